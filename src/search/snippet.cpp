#include "search/query.h"

#include "core/breaks.h"

#include <algorithm>

namespace filrouge::search {

namespace {

constexpr std::string_view ellipsis = "…"; // one code point

/// Where the window of `width` code points begins that holds the most matched characters; the
/// matches in its middle.
CpSpan densest_window(CpSpan all, const std::vector<CpSpan>& matches, std::size_t width) {
    const auto size = all.size().value();
    if (size <= width) return all;
    if (matches.empty()) return cp_span(0, width);
    std::size_t best = 0;
    std::size_t best_characters = 0;
    std::size_t best_last = 0;
    std::size_t last = 0;
    std::size_t characters = 0;
    for (std::size_t first = 0; first < matches.size(); ++first) {
        const auto reach = matches[first].begin().value() + width;
        while (last < matches.size() && matches[last].end().value() <= reach) {
            characters += matches[last++].size().value();
        }
        if (characters > best_characters) {
            best = first;
            best_last = last - 1;
            best_characters = characters;
        }
        if (last > first) characters -= matches[first].size().value();
        last = std::max(last, first + 1);
    }
    const auto begin = matches[best].begin().value();
    const auto end = std::max(matches[best_last].end().value(), begin);
    const auto used = std::min(end - begin, width);
    const auto before = std::min(begin, (width - used) / 2);
    const auto start = std::min(begin - before, size - width);
    return cp_span(start, start + width);
}

bool space_at(const Text& text, std::size_t at) {
    const auto c = text.slice(cp_span(at, at + 1));
    return c == " " || c == "\n" || c == "\t" || c == "\u00A0" || c == "\u202F" || c == "\u3000";
}

/// The window without the words cut at its ends, as far as no match and not more than half of
/// it is lost; in scripts without spaces the cut falls between characters.
CpSpan between_words(const Text& text, CpSpan window, const std::vector<CpSpan>& matches) {
    const auto slack = window.size().value() / 2;
    const auto size = text.size().value();
    auto begin = window.begin().value();
    auto end = window.end().value();
    auto earliest_match = end;
    auto latest_match = begin;
    for (const auto& match : matches) {
        if (!window.contains(match)) continue;
        earliest_match = std::min(earliest_match, match.begin().value());
        latest_match = std::max(latest_match, match.end().value());
    }
    if (begin > 0) {
        auto at = begin;
        const auto limit = std::min(begin + slack, earliest_match);
        while (at < limit && !space_at(text, at - 1)) ++at;
        if (space_at(text, at - 1)) begin = at;
    }
    if (end < size) {
        auto at = end;
        const auto limit = std::max({end - std::min(end, slack), latest_match, begin});
        while (at > limit && !space_at(text, at)) --at;
        if (space_at(text, at)) end = at;
    }
    return trim(text, snap_to_graphemes(text, cp_span(begin, std::max(begin, end))));
}

} // namespace

Snippet make_snippet(const Text& text, const std::vector<CpSpan>& matches, CpCount width) {
    const auto all = trim(text, text.all());
    auto window = densest_window(text.all(), matches, std::max<std::size_t>(width.value(), 1));
    window = between_words(text, window, matches);
    if (all.size() <= width) window = all;
    Snippet snippet;
    const bool cut_before = all.begin() < window.begin();
    if (cut_before) snippet.text += ellipsis;
    for (const char c : text.slice(window)) snippet.text += c == '\n' ? ' ' : c;
    if (window.end() < all.end()) snippet.text += ellipsis;
    const CpCount shift{cut_before ? 1U : 0U};
    for (const auto& match : matches) {
        const auto shown = match.intersection(window);
        if (shown.empty()) continue;
        snippet.matches.push_back({CpPos{(shown.begin() - window.begin()).value()} + shift,
                                   CpPos{(shown.end() - window.begin()).value()} + shift});
    }
    return snippet;
}

} // namespace filrouge::search

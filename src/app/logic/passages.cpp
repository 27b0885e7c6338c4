#include "app/logic/passages.h"

#include "core/breaks.h"
#include "core/fold.h"

#include <algorithm>
#include <set>

namespace filrouge::app {
namespace {

// Of what stands before the match.
constexpr CpCount shown_before{30};

std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// The part of `found` in the passage, counted from its beginning.
CpSpan within(CpSpan where, CpSpan found) {
    const auto begin = std::max(found.begin(), where.begin()) - where.begin();
    const auto end = std::min(found.end(), where.end()) - where.begin();
    return {CpPos{begin.value()}, CpPos{end.value()}};
}

} // namespace

std::string escape_html(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
        case '<': html += "&lt;"; break;
        case '>': html += "&gt;"; break;
        case '&': html += "&amp;"; break;
        case '"': html += "&quot;"; break;
        case '\n': html += "<br>"; break;
        default: html += c;
        }
    }
    return html;
}

std::string with_bold(const std::string& text, const std::vector<CpSpan>& strong) {
    const TextIndex index{text};
    const std::string_view view{text};
    std::string html;
    std::size_t done = 0;
    for (const auto& span : strong) {
        const auto bytes = index.to_bytes(span);
        if (bytes.begin().value() < done) continue;
        html += escape_html(view.substr(done, bytes.begin().value() - done));
        html +=
            "<b>" + escape_html(view.substr(bytes.begin().value(), bytes.size().value())) + "</b>";
        done = bytes.end().value();
    }
    return html + escape_html(view.substr(done));
}

std::string shortened(const std::string& text, CpCount limit) {
    if (count_code_points(text) <= limit) return text;
    const auto made = Text::clean(text);
    if (!made) return text;
    const CpPos cut{limit.value()};
    // Widening an empty span gives the whole character around the cut; stop before it.
    const auto begin = snap_to_graphemes(*made, {cut, cut + CpCount{1}}).begin();
    return std::string{made->slice({CpPos{0}, begin})} + "…";
}

std::string words_found(const std::string& passage, CpSpan where,
                        const std::vector<CpSpan>& found) {
    const auto text = Text::clean(passage);
    if (!text) return {};
    std::set<std::string> seen;
    std::string words;
    for (const auto& one : found) {
        if (!one.overlaps(where)) continue;
        const auto word = on_one_line(std::string{text->slice(within(where, one))});
        if (seen.insert(fold(word)).second) words += (words.empty() ? "" : ", ") + word;
    }
    return words;
}

std::string around_first_match(const std::string& passage, CpSpan where,
                               const std::vector<CpSpan>& found) {
    const auto text = Text::clean(passage);
    const auto first = std::find_if(found.begin(), found.end(),
                                    [&](const CpSpan& one) { return one.overlaps(where); });
    if (!text || first == found.end()) return on_one_line(passage);
    const auto at = within(where, *first).begin();
    if (at.value() <= shown_before.value()) return on_one_line(passage);
    const auto cut = at - shown_before;
    // Not within a word, but where the word reaches to the match, as in writing without spaces.
    auto begin = std::max(cut, word_at(*text, cut, {}).end());
    if (begin >= at) begin = snap_to_graphemes(*text, {cut, cut + CpCount{1}}).end();
    return "…" + on_one_line(std::string{text->slice({begin, CpPos{text->size().value()}})});
}

CpSpan coded_span(const Text& text, ByteSpan selection) {
    const auto span = text.index().from_bytes(selection);
    if (span.empty()) return span;
    return trim(text, snap_to_graphemes(text, span));
}

CpSpan whole_words(const Text& text, CpSpan span, std::string_view language) {
    if (span.empty()) return span;
    auto begin = span.begin();
    auto end = span.end();
    if (const auto word = hyphenated_at(text, begin, language);
        word.begin() < begin && begin < word.end())
        begin = word.begin();
    if (const auto word = hyphenated_at(text, end, language);
        word.begin() < end && end < word.end())
        end = word.end();
    return {begin, end};
}

} // namespace filrouge::app

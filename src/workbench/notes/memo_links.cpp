#include "workbench/notes/memo_links.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace filrouge::workbench {
namespace {

/// A link as it is written, in bytes of the memo.
struct WrittenLink {
    ByteSpan place;
    std::string_view words; ///< escaped
    std::string_view target;
};

std::string escaped(std::string_view words) {
    std::string safe;
    for (const char c : words) {
        if (c == '[' || c == ']' || c == '\\') safe += '\\';
        safe += c == '\n' ? ' ' : c;
    }
    return safe;
}

std::string unescaped(std::string_view words) {
    std::string plain;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool escapes = words[i] == '\\' && i + 1 < words.size() &&
                             std::string_view{"[]\\"}.find(words[i + 1]) != std::string_view::npos;
        if (escapes) ++i;
        plain += words[i];
    }
    return plain;
}

/// All `[words](target)` of the memo; the innermost bracket opens.
std::vector<WrittenLink> written_links(std::string_view memo) {
    std::vector<WrittenLink> links;
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < memo.size(); ++i) {
        if (memo[i] == '\\') {
            ++i;
        } else if (memo[i] == '[') {
            open = i;
        } else if (memo[i] == ']' && open) {
            const auto from = *open + 1;
            const auto close = memo.find(')', i);
            if (memo.substr(i + 1).starts_with('(') && close != std::string_view::npos) {
                links.push_back({{BytePos{*open}, BytePos{close + 1}},
                                 memo.substr(from, i - from),
                                 memo.substr(i + 2, close - i - 2)});
                i = close;
            }
            open.reset();
        }
    }
    return links;
}

std::optional<std::size_t> to_number(std::string_view digits) {
    std::size_t number = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

struct Target {
    SourceId source;
    CpSpan span;
};

/// Of `passage:SOURCE-ID:BEGIN-END`.
std::optional<Target> passage_target(std::string_view target) {
    constexpr std::string_view scheme = "passage:";
    if (!target.starts_with(scheme)) return std::nullopt;
    target.remove_prefix(scheme.size());
    const auto colon = target.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto source = SourceId::parse(target.substr(0, colon));
    const auto range = target.substr(colon + 1);
    const auto dash = range.find('-');
    if (!source || dash == std::string_view::npos) return std::nullopt;
    const auto begin = to_number(range.substr(0, dash));
    const auto end = to_number(range.substr(dash + 1));
    if (!begin || !end || *begin >= *end) return std::nullopt;
    return Target{*source, cp_span(*begin, *end)};
}

std::optional<Target> coding_target(const Project& project, std::string_view target) {
    constexpr std::string_view scheme = "coding:";
    if (!target.starts_with(scheme)) return std::nullopt;
    const auto id = CodingId::parse(target.substr(scheme.size()));
    if (!id || !project.all_codings().contains(*id)) return std::nullopt;
    const auto coding = project.all_codings().at(project.all_codings().row_of(*id));
    return Target{coding.source, coding.span};
}

std::string passage_target(const SourceId& source, CpSpan span) {
    return fmt::format("passage:{}:{}-{}", source.str(), span.begin().value(), span.end().value());
}

} // namespace

std::string passage_link(const Source& source, CpSpan span, std::string_view words) {
    return fmt::format("[{}]({})", escaped(words), passage_target(source.id, span));
}

std::string coding_link(const CodingId& coding, std::string_view words) {
    return fmt::format("[{}](coding:{})", escaped(words), coding.str());
}

std::vector<MemoLink> links_in(const Project& project, std::string_view memo_text) {
    const auto written = written_links(memo_text);
    if (written.empty()) return {};
    const TextIndex index{memo_text};
    std::vector<MemoLink> links;
    for (const auto& link : written) {
        auto target = passage_target(link.target);
        if (!target) target = coding_target(project, link.target);
        if (!target) continue;
        const auto* source = project.find(target->source);
        if (source == nullptr || target->span.end().value() > source->characters.value()) continue;
        links.push_back(
            {index.from_bytes(link.place), unescaped(link.words), target->source, target->span});
    }
    return links;
}

namespace {

constexpr std::string_view mark = "↗";

/// `[words]↗` in what was typed: the bytes of the words and of the mark.
struct MarkedWords {
    ByteSpan words;
    ByteSpan mark;
};

std::vector<MarkedWords> marked_words(std::string_view text) {
    std::vector<MarkedWords> marked;
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '[') {
            open = i;
        } else if (text[i] == ']' && open) {
            if (text.substr(i + 1).starts_with(mark)) {
                marked.push_back({{BytePos{*open + 1}, BytePos{i}},
                                  {BytePos{i + 1}, BytePos{i + 1 + mark.size()}}});
            }
            open.reset();
        }
    }
    return marked;
}

std::string_view slice(std::string_view text, ByteSpan span) {
    return text.substr(span.begin().value(), span.size().value());
}

/// For each of the marked words the number of its link; nothing: none.
std::vector<std::optional<std::size_t>> links_of(std::string_view text,
                                                 const std::vector<MarkedWords>& marked,
                                                 const std::vector<ReadableMemo::Link>& links) {
    std::vector<std::optional<std::size_t>> which(marked.size());
    std::vector<bool> used(links.size());
    const auto take = [&](std::size_t place, bool again) {
        const auto words = slice(text, marked[place].words);
        for (std::size_t i = 0; i < links.size() && !which[place]; ++i) {
            if (links[i].words == words && (again || !used[i])) which[place] = i;
        }
        if (which[place]) used[*which[place]] = true;
    };
    for (std::size_t i = 0; i < marked.size(); ++i) take(i, false);
    for (std::size_t i = 0; i < marked.size(); ++i) take(i, true); // copied
    std::vector<std::size_t> places, left;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        if (!which[i]) places.push_back(i);
    }
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (!used[i]) left.push_back(i);
    }
    if (places.size() == left.size()) {
        for (std::size_t i = 0; i < places.size(); ++i) which[places[i]] = left[i];
    }
    return which;
}

} // namespace

ReadableMemo readable(std::string_view memo_text) {
    ReadableMemo memo;
    std::size_t copied = 0;
    for (const auto& link : written_links(memo_text)) {
        const bool ours = link.target.starts_with("passage:") || link.target.starts_with("coding:");
        if (!ours) continue;
        const auto begin = link.place.begin().value();
        memo.text += memo_text.substr(copied, begin - copied);
        memo.text += fmt::format("[{}]{}", link.words, mark);
        memo.links.push_back({std::string{link.words}, std::string{link.target}});
        copied = link.place.end().value();
    }
    memo.text += memo_text.substr(copied);
    return memo;
}

std::string with_targets(std::string_view text, const std::vector<ReadableMemo::Link>& links) {
    const auto marked = marked_words(text);
    const auto which = links_of(text, marked, links);
    std::string memo;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        if (!which[i]) continue;
        const auto begin = marked[i].mark.begin().value();
        memo += text.substr(copied, begin - copied);
        memo += fmt::format("({})", links[*which[i]].target);
        copied = marked[i].mark.end().value();
    }
    return memo + std::string{text.substr(copied)};
}

std::string with_shifted_links(std::string_view memo_text, const SourceId& source,
                               const TextChange& change) {
    std::string shifted;
    std::size_t copied = 0;
    for (const auto& link : written_links(memo_text)) {
        const auto target = passage_target(link.target);
        if (!target || target->source != source) continue;
        const auto now = change.shift(target->span);
        if (now == target->span) continue;
        const auto begin = link.place.begin().value();
        shifted += memo_text.substr(copied, begin - copied);
        shifted += now ? fmt::format("[{}]({})", link.words, passage_target(source, *now))
                       : std::string{link.words};
        copied = link.place.end().value();
    }
    return shifted + std::string{memo_text.substr(copied)};
}

} // namespace filrouge::workbench

#include "search/index.h"

#include "core/breaks.h"
#include "core/turns.h"
#include "search/code_points.h"

#include <algorithm>

namespace filrouge::search {

namespace {

bool has_word(std::string_view utf8) {
    const auto is_ascii_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    if (std::any_of(utf8.begin(), utf8.end(), is_ascii_letter)) return true; // nearly always
    const auto points = decode(utf8);
    return std::any_of(points.begin(), points.end(), is_word_character);
}

/// The lines in `gap`, without the spaces around them; those without a letter or digit are left
/// out.
void add_paragraphs(std::vector<Unit>& units, const SourceId& source, const Text& text,
                    CpSpan gap) {
    const auto bytes = text.index().to_bytes(gap);
    const auto end = bytes.end().value();
    auto begin = bytes.begin().value();
    while (begin < end) {
        const auto line_end = std::min(text.utf8().find('\n', begin), end);
        const auto line = std::string_view{text.utf8()}.substr(begin, line_end - begin);
        if (has_word(line)) {
            const ByteSpan span{BytePos{begin}, BytePos{line_end}};
            units.push_back({source, trim(text, text.index().from_bytes(span)), 0});
        }
        begin = line_end + 1;
    }
}

} // namespace

std::vector<Unit> units_of(const SourceId& source, const Text& text, std::span<const Turn> turns) {
    std::vector<const Turn*> ordered;
    for (const auto& turn : turns) ordered.push_back(&turn);
    std::sort(ordered.begin(), ordered.end(),
              [](const Turn* a, const Turn* b) { return a->span < b->span; });
    std::vector<Unit> units;
    CpPos covered;
    for (const auto* turn : ordered) {
        const auto begin = begin_of(*turn);
        if (covered < begin) add_paragraphs(units, source, text, {covered, begin});
        if (!turn->label.empty() && turn->label.end() < turn->span.begin()) {
            add_paragraphs(units, source, text, {turn->label.end(), turn->span.begin()});
        }
        if (!turn->span.empty()) units.push_back({source, turn->span, turn->number});
        covered = std::max({covered, turn->span.end(), turn->label.end()});
    }
    if (covered < text.all().end()) {
        add_paragraphs(units, source, text, {covered, text.all().end()});
    }
    return units;
}

} // namespace filrouge::search

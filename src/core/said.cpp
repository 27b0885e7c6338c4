#include "core/said.h"

#include "core/breaks.h"

#include <algorithm>

namespace filrouge {

std::vector<CpSpan> said_in(const Project& project, const SourceId& source, CpSpan span) {
    std::vector<CpSpan> parts;
    auto begin = span.begin();
    const auto add_until = [&](CpPos end) {
        if (begin < end) parts.push_back({begin, end});
    };
    const auto& turns = project.turns(source);
    // The label of a turn stands before its span, so those before `span` end before it, too.
    auto turn = std::partition_point(turns.begin(), turns.end(), [&](const Turn& each) {
        return each.span.end() <= span.begin() && each.label.end() <= span.begin();
    });
    for (; turn != turns.end() && begin < span.end(); ++turn) {
        const bool label_behind = turn->label.empty() || turn->label.begin() >= span.end();
        if (label_behind && turn->span.begin() >= span.end()) break;
        const auto label = turn->label.intersection(span);
        if (label.empty()) continue;
        add_until(label.begin());
        begin = std::max(begin, label.end());
    }
    add_until(span.end());
    return parts;
}

std::size_t count_words_said(const Project& project, const SourceId& source, const Text& text,
                             CpSpan span) {
    const auto* known = project.find(source);
    if (known == nullptr) return 0;
    std::size_t words = 0;
    for (const auto part : said_in(project, source, span)) {
        words += count_words(text.slice(part), known->language);
    }
    return words;
}

} // namespace filrouge

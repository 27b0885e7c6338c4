#include "workbench/finding/concordance.h"

#include "core/breaks.h"
#include "core/fold.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace filrouge::workbench {
namespace {

struct OrderName {
    std::string_view name;
    ConcordanceOrder order;
};
constexpr std::array order_names{
    OrderName{"text", ConcordanceOrder::text}, OrderName{"left", ConcordanceOrder::left},
    OrderName{"match", ConcordanceOrder::match}, OrderName{"right", ConcordanceOrder::right}};

// What decides the order is seldom further away.
constexpr std::size_t most_key_words = 12;

bool is_space_at(const Text& text, std::size_t at) {
    return trim(text, cp_span(at, at + 1)).empty();
}

/// At most `width` code points before `end`, from the beginning of a word on.
CpSpan left_context(const Text& text, CpSpan within, CpPos end, CpCount width) {
    auto begin = within.begin();
    if (end - begin > width) {
        begin = end - width;
        while (begin < end && !is_space_at(text, begin.value() - 1)) begin = begin + CpCount{1};
        if (begin == end) begin = end - width; // one long word
    }
    return snap_to_graphemes(text, {begin, end});
}

CpSpan right_context(const Text& text, CpSpan within, CpPos begin, CpCount width) {
    auto end = within.end();
    if (end - begin > width) {
        end = begin + width;
        while (end > begin && !is_space_at(text, end.value())) end = end - CpCount{1};
        if (end == begin) end = begin + width;
    }
    return snap_to_graphemes(text, {begin, end});
}

std::string on_one_line(std::string_view text) {
    std::string line{text};
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

/// The words of `text` in the order they decide in, without what stands between them.
std::string sort_key(const std::string& text, const std::string& language, bool from_end) {
    auto all = words(text, language);
    if (from_end) std::reverse(all.begin(), all.end());
    if (all.size() > most_key_words) all.resize(most_key_words);
    std::string key;
    for (const auto& word : all) {
        if (!key.empty()) key += ' ';
        key += std::string_view{text}.substr(word.span.begin().value(), word.span.size().value());
    }
    return key;
}

void sort_lines(std::vector<ConcordanceLine>& lines, ConcordanceOrder order, const Project& project,
                Progress& progress) {
    if (order == ConcordanceOrder::text) return;
    const auto& language = project.info.language;
    std::vector<std::string> keys;
    for (const auto& line : lines) {
        progress.step(keys.size(), lines.size(), {});
        const auto& of = project.find(line.source)->language;
        const auto right = sort_key(line.right, of, false);
        if (order == ConcordanceOrder::left) keys.push_back(sort_key(line.left, of, true));
        if (order == ConcordanceOrder::right) keys.push_back(right);
        if (order == ConcordanceOrder::match) keys.push_back(line.match + " " + right);
    }
    std::vector<std::size_t> by(lines.size());
    std::iota(by.begin(), by.end(), std::size_t{0});
    std::stable_sort(by.begin(), by.end(), [&](std::size_t a, std::size_t b) {
        progress.step(keys.size(), keys.size(), {});
        return collate(keys[a], keys[b], language) < 0;
    });
    // In their places, ring by ring: a second copy of many megabytes takes as long as the sorting.
    for (std::size_t i = 0; i < by.size(); ++i) {
        auto at = i;
        while (by[at] != i) {
            const auto from = std::exchange(by[at], at);
            std::swap(lines[at], lines[from]);
            at = from;
        }
        by[at] = at;
        progress.step(keys.size(), keys.size(), {});
    }
}

} // namespace

std::optional<ConcordanceOrder> parse_concordance_order(std::string_view name) {
    const auto* const found = std::find_if(order_names.begin(), order_names.end(),
                                           [&](const OrderName& one) { return one.name == name; });
    if (found == order_names.end()) return std::nullopt;
    return found->order;
}

Result<Concordance> concordance(Finder& finder, const ConcordanceRequest& request,
                                Progress& progress) {
    auto found = finder.places(request.query, request.where, progress);
    if (!found) return found.error();
    if (!found->has_words) {
        return Error{ErrorCode::invalid_input, "A concordance shows words, and the query has none",
                     "Write the words to show, such as confiance or \"machine à café\""};
    }
    auto& bench = finder.bench();
    Concordance made{request.query, {}, std::move(found->suggestion)};
    // Else the lines, a large project's many megabytes, would be moved again and again.
    made.lines.reserve(std::accumulate(
        found->units.begin(), found->units.end(), std::size_t{0},
        [](std::size_t sum, const FoundPlace& place) { return sum + place.matches.size(); }));
    std::size_t done = 0;
    for (const auto& place : found->units) {
        progress.step(done++, found->units.size(), {});
        if (progress.cancelled()) return search_stopped();
        const auto text = bench.text(place.unit.source);
        if (!text) return text.error();
        const auto speaker = bench.project().speaker_name(place.unit.source, place.unit.span);
        for (const auto& match : place.matches) {
            const auto left = left_context(**text, place.unit.span, match.begin(), request.width);
            const auto right = right_context(**text, place.unit.span, match.end(), request.width);
            made.lines.push_back({place.unit.source, place.unit.turn, speaker, match,
                                  on_one_line((*text)->slice(left)),
                                  on_one_line((*text)->slice(match)),
                                  on_one_line((*text)->slice(right))});
        }
    }
    sort_lines(made.lines, request.order, bench.project(), progress);
    if (progress.cancelled()) return search_stopped();
    return made;
}

publish::Records concordance_records(const Project& project, const Concordance& concordance) {
    using publish::Records;
    Records records;
    using Kind = Records::Kind;
    records.columns = {{"source", 18},
                       {"turn", 6, Kind::number},
                       {"speaker", 16},
                       {"start", 8, Kind::number},
                       {"end", 8, Kind::number},
                       {"left", 60, Kind::to_right},
                       {"match", 20},
                       {"right", 60}};
    for (const auto& line : concordance.lines) {
        const auto number = [](std::size_t n) { return std::to_string(n); };
        records.rows.push_back({project.find(line.source)->name,
                                line.turn == 0 ? "" : number(line.turn), line.speaker,
                                number(line.span.begin().value()), number(line.span.end().value()),
                                line.left, line.match, line.right});
    }
    return records;
}

} // namespace filrouge::workbench

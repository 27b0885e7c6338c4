#include "workbench/finding/bound_query.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace filrouge::workbench {
namespace {

using Flags = std::vector<bool>;

// Names of conditions that nobody can type: queries hold no control characters.
const std::string where_field = "\x01where";
const std::string test_field = "\x01place";
const std::string cover_field = "\x01cover";

constexpr search::Page everything{0, std::numeric_limits<std::uint32_t>::max()};

Flags judge_units(const Filter& filter, const Project& project,
                  std::span<const search::Unit> units) {
    Flags fits(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto& unit = units[i];
        const Turn* turn = nullptr;
        if (unit.turn != 0) {
            const auto& turns = project.turns(unit.source);
            if (unit.turn <= turns.size()) turn = &turns[unit.turn - 1];
        }
        fits[i] = filter.fits_passage({unit.source, unit.span, turn});
    }
    return fits;
}

template <class Map>
Flags units_among(const Map& wanted, std::span<const search::Unit> units) {
    Flags fits(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto of_source = wanted.find(units[i].source);
        fits[i] =
            of_source != wanted.end() &&
            std::binary_search(of_source->second.begin(), of_source->second.end(), units[i].span);
    }
    return fits;
}

std::vector<CpSpan> united(const std::vector<CpSpan>& spans) {
    std::vector<CpSpan> cover;
    for (const auto& span : spans) {
        if (cover.empty() || cover.back().end() < span.begin()) {
            cover.push_back(span);
        } else if (cover.back().end() < span.end()) {
            cover.back() = {cover.back().begin(), span.end()};
        }
    }
    return cover;
}

bool covers_part_of(const std::vector<CpSpan>& cover, CpSpan span) {
    const auto part = std::partition_point(
        cover.begin(), cover.end(), [&](const CpSpan& one) { return one.end() <= span.begin(); });
    return part != cover.end() && part->begin() < span.end();
}

/// The units of one source that take part where every condition fits within `distance` units.
void mark_near(const std::vector<Flags>& fits, std::size_t begin, std::size_t end,
               std::size_t distance, Flags& marked) {
    std::vector<std::size_t> counts(fits.size());
    std::size_t last = begin; // behind the window
    for (std::size_t first = begin; first < end; ++first) {
        for (; last < end && last <= first + distance; ++last) {
            for (std::size_t k = 0; k < fits.size(); ++k) counts[k] += fits[k][last] ? 1 : 0;
        }
        if (std::find(counts.begin(), counts.end(), std::size_t{0}) == counts.end()) {
            for (auto i = first; i < last; ++i) {
                marked[i] = marked[i] || std::any_of(fits.begin(), fits.end(),
                                                     [i](const Flags& one) { return one[i]; });
            }
        }
        for (std::size_t k = 0; k < fits.size(); ++k) counts[k] -= fits[k][first] ? 1 : 0;
    }
}

} // namespace

Result<BoundQuery> BoundQuery::make(Workbench& bench, const search::Index& index,
                                    search::Query query, Filter where) {
    BoundQuery bound{bench, index, std::move(query)};
    bound.where_ = std::move(where);
    std::vector<Condition> judged_by;
    for (auto& asked : bound.query_.place_tests()) {
        judged_by.push_back({test_field, {}, std::to_string(bound.tests_.size())});
        bound.tests_.push_back({std::move(asked), {}, {}});
        auto& test = bound.tests_.back();
        if (test.asked.kind != search::PlaceTest::Kind::inside) continue;
        if (auto found = bound.find_inside(test); !found) return found.error();
    }
    bound.asked_ = bound.query_.with_place_tests(judged_by);
    if (!bound.where_.fits_everything()) {
        bound.asked_ = bound.asked_.restricted_by({where_field, {}, {}});
    }
    return bound;
}

Result<void> BoundQuery::find_places(Test& test) const {
    const auto& project = bench_->project();
    const auto filter = Filter::bind(test.asked.conditions.front(), project);
    if (!filter) return search::error_at(filter.error(), test.asked.at);
    for (const auto& [id, source] : project.sources()) {
        Places places;
        for (const auto row : project.codings().rows_in(id)) {
            if (filter->fits_coding(row)) places.spans.push_back(project.codings().span(row));
        }
        if (places.spans.empty()) continue;
        std::sort(places.spans.begin(), places.spans.end());
        places.cover = united(places.spans);
        test.places.emplace(id, std::move(places));
    }
    return {};
}

/// First the units that hold the words and something coded so, from the index; then those are read.
Result<void> BoundQuery::find_inside(Test& test) {
    if (auto known = find_places(test); !known) return known;
    const auto is_covered = [&](const Condition& /*condition*/,
                                std::span<const search::Unit> units) -> Result<Flags> {
        Flags fits(units.size());
        for (std::size_t i = 0; i < units.size(); ++i) {
            const auto places = test.places.find(units[i].source);
            fits[i] =
                places != test.places.end() && covers_part_of(places->second.cover, units[i].span);
        }
        return fits;
    };
    auto candidates = index_->search(test.asked.words->restricted_by({cover_field, {}, {}}),
                                     is_covered, everything);
    if (!candidates) return candidates.error();
    // Those of one source together: its text is read once.
    std::sort(candidates->hits.begin(), candidates->hits.end(),
              [](const auto& a, const auto& b) { return a.unit.source < b.unit.source; });
    for (const auto& hit : candidates->hits) {
        const auto found = matches_inside(test, hit.unit);
        if (!found) return found.error();
        if (!found->empty()) test.fitting[hit.unit.source].push_back(hit.unit.span);
    }
    for (auto& [source, spans] : test.fitting) std::sort(spans.begin(), spans.end());
    return {};
}

Result<Flags> BoundQuery::judge(const Condition& condition, std::span<const search::Unit> units) {
    const auto& project = bench_->project();
    if (condition.field == where_field) return judge_units(where_, project, units);
    if (condition.field == test_field) {
        const auto& test = tests_.at(std::stoul(condition.value));
        if (test.asked.kind == search::PlaceTest::Kind::near) return judge_near(test, units);
        return units_among(test.fitting, units);
    }
    FilterNode node;
    node.kind = FilterNode::Kind::condition;
    node.condition = condition;
    const auto bound = Filter::bind(node, project);
    if (!bound) return bound.error();
    return judge_units(*bound, project, units);
}

Result<Flags> BoundQuery::judge_near(const Test& test, std::span<const search::Unit> units) const {
    std::vector<Flags> fits;
    for (const auto& condition : test.asked.conditions) {
        const auto filter = Filter::bind(condition, bench_->project());
        if (!filter) return search::error_at(filter.error(), test.asked.at);
        fits.push_back(judge_units(*filter, bench_->project(), units));
    }
    Flags marked(units.size());
    for (std::size_t begin = 0; begin < units.size();) {
        auto end = begin;
        while (end < units.size() && units[end].source == units[begin].source) ++end;
        mark_near(fits, begin, end, test.asked.distance, marked);
        begin = end;
    }
    return marked;
}

Result<search::Answer> BoundQuery::search(search::Page page) {
    return index_->search(
        asked_,
        [this](const Condition& condition, std::span<const search::Unit> units) {
            return judge(condition, units);
        },
        page);
}

namespace {

struct UnitText {
    Text text;
    std::string language;
};

Result<UnitText> unit_text(Workbench& bench, const search::Unit& unit) {
    const auto whole = bench.text(unit.source);
    if (!whole) return whole.error();
    const auto* source = bench.project().find(unit.source);
    return UnitText{(*whole)->part(unit.span),
                    source == nullptr ? std::string{} : source->language};
}

} // namespace

Result<std::vector<CpSpan>> BoundQuery::matches_inside(const Test& test,
                                                       const search::Unit& unit) const {
    const auto places = test.places.find(unit.source);
    if (places == test.places.end()) return std::vector<CpSpan>{};
    std::vector<CpSpan> within; // counted from the unit's beginning
    for (const auto& span : places->second.spans) {
        if (span.begin() >= unit.span.end()) break;
        const auto shared = span.intersection(unit.span);
        if (shared.empty()) continue;
        const auto begin = (shared.begin() - unit.span.begin()).value();
        within.push_back(cp_span(begin, begin + shared.size().value()));
    }
    if (within.empty()) return within;
    const auto text = unit_text(*bench_, unit);
    if (!text) return text.error();
    return search::find_matches_inside(*test.asked.words, text->text, text->language, within);
}

Result<std::vector<CpSpan>> BoundQuery::matches(const search::Unit& unit) const {
    const auto text = unit_text(*bench_, unit);
    if (!text) return text.error();
    auto found = search::find_matches(query_, text->text, text->language);
    for (const auto& test : tests_) {
        if (!test.asked.wanted || test.asked.kind != search::PlaceTest::Kind::inside) continue;
        const auto inside = matches_inside(test, unit);
        if (!inside) return inside.error();
        found.insert(found.end(), inside->begin(), inside->end());
    }
    std::sort(found.begin(), found.end());
    const auto offset = unit.span.begin() - CpPos{0};
    std::vector<CpSpan> matches; // in the source, none overlapping another
    for (const auto& match : found) {
        const CpSpan placed{match.begin() + offset, match.end() + offset};
        if (matches.empty() || matches.back().end() <= placed.begin()) {
            matches.push_back(placed);
        } else {
            matches.back() = {matches.back().begin(), std::max(matches.back().end(), placed.end())};
        }
    }
    return matches;
}

} // namespace filrouge::workbench

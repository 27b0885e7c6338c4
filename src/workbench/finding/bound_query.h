#pragma once

#include "core/filter.h"
#include "search/index.h"
#include "workbench/workbench.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace filrouge::workbench {

/// A query and the filter beside it, as they apply to the project as it is now; refers to both, and
/// is good until the project changes. For the owner's thread.
class BoundQuery {
  public:
    /// `index` must be up to date. Errors: names that are not in the project, with their place.
    static Result<BoundQuery> make(Workbench& bench, const search::Index& index,
                                   search::Query query, Filter where);

    [[nodiscard]] const search::Query& query() const { return query_; }
    Result<search::Answer> search(search::Page page);
    /// The words asked for, in a unit found; in the source's text.
    Result<std::vector<CpSpan>> matches(const search::Unit& unit) const;

  private:
    /// Where the codings of one source are that a condition fits.
    struct Places {
        std::vector<CpSpan> spans; ///< in order
        std::vector<CpSpan> cover; ///< the same united
    };
    struct Test {
        search::PlaceTest asked;
        std::unordered_map<SourceId, Places> places;               ///< for inside
        std::unordered_map<SourceId, std::vector<CpSpan>> fitting; ///< units, in order
    };
    using Flags = std::vector<bool>;

    BoundQuery(Workbench& bench, const search::Index& index, search::Query query)
        : bench_{&bench}, index_{&index}, query_{query}, asked_{std::move(query)} {}
    Result<void> find_inside(Test& test);
    Result<void> find_places(Test& test) const;
    Result<Flags> judge(const Condition& condition, std::span<const search::Unit> units);
    Result<Flags> judge_near(const Test& test, std::span<const search::Unit> units) const;
    Result<std::vector<CpSpan>> matches_inside(const Test& test, const search::Unit& unit) const;

    Workbench* bench_;
    const search::Index* index_;
    search::Query query_;
    search::Query asked_; // with the place tests and the filter as conditions
    Filter where_;
    std::vector<Test> tests_;
};

} // namespace filrouge::workbench

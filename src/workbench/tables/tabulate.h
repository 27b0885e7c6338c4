#pragma once

#include "analysis/table.h"
#include "workbench/documents/quoting.h"
#include "workbench/workbench.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::workbench {

/// An axis by name: `codes`, `sources`, `coders`, or a variable's.
struct CrosstabRequest {
    std::string rows = "codes";
    std::string cols = "sources";
    analysis::CountOf count = analysis::CountOf::codings;
    std::string where;              ///< filter (core/filter.h) or empty
    std::vector<CodeId> only_codes; ///< empty: all
};

/// Codings are counted, and what two coders coded alike counts twice.
bool counts_twice(const Project& project, const CrosstabRequest& request);
/// Passages where several coders coded a source, else codings.
analysis::CountOf usual_count(const Project& project);

/// Of all codings in sight.
std::size_t count_passages(const Workbench& bench);

Result<analysis::Table> crosstab(Workbench& bench, const CrosstabRequest& request);

/// A cross-tab that follows the project: one coding more or less changes one cell, a source or code
/// more or less moves the cells; only what divides a label counts anew. Belongs to the owner's
/// thread; dies before the workbench.
class LiveTable {
  public:
    /// Errors: what it asks for is not there; `progress` stopped it.
    static Result<std::unique_ptr<LiveTable>> open(Workbench& bench, const CrosstabRequest& request,
                                                   Progress& progress = no_progress());
    ~LiveTable();
    [[nodiscard]] const analysis::Table& table() const;
    [[nodiscard]] const CrosstabRequest& request() const;
    /// Another table from now on, sooner than one opened anew. An error leaves the old one.
    Result<void> change(const CrosstabRequest& request, Progress& progress = no_progress());
    /// What is behind a cell, in the order of sources and text: of a table of passages these, else
    /// each coding by itself.
    [[nodiscard]] std::vector<CodedPassage> passages(std::size_t row, std::size_t col) const;
    /// Told after the table was brought up to date.
    [[nodiscard]] Publisher<analysis::Table>& updates();

  private:
    struct State;
    explicit LiveTable(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace filrouge::workbench

#include "workbench/tables/crosstab_input.h"

#include "core/filter.h"
#include "core/fold.h"
#include "workbench/documents/quoting.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace filrouge::workbench {
namespace {

using analysis::Axis;
using analysis::CountOf;
using analysis::CrosstabInput;
using analysis::SpeakerColumn;

constexpr std::uint32_t between_steps = 1024; // codings, each asked whether a filter fits it

Result<Axis> axis_named(const Project& project, const SpeakerColumn& speakers,
                        const std::string& name, const std::vector<CodeId>& only_codes) {
    const auto folded = fold(name);
    if (folded == "codes" || folded == "code") return analysis::axis_of_codes(project, only_codes);
    if (folded == "sources" || folded == "source") return analysis::axis_of_sources(project);
    if (folded == "coders" || folded == "coder") return analysis::axis_of_coders(project);
    const auto variable = project.resolve_variable(name);
    if (variable) return analysis::axis_of_variable(project, speakers, *variable);
    auto error = variable.error();
    error.hint = "An axis is codes, sources, coders or a variable. " + error.hint;
    return error;
}

/// Two axes that sort codings by the same thing have counts on the diagonal and nowhere else: what
/// looks like a perfect association says nothing.
Result<void> check_axes(const Project& project, const CrosstabRequest& request) {
    const auto same_thing = [&](const std::string& name) {
        auto folded = fold(name);
        if (folded == "code" || folded == "source" || folded == "coder") folded += "s";
        const auto variable = project.resolve_variable(name);
        const bool fixed = folded == "codes" || folded == "sources" || folded == "coders";
        return fixed || !variable ? folded : variable->str();
    };
    if (same_thing(request.rows) != same_thing(request.cols)) return {};
    return Error{ErrorCode::invalid_input,
                 "The rows and the columns are the same: every coding would stand on the diagonal",
                 "Choose another axis; which codes are used together, the retrieval shows"};
}

Result<std::vector<bool>> included_rows(const Project& project, const std::string& where,
                                        Progress& progress) {
    auto filter = Filter::compile(where, project);
    if (!filter) return filter.error();
    std::vector<bool> included;
    if (filter->fits_everything()) return included;
    const auto size = static_cast<std::uint32_t>(project.codings().size());
    included.resize(size);
    for (std::uint32_t row = 0; row < size; ++row) {
        if (row % between_steps == 0) progress.step(row, size, {});
        if (progress.cancelled()) return counting_stopped();
        included[row] = filter->fits_coding(row);
    }
    return included;
}

Result<std::vector<std::uint32_t>>
words_of_rows(Workbench& bench, const std::vector<bool>& included, Progress& progress) {
    const auto& columns = bench.project().codings();
    std::vector<std::uint32_t> words(columns.size());
    std::size_t done = 0;
    // Source by source, so that each text is read once.
    for (const auto& [id, source] : bench.project().sources()) {
        progress.step(done++, bench.project().sources().size(), source.name);
        if (progress.cancelled()) return counting_stopped();
        for (const auto row : columns.rows_in(id)) {
            if (!included.empty() && !included[row]) continue;
            const auto count = words_in(bench, id, columns.span(row));
            if (!count) return count.error();
            words[row] = static_cast<std::uint32_t>(*count);
        }
    }
    return words;
}

/// Beyond this nobody reads a table, and what writes it needs many times the memory of its cells:
/// 20,000 codes by as many once took 15 GB.
constexpr std::size_t most_cells = 4'000'000;

std::optional<Error> refuse_size(const Axis& rows, const Axis& cols) {
    const auto width = cols.labels.size();
    if (width == 0 || rows.labels.size() <= most_cells / width) return std::nullopt;
    return Error{
        ErrorCode::invalid_input,
        fmt::format("A table of {} rows and {} columns is too large", rows.labels.size(), width),
        "Choose fewer codes, or another variable for one of the sides"};
}

} // namespace

Error counting_stopped() {
    return {ErrorCode::cancelled, "The counting was stopped", {}};
}

Result<CrosstabInput> crosstab_input(Workbench& bench, const SpeakerColumn& speakers,
                                     const CrosstabRequest& request, Progress& progress) {
    const auto& project = bench.project();
    if (auto fit = check_axes(project, request); !fit) return fit.error();
    auto rows = axis_named(project, speakers, request.rows, request.only_codes);
    if (!rows) return rows.error();
    auto cols = axis_named(project, speakers, request.cols, request.only_codes);
    if (!cols) return cols.error();
    if (const auto refused = refuse_size(*rows, *cols)) return *refused;
    auto included = included_rows(project, request.where, progress);
    if (!included) return included.error();
    std::vector<std::uint32_t> words;
    if (request.count == CountOf::words) {
        auto counted = words_of_rows(bench, *included, progress);
        if (!counted) return counted.error();
        words = std::move(*counted);
    }
    return CrosstabInput{project.codings(), speakers,      std::move(*rows),
                         std::move(*cols),  request.count, std::move(*included),
                         std::move(words)};
}

bool needs_speakers(const Project& project, const CrosstabRequest& request) {
    const auto by_people = [&](const std::string& axis) {
        const auto variable = project.resolve_variable(axis);
        return variable && project.variables().at(*variable).scope == VariableScope::participant;
    };
    return request.count == CountOf::participants || request.count == CountOf::passages ||
           by_people(request.rows) || by_people(request.cols);
}

} // namespace filrouge::workbench

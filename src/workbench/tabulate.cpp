#include "workbench/tabulate.h"

#include "core/filter.h"
#include "core/fold.h"
#include "workbench/quoting.h"

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

Error counting_stopped() {
    return {ErrorCode::cancelled, "The counting was stopped", {}};
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

Result<CrosstabInput> make_input(Workbench& bench, const SpeakerColumn& speakers,
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

/// Whether who speaks decides where a coding is counted. To find the speakers of a million codings
/// takes longer than to count them.
bool needs_speakers(const Project& project, const CrosstabRequest& request) {
    const auto by_people = [&](const std::string& axis) {
        const auto variable = project.resolve_variable(axis);
        return variable && project.variables().at(*variable).scope == VariableScope::participant;
    };
    return request.count == CountOf::participants || by_people(request.rows) ||
           by_people(request.cols);
}

/// Whether an axis has a label for a coding, counted or not: "(none)" stands in a table as soon as
/// any coding is without a value.
bool has_label(const Axis& axis, const Project& project, const SpeakerColumn& speakers,
               std::uint32_t row) {
    const auto& columns = project.codings();
    const auto number = [&] {
        switch (axis.key) {
        case Axis::Key::code: return columns.codes()[row];
        case Axis::Key::source: return columns.sources()[row];
        case Axis::Key::coder: return columns.coders()[row];
        case Axis::Key::speaker: return speakers.numbers()[row];
        }
        return Dictionary<CodeId>::none;
    }();
    return axis.label(number) != Axis::unknown;
}

/// Codings came, changed or went, and nothing else that tables know: the common case while coding.
bool only_codings(const Change& change) {
    return !change.info && change.sources.empty() && change.participants.empty() &&
           change.turns.empty() && change.variables.empty() && change.values.empty() &&
           change.codes.empty() && change.coders.empty();
}

/// From so many on, counting all codings anew takes no longer than to follow each.
constexpr std::size_t many_codings = 5000;

std::size_t touched_codings(const Change& change) {
    return change.codings.came.size() + change.codings.changed.size() + change.codings.went.size();
}

} // namespace

Result<analysis::Table> crosstab(Workbench& bench, const CrosstabRequest& request) {
    const SpeakerColumn speakers =
        needs_speakers(bench.project(), request) ? SpeakerColumn{bench.project()} : SpeakerColumn{};
    const auto input = make_input(bench, speakers, request, no_progress());
    if (!input) return input.error();
    return analysis::crosstab(*input);
}

struct LiveTable::State {
    Workbench& bench;
    CrosstabRequest request;
    SpeakerColumn speakers;
    bool knows_speakers = false; // from when they were first needed, in step with the project
    std::optional<CrosstabInput> input;
    std::optional<analysis::LiveCrosstab> live; // for counts of codings
    analysis::Table counted;                    // for the others
    Publisher<analysis::Table> updates;
    Subscription subscription;

    [[nodiscard]] const analysis::Table& table() const { return live ? live->table() : counted; }

    /// The table stays as it was until the new one is whole: it may be looked at meanwhile.
    Result<void> build(const CrosstabRequest& wanted, Progress& progress) {
        if (!knows_speakers && needs_speakers(bench.project(), wanted)) {
            SpeakerColumn found{bench.project(), progress};
            if (progress.cancelled()) return counting_stopped();
            speakers = std::move(found);
            knows_speakers = true;
        }
        auto made = make_input(bench, speakers, wanted, progress);
        if (!made) return made.error();
        std::optional<analysis::LiveCrosstab> fresh;
        analysis::Table once;
        if (wanted.count == CountOf::codings) {
            fresh.emplace(*made, progress);
        } else {
            once = analysis::crosstab(*made, progress);
        }
        if (progress.cancelled()) return counting_stopped();
        input.emplace(std::move(*made));
        live = std::move(fresh);
        counted = std::move(once);
        request = wanted;
        return {};
    }

    /// The codings are where they were, and so are their numbers: only labels came, went or
    /// changed.
    bool relabel(const Change& change) {
        if (!live || !change.codings.empty() || !request.where.empty()) return false;
        if (knows_speakers && !change.turns.empty()) return false;
        auto made = make_input(bench, speakers, request, no_progress());
        if (!made || !live->relabel(made->rows, made->cols)) return false;
        input.emplace(std::move(*made));
        return true;
    }

    void follow(const Change& change) {
        if (only_codings(change) && change.codings.empty() && request.where.empty()) return;
        const bool one_by_one =
            live && only_codings(change) && touched_codings(change) < many_codings;
        const bool removed = one_by_one && remove(change);
        if (knows_speakers) speakers.apply(bench.project(), change);
        if (!relabel(change) && (!removed || !add(change))) {
            // A variable that went leaves nothing to show; the old counts would be wrong.
            if (!build(request, no_progress())) {
                live.reset();
                counted = {};
            }
        }
        updates.publish(table());
    }

    /// Takes out what changed or went. False where that is not all there is to do: with a filter,
    /// whose answers stand by row, or where a last column may go.
    bool remove(const Change& change) {
        if (change.codings.changed.empty() && change.codings.went.empty()) return true;
        const auto& project = bench.project();
        const auto& columns = project.codings();
        const auto touched = change.codings.changed.size() + change.codings.went.size();
        if (!input->included.empty() || change.codings_before.size() != touched) return false;
        for (const auto& coding : change.codings_before) {
            const auto* turn =
                knows_speakers ? project.main_turn(coding.source, coding.span) : nullptr;
            const auto speaker = turn == nullptr ? Dictionary<ParticipantId>::none
                                                 : speakers.participants().find(turn->speaker);
            if (!live->remove(columns.code_numbers().find(coding.code),
                              columns.source_numbers().find(coding.source),
                              columns.coder_numbers().find(coding.coder), speaker)) {
                return false;
            }
        }
        const auto& totals = live->table();
        const auto empty = [](const Axis& axis, const std::vector<std::uint64_t>& sums) {
            return axis.key == Axis::Key::coder &&
                   std::find(sums.begin(), sums.end(), 0U) != sums.end();
        };
        if (empty(input->rows, totals.row_totals) || empty(input->cols, totals.col_totals)) {
            return false; // who has no coding left has no row
        }
        return (totals.row_totals.empty() || totals.row_totals.back() != 0) &&
               (totals.col_totals.empty() || totals.col_totals.back() != 0);
    }

    bool add(const Change& change) {
        const auto& project = bench.project();
        std::optional<Filter> filter;
        if (!input->included.empty()) {
            auto compiled = Filter::compile(request.where, project);
            if (!compiled) return false;
            filter.emplace(std::move(*compiled));
            input->included.resize(project.codings().size());
        }
        // Those that changed were taken out before.
        auto rows = change.codings.came;
        rows.insert(rows.end(), change.codings.changed.begin(), change.codings.changed.end());
        for (const auto& coding : rows) {
            const auto row = project.codings().row_of(coding.id);
            if (filter) {
                const bool fits = filter->fits_coding(row);
                input->included[row] = fits;
                if (!fits) {
                    if (!has_label(input->rows, project, speakers, row) ||
                        !has_label(input->cols, project, speakers, row)) {
                        return false;
                    }
                    continue;
                }
            }
            if (!live->add(project.codings(), speakers, row)) return false;
        }
        return true;
    }
};

LiveTable::LiveTable(std::unique_ptr<State> state) : state_{std::move(state)} {}
LiveTable::~LiveTable() = default;

Result<std::unique_ptr<LiveTable>> LiveTable::open(Workbench& bench, const CrosstabRequest& request,
                                                   Progress& progress) {
    auto state = std::make_unique<State>(State{bench, request, {}, false, {}, {}, {}, {}, {}});
    if (auto built = state->build(request, progress); !built) return built.error();
    state->subscription = bench.changes().subscribe(
        [raw = state.get()](const Change& change) { raw->follow(change); });
    return std::unique_ptr<LiveTable>{new LiveTable{std::move(state)}};
}

const analysis::Table& LiveTable::table() const {
    return state_->table();
}
const CrosstabRequest& LiveTable::request() const {
    return state_->request;
}
Result<void> LiveTable::change(const CrosstabRequest& request, Progress& progress) {
    if (auto built = state_->build(request, progress); !built) return built;
    state_->updates.publish(table());
    return {};
}
Publisher<analysis::Table>& LiveTable::updates() {
    return state_->updates;
}

std::vector<CodingId> LiveTable::codings(std::size_t row, std::size_t col) const {
    auto rows = analysis::codings_in_cell(*state_->input, row, col);
    return in_reading_order(state_->bench.project(), rows);
}

} // namespace filrouge::workbench

#include "analysis/live_crosstab.h"
#include "analysis/passage_counts.h"
#include "core/filter.h"
#include "workbench/documents/quoting.h"
#include "workbench/tables/crosstab_input.h"
#include "workbench/tables/tabulate.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

namespace filrouge::workbench {
namespace {

using analysis::Axis;
using analysis::CodedPlace;
using analysis::CountOf;
using analysis::CrosstabInput;
using analysis::SpeakerColumn;

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

struct LiveTable::State {
    Workbench& bench;
    CrosstabRequest request;
    SpeakerColumn speakers;
    bool knows_speakers = false; // from when they were first needed, in step with the project
    std::uint64_t sight = 0;     // of the project, when the input was made
    std::uint64_t version = 0;   // of the project, as counted
    std::optional<CrosstabInput> input;
    std::optional<analysis::LiveCrosstab> live; // for counts of codings
    analysis::Table counted;                    // for the others
    Publisher<analysis::Table> updates;
    Subscription subscription;

    [[nodiscard]] const analysis::Table& table() const { return live ? live->table() : counted; }

    /// The table stays as it was until the new one is whole: it may be looked at meanwhile.
    Result<void> build(const CrosstabRequest& wanted, Progress& progress) {
        // Asked for before it was told of a change: nothing has followed that.
        if (version != bench.project().version()) knows_speakers = false;
        if (!knows_speakers && needs_speakers(bench.project(), wanted)) {
            SpeakerColumn found{bench.project(), progress};
            if (progress.cancelled()) return counting_stopped();
            speakers = std::move(found);
            knows_speakers = true;
        }
        auto made = crosstab_input(bench, speakers, wanted, progress);
        if (!made) return made.error();
        std::optional<analysis::LiveCrosstab> fresh;
        analysis::Table once;
        if (wanted.count == CountOf::codings || wanted.count == CountOf::passages) {
            fresh.emplace(*made, progress);
        } else {
            once = analysis::crosstab(*made, progress);
        }
        if (progress.cancelled()) return counting_stopped();
        input.emplace(std::move(*made));
        live = std::move(fresh);
        counted = std::move(once);
        request = wanted;
        sight = bench.project().sight();
        version = bench.project().version();
        return {};
    }

    /// The codings are where they were, and so are their numbers: only labels came, went or
    /// changed.
    bool relabel(const Change& change) {
        if (!live || !change.codings.empty() || !request.where.empty()) return false;
        if (knows_speakers && !change.turns.empty()) return false;
        auto made = crosstab_input(bench, speakers, request, no_progress());
        if (!made || !live->relabel(made->rows, made->cols)) return false;
        input.emplace(std::move(*made));
        return true;
    }

    void follow(const Change& change) {
        // Whoever was told before may have asked for another table, which knows of the change.
        if (version == bench.project().version()) return;
        version = bench.project().version();
        if (sight != bench.project().sight()) {
            if (knows_speakers) speakers = SpeakerColumn{bench.project()};
            build_or_clear();
            updates.publish(table());
            return;
        }
        if (only_codings(change) && change.codings.empty() && request.where.empty()) return;
        const bool one_by_one =
            live && only_codings(change) && touched_codings(change) < many_codings;
        const bool passages = request.count == CountOf::passages;
        const bool removed = one_by_one && !passages && remove(change);
        if (knows_speakers) speakers.apply(bench.project(), change);
        const bool followed = relabel(change) || (removed && add(change)) ||
                              (one_by_one && passages && recount(change));
        if (!followed) build_or_clear();
        updates.publish(table());
    }

    /// A variable that went leaves nothing to show; the old counts would be wrong.
    void build_or_clear() {
        if (build(request, no_progress())) return;
        live.reset();
        counted = {};
    }

    /// Counts the passages anew that the codings which came, changed or went are part of.
    bool recount(const Change& change) {
        const auto touched = change.codings.changed.size() + change.codings.went.size();
        if (!input->included.empty() || change.codings_before.size() != touched) return false;
        const auto& columns = bench.project().codings();
        struct Both {
            std::vector<CodedPlace> before, now;
        };
        std::map<std::pair<SourceId, CodeId>, Both> touched_places;
        for (const auto* codings :
             {&change.codings_before, &change.codings.came, &change.codings.changed}) {
            for (const auto& coding : *codings) touched_places[{coding.source, coding.code}];
        }
        std::unordered_set<CodingId> fresh;
        for (const auto* codings : {&change.codings.came, &change.codings.changed}) {
            for (const auto& coding : *codings) fresh.insert(coding.id);
        }
        for (const auto& coding : change.codings_before) {
            touched_places[{coding.source, coding.code}].before.push_back(place_before(coding));
        }
        for (auto& [where, places] : touched_places) {
            const auto code = columns.code_numbers().find(where.second);
            for (const auto row : columns.rows_in(where.first)) {
                if (columns.codes()[row] != code) continue;
                places.now.push_back(analysis::place_of(columns, row, speakers.numbers()));
                if (!fresh.contains(columns.ids()[row])) places.before.push_back(places.now.back());
            }
            if (!live->recount(std::move(places.before), std::move(places.now))) return false;
        }
        return keeps_labels();
    }

    [[nodiscard]] CodedPlace place_before(const Coding& coding) const {
        const auto& project = bench.project();
        const auto& columns = project.codings();
        CodedPlace place;
        place.begin = static_cast<std::uint32_t>(coding.span.begin().value());
        place.end = static_cast<std::uint32_t>(coding.span.end().value());
        place.code = columns.code_numbers().find(coding.code);
        place.source = columns.source_numbers().find(coding.source);
        place.coder = columns.coder_numbers().find(coding.coder);
        const auto* turn = knows_speakers ? project.main_turn(coding.source, coding.span) : nullptr;
        if (turn != nullptr) place.speaker = speakers.participants().find(turn->speaker);
        return place;
    }

    /// Whether no label goes that stands only where there are codings: "(none)", which is the last,
    /// and coders.
    [[nodiscard]] bool keeps_labels() const {
        const auto& totals = live->table();
        const auto empty = [](const Axis& axis, const std::vector<std::uint64_t>& sums) {
            return axis.key == Axis::Key::coder &&
                   std::find(sums.begin(), sums.end(), 0U) != sums.end();
        };
        if (empty(input->rows, totals.row_totals) || empty(input->cols, totals.col_totals)) {
            return false;
        }
        return (totals.row_totals.empty() || totals.row_totals.back() != 0) &&
               (totals.col_totals.empty() || totals.col_totals.back() != 0);
    }

    /// Takes out what changed or went. False where that is not all there is to do: with a filter,
    /// whose answers stand by row, or where a last column may go.
    bool remove(const Change& change) {
        if (change.codings.changed.empty() && change.codings.went.empty()) return true;
        const auto touched = change.codings.changed.size() + change.codings.went.size();
        if (!input->included.empty() || change.codings_before.size() != touched) return false;
        for (const auto& coding : change.codings_before) {
            const auto place = place_before(coding);
            if (!live->remove(place.code, place.source, place.coder, place.speaker)) return false;
        }
        return keeps_labels();
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
                    // "(none)" stands in a table as soon as any coding is without a value, counted
                    // or not.
                    const auto place =
                        analysis::place_of(project.codings(), row, speakers.numbers());
                    const bool labelled = analysis::labels_of(input->rows, {&place, 1}) &&
                                          analysis::labels_of(input->cols, {&place, 1});
                    if (!labelled) return false;
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
    auto state =
        std::make_unique<State>(State{bench, request, {}, false, 0, 0, {}, {}, {}, {}, {}});
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

std::vector<CodedPassage> LiveTable::passages(std::size_t row, std::size_t col) const {
    const auto& project = state_->bench.project();
    const auto& input = *state_->input;
    if (input.count == CountOf::passages)
        return in_reading_order(project, analysis::passages_in_cell(input, row, col));
    return one_by_one(in_reading_order(project, analysis::codings_in_cell(input, row, col)));
}

} // namespace filrouge::workbench

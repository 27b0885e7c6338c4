#include "store/single_undo.h"

#include "store/changeset_rows.h"
#include "store/clashes.h"
#include "store/footprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace filrouge::store {
namespace {

using Done = UndoStack::Done;

constexpr std::size_t named = 5; // of the edits in the way

HistoryEntry entry_of(const std::vector<HistoryEntry>& entries, const HistoryId& id) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const HistoryEntry& entry) { return entry.id == id; });
    if (found == entries.end())
        throw Failure{Error{ErrorCode::not_found, "The history has no such entry",
                            "Copy its id from the list of the history"}};
    return *found;
}

/// One edit in effect and those after it.
struct Place {
    HistoryEntry entry;
    Done edit;
    std::vector<Done> later;
};

Place find_place(Database& database, const HistoryId& id) {
    const auto entries = list_history(database);
    const auto asked = entry_of(entries, id);
    const auto& done = undo_stack(database).in_effect();
    const auto found = std::find_if(done.begin(), done.end(),
                                    [&](const Done& d) { return d.edit == id || d.latest == id; });
    if (found == done.end())
        throw Failure{Error{
            ErrorCode::invalid_input, fmt::format("\"{}\" is not in effect now", asked.label),
            asked.undoes ? "Choose the action itself, not its undoing" : "It is undone already"}};
    return {entry_of(entries, found->edit), *found, {std::next(found), done.end()}};
}

/// Those of `later` whose changesets `meets` says yes to, as the entries of their edits.
template <class Meets>
std::vector<HistoryEntry> entries_that(Database& database, const std::vector<Done>& later,
                                       const Meets& meets, Progress& progress) {
    std::unordered_set<HistoryId> met;
    std::size_t looked_at = 0;
    for (const auto& done : later) {
        progress.step(looked_at++, later.size(), {});
        if (progress.cancelled()) throw Failure{stopped()};
        if (meets(read_changeset(database, done.latest))) met.insert(done.edit);
    }
    if (met.empty()) return {};
    std::unordered_map<HistoryId, HistoryEntry> known;
    for (auto& entry : list_history(database))
        if (met.contains(entry.id)) known.emplace(entry.id, std::move(entry));
    std::vector<HistoryEntry> entries;
    for (const auto& done : later)
        if (const auto it = known.find(done.edit); it != known.end()) entries.push_back(it->second);
    return entries;
}

std::vector<HistoryEntry> clashing(Database& database, const std::vector<Done>& later,
                                   const std::vector<Clash>& clashes, Progress& progress) {
    std::unordered_set<HistoryId> others; // for its hash: the kind of thing does not matter
    for (const auto& clash : clashes) others.insert(HistoryId{clash.with});
    return entries_that(
        database, later,
        [&](std::string_view changeset) {
            ChangesetRows row{database, changeset};
            while (row.next())
                if (others.contains(HistoryId{row.key()})) return true;
            return false;
        },
        progress);
}

/// How an edit is taken back by itself.
struct Plan {
    TakeBack what;
    bool brings_back = false; ///< something, which might clash with what is there now
    std::vector<HistoryEntry> dependents;
};

Plan make_plan(Database& database, const Place& place, Progress& progress) {
    const auto changeset = read_changeset(database, place.edit.latest);
    Plan plan;
    plan.what = {place.edit.edit, place.edit.latest, "Undo: " + place.entry.label};
    plan.brings_back = !only_adds(database, changeset);
    const bool leaves_coders = introduces_coders(database, changeset);
    if (leaves_coders) plan.what.tables = Tables::all_but_coders;
    const Footprint footprint{database, changeset,
                              leaves_coders ? Footprint::Coders::left_out
                                            : Footprint::Coders::counted};
    plan.dependents = entries_that(
        database, place.later,
        [&](std::string_view later) { return footprint.meets(database, later); }, progress);
    return plan;
}

[[noreturn]] void refuse(const HistoryEntry& entry, const std::vector<HistoryEntry>& dependents,
                         const std::string& why) {
    std::string list;
    for (std::size_t i = 0; i < std::min(named, dependents.size()); ++i) {
        const auto& in_the_way = dependents[i];
        list += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", in_the_way.label);
        if (!in_the_way.coder_name.empty()) list += fmt::format(" ({})", in_the_way.coder_name);
    }
    if (dependents.size() > named) list += fmt::format(" and {} more", dependents.size() - named);
    throw Failure{
        Error{ErrorCode::invalid_input,
              fmt::format("\"{}\" cannot be undone by itself: {}{}", entry.label, why, list),
              "Nothing was changed. Undo what depends on it first"}};
}

void refuse_dependents(const HistoryEntry& entry, const std::vector<HistoryEntry>& dependents) {
    if (dependents.empty()) return;
    refuse(entry, dependents,
           dependents.size() == 1
               ? "a later action depends on it: "
               : fmt::format("{} later actions depend on it: ", dependents.size()));
}

/// Thrown where the step was only tried.
struct Tried {};

} // namespace

Change record_undo_of(Database& database, const HistoryId& id, const CoderId& coder,
                      Progress& progress) {
    const auto place = find_place(database, id);
    const auto plan = make_plan(database, place, progress);
    refuse_dependents(place.entry, plan.dependents);
    const auto checked = [&](const Change& change) {
        const auto clashes = find_clashes(database, change);
        if (clashes.empty()) return;
        refuse_dependents(place.entry, clashing(database, place.later, clashes, progress));
        refuse(place.entry, {}, clashes.front().what);
    };
    return record_take_back(database, plan.what, coder, checked, progress);
}

std::vector<HistoryEntry> find_dependents(Database& database, const HistoryId& id,
                                          Progress& progress) {
    const auto place = find_place(database, id);
    auto plan = make_plan(database, place, progress);
    const bool may_try = database.access == Database::Access::read_write;
    // The newest edit is taken back to the state that it was made on.
    const bool fits = place.later.empty() && !undo_stack(database).out_of_order();
    if (!plan.dependents.empty() || !plan.brings_back || !may_try || fits) return plan.dependents;
    const auto only_try = [&](const Change& change) {
        const auto clashes = find_clashes(database, change);
        if (!clashes.empty()) plan.dependents = clashing(database, place.later, clashes, progress);
        throw Tried{};
    };
    try {
        record_take_back(database, plan.what, {}, only_try, progress);
    } catch (const Tried&) { // taken back with its transaction
    }
    return plan.dependents;
}

} // namespace filrouge::store

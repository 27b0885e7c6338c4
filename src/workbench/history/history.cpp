#include "workbench/history/history.h"

#include "core/fold.h"

#include <algorithm>
#include <unordered_set>

namespace filrouge::workbench {
namespace {

using Entries = std::vector<store::HistoryEntry>;

/// Those of `entries` that are also among `others`.
void keep_those_in(Entries& entries, const Entries& others) {
    std::unordered_set<HistoryId> ids;
    for (const auto& entry : others) ids.insert(entry.id);
    std::erase_if(entries,
                  [&](const store::HistoryEntry& entry) { return !ids.contains(entry.id); });
}

void keep_fitting(Entries& entries, const HistoryFilter& filter) {
    const auto coder = fold(filter.coder);
    const auto text = fold(filter.text);
    std::erase_if(entries, [&](const store::HistoryEntry& entry) {
        if (filter.since && entry.time < *filter.since) return true;
        if (filter.until && entry.time > *filter.until) return true;
        if (!coder.empty() && fold(entry.coder_name) != coder) return true;
        return fold(entry.label).find(text) == std::string::npos;
    });
}

template <class AnyId>
Result<void> keep_about(const Workbench& bench, const std::optional<AnyId>& id, Entries& entries) {
    if (!id) return {};
    const auto about = bench.ask_file([&](const auto& file) { return file.entries_about(*id); });
    if (!about) return about.error();
    keep_those_in(entries, *about);
    return {};
}

} // namespace

Result<std::vector<store::HistoryEntry>> history(const Workbench& bench,
                                                 const HistoryFilter& filter) {
    auto entries = bench.history();
    keep_fitting(entries, filter);
    if (auto kept = keep_about(bench, filter.code, entries); !kept) return kept.error();
    if (auto kept = keep_about(bench, filter.coding, entries); !kept) return kept.error();
    return entries;
}

Result<CodeId> find_code(const Workbench& bench, std::string_view reference) {
    if (const auto id = CodeId::parse(reference)) return *id;
    auto known = bench.project().codebook().resolve(reference);
    if (known || known.error().code != ErrorCode::not_found) return known;
    const auto name = reference.substr(reference.rfind('/') + 1); // all of it where there is none
    const auto gone = bench.ask_file([&](const auto& file) { return file.gone_code(name); });
    if (!gone) return gone.error();
    return *gone ? Result<CodeId>{**gone} : known;
}

Result<std::string> undo_entry(Workbench& bench, const HistoryId& entry, Progress& progress) {
    return bench.undo_entry(entry, progress);
}

Result<std::vector<store::HistoryEntry>> dependents_of(const Workbench& bench,
                                                       const HistoryId& entry, Progress& progress) {
    return bench.ask_file([&](const auto& file) { return file.dependents_of(entry, progress); });
}

std::size_t size_of(const Workbench& bench, const HistoryId& entry) {
    return bench.ask_file([&](const auto& file) { return file.size_of(entry); });
}

Result<store::TouchedEntities> touched_by(const Workbench& bench, const HistoryId& entry,
                                          std::size_t limit) {
    return bench.ask_file([&](const auto& file) { return file.touched_by(entry, limit); });
}

} // namespace filrouge::workbench

#include "store/history.h"

#include "store/changeset_format.h"
#include "store/clashes.h"
#include "store/compression.h"
#include "store/seal.h"

#include <algorithm>

namespace filrouge::store {
namespace {

constexpr std::size_t worth_compressing = 1024; // bytes
// Nobody gets there by working, and one more still is a number.
constexpr std::int64_t last_lamport = std::int64_t{1} << 53;
constexpr std::size_t large_changeset = 4 << 20;
constexpr std::int64_t longest_continued = 1 << 20; // bytes

using Check = std::function<void(const Change&)>;

struct NewEntry {
    std::string label;
    CoderId coder;
    std::optional<HistoryId> undoes;
    Check checked; ///< may refuse what was written
    std::optional<HistoryId> continues{};
    std::string continued_label{};
};

/// Read when first asked for, kept in step from then on.
HistoryState& state_of(Database& database) {
    if (!database.history) {
        HistoryState state;
        auto rows = database.query("SELECT id, undoes, lamport FROM history ORDER BY lamport, id");
        while (rows->step()) {
            std::optional<HistoryId> undoes;
            if (!rows->is_null(1)) undoes = rows->id<HistoryId>(1);
            state.stack.add(rows->id<HistoryId>(0), undoes);
            state.lamport = rows->integer(2);
            if (state.lamport < 1 || state.lamport > last_lamport)
                database.damaged("a step of the history has a number that cannot be");
        }
        database.history = std::move(state);
    }
    return *database.history;
}

/// The name at the time of the entry; empty where there is no such coder.
std::string name_of(Database& database, const CoderId& coder) {
    auto row = database.query("SELECT name FROM coder WHERE id = ?1");
    return row->bind(coder).step() ? row->text(0) : std::string{};
}

/// A changeset as it is kept.
struct Packed {
    std::size_t size = 0; ///< before it was packed
    std::string bytes;
};

/// One row of the history.
struct KeptEntry {
    HistoryId id;
    std::int64_t lamport = 0;
    Timestamp time;
    CoderId coder; ///< nil: none
    std::string coder_name;
    std::string label;
    HistoryId undoes; ///< nil: none
    const Packed& changeset;
};

Packed pack(std::string_view changeset) {
    return {changeset.size(),
            changeset.size() > worth_compressing ? compress(changeset) : std::string{changeset}};
}

/// What is kept beside an entry: the hash of its cells in their order, each as a changeset writes
/// it.
std::string digest_of(const KeptEntry& entry) {
    const auto id = [](const auto& of) {
        return std::string_view{reinterpret_cast<const char*>(of.bytes.data()), of.bytes.size()};
    };
    std::string cells;
    append_blob(cells, id(entry.id));
    append_integer(cells, entry.lamport);
    append_integer(cells, entry.time.ms);
    entry.coder.is_nil() ? append_null(cells) : append_blob(cells, id(entry.coder));
    append_text(cells, entry.coder_name);
    append_text(cells, entry.label);
    entry.undoes.is_nil() ? append_null(cells) : append_blob(cells, id(entry.undoes));
    append_integer(cells, static_cast<std::int64_t>(entry.changeset.size));
    append_blob(cells, entry.changeset.bytes);
    return sha256_hex(cells);
}

HistoryId insert(Database& database, const NewEntry& made, const Packed& changeset) {
    const KeptEntry entry{database.ids.next<HistoryId>(),
                          state_of(database).lamport + 1,
                          Timestamp::now(),
                          made.coder,
                          name_of(database, made.coder),
                          made.label,
                          made.undoes.value_or(HistoryId{}),
                          changeset};
    auto insert = database.query("INSERT INTO history (id, lamport, time_ms, coder, coder_name, "
                                 "label, undoes, changeset_size, changeset, digest) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    insert->bind(entry.id).bind(entry.lamport).bind(entry.time.ms);
    insert->bind_or_null(entry.coder).bind(entry.coder_name).bind(entry.label);
    insert->bind_or_null(entry.undoes);
    insert->bind(static_cast<std::int64_t>(changeset.size));
    insert->bind_blob(changeset.bytes).bind(digest_of(entry)).run();
    return entry.id;
}

/// The entry that `made` may go on with: the newest one, an edit by the same coder, not too long to
/// be written anew with every pause of the typing.
std::optional<KeptEntry> to_continue(Database& database, const NewEntry& made,
                                     const Packed& changeset) {
    if (!made.continues || made.continues == database.copied ||
        made.continues != newest_entry(database)) {
        return std::nullopt;
    }
    auto row = database.query("SELECT lamport, coder, coder_name, label, undoes, changeset_size "
                              "FROM history WHERE id = ?1");
    if (!row->bind(*made.continues).step() || !row->is_null(4) ||
        row->id_or_nil<CoderId>(1) != made.coder || row->integer(5) > longest_continued) {
        return std::nullopt;
    }
    const auto label = made.continued_label.empty() ? row->text(3) : made.continued_label;
    return KeptEntry{
        *made.continues, row->integer(0), Timestamp::now(), made.coder, row->text(2), label, {},
        changeset};
}

/// Puts `changeset` into the entry it goes on with. False: it is an entry of its own.
bool put_into(Database& database, const NewEntry& made, std::string_view changeset) {
    Packed packed;
    const auto entry = to_continue(database, made, packed);
    if (!entry) return false;
    const auto both = join(database, read_changeset(database, entry->id), changeset);
    if (both.empty()) return false; // what came and went again: both steps are told
    packed = pack(both.bytes());
    auto update = database.query("UPDATE history SET time_ms = ?1, label = ?2, "
                                 "changeset_size = ?3, changeset = ?4, digest = ?5 WHERE id = ?6");
    update->bind(entry->time.ms).bind(entry->label).bind(static_cast<std::int64_t>(packed.size));
    update->bind_blob(packed.bytes).bind(digest_of(*entry)).bind(entry->id).run();
    return true;
}

void refuse_read_only(const Database& database) {
    if (database.access == Database::Access::read_write ||
        database.access == Database::Access::trial)
        return;
    throw Failure{Error{ErrorCode::unreadable,
                        database.path().string() + " is open for reading only",
                        "Open it for writing to change it"}};
}

Change record(Database& database, NewEntry entry, const Writes& write) {
    refuse_read_only(database);
    auto& state = state_of(database);
    Transaction transaction{database, Transaction::Kind::write};
    Recording recording{database};
    if (auto label = write()) entry.label = *std::move(label);
    Packed packed;
    Change change;
    bool joined = false;
    {
        const auto changeset = recording.finish(); // large after an import: not kept for long
        if (changeset.empty()) {
            transaction.commit(); // an original may have been kept, which is outside the history
            return {};
        }
        change = decode(database, changeset.bytes());
        joined = put_into(database, entry, changeset.bytes());
        if (!joined) packed = pack(changeset.bytes());
    }
    change.label = entry.label;
    if (entry.checked) entry.checked(change);
    if (change.info) seal_project(database);
    if (joined) {
        transaction.commit();
        return change;
    }
    const auto id = insert(database, entry, packed);
    transaction.commit();
    state.stack.add(id, entry.undoes);
    ++state.lamport;
    return change;
}

std::optional<std::string> label_of(Database& database, const std::optional<HistoryId>& entry) {
    if (!entry) return std::nullopt;
    auto row = database.query("SELECT label FROM history WHERE id = ?1");
    if (!row->bind(*entry).step()) return std::nullopt;
    return row->text(0);
}

/// While a large changeset is applied, whose rows come in no order, more pages are kept in memory.
class RoomyCache {
  public:
    RoomyCache(Database& database, std::size_t changeset) : database_{database} {
        if (changeset > large_changeset) database_.execute("PRAGMA cache_size = -98304");
    }
    RoomyCache(const RoomyCache&) = delete;
    RoomyCache& operator=(const RoomyCache&) = delete;
    ~RoomyCache() { sqlite3_exec(database_.handle(), usual_cache, nullptr, nullptr, nullptr); }

  private:
    Database& database_;
};

} // namespace

Change record_edit(Database& database, const EditInfo& info, const Writes& write) {
    return record(database,
                  {info.label, info.coder, std::nullopt, {}, info.continues, info.continued_label},
                  write);
}

Change record_take_back(Database& database, const TakeBack& what, const CoderId& coder,
                        const Check& checked, Progress& progress) {
    const auto unless_stopped = [&](const Change& change) {
        if (progress.cancelled()) throw Failure{stopped()};
        if (checked) checked(change);
    };
    return record(database, {what.label, coder, what.undoes, unless_stopped}, [&] {
        const auto inverse = invert(database, read_changeset(database, what.latest));
        const RoomyCache roomy{database, inverse.bytes().size()};
        apply_changeset(database, inverse.bytes(), what.tables, progress);
        return std::nullopt;
    });
}

const UndoStack& undo_stack(Database& database) {
    return state_of(database).stack;
}

Change record_undo(Database& database, const CoderId& coder, Progress& progress) {
    const auto& stack = undo_stack(database);
    if (stack.in_effect().empty())
        throw Failure{Error{ErrorCode::not_found, "There is nothing to undo", ""}};
    const auto newest = stack.in_effect().back();
    Check checked;
    if (stack.out_of_order())
        checked = [&](const Change& change) { refuse_clashes(database, change); };
    return record_take_back(
        database, {newest.edit, newest.latest, "Undo: " + undo_label(database).value_or("")}, coder,
        checked, progress);
}

Change record_redo(Database& database, const CoderId& coder, Progress& progress) {
    const auto undo = undo_stack(database).to_redo();
    if (!undo)
        throw Failure{Error{ErrorCode::not_found, "There is nothing to redo",
                            "Only what was undone since the last edit can be redone"}};
    return record_take_back(database, {*undo, *undo, "Redo: " + redo_label(database).value_or("")},
                            coder, {}, progress);
}

std::optional<std::string> undo_label(Database& database) {
    return label_of(database, state_of(database).stack.to_undo());
}

std::optional<std::string> redo_label(Database& database) {
    return label_of(database, state_of(database).stack.redone_edit());
}

std::size_t size_of(Database& database, const HistoryId& entry) {
    auto row = database.query("SELECT changeset_size FROM history WHERE id = ?1");
    return row->bind(entry).step()
               ? static_cast<std::size_t>(std::max<std::int64_t>(row->integer(0), 0))
               : 0;
}

std::size_t undo_size(Database& database) {
    const auto& done = state_of(database).stack.in_effect();
    return done.empty() ? 0 : size_of(database, done.back().latest);
}

std::size_t redo_size(Database& database) {
    const auto undo = state_of(database).stack.to_redo();
    return undo ? size_of(database, *undo) : 0;
}

std::optional<HistoryId> newest_entry(Database& database) {
    auto row = database.query("SELECT id FROM history ORDER BY lamport DESC, id DESC LIMIT 1");
    if (!row->step()) return std::nullopt;
    return row->id<HistoryId>(0);
}

std::vector<HistoryEntry> list_history(Database& database) {
    const auto& stack = state_of(database).stack;
    std::vector<HistoryEntry> entries;
    auto rows = database.query("SELECT id, lamport, time_ms, coder, coder_name, label, undoes "
                               "FROM history ORDER BY lamport, id");
    while (rows->step()) {
        HistoryEntry entry;
        entry.id = rows->id<HistoryId>(0);
        entry.lamport = rows->integer(1);
        entry.time = {rows->integer(2)};
        entry.coder = rows->id_or_nil<CoderId>(3);
        entry.coder_name = rows->text(4);
        entry.label = rows->text(5);
        if (!rows->is_null(6)) entry.undoes = rows->id<HistoryId>(6);
        entry.undone = stack.is_undone(entry.id);
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string read_changeset(Database& database, const HistoryId& entry) {
    auto row = database.query("SELECT changeset_size, changeset FROM history WHERE id = ?1");
    if (!row->bind(entry).step())
        database.damaged("the history refers to a step that is not in it");
    const auto size = row->integer(0);
    auto changeset =
        size < 0 ? std::nullopt : decompress(row->blob(1), static_cast<std::size_t>(size));
    if (!changeset) database.damaged("a step of the history cannot be unpacked");
    if (const auto flaw = flaw_of(*changeset); !flaw.empty())
        database.damaged("a step of the history is none: " + flaw);
    return *std::move(changeset);
}

} // namespace filrouge::store

#pragma once

#include "core/change.h"
#include "core/progress.h"
#include "core/project.h"
#include "core/result.h"
#include "core/text.h"
#include "store/past.h"
#include "store/place.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace filrouge::store {

/// Who does what; `label` is shown in the history and in "Undo: …".
struct EditInfo {
    std::string label;
    CoderId coder; ///< nil before the first coder exists
    /// The entry that this edit is still a part of (typing went on): it takes up what is edited, as
    /// long as it is the newest one and of the same coder.
    std::optional<HistoryId> continues{};
    /// What the entry is called from now on; empty: as before.
    std::string continued_label{};
};

/// One line of the history, newest last.
struct HistoryEntry {
    HistoryId id;
    std::int64_t lamport = 0;
    Timestamp time;
    CoderId coder;
    std::string coder_name; ///< as it was then
    std::string label;
    std::optional<HistoryId> undoes; ///< set for undo and redo entries
    bool undone = false;             ///< its effect is not in the project now
};

/// A search that was made.
struct PastSearch {
    Timestamp time;
    std::string coder_name;
    std::string query;
    std::string where;
    std::uint32_t total = 0; ///< passages found then
};

class Database;

/// The bytes of a file, ready to be kept; see `pack_original`.
struct PackedOriginal {
    std::string sha256; ///< of the file's bytes
    std::size_t size = 0;
    std::string packed;
};
/// Hashes and compresses. Safe from several threads, none of which needs the project file.
PackedOriginal pack_original(std::string_view bytes);

/// Writes of one edit, inside its transaction. `put` inserts, or replaces the row of the same id.
/// Removing a thing removes what hangs on it (a source: its text, turns, codings, values, memos; a
/// code: its codings, relations, memos, and the codes below; a participant: values, memos, and the
/// turns lose their speaker …).
class Edit {
  public:
    explicit Edit(Database& database) : database_{database} {}
    Edit(const Edit&) = delete;
    Edit& operator=(const Edit&) = delete;

    void put(const ProjectInfo& info);
    void put(const Coder& coder);
    void put(const Source& source);
    /// Keeps a text under its SHA-256, which `Source::text_hash` then names; outside the history
    /// (immutable, never removed). Returns the hash.
    std::string keep_text(const Text& text);
    /// The same where the hash is known already.
    void keep_text(const std::string& sha256, const Text& text);
    /// Keeps the text and names it in the source, which must be there. The caller keeps
    /// `Source::characters` right.
    void put_text(const SourceId& source, const Text& text);
    /// Kept compressed under its SHA-256, outside the history (immutable, never removed). Returns
    /// the hash.
    std::string keep_original(const std::string& bytes);
    void keep_original(const PackedOriginal& original);
    void put(const Participant& participant);
    void put(const Turn& turn);
    void put(const Variable& variable);
    void put(const VariableValue& value);
    void put(const Code& code);
    void put(const Relation& relation);
    void put(const Coding& coding);
    void put(const Memo& memo);
    void put(const SavedSearch& search);

    void remove(const SourceId& id);
    void remove(const ParticipantId& id);
    void remove(const TurnId& id);
    void remove(const VariableId& id);
    void remove(const VariableValueId& id);
    void remove(const CodeId& id);
    void remove(const RelationId& id);
    void remove(const CodingId& id);
    void remove(const MemoId& id);
    void remove(const SavedSearchId& id);

    /// Another label of the history entry than the one given with the edit: what was done is
    /// sometimes known only when it is done.
    void relabel(std::string label) { label_ = std::move(label); }
    [[nodiscard]] const std::optional<std::string>& new_label() const { return label_; }

  private:
    Database& database_;
    std::optional<std::string> label_;
};

/// A project file held open. One at a time may write to a file: the second to open it gets
/// `ErrorCode::locked`. Meanwhile others read what was committed. Not for several threads at once
/// (the workbench sees to that). Closing folds the write-ahead log back: the one file is the whole
/// project.
class ProjectFile {
  public:
    /// `read_only`: what was committed when it was opened. Keeps a program that writes from folding
    /// back its log, so not for long. `snapshot`: the same, of a copy, for as long as one likes.
    /// `trial`: a copy that can be edited and goes when it is closed: to see what would come of it.
    enum class Access { read_only, read_write, snapshot, trial };

    /// Errors: already_exists, unreadable.
    static Result<ProjectFile> create(const std::filesystem::path& path, const ProjectInfo& info);
    /// Errors: not_found, not_a_project, newer_version, damaged, locked, unreadable (also:
    /// read-only file or folder asked for writing). None of them changes the file. Migrates an
    /// older schema in one transaction (read_write only; read_only reads it migrated in memory or
    /// refuses clearly).
    static Result<ProjectFile> open(const std::filesystem::path& path, Access access);

    ProjectFile(ProjectFile&&) noexcept;
    ProjectFile& operator=(ProjectFile&&) noexcept;
    ~ProjectFile();

    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] Access access() const;
    /// What was found beside the file at its opening, or a backup's place, that the user should
    /// know; most often nothing.
    [[nodiscard]] const std::vector<Error>& remarks() const;
    /// Whether a file that is open for writing is still where it was opened; edits are refused
    /// (unreadable) where it is not. Two looks at the folder, from any thread.
    [[nodiscard]] FilePlace place() const;
    /// The same; where it is not, all that was done is put into the file itself first, so that it
    /// is whole wherever it is now, and its log goes to its side. Where that cannot be now
    /// (somebody reads the file), ask again.
    FilePlace fold_where_moved();

    /// Everything but texts and originals. 1 M codings in well under a second.
    [[nodiscard]] Result<Project> load() const;
    [[nodiscard]] Result<Text> text(const SourceId& source) const;
    [[nodiscard]] Result<std::string> original(const std::string& sha256) const;
    /// SHA-256 of originals already kept: a file imported twice is noticed by its content.
    [[nodiscard]] bool has_original(const std::string& sha256) const;

    /// One user action: one transaction, one changeset, one history entry; durable when it returns.
    /// A throw from `write` leaves the file as it was and comes out as its error. An edit that
    /// changes nothing leaves no history entry and an empty Change.
    Result<Change> edit(const EditInfo& info, const std::function<void(Edit&)>& write);
    /// Inverts the newest entry not undone. Errors: not_found where there is none; invalid_input
    /// where, after an `undo_entry`, the name that it would give back is taken; cancelled, here and
    /// below, where `progress` stopped it, which changes nothing.
    Result<Change> undo(const CoderId& coder, Progress& progress = no_progress());
    /// Takes the newest undo back, as long as no edit came after it. Error not_found where there is
    /// none.
    Result<Change> redo(const CoderId& coder, Progress& progress = no_progress());
    /// Takes back one edit in effect, which need not be the newest, as a new entry "Undo: LABEL";
    /// the edits after it stay, and undo goes on with the newest of them. Redo brings it back like
    /// any undo. A coder who came with the edit stays. Errors, all of which change nothing:
    /// not_found (no such entry), invalid_input (undone already, or not an edit; later edits build
    /// on it, of which the first five are named; without it the project would break a rule).
    Result<Change> undo_entry(const HistoryId& entry, const CoderId& coder,
                              Progress& progress = no_progress());
    /// The later edits in effect that `undo_entry` would be refused for, in the order they took
    /// effect: they touched the same rows, refer to rows that the edit made, place codings or turns
    /// in a text that it changed, or took a name that it would need back (not foreseen where the
    /// file is open for reading only). Errors as of `undo_entry`.
    Result<std::vector<HistoryEntry>> dependents_of(const HistoryId& entry,
                                                    Progress& progress = no_progress()) const;
    /// The edit that `undo` would take back.
    [[nodiscard]] std::optional<HistoryId> newest_edit() const;
    [[nodiscard]] std::optional<std::string> undo_label() const;
    [[nodiscard]] std::optional<std::string> redo_label() const;
    /// Bytes that the history keeps of what undo (redo) would take back: how long it will take. 0:
    /// nothing to take back.
    [[nodiscard]] std::size_t undo_size() const;
    [[nodiscard]] std::size_t redo_size() const;
    [[nodiscard]] std::size_t size_of(const HistoryId& entry) const; ///< the same of any entry
    [[nodiscard]] std::vector<HistoryEntry> history() const;

    /// What an entry touched, at most `limit` things of it listed. Error not_found.
    [[nodiscard]] Result<TouchedEntities> touched_by(const HistoryId& entry,
                                                     std::size_t limit = 100) const;
    /// The entries that touched a code itself, its relations or its memos (not the codings made
    /// with it); a coding itself or its memos. Newest last; none for an id that never was.
    [[nodiscard]] Result<std::vector<HistoryEntry>> entries_about(const CodeId& code) const;
    [[nodiscard]] Result<std::vector<HistoryEntry>> entries_about(const CodingId& coding) const;
    /// As it was right after the entry; nothing where it was not there. Error not_found (entry).
    [[nodiscard]] Result<std::optional<Code>> code_at(const CodeId& code,
                                                      const HistoryId& at) const;
    [[nodiscard]] Result<std::optional<PastCoding>> coding_at(const CodingId& coding,
                                                              const HistoryId& at) const;
    /// What went when a code or coding went; empty where it is there.
    [[nodiscard]] Result<GoneWith> gone_with(const CodeId& code) const;
    [[nodiscard]] Result<GoneWith> gone_with(const CodingId& coding) const;
    /// The code that went last of those with that name, compared folded.
    [[nodiscard]] Result<std::optional<CodeId>> gone_code(std::string_view name) const;
    /// A text that some source has or had, by its SHA-256. Error not_found.
    [[nodiscard]] Result<Text> kept_text(const std::string& sha256) const;

    /// Durable, without an entry in the history. The last some hundreds are kept, each once.
    Result<void> remember_search(const PastSearch& search);
    [[nodiscard]] std::vector<PastSearch> past_searches() const; ///< newest first

    /// What is wrong with the file; empty: nothing. SQLite's integrity and foreign-key checks,
    /// hashes of originals and texts, `Project::problems()`, and whether the history leads to what
    /// the tables hold. Where `progress` stopped it, what was found so far.
    [[nodiscard]] std::vector<std::string> check(Progress& progress = no_progress()) const;
    /// SQLite's online backup into a file that does not exist yet.
    Result<void> backup(const std::filesystem::path& target, Progress& progress) const;

  private:
    explicit ProjectFile(std::unique_ptr<Database> database);
    std::unique_ptr<Database> database_;
};

/// Lower-case hex.
std::string sha256_hex(std::string_view bytes);

} // namespace filrouge::store

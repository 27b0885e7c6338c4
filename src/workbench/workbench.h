#pragma once

#include "core/project.h"
#include "core/publisher.h"
#include "core/result.h"
#include "core/text.h"
#include "store/project_file.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace filrouge::workbench {

struct NewProject {
    std::string name; ///< empty: the file's name
    std::string language = "fr";
};

struct OpenOptions {
    /// Who works. Made with the first edit where the project does not know the name yet. Empty: the
    /// login name.
    std::string coder;
    store::ProjectFile::Access access = store::ProjectFile::Access::read_write;
    /// A project in which something names what is not there: refused, as it would break whatever
    /// looks that up, or opened, to be checked or copied and for nothing else.
    enum class Broken { refused, opened };
    Broken broken = Broken::refused;
};

/// One open project: the file, the model in memory, and who works. The use cases stand beside it as
/// functions (`coding.h`, `codebook_edits.h`, `import.h`, `find.h`, `tabulate.h`, `quoting.h`),
/// which all end in `edit` or only read.
///
/// The model and the publisher belong to one thread, the owner's. `edit`, `undo`, `redo` and `text`
/// may be called from a worker as long as the owner does not edit at the same time; the model is
/// then changed, and the change told, on the owner's thread by way of the executor.
class Workbench {
  public:
    /// Errors: those of `store::ProjectFile`; damaged.
    static Result<std::unique_ptr<Workbench>> create(const std::filesystem::path& path,
                                                     const NewProject& project,
                                                     const OpenOptions& options);
    static Result<std::unique_ptr<Workbench>> open(const std::filesystem::path& path,
                                                   const OpenOptions& options);
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;
    ~Workbench();
    /// Closes the file before it returns. The model is handed over because a large one takes a
    /// while to let go of, which any thread may do.
    static Project close(std::unique_ptr<Workbench> bench);

    [[nodiscard]] const Project& project() const { return project_; }
    [[nodiscard]] const std::filesystem::path& path() const { return file_.path(); }
    [[nodiscard]] bool read_only() const;
    /// See `store::ProjectFile`. From any thread, also while an edit is written.
    [[nodiscard]] store::FilePlace place() const { return file_.place(); }
    /// The same. Where the file is not there, what was done is put into it first, unless an edit is
    /// being written.
    store::FilePlace fold_where_moved();
    [[nodiscard]] const std::vector<Error>& remarks() const { return file_.remarks(); }
    /// Another thread writes an edit now; calls that need the file block until it is done.
    [[nodiscard]] bool is_writing() const;
    /// Published after every edit, undo and redo, the model being already up to date. What a
    /// subscriber throws does not come out of the edit, which is durable by then: the others are
    /// told all the same, and `on_broken_view` hears of it.
    [[nodiscard]] Publisher<Change>& changes() { return changes_; }
    std::function<void(const std::exception&)> on_broken_view;

    /// The text of a source; kept in memory while used and for some time after. One that is not
    /// has to wait while an edit is being written; error cancelled where `progress` stops that.
    [[nodiscard]] Result<std::shared_ptr<const Text>> text(const SourceId& source,
                                                           Progress& progress = no_progress());

    /// See `Project::show_coders`; told to views as a change. Only while no edit is under way.
    void show_coders(const CoderFilter& filter);

    /// From any thread, as `new_id`.
    [[nodiscard]] std::string coder_name() const;
    /// Nil as long as the coder has made no edit.
    [[nodiscard]] CoderId coder() const;
    void use_coder(const std::string& name);

    template <class AnyId>
    AnyId new_id() {
        const std::lock_guard lock{small_mutex_};
        return ids_.next<AnyId>();
    }

    /// One user action (see `store::ProjectFile::edit`); makes the coder first where needed.
    Result<void> edit(const std::string& label, const std::function<void(store::Edit&)>& write);
    /// Edits that are one action though they are written one after the other, such as what is typed
    /// into a field between two pauses.
    struct OneAction {
        std::optional<HistoryId> entry; ///< none: nothing is written yet
        std::string label{};            ///< of all of it; empty: that of the first edit
    };
    /// What `work` edits belongs to `action`, unless another action came between.
    void as_one(OneAction& action, const std::function<void()>& work);
    /// Only within `edit`'s `write`: runs `wait`, which touches no project, while others may read
    /// texts.
    void rest_from_edit(const std::function<void()>& wait);
    /// The id of a coder by name, made within `edit` where the project does not know it.
    CoderId coder_id(store::Edit& edit, const std::string& name);

    /// The label of what was undone, done again.
    Result<std::string> undo(Progress& progress = no_progress());
    Result<std::string> redo(Progress& progress = no_progress());
    /// See `history.h`.
    Result<std::string> undo_entry(const HistoryId& entry, Progress& progress = no_progress());
    /// What only the project file knows, such as the past. `ask` is given it to read from.
    template <class Ask>
    auto ask_file(const Ask& ask) const {
        const std::lock_guard editing{edit_mutex_};
        const std::lock_guard lock{mutex_};
        return ask(static_cast<const store::ProjectFile&>(file_));
    }
    [[nodiscard]] std::optional<std::string> undo_label() const;
    [[nodiscard]] std::optional<std::string> redo_label() const;
    /// See `store::ProjectFile`.
    [[nodiscard]] std::size_t undo_size() const;
    [[nodiscard]] std::size_t redo_size() const;
    [[nodiscard]] std::vector<store::HistoryEntry> history() const;
    /// Keeps what was searched for, outside the history. While another thread writes an edit, it is
    /// kept when that is done. Newest first when asked for.
    Result<void> remember_search(const store::PastSearch& search);
    [[nodiscard]] std::vector<store::PastSearch> past_searches() const;
    [[nodiscard]] std::vector<std::string> check(Progress& progress = no_progress()) const;
    Result<void> backup(const std::filesystem::path& target, Progress& progress) const;
    [[nodiscard]] bool has_original(const std::string& sha256) const;
    /// The bytes of an imported file, as they were.
    [[nodiscard]] Result<std::string> original(const std::string& sha256) const;

    /// Runs a piece of work on the owner's thread and returns when it is done. Without one, work
    /// runs where it is. The window sets this.
    using Executor = std::function<void(const std::function<void()>&)>;
    void run_on_owner_with(Executor executor) { executor_ = std::move(executor); }

  private:
    Workbench(store::ProjectFile file, Project project, const OpenOptions& options);
    Result<Change> write_edit(store::EditInfo info, const std::function<void(store::Edit&)>& write);
    void take(Change& change);
    [[nodiscard]] std::shared_ptr<const Text> known_text(const SourceId& source); ///< null: none
    void write_searches();

    mutable std::recursive_mutex edit_mutex_;  // held through an edit; taken before mutex_
    mutable std::recursive_timed_mutex mutex_; // guards file_
    std::mutex texts_mutex_;                   // guards texts_; taken after mutex_
    mutable std::mutex small_mutex_;           // guards coder_name_, ids_, searches_; taken last
    store::ProjectFile file_;
    Project project_;
    Publisher<Change> changes_;
    std::string coder_name_;
    IdGenerator ids_;
    std::unordered_map<SourceId, std::shared_ptr<const Text>> texts_;
    std::size_t text_bytes_ = 0;
    std::vector<store::PastSearch> searches_;             // made while an edit was being written
    std::unordered_map<std::string, CoderId> new_coders_; // by folded name, of the edit under way
    OneAction* action_ = nullptr; // that edits belong to; null: each its own
    Executor executor_;
};

} // namespace filrouge::workbench

#include "workbench/workbench.h"

#include "core/fold.h"
#include "core/shown.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <pwd.h>
#include <unistd.h>
#include <utility>

namespace filrouge::workbench {
namespace {

// Enough for some hundred transcripts at once; more are read again when asked for.
constexpr std::size_t max_text_bytes = 64u << 20;
constexpr std::chrono::milliseconds between_tries{10};

std::string login_name() {
    for (const char* variable : {"FILROUGE_CODER", "USER", "LOGNAME"}) {
        if (const char* name = std::getenv(variable); name != nullptr && *name != '\0') {
            if (!find_invalid_utf8(name)) return name;
        }
    }
    if (const passwd* user = ::getpwuid(::getuid()); user != nullptr) return user->pw_name;
    return "coder";
}

/// Colour-blind-safe (Okabe & Ito 2008), one for each coder in turn.
Colour coder_colour(std::size_t number) {
    static constexpr Colour palette[] = {{0, 114, 178},   {213, 94, 0},  {0, 158, 115},
                                         {204, 121, 167}, {230, 159, 0}, {86, 180, 233}};
    return palette[number % std::size(palette)];
}

/// The codings that a change is about to replace or remove.
std::vector<Coding> as_they_are(const Project& project, const Change& change) {
    std::vector<Coding> codings;
    const auto& columns = project.all_codings();
    const auto add = [&](const CodingId& id) {
        if (columns.contains(id)) codings.push_back(columns.at(columns.row_of(id)));
    };
    for (const auto& id : change.codings.went) add(id);
    for (const auto& coding : change.codings.changed) add(coding.id);
    return codings;
}

} // namespace

Result<std::unique_ptr<Workbench>> Workbench::create(const std::filesystem::path& path,
                                                     const NewProject& project,
                                                     const OpenOptions& options) {
    if (!is_plain_name(project.name)) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("The name \"{}\" holds signs that are not shown",
                                 shown_plainly(project.name)),
                     "Type the name anew, without control and direction signs"};
    }
    ProjectInfo info;
    IdGenerator ids;
    info.id = ids.next<ProjectId>();
    info.name = project.name.empty() ? plain_name(path.stem().string()) : project.name;
    info.language = project.language;
    info.created = Timestamp::now();
    auto file = store::ProjectFile::create(path, info);
    if (!file) return file.error();
    auto model = file->load();
    if (!model) return model.error();
    return std::unique_ptr<Workbench>{new Workbench{std::move(*file), std::move(*model), options}};
}

Result<std::unique_ptr<Workbench>> Workbench::open(const std::filesystem::path& path,
                                                   const OpenOptions& options) {
    auto file = store::ProjectFile::open(path, options.access);
    if (!file) return file.error();
    auto model = file->load();
    if (!model) return model.error();
    if (const auto flaw = model->broken_reference();
        !flaw.empty() && options.broken == OpenOptions::Broken::refused) {
        return Error{ErrorCode::damaged, fmt::format("{} is damaged ({})", path.string(), flaw),
                     "Go back to a backup, and keep the damaged file: much of it can be recovered"};
    }
    return std::unique_ptr<Workbench>{new Workbench{std::move(*file), std::move(*model), options}};
}

Workbench::Workbench(store::ProjectFile file, Project project, const OpenOptions& options)
    : file_{std::move(file)}, project_{std::move(project)}, coder_name_{options.coder.empty()
                                                                            ? login_name()
                                                                            : options.coder} {}

Workbench::~Workbench() = default;

Project Workbench::close(std::unique_ptr<Workbench> bench) {
    auto model = std::move(bench->project_);
    bench.reset();
    return model;
}

bool Workbench::read_only() const {
    return file_.access() == store::ProjectFile::Access::read_only;
}

bool Workbench::is_writing() const {
    // Not `mutex_`: an import leaves it to others while it reads files.
    const std::unique_lock lock{edit_mutex_, std::try_to_lock};
    return !lock.owns_lock();
}

std::shared_ptr<const Text> Workbench::known_text(const SourceId& source) {
    const std::lock_guard lock{texts_mutex_};
    const auto known = texts_.find(source);
    return known == texts_.end() ? nullptr : known->second;
}

Result<std::shared_ptr<const Text>> Workbench::text(const SourceId& source, Progress& progress) {
    if (auto known = known_text(source)) return known;
    std::unique_lock lock{mutex_, std::defer_lock};
    while (!lock.try_lock_for(between_tries)) {
        progress.step(0, 0, {});
        if (progress.cancelled()) {
            return Error{ErrorCode::cancelled, "The text was not opened",
                         "Try again when the work under way is done"};
        }
    }
    auto loaded = file_.text(source);
    if (!loaded) return loaded.error();
    const std::lock_guard texts{texts_mutex_};
    if (text_bytes_ > max_text_bytes) {
        texts_.clear();
        text_bytes_ = 0;
    }
    auto text = std::make_shared<const Text>(std::move(*loaded));
    text_bytes_ += text->utf8().size();
    texts_.emplace(source, text);
    return std::shared_ptr<const Text>{text};
}

void Workbench::show_coders(const CoderFilter& filter) {
    if (filter == project_.shown_coders()) return;
    changes_.publish(project_.show_coders(filter));
}

std::string Workbench::coder_name() const {
    const std::lock_guard lock{small_mutex_};
    return coder_name_;
}

CoderId Workbench::coder() const {
    const auto* known = project_.find_coder(coder_name());
    return known == nullptr ? CoderId{} : known->id;
}

void Workbench::use_coder(const std::string& name) {
    const std::lock_guard lock{small_mutex_};
    coder_name_ = name;
}

CoderId Workbench::coder_id(store::Edit& edit, const std::string& name) {
    if (const auto* known = project_.find_coder(name)) return known->id;
    // Two rows of one file may name the same new coder: the id must come out the same within one
    // edit.
    const auto folded = fold(name);
    if (const auto it = new_coders_.find(folded); it != new_coders_.end()) return it->second;
    const Coder coder{new_id<CoderId>(), name,
                      coder_colour(project_.coders().size() + new_coders_.size())};
    edit.put(coder);
    new_coders_.emplace(folded, coder.id);
    return coder.id;
}

Result<void> Workbench::edit(const std::string& label,
                             const std::function<void(store::Edit&)>& write) {
    Result<Change> change = [&]() -> Result<Change> {
        const std::lock_guard editing{edit_mutex_};
        const std::lock_guard lock{mutex_};
        new_coders_.clear();
        // The coder's id must be known before the edit opens, since the history entry carries it.
        const auto name = coder_name();
        const auto* known = project_.find_coder(name);
        if (known != nullptr) return write_edit({label, known->id}, write);
        const Coder me{new_id<CoderId>(), name, coder_colour(project_.coders().size())};
        new_coders_.emplace(fold(name), me.id);
        return write_edit({label, me.id}, [&](store::Edit& edit) {
            edit.put(me);
            write(edit);
        });
    }();
    if (!change) {
        write_searches();
        return change.error();
    }
    take(*change);
    return {};
}

Result<Change> Workbench::write_edit(store::EditInfo info,
                                     const std::function<void(store::Edit&)>& write) {
    if (action_ == nullptr) return file_.edit(info, write);
    info.continues = action_->entry;
    info.continued_label = action_->label;
    const auto before = file_.newest_edit();
    auto change = file_.edit(info, write);
    if (!change) return change;
    // Else it changed nothing, and the newest edit is another one.
    const auto now = file_.newest_edit();
    if (now != before) action_->entry = now;
    return change;
}

void Workbench::as_one(OneAction& action, const std::function<void()>& work) {
    struct Within {
        Workbench& bench;
        explicit Within(Workbench& of, OneAction* begun) : bench{of} { set(begun); }
        Within(const Within&) = delete;
        Within& operator=(const Within&) = delete;
        ~Within() { set(nullptr); }
        void set(OneAction* now) const {
            const std::lock_guard editing{bench.edit_mutex_};
            bench.action_ = now;
        }
    };
    const Within within{*this, &action};
    work();
}

void Workbench::rest_from_edit(const std::function<void()>& wait) {
    struct Rest {
        std::recursive_timed_mutex& mutex;
        ~Rest() { mutex.lock(); }
    };
    mutex_.unlock();
    const Rest rest{mutex_};
    wait();
}

void Workbench::take(Change& change) {
    write_searches();
    // Nobody else edits now, and of a large change this takes as long as to apply it.
    change.codings_before = as_they_are(project_, change);
    const auto work = [this, &change] {
        {
            const std::lock_guard lock{texts_mutex_};
            for (const auto& id : change.texts) texts_.erase(id);
            for (const auto& id : change.sources.went) texts_.erase(id);
        }
        project_.apply(change);
        try {
            changes_.publish(project_.shown_coders().shows_everybody() ? change
                                                                       : project_.in_sight(change));
        } catch (const std::exception& thrown) {
            if (on_broken_view) on_broken_view(thrown);
        }
    };
    if (executor_) {
        executor_(work);
    } else {
        work();
    }
}

Result<std::string> Workbench::undo(Progress& progress) {
    std::unique_lock editing{edit_mutex_};
    std::unique_lock lock{mutex_};
    const auto label = file_.undo_label();
    auto change = file_.undo(coder(), progress);
    lock.unlock();
    editing.unlock();
    if (!change) return change.error();
    take(*change);
    return label.value_or(std::string{});
}

Result<std::string> Workbench::redo(Progress& progress) {
    std::unique_lock editing{edit_mutex_};
    std::unique_lock lock{mutex_};
    const auto label = file_.redo_label();
    auto change = file_.redo(coder(), progress);
    lock.unlock();
    editing.unlock();
    if (!change) return change.error();
    take(*change);
    return label.value_or(std::string{});
}

Result<std::string> Workbench::undo_entry(const HistoryId& entry, Progress& progress) {
    std::unique_lock editing{edit_mutex_};
    std::unique_lock lock{mutex_};
    auto change = file_.undo_entry(entry, coder(), progress);
    lock.unlock();
    editing.unlock();
    if (!change) return change.error();
    take(*change);
    constexpr std::string_view prefix = "Undo: ";
    return change->label.substr(std::min(prefix.size(), change->label.size()));
}

std::optional<std::string> Workbench::undo_label() const {
    const std::lock_guard lock{mutex_};
    return file_.undo_label();
}

std::optional<std::string> Workbench::redo_label() const {
    const std::lock_guard lock{mutex_};
    return file_.redo_label();
}

std::size_t Workbench::undo_size() const {
    const std::lock_guard lock{mutex_};
    return file_.undo_size();
}

std::size_t Workbench::redo_size() const {
    const std::lock_guard lock{mutex_};
    return file_.redo_size();
}

std::vector<store::HistoryEntry> Workbench::history() const {
    const std::lock_guard lock{mutex_};
    return file_.history();
}

Result<void> Workbench::remember_search(const store::PastSearch& search) {
    const std::unique_lock editing{edit_mutex_, std::try_to_lock};
    if (!editing) {
        const std::lock_guard lock{small_mutex_};
        searches_.push_back(search);
        return {};
    }
    const std::lock_guard lock{mutex_};
    return file_.remember_search(search);
}

/// What was searched for while an edit was being written. A note that cannot be written is not
/// worth an edit that was.
void Workbench::write_searches() {
    std::vector<store::PastSearch> searches;
    {
        const std::lock_guard small{small_mutex_};
        searches.swap(searches_);
    }
    if (searches.empty()) return;
    const std::lock_guard editing{edit_mutex_};
    const std::lock_guard lock{mutex_};
    for (const auto& search : searches) {
        if (!file_.remember_search(search)) return;
    }
}

std::vector<store::PastSearch> Workbench::past_searches() const {
    const std::lock_guard lock{mutex_};
    return file_.past_searches();
}

store::FilePlace Workbench::fold_where_moved() {
    const std::unique_lock editing{edit_mutex_, std::try_to_lock};
    const std::unique_lock lock{mutex_, std::try_to_lock};
    return editing && lock ? file_.fold_where_moved() : file_.place();
}

std::vector<std::string> Workbench::check(Progress& progress) const {
    const std::lock_guard editing{edit_mutex_};
    const std::lock_guard lock{mutex_};
    return file_.check(progress);
}

Result<void> Workbench::backup(const std::filesystem::path& target, Progress& progress) const {
    const std::lock_guard editing{edit_mutex_};
    const std::lock_guard lock{mutex_};
    return file_.backup(target, progress);
}

bool Workbench::has_original(const std::string& sha256) const {
    const std::lock_guard lock{mutex_};
    return file_.has_original(sha256);
}

Result<std::string> Workbench::original(const std::string& sha256) const {
    const std::lock_guard lock{mutex_};
    return file_.original(sha256);
}

} // namespace filrouge::workbench

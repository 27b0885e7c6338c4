#include "store/project_file.h"

#include "platform/exceptions.h"
#include "store/compression.h"
#include "store/database.h"
#include "store/historical_reads.h"
#include "store/history.h"
#include "store/loading.h"
#include "store/opening.h"
#include "store/searches.h"
#include "store/single_undo.h"

namespace filrouge::store {
namespace {

/// The seam: what is thrown inside comes out as an `Error`.
template <class Work>
auto attempt(const Work& work) -> Result<decltype(work())> {
    try {
        return work();
    } catch (const std::exception& exception) {
        return platform::error_of(exception);
    }
}

/// For what stands on buttons and in lists of conveniences: nothing where the file is damaged
/// there. Whoever then asks for the thing itself is told why it cannot be had.
template <class Work>
auto unless_damaged(const Work& work) -> decltype(work()) {
    auto done = attempt(work);
    return done.ok() ? std::move(*done) : decltype(work()){};
}

} // namespace

ProjectFile::ProjectFile(std::unique_ptr<Database> database) : database_{std::move(database)} {}
ProjectFile::ProjectFile(ProjectFile&&) noexcept = default;
ProjectFile& ProjectFile::operator=(ProjectFile&&) noexcept = default;
ProjectFile::~ProjectFile() = default;

Result<ProjectFile> ProjectFile::create(const std::filesystem::path& path,
                                        const ProjectInfo& info) {
    return attempt([&] { return ProjectFile{create_database(path, info)}; });
}

Result<ProjectFile> ProjectFile::open(const std::filesystem::path& path, Access access) {
    return attempt([&] { return ProjectFile{open_database(path, access)}; });
}

const std::filesystem::path& ProjectFile::path() const {
    return database_->path();
}

ProjectFile::Access ProjectFile::access() const {
    return database_->access;
}

const std::vector<Error>& ProjectFile::remarks() const {
    return database_->remarks;
}

FilePlace ProjectFile::place() const {
    return database_->place();
}

FilePlace ProjectFile::fold_where_moved() {
    return database_->fold_where_moved();
}

Result<Project> ProjectFile::load() const {
    return attempt([&] { return load_project(*database_); });
}

Result<Text> ProjectFile::text(const SourceId& source) const {
    return attempt([&] { return load_text(*database_, source); });
}

Result<std::string> ProjectFile::original(const std::string& sha256) const {
    return attempt([&] { return load_original(*database_, sha256); });
}

bool ProjectFile::has_original(const std::string& sha256) const {
    auto row = database_->query("SELECT 1 FROM original WHERE sha256 = ?1");
    return row->bind(sha256).step();
}

Result<Change> ProjectFile::edit(const EditInfo& info, const std::function<void(Edit&)>& write) {
    return attempt([&] {
        return record_edit(*database_, info, [&] {
            Edit edit{*database_};
            write(edit);
            return edit.new_label();
        });
    });
}

Result<Change> ProjectFile::undo(const CoderId& coder, Progress& progress) {
    return attempt([&] { return record_undo(*database_, coder, progress); });
}

Result<Change> ProjectFile::redo(const CoderId& coder, Progress& progress) {
    return attempt([&] { return record_redo(*database_, coder, progress); });
}

Result<Change> ProjectFile::undo_entry(const HistoryId& entry, const CoderId& coder,
                                       Progress& progress) {
    return attempt([&] { return record_undo_of(*database_, entry, coder, progress); });
}

Result<std::vector<HistoryEntry>> ProjectFile::dependents_of(const HistoryId& entry,
                                                             Progress& progress) const {
    return attempt([&] { return find_dependents(*database_, entry, progress); });
}

std::optional<HistoryId> ProjectFile::newest_edit() const {
    return unless_damaged([&] { return undo_stack(*database_).to_undo(); });
}

std::optional<std::string> ProjectFile::undo_label() const {
    return unless_damaged([&] { return store::undo_label(*database_); });
}

std::optional<std::string> ProjectFile::redo_label() const {
    return unless_damaged([&] { return store::redo_label(*database_); });
}

std::size_t ProjectFile::undo_size() const {
    return unless_damaged([&] { return store::undo_size(*database_); });
}

std::size_t ProjectFile::size_of(const HistoryId& entry) const {
    return store::size_of(*database_, entry);
}

std::size_t ProjectFile::redo_size() const {
    return unless_damaged([&] { return store::redo_size(*database_); });
}

Result<void> ProjectFile::remember_search(const PastSearch& search) {
    const auto kept = attempt([&] {
        store::remember_search(*database_, search);
        return true;
    });
    if (!kept) return kept.error();
    return {};
}

std::vector<PastSearch> ProjectFile::past_searches() const {
    return unless_damaged([&] { return list_past_searches(*database_); });
}

std::vector<HistoryEntry> ProjectFile::history() const {
    return list_history(*database_);
}

Result<TouchedEntities> ProjectFile::touched_by(const HistoryId& entry, std::size_t limit) const {
    return attempt([&] { return store::touched_by(*database_, entry, limit); });
}

Result<std::vector<HistoryEntry>> ProjectFile::entries_about(const CodeId& code) const {
    return attempt([&] { return store::entries_about(*database_, code.bytes); });
}

Result<std::vector<HistoryEntry>> ProjectFile::entries_about(const CodingId& coding) const {
    return attempt([&] { return store::entries_about(*database_, coding.bytes); });
}

Result<std::optional<Code>> ProjectFile::code_at(const CodeId& code, const HistoryId& at) const {
    return attempt([&] { return store::code_at(*database_, code, at); });
}

Result<std::optional<PastCoding>> ProjectFile::coding_at(const CodingId& coding,
                                                         const HistoryId& at) const {
    return attempt([&] { return store::coding_at(*database_, coding, at); });
}

Result<GoneWith> ProjectFile::gone_with(const CodeId& code) const {
    return attempt([&] { return store::gone_with(*database_, code.bytes); });
}

Result<GoneWith> ProjectFile::gone_with(const CodingId& coding) const {
    return attempt([&] { return store::gone_with(*database_, coding.bytes); });
}

Result<std::optional<CodeId>> ProjectFile::gone_code(std::string_view name) const {
    return attempt([&] { return store::gone_code(*database_, name); });
}

Result<Text> ProjectFile::kept_text(const std::string& sha256) const {
    return attempt([&] { return load_kept_text(*database_, sha256); });
}

} // namespace filrouge::store

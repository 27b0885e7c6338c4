#include "transcripts/file_format.h"

#include "transcripts/reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace filrouge::transcripts {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
    // "~$" and ".~lock" are what word processors leave beside an open document.
    const auto name = path.filename().string();
    return name.empty() || name.front() == '.' || name.rfind("~$", 0) == 0;
}

bool is_within(const fs::path& path, const fs::path& folder) {
    std::error_code failed;
    const auto real = fs::canonical(path, failed);
    if (failed) return false;
    const auto home = fs::canonical(folder, failed);
    return !failed &&
           std::mismatch(home.begin(), home.end(), real.begin(), real.end()).first == home.end();
}

/// A link that leads out of the folder, or nowhere, or to a folder: what is behind it was not
/// chosen, or is read where it really lies.
bool is_foreign(const fs::directory_entry& entry, const fs::path& folder) {
    std::error_code ignored;
    return entry.is_symlink(ignored) &&
           (!is_within(entry.path(), folder) || entry.is_directory(ignored));
}

Result<void> walk(const fs::path& folder, FileList& list) {
    std::error_code failed;
    fs::recursive_directory_iterator entry{folder, failed};
    const fs::recursive_directory_iterator end;
    while (!failed && entry != end) {
        std::error_code ignored;
        if (is_hidden(entry->path())) {
            entry.disable_recursion_pending();
        } else if (is_foreign(*entry, folder)) {
            list.links.push_back(entry->path());
        } else if (entry->is_regular_file(ignored)) {
            const bool known = is_readable(format_of(entry->path()));
            (known ? list.files : list.skipped).push_back(entry->path());
        }
        entry.increment(failed);
    }
    if (!failed) return {};
    return Error{ErrorCode::unreadable,
                 fmt::format("Cannot read the folder {}: {}", folder.string(), failed.message()),
                 "Check the permissions of the folder"};
}

} // namespace

std::string format_of(const fs::path& path) {
    auto ending = path.extension().string();
    if (!ending.empty()) ending.erase(0, 1);
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return ending == "htm" ? "html" : ending;
}

bool is_readable(const std::string& format) {
    const auto& known = readable_formats();
    return std::find(known.begin(), known.end(), format) != known.end();
}

Error unknown_format(const fs::path& path) {
    const auto ending = path.extension().string();
    return {ErrorCode::invalid_input,
            ending.empty()
                ? fmt::format("{} has no ending that tells its format", path.string())
                : fmt::format("{}: files ending in {} cannot be read", path.string(), ending),
            fmt::format("Readable are .{}", fmt::join(readable_formats(), ", ."))};
}

Result<FileList> list_files(const std::vector<fs::path>& paths) {
    FileList list;
    for (const auto& path : paths) {
        std::error_code failed;
        if (!fs::is_directory(path, failed)) {
            list.files.push_back(path); // named by the user: reading it says what is wrong with it
            continue;
        }
        FileList found;
        if (const auto walked = walk(path, found); !walked) return walked.error();
        std::sort(found.files.begin(), found.files.end());
        std::sort(found.skipped.begin(), found.skipped.end());
        list.files.insert(list.files.end(), found.files.begin(), found.files.end());
        list.skipped.insert(list.skipped.end(), found.skipped.begin(), found.skipped.end());
        list.links.insert(list.links.end(), found.links.begin(), found.links.end());
    }
    return list;
}

} // namespace filrouge::transcripts

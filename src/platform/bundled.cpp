#include "platform/bundled.h"

namespace filrouge::platform {
namespace {

namespace fs = std::filesystem;

bool has_both(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "codebooks", ignored) &&
           fs::is_directory(folder / "corpora", ignored);
}

} // namespace

Result<fs::path> bundled_data() {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    if (error) return Error{ErrorCode::failed, "The program does not know where it is", {}};
    return bundled_data_of(program.parent_path());
}

Result<fs::path> bundled_data_of(const fs::path& folder) {
    const auto installed = folder.parent_path() / "share" / "filrouge";
    if (has_both(installed)) return installed;
    for (auto above = folder; above.has_relative_path(); above = above.parent_path()) {
        if (has_both(above)) return above;
    }
    return Error{ErrorCode::not_found,
                 "The codebooks and the demonstration study that come with the program are not "
                 "there",
                 "Install it again, or say where they are"};
}

} // namespace filrouge::platform

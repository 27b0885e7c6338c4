#include "search/xapian_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace filrouge::search {

Error translate_xapian(const Xapian::Error& error, const std::filesystem::path& directory) {
    const std::string type = error.get_type();
    if (type == "DatabaseLockError") {
        return {ErrorCode::locked,
                fmt::format("The search index {} is being updated", directory.string()),
                "Wait until the other window or program has finished"};
    }
    const char* const system = error.get_error_string();
    const auto why =
        system != nullptr ? fmt::format("{} ({})", error.get_msg(), system) : error.get_msg();
    const auto says = [&](int reason) {
        return why.find(std::strerror(reason)) != std::string::npos;
    };
    if (says(ENOSPC) || says(EDQUOT) || says(EFBIG)) {
        return {ErrorCode::failed,
                fmt::format("There is no room for the search index in {}", directory.string()),
                "Make room on that disk, or set XDG_CACHE_HOME to a folder on another; the project "
                "itself is whole"};
    }
    if (says(EACCES) || says(EROFS) || says(EPERM)) {
        return {ErrorCode::failed,
                fmt::format("The search index {} may not be used: {}", directory.string(), why),
                "Check that you may write there"};
    }
    if (type.starts_with("Database")) {
        return {ErrorCode::damaged,
                fmt::format("The search index {} cannot be read: {}", directory.string(), why),
                "Search again: it is built anew from the project"};
    }
    return {ErrorCode::failed, fmt::format("The search in {} failed: {}", directory.string(), why),
            "Check that the disk is not full, or simplify the query"};
}

} // namespace filrouge::search

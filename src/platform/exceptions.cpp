#include "platform/exceptions.h"

#include <fmt/format.h>

#include <filesystem>
#include <new>
#include <stdexcept>
#include <system_error>

namespace filrouge::platform {
namespace {

Error no_memory() {
    return {ErrorCode::failed, "There is not enough memory",
            "Close other programs, or do less at once"};
}

} // namespace

Error error_of(const std::exception& exception) {
    if (const auto* failure = dynamic_cast<const Failure*>(&exception)) return failure->error();
    // A length that no memory could hold is asked for where a file lies about its sizes.
    if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr ||
        dynamic_cast<const std::length_error*>(&exception) != nullptr)
        return no_memory();
    if (const auto* files = dynamic_cast<const std::filesystem::filesystem_error*>(&exception)) {
        return {
            ErrorCode::unreadable,
            fmt::format("{} cannot be used: {}", files->path1().string(), files->code().message()),
            "Check that it is there and that you may use it"};
    }
    if (const auto* system = dynamic_cast<const std::system_error*>(&exception)) {
        return {ErrorCode::failed, fmt::format("The system refused: {}", system->code().message()),
                "Close other programs and try again"};
    }
    // What one part of the program relies on does not hold: a mistake of ours, or a file that is
    // damaged in a way that nobody looked for.
    if (dynamic_cast<const std::logic_error*>(&exception) != nullptr) {
        return {ErrorCode::failed,
                fmt::format("Something does not fit together ({})", exception.what()),
                "Check the project; if it is whole, report this with what you did"};
    }
    return {ErrorCode::failed, fmt::format("Something unexpected happened ({})", exception.what()),
            "Nothing was lost; try again, and report it with what you did"};
}

} // namespace filrouge::platform

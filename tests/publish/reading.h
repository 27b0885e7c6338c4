#pragma once

#include "platform/files.h"
#include "platform/process.h"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

// Documents read back by other programs, to see what a reader would see.
namespace filrouge::test {

/// What the program says, nothing where it is not installed (the test says so and passes).
inline std::optional<std::string> output_of(const std::vector<std::string>& command,
                                            const std::string& input) {
    const auto ran = platform::run_process(command, input, {});
    if (!ran && ran.error().code == ErrorCode::not_found) {
        WARN(command.front() << " is not installed: this is not tested");
        return std::nullopt;
    }
    REQUIRE(ran.ok());
    INFO(ran->err);
    REQUIRE(ran->exit_status == 0);
    return ran->out;
}

/// A document as plain text.
inline std::optional<std::string> plain(const std::string& document, const std::string& format) {
    return output_of({"pandoc", "--from=" + format, "--to=plain", "--wrap=none"}, document);
}

/// A part of a zipped document.
inline std::optional<std::string> part(const std::string& document, const std::string& name) {
    const platform::TemporaryDirectory folder;
    const auto file = folder.path() / "document.zip";
    REQUIRE(platform::write_file(file, document).ok());
    return output_of({"unzip", "-p", file.string(), name}, "");
}

inline bool holds(const std::string& text, const std::string& wanted) {
    return text.find(wanted) != std::string::npos;
}

} // namespace filrouge::test

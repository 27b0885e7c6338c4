#include "cli/output.h"

#include "core/shown.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace filrouge::cli {

ExitStatus exit_status(const Error& error) {
    return error.code == ErrorCode::damaged ? ExitStatus::damaged : ExitStatus::failed;
}

ExitStatus report(const Error& error) {
    if (error.what.empty()) return exit_status(error);
    note(fmt::format("filrouge-cli: {}", error.what));
    if (!error.hint.empty()) note(fmt::format("  {}", error.hint));
    return exit_status(error);
}

namespace {

std::string dumped(const nlohmann::json& json) {
    // File names on Linux may hold anything; the rest is valid UTF-8 by construction.
    return escape_in_json(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

[[noreturn]] void output_failed() {
    // Who reads may have seen enough: nothing to tell.
    if (errno == EPIPE) throw Failure{{ErrorCode::failed, {}, {}}};
    throw Failure{{ErrorCode::failed,
                   fmt::format("The answer could not be written to standard output: {}",
                               std::strerror(errno)),
                   "Changes that the command made in the project stand; make room and ask again"}};
}

} // namespace

void write_out(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) output_failed();
}

void finish_output() {
    if (std::fflush(stdout) != 0) output_failed();
}

void print_json(const nlohmann::json& json) {
    write_out(dumped(json) + '\n');
}

void JsonList::add(const nlohmann::json& element) {
    std::string text = empty_ ? "[\n  " : ",\n  ";
    empty_ = false;
    for (const char c : dumped(element)) {
        text += c;
        if (c == '\n') text += "  ";
    }
    write_out(text);
}

void JsonList::close() {
    write_out(empty_ ? "[]\n" : "\n]\n");
}

void print(const std::string& text) {
    auto shown = shown_plainly(text);
    if (shown.empty() || shown.back() != '\n') shown += '\n';
    write_out(shown);
}

void note(const std::string& text) {
    std::fputs((shown_plainly(text) + '\n').c_str(), stderr);
}

} // namespace filrouge::cli

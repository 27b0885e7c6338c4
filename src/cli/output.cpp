#include "cli/output.h"

#include <fmt/format.h>

#include <cstdio>
#include <iostream>

namespace filrouge::cli {

ExitStatus exit_status(const Error& error) {
    return error.code == ErrorCode::damaged ? ExitStatus::damaged : ExitStatus::failed;
}

ExitStatus report(const Error& error) {
    note(fmt::format("filrouge-cli: {}", error.what));
    if (!error.hint.empty()) note(fmt::format("  {}", error.hint));
    return exit_status(error);
}

namespace {

std::string dumped(const nlohmann::json& json) {
    // File names on Linux may hold anything; the rest is valid UTF-8 by construction.
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

void print_json(const nlohmann::json& json) {
    std::cout << dumped(json) << '\n';
}

void JsonList::add(const nlohmann::json& element) {
    std::cout << (empty_ ? "[\n  " : ",\n  ");
    empty_ = false;
    for (const char c : dumped(element)) {
        std::cout << c;
        if (c == '\n') std::cout << "  ";
    }
}

void JsonList::close() {
    std::cout << (empty_ ? "[]\n" : "\n]\n");
}

void print(const std::string& text) {
    std::cout << text;
    if (text.empty() || text.back() != '\n') std::cout << '\n';
}

void note(const std::string& text) {
    std::cerr << text << '\n';
}

} // namespace filrouge::cli

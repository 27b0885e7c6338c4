#pragma once

#include "cli/commands.h"

#include <functional>
#include <string>
#include <vector>

namespace filrouge::cli {

/// What a command has done: as JSON, and as a person reads it (empty: nothing to say).
struct CommandOutput {
    nlohmann::json json;
    std::string text;
};

/// A command that changes a project and is told nothing but some words.
struct PlainCommand {
    struct Word {
        std::string name;
        std::string help;
    };
    std::string name;
    std::string help;
    std::vector<Word> words; ///< after PROJECT, all of them required
    /// Gets one string for each of `words`.
    std::function<Result<CommandOutput>(workbench::Workbench&, const std::vector<std::string>&)>
        work;
};

void add_plain(const Builder& builder, CLI::App& group, const PlainCommand& command);

/// Prints what was done, as the user asked for it.
void say(const Common& common, const CommandOutput& output);

/// Error invalid_input where `word` is no number.
Result<std::size_t> to_number(const std::string& word, const std::string& what);

} // namespace filrouge::cli

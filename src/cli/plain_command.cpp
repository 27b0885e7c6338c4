#include "cli/plain_command.h"

#include <fmt/format.h>

#include <charconv>

namespace filrouge::cli {

void say(const Common& common, const CommandOutput& output) {
    if (common.json) {
        print_json(output.json);
    } else if (!output.text.empty()) {
        note(output.text);
    }
}

void add_plain(const Builder& builder, CLI::App& group, const PlainCommand& plain) {
    auto* command = builder.on_project(group, plain.name, plain.help);
    auto given = std::make_shared<std::vector<std::string>>(plain.words.size());
    for (std::size_t i = 0; i < plain.words.size(); ++i)
        command->add_option(plain.words[i].name, (*given)[i], plain.words[i].help)->required();
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, work = plain.work, &common] {
        return with_project(common, Wants::writing,
                            [&](workbench::Workbench& bench) -> Result<void> {
                                const auto done = work(bench, *given);
                                if (!done) return done.error();
                                say(common, *done);
                                return {};
                            });
    });
}

Result<std::size_t> to_number(const std::string& word, const std::string& what) {
    std::size_t number = 0;
    const auto* end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, number);
    if (error == std::errc{} && stop == end && !word.empty()) return number;
    return Error{ErrorCode::invalid_input,
                 fmt::format("{} must be a number, not \"{}\"", what, word), ""};
}

} // namespace filrouge::cli

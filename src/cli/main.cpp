#include "cli/commands.h"
#include "core/nearest.h"
#include "core/text.h"
#include "platform/exceptions.h"
#include "platform/output.h"
#include "platform/process.h"
#include "platform/unfinished.h"

#include <fmt/format.h>

#include <clocale>
#include <csignal>
#include <exception>
#include <iostream>
#include <optional>

namespace filrouge::cli {

CLI::App* Builder::on_project(CLI::App& parent, const std::string& name,
                              const std::string& help) const {
    auto* command = parent.add_subcommand(name, help);
    command->add_option("PROJECT", common.project, "The project file (.filrouge)")->required();
    command->add_flag("--json", common.json, "Print one JSON document");
    return command;
}

void Builder::takes_coder(CLI::App& command) const {
    command.add_option("--coder", common.coder, "Who does it (else the login name)");
}

void Builder::runs(CLI::App& command, Deed deed_of_command) const {
    auto& chosen = deed;
    command.callback(
        [&chosen, deed_of_command = std::move(deed_of_command)] { chosen = deed_of_command; });
}

Result<std::unique_ptr<workbench::Workbench>> open_project(const Common& common, Wants wants) {
    workbench::OpenOptions options;
    options.coder = common.coder;
    options.access = wants == Wants::reading ? store::ProjectFile::Access::read_only
                                             : store::ProjectFile::Access::read_write;
    auto bench = workbench::Workbench::open(common.project, options);
    if (bench) say_remarks(**bench);
    return bench;
}

void say_remarks(const workbench::Workbench& bench, std::size_t from) {
    for (auto i = from; i < bench.remarks().size(); ++i) note(bench.remarks()[i].message());
}

Result<void> deliver(const std::string& bytes, const std::string& path) {
    if (!path.empty()) {
        const std::vector<std::string> endings{"csv", "xlsx", "html", "htm",  "md",  "svg",
                                               "pdf", "yaml", "yml",  "docx", "odt", "tex"};
        return platform::write_output({path, endings, {}}, bytes);
    }
    std::cout << bytes;
    return {};
}

namespace {

std::optional<Error> unknown_command(const CLI::App& app, int argc, char** argv) {
    const auto* group = &app; // "codebook" in "codebook lst"
    int first = 1;
    while (!group->get_subcommands().empty()) {
        group = group->get_subcommands().front();
        while (first < argc && argv[first] != group->get_name()) ++first;
        ++first;
    }
    if (group->get_require_subcommand_min() == 0) return std::nullopt;
    std::vector<std::string> known;
    for (const auto* command : group->get_subcommands(nullptr))
        known.push_back(command->get_name());
    for (int i = first; i < argc; ++i) {
        const std::string word = argv[i];
        const bool value = std::string_view{argv[i - 1]} == "--lang";
        if (word.empty() || word.front() == '-' || value) continue;
        const auto full = group == &app ? word : group->get_name() + " " + word;
        return Error{ErrorCode::invalid_input, fmt::format("There is no command '{}'", full),
                     hint_for_name(word, known)};
    }
    return std::nullopt;
}

int run(int argc, char** argv) {
    // CLI11 takes any bytes; a name that is not UTF-8 would not survive JSON or the project file.
    for (int i = 1; i < argc; ++i) {
        if (find_invalid_utf8(argv[i])) {
            note(fmt::format("filrouge-cli: argument {} is not valid UTF-8", i));
            return static_cast<int>(ExitStatus::usage);
        }
    }
    platform::remove_leftovers();
    CLI::App app{"Filrouge: code focus-group and interview transcripts"};
    app.set_version_flag("--version", "filrouge-cli " FILROUGE_VERSION);
    app.require_subcommand(1);
    Common common;
    app.add_flag("--json", common.json, "Print one JSON document");
    app.add_option("--lang", common.language, "Language of documents written")
        ->check(CLI::IsMember({"fr", "en"}));
    Deed deed;
    const Builder builder{app, common, deed};
    add_project_commands(builder);
    add_demo_command(builder);
    add_history_commands(builder);
    add_import_commands(builder);
    add_source_commands(builder);
    add_source_edit_commands(builder);
    add_speaker_commands(builder);
    add_attribute_commands(builder);
    add_codebook_commands(builder);
    add_coding_commands(builder);
    add_finding_commands(builder);
    add_context_commands(builder);
    add_autocode_commands(builder);
    add_saved_search_commands(builder);
    add_table_commands(builder);
    add_print_command(builder);
    add_memo_commands(builder);
    add_retrieve_command(builder);
    try {
        app.parse(argc, argv);
    } catch (const CLI::RequiredError& e) {
        // CLI11 says only that a command is missing where the one typed does not exist.
        if (const auto unknown = unknown_command(app, argc, argv)) {
            note("filrouge-cli: " + unknown->message());
            return static_cast<int>(ExitStatus::usage);
        }
        app.exit(e);
        return static_cast<int>(ExitStatus::usage);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : static_cast<int>(ExitStatus::usage);
    }
    return static_cast<int>(deed());
}

} // namespace
} // namespace filrouge::cli

int main(int argc, char** argv) {
    using namespace filrouge;
    std::signal(SIGXFSZ, SIG_IGN); // a file that grows too large is an error, not the end
    platform::end_children_when_interrupted();
    try {
        return cli::run(argc, argv);
    } catch (const std::exception& e) {
        return static_cast<int>(cli::report(platform::error_of(e)));
    }
}

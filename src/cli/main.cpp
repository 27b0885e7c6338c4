#include "cli/commands.h"
#include "core/cells.h"
#include "core/nearest.h"
#include "core/text.h"
#include "platform/exceptions.h"
#include "platform/output.h"
#include "platform/process.h"
#include "platform/unfinished.h"
#include "workbench/coders.h"

#include <fmt/format.h>

#include <clocale>
#include <csignal>
#include <exception>
#include <fcntl.h>
#include <optional>
#include <sstream>
#include <unistd.h>

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

void Builder::takes_coders(CLI::App& command) const {
    command
        .add_option("--coders", common.coders,
                    "Only what these coders coded; names with commas between")
        ->allow_extra_args(false);
}

void Builder::takes_form(CLI::App& command, CsvForm& form) {
    command.add_flag_callback(
        "--exact", [&form] { form = CsvForm::exact; },
        "CSV cells as they are, also where a spreadsheet would take them for formulas");
}

void Builder::takes_passages(CLI::App& command, bool& once) {
    command.add_flag("--passages", once,
                     "What several coders coded alike in one place once, with their names");
}

void Builder::takes_dry_run(CLI::App& command, workbench::Trial& trial) {
    command.add_flag_callback(
        "--dry-run", [&trial] { trial = workbench::Trial::dry_run; },
        "Only say what would be read; change nothing");
}

void Builder::runs(CLI::App& command, Action action_of_command) const {
    auto& chosen = action;
    command.callback([&chosen, action_of_command = std::move(action_of_command)] {
        chosen = action_of_command;
    });
}

Wants to_do(workbench::Trial trial) {
    return trial == workbench::Trial::dry_run ? Wants::trying : Wants::writing;
}

Result<std::unique_ptr<workbench::Workbench>> open_project(const Common& common, Wants wants) {
    workbench::OpenOptions options;
    options.coder = common.coder;
    using Access = store::ProjectFile::Access;
    options.access = wants == Wants::writing  ? Access::read_write
                     : wants == Wants::trying ? Access::trial
                                              : Access::read_only;
    if (wants == Wants::checking) options.broken = workbench::OpenOptions::Broken::opened;
    auto bench = workbench::Workbench::open(common.project, options);
    if (!bench) return bench;
    say_remarks(**bench);
    if (!common.coders.empty()) {
        const auto filter = workbench::only_coders((*bench)->project(), common.coders);
        if (!filter) return filter.error();
        (*bench)->show_coders(*filter);
        note(fmt::format("Only {}", workbench::sight_note((*bench)->project(), false)));
    }
    return bench;
}

void say_remarks(const workbench::Workbench& bench, std::size_t from) {
    for (auto i = from; i < bench.remarks().size(); ++i) note(bench.remarks()[i].message());
}

Result<void> deliver(const workbench::Workbench& bench, const std::string& bytes,
                     const std::string& path, std::vector<std::string> endings) {
    if (!path.empty())
        return platform::write_output({path, std::move(endings), bench.path()}, bytes);
    // Documents made to be read may be shown at once, tables are read by programs.
    const auto format = endings.empty() ? std::string{} : endings.front();
    const bool to_read = format == "md" || format == "html" || format == "tex";
    if (to_read || ::isatty(STDOUT_FILENO) == 1)
        print(bytes);
    else
        write_out(bytes);
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

/// Help and what is wrong with the command line, which says again what was typed.
int tell(const CLI::App& app, const CLI::Error& error) {
    std::ostringstream out;
    std::ostringstream err;
    const bool helped = app.exit(error, out, err) == 0;
    if (!out.str().empty()) print(out.str());
    if (!err.str().empty()) note(std::string{trimmed(err.str())});
    return helped ? 0 : static_cast<int>(ExitStatus::usage);
}

/// A file that is opened must not become standard output, because the caller closed that one.
void occupy_standard_descriptors() {
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // Writing to standard output fails then, as it did.
        if (::fcntl(fd, F_GETFD) < 0)
            ::open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY);
    }
}

int run(int argc, char** argv) {
    // CLI11 takes any bytes; a name that is not UTF-8 would not survive JSON or the project file.
    for (int i = 1; i < argc; ++i) {
        // But a file's name is what it is.
        if (find_invalid_utf8(argv[i]) && ::access(argv[i], F_OK) != 0) {
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
    Action action;
    const Builder builder{app, common, action};
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
        return tell(app, e);
    } catch (const CLI::ParseError& e) {
        return tell(app, e);
    }
    return static_cast<int>(action());
}

} // namespace
} // namespace filrouge::cli

int main(int argc, char** argv) {
    using namespace filrouge;
    cli::occupy_standard_descriptors();
    std::signal(SIGXFSZ, SIG_IGN); // a file that grows too large is an error, not the end
    platform::end_children_when_interrupted();
    try {
        const int status = cli::run(argc, argv);
        cli::finish_output();
        return status;
    } catch (const std::exception& e) {
        return static_cast<int>(cli::report(platform::error_of(e)));
    }
}

#pragma once

#include "cli/output.h"
#include "core/csv.h"
#include "workbench/trial.h"
#include "workbench/workbench.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>

namespace filrouge::cli {

/// What the parsed command line asks for; set by the one subcommand given.
using Action = std::function<ExitStatus()>;

/// The command line's parts while it is being built.
struct Builder {
    CLI::App& app;
    Common& common;
    Action& action;

    /// A subcommand on a project, `NAME PROJECT …`; `--json` and `--lang` may also stand after it.
    CLI::App* on_project(CLI::App& parent, const std::string& name, const std::string& help) const;
    /// `--coder NAME`, for commands that change the project.
    void takes_coder(CLI::App& command) const;
    /// `--coders NAMES`, for commands that show, count or write codings.
    void takes_coders(CLI::App& command) const;
    /// `--exact`, for commands that write CSV files.
    static void takes_form(CLI::App& command, CsvForm& form);
    /// `--passages`, for commands that list codings.
    static void takes_passages(CLI::App& command, bool& once);
    /// `--dry-run`, for commands that read a file into the project.
    static void takes_dry_run(CLI::App& command, workbench::Trial& trial);
    void runs(CLI::App& command, Action action_of_command) const;
};

void add_project_commands(const Builder& builder);      // new, check, backup
void add_history_commands(const Builder& builder);      // history, undo, redo, restore
void add_demo_command(const Builder& builder);          // demo
void add_import_commands(const Builder& builder);       // import
void add_source_commands(const Builder& builder);       // sources, show, participants
void add_source_edit_commands(const Builder& builder);  // source …
void add_speaker_commands(const Builder& builder);      // speakers …
void add_attribute_commands(const Builder& builder);    // attributes …
void add_codebook_commands(const Builder& builder);     // codebook …
void add_coding_commands(const Builder& builder);       // code, uncode, codings
void add_finding_commands(const Builder& builder);      // search
void add_context_commands(const Builder& builder);      // kwic, similar
void add_autocode_commands(const Builder& builder);     // autocode
void add_saved_search_commands(const Builder& builder); // searches …
void add_table_commands(const Builder& builder);        // crosstab, quotes
void add_print_command(const Builder& builder);         // print
void add_memo_commands(const Builder& builder);         // memo …
void add_retrieve_command(const Builder& builder);      // retrieve

/// `trying`: a copy is changed and thrown away; for dry runs, which leave the project as it is.
/// `checking`: reading, and a damaged project too as far as it can be opened.
enum class Wants { reading, writing, trying, checking };
Wants to_do(workbench::Trial trial);
/// Says what was found beside the file.
Result<std::unique_ptr<workbench::Workbench>> open_project(const Common& common, Wants wants);

/// What the project file has to say besides, to standard error; `from`: not those said before.
void say_remarks(const workbench::Workbench& bench, std::size_t from = 0);

/// Opens the project, does the work, reports an error. `work` returns Result<void>.
template <class Work>
ExitStatus with_project(const Common& common, Wants wants, const Work& work) {
    auto bench = open_project(common, wants);
    if (!bench) return report(bench.error());
    if (auto done = work(**bench); !done) return report(done.error());
    return ExitStatus::done;
}

/// Writes to `path`, whose name ends in one of `endings`, or to standard output where it is empty.
/// Never over the open project or another.
Result<void> deliver(const workbench::Workbench& bench, const std::string& bytes,
                     const std::string& path, std::vector<std::string> endings);

} // namespace filrouge::cli

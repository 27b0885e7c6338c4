#include "cli/commands.h"
#include "cli/progress.h"
#include "workbench/history/backup.h"

#include <fmt/format.h>

namespace filrouge::cli {
namespace {

using workbench::Workbench;

void add_new(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "new", "Make a new, empty project");
    auto project = std::make_shared<workbench::NewProject>();
    command->add_option("--name", project->name, "Name of the study (else the file's name)");
    command->add_option("--language", project->language, "Language of the material")
        ->capture_default_str();
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [project, &common] {
        workbench::OpenOptions options;
        options.coder = common.coder;
        auto bench = Workbench::create(common.project, *project, options);
        if (!bench) return report(bench.error());
        const auto& info = (*bench)->project().info;
        if (common.json) {
            print_json(nlohmann::json{{"id", info.id.str()},
                                      {"name", info.name},
                                      {"language", info.language},
                                      {"path", common.project}});
        } else {
            note(fmt::format("Made {} ({})", common.project, info.name));
        }
        return ExitStatus::done;
    });
}

void add_check(const Builder& builder) {
    auto* command =
        builder.on_project(builder.app, "check", "Check that the project file is whole");
    auto& common = builder.common;
    builder.runs(*command, [&common] {
        std::vector<std::string> problems;
        auto bench = open_project(common, Wants::checking);
        if (bench) {
            TerminalProgress progress;
            problems = (*bench)->check(progress);
            if (progress.cancelled()) return report({ErrorCode::cancelled, "Stopped", {}});
        } else if (bench.error().code == ErrorCode::damaged) {
            problems = {bench.error().what};
        } else {
            return report(bench.error());
        }
        if (common.json) {
            print_json(nlohmann::json{{"ok", problems.empty()}, {"problems", problems}});
        } else if (problems.empty()) {
            print("The project file is whole.");
        } else {
            for (const auto& problem : problems) print(problem);
            note("  Open a backup, or the copy of a colleague; keep this file for examination");
        }
        return problems.empty() ? ExitStatus::done : ExitStatus::damaged;
    });
}

void add_backup(const Builder& builder) {
    auto* command =
        builder.on_project(builder.app, "backup", "Copy the project, whole and checked");
    auto target = std::make_shared<std::string>();
    command->add_option("FILE", *target, "The copy; must not exist yet")->required();
    auto& common = builder.common;
    builder.runs(*command, [target, &common] {
        return with_project(common, Wants::checking, [&](Workbench& bench) -> Result<void> {
            TerminalProgress progress;
            const auto said = bench.remarks().size();
            auto done = workbench::backup_checked(bench, *target, progress);
            say_remarks(bench, said);
            if (done && common.json) print_json(nlohmann::json{{"path", *target}});
            return done;
        });
    });
}

} // namespace

void add_project_commands(const Builder& builder) {
    add_new(builder);
    add_check(builder);
    add_backup(builder);
}

} // namespace filrouge::cli

#include "cli/commands.h"
#include "cli/progress.h"
#include "platform/bundled.h"
#include "workbench/demonstration.h"

#include <fmt/format.h>

namespace filrouge::cli {
namespace {

ExitStatus run(const Common& common, const std::string& from) {
    auto data = from.empty() ? platform::bundled_data() : Result<std::filesystem::path>{from};
    if (!data) return report(data.error());
    const auto made = [&] {
        TerminalProgress progress;
        return workbench::make_demonstration(common.project, *data, common.coder, progress);
    }();
    if (!made) return report(made.error());
    if (common.json) {
        print_json(nlohmann::json{{"path", common.project},
                                  {"sources", made->sources},
                                  {"codes", made->codes},
                                  {"codings", made->codings}});
    } else {
        note(fmt::format("Made {}: {} sources, {} codes, {} codings", common.project, made->sources,
                         made->codes, made->codings));
    }
    return ExitStatus::done;
}

} // namespace

void add_demo_command(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "demo",
                                       "Make a project with the demonstration study (invented)");
    auto from = std::make_shared<std::string>();
    command->add_option("--from", *from,
                        "Folder with codebooks/ and corpora/ (else the program's)");
    auto& common = builder.common;
    command->add_option("--coder", common.coder, "Who does it (else anne, one of its two coders)");
    builder.runs(*command, [from, &common] { return run(common, *from); });
}

} // namespace filrouge::cli

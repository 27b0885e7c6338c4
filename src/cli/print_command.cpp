#include "cli/commands.h"
#include "workbench/documents/printing.h"

namespace filrouge::cli {
namespace {

struct PrintArguments {
    std::string source;
    std::string out;
    std::string paper = "a4";
    bool no_numbers = false;
    workbench::PrintRequest request;
};

Result<void> run_print(const Common& common, PrintArguments given, workbench::Workbench& bench) {
    const auto source = bench.project().resolve_source(given.source);
    if (!source) return source.error();
    given.request.source = *source;
    given.request.language = common.language;
    given.request.numbers = !given.no_numbers;
    given.request.format = publish::parse_paper(given.paper).value_or(publish::PageFormat{});
    const auto printed = workbench::printed_transcript(bench, given.request);
    if (!printed) return printed.error();
    const auto bytes = publish::render_pdf(*printed, given.request.format);
    if (!bytes) return bytes.error();
    if (auto done = deliver(bench, *bytes, given.out, {"pdf"}); !done) return done;
    if (common.json) print_json({{"file", given.out}, {"codings", printed->codings.size()}});
    return {};
}

} // namespace

void add_print_command(const Builder& builder) {
    auto* command =
        builder.on_project(builder.app, "print", "A source with its codings, as a PDF file");
    auto given = std::make_shared<PrintArguments>();
    command->add_option("SOURCE", given->source, "Name or id")->required();
    command->add_option("-o,--output", given->out, "A .pdf file")->required();
    command->add_option("--where", given->request.where,
                        "Only these codings, such as code:Leviers and coder:anne");
    command->add_option("--paper", given->paper)
        ->check(CLI::IsMember({"a4", "letter"}))
        ->capture_default_str();
    command->add_flag("--no-numbers", given->no_numbers, "Leave the numbers of turns out");
    auto& common = builder.common;
    builder.takes_coders(*command);
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::reading, [&](workbench::Workbench& bench) {
            return run_print(common, *given, bench);
        });
    });
}

} // namespace filrouge::cli

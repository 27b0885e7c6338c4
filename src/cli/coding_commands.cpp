#include "cli/commands.h"
#include "workbench/coding/coding.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace filrouge::cli {
namespace {

using workbench::Trial;
using workbench::Workbench;
using Json = nlohmann::json;

void add_code(const Builder& builder) {
    struct Arguments {
        std::string source;
        std::size_t start = 0;
        std::size_t end = 0;
        std::string code;
        std::string memo;
        std::string weight;
    };
    auto* command = builder.on_project(builder.app, "code", "Code a passage");
    auto given = std::make_shared<Arguments>();
    command->add_option("SOURCE", given->source, "Its name or id")->required();
    command->add_option("START", given->start, "First character, from 0 (code points)")->required();
    command->add_option("END", given->end, "After the last character")->required();
    command->add_option("CODE", given->code, "Its path, unique name or id")->required();
    command->add_option("--memo", given->memo);
    command->add_option("--weight", given->weight);
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        if (given->end <= given->start) {
            return report(
                {ErrorCode::invalid_input,
                 fmt::format("The passage {}-{} is empty or backwards", given->start, given->end),
                 "END must be larger than START"});
        }
        const auto weight = parse_number(given->weight);
        if (!weight && !given->weight.empty()) {
            return report({ErrorCode::invalid_input,
                           fmt::format("The weight {} is not a number", given->weight),
                           "Write it as 2 or 1.5"});
        }
        return with_project(common, Wants::writing, [&](Workbench& bench) -> Result<void> {
            const auto source = bench.project().resolve_source(given->source);
            if (!source) return source.error();
            const auto code = bench.project().codebook().resolve(given->code);
            if (!code) return code.error();
            const auto span = cp_span(given->start, given->end);
            const auto id =
                workbench::add_coding(bench, *source, span, *code, {given->memo, weight});
            if (!id) return id.error();
            const auto text = bench.text(*source);
            if (!text) return text.error();
            const std::string quote{(*text)->slice(span)};
            if (common.json) {
                print_json(Json{{"id", id->str()},
                                {"source", bench.project().find(*source)->name},
                                {"start", given->start},
                                {"end", given->end},
                                {"code", bench.project().codebook().path(*code)},
                                {"coder", bench.coder_name()},
                                {"text", quote}});
            } else {
                print(id->str());
                note(quote);
            }
            return {};
        });
    });
}

void add_uncode(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "uncode", "Remove a coding");
    auto given = std::make_shared<std::string>();
    command->add_option("CODING", *given, "Its id")->required();
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        const auto id = CodingId::parse(*given);
        if (!id) {
            return report({ErrorCode::not_found,
                           fmt::format("{} is not the id of a coding", *given),
                           "The ids are in: codings export"});
        }
        return with_project(common, Wants::writing, [&](Workbench& bench) -> Result<void> {
            auto done = workbench::remove_codings(bench, {*id});
            if (done && common.json) print_json(Json{{"removed", id->str()}});
            return done;
        });
    });
}

void say_imported(const Common& common, const workbench::CodingsReport& report, Trial trial) {
    const bool tried = trial == Trial::dry_run;
    if (common.json) {
        Json json{{"added", report.added},
                  {"already_there", report.already_there},
                  {"completed", report.completed},
                  {"differing", report.differing}};
        if (tried) {
            json["dry_run"] = true;
            json["sources"] = report.sources;
            json["codes"] = report.codes;
            json["coders"] = report.coders;
        }
        print_json(json);
        return;
    }
    if (tried && report.added > 0) {
        print(fmt::format("sources: {}\ncodes: {}\ncoders: {}", fmt::join(report.sources, ", "),
                          fmt::join(report.codes, ", "), fmt::join(report.coders, ", ")));
    }
    auto summary =
        fmt::format("{} codings added, {} were there already", report.added, report.already_there);
    if (report.completed > 0) {
        summary +=
            fmt::format("; {} of these got a memo or weight from the file", report.completed);
    }
    if (report.differing > 0) {
        summary +=
            fmt::format("; {} have another memo or weight in the file: that of the project stays",
                        report.differing);
    }
    note(summary + (tried ? " (only tried: nothing is changed)" : ""));
}

void add_codings(const Builder& builder) {
    auto* group = builder.app.add_subcommand("codings", "All codings as a table");
    group->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    auto form = std::make_shared<CsvForm>(CsvForm::safe);
    auto& common = builder.common;

    auto* import = builder.on_project(*group, "import", "Add the codings of a .csv; all or none");
    import->add_option("FILE", *file, "source,start,end,code[,coder,memo,weight,text]")->required();
    auto trial = std::make_shared<Trial>(Trial::real);
    Builder::takes_dry_run(*import, *trial);
    builder.takes_coder(*import);
    builder.runs(*import, [file, trial, &common] {
        return with_project(common, to_do(*trial), [&](Workbench& bench) -> Result<void> {
            const auto done = workbench::import_codings(bench, *file, *trial);
            if (!done) return done.error();
            say_imported(common, *done, *trial);
            return {};
        });
    });

    auto* out = builder.on_project(*group, "export", "Write all codings to a .csv");
    out->add_option("FILE", *file)->required();
    Builder::takes_form(*out, *form);
    builder.takes_coders(*out);
    builder.runs(*out, [file, form, &common] {
        return with_project(common, Wants::reading, [&](Workbench& bench) -> Result<void> {
            const auto csv = workbench::export_codings(bench, *form);
            if (!csv) return csv.error();
            auto done = deliver(bench, *csv, *file, {"csv"});
            if (done && common.json) {
                print_json(Json{{"path", *file}, {"codings", bench.project().codings().size()}});
            }
            return done;
        });
    });
}

} // namespace

void add_coding_commands(const Builder& builder) {
    add_code(builder);
    add_uncode(builder);
    add_codings(builder);
}

} // namespace filrouge::cli

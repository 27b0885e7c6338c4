#include "analysis/independence.h"
#include "cli/commands.h"
#include "cli/quote_json.h"
#include "publish/tables.h"
#include "workbench/coders.h"
#include "workbench/documents/quoting.h"
#include "workbench/documents/reports.h"
#include "workbench/tables/tabulate.h"

#include <fmt/format.h>

namespace filrouge::cli {
namespace {

using workbench::Workbench;
using Json = nlohmann::json;

Json to_json(const analysis::Independence& test) {
    const auto or_null = [](const auto& value) { return value ? Json(*value) : Json(); };
    return {{"chi2", or_null(test.chi2)},
            {"df", or_null(test.df)},
            {"p", or_null(test.p)},
            {"cramers_v", or_null(test.cramers_v)},
            {"warnings", test.warnings}};
}

struct CrosstabArguments {
    workbench::CrosstabRequest request;
    std::string count = "codings";
    std::string percent;
    bool stats = false;
    std::string out;
    CsvForm csv = CsvForm::safe;
};

std::optional<analysis::PercentOf> parse_percent(const std::string& name) {
    if (name == "row") return analysis::PercentOf::row;
    if (name == "col") return analysis::PercentOf::col;
    if (name == "total") return analysis::PercentOf::total;
    return std::nullopt;
}

analysis::CountOf parse_count(const std::string& name) {
    if (name == "passages") return analysis::CountOf::passages;
    if (name == "sources") return analysis::CountOf::sources;
    if (name == "participants") return analysis::CountOf::participants;
    if (name == "words") return analysis::CountOf::words;
    return analysis::CountOf::codings;
}

Result<void> run_crosstab(const Common& common, CrosstabArguments given, Workbench& bench) {
    given.request.count = parse_count(given.count);
    const auto percent = parse_percent(given.percent);
    const auto table = workbench::crosstab(bench, given.request);
    if (!table) return table.error();
    if (workbench::counts_twice(bench.project(), given.request)) {
        note(
            "Several coders coded the same sources: a passage that two of them coded counts twice; "
            "--count passages counts it once");
    }
    auto document = workbench::table_document(bench, given.request, *table,
                                              {percent, given.stats, common.language});
    document.csv = given.csv;
    if (!given.out.empty()) {
        const auto format = publish::parse_table_format(workbench::ending_of(given.out));
        if (!format) {
            return Error{ErrorCode::invalid_input,
                         fmt::format("{} does not say which kind of table to write", given.out),
                         "End the name in .csv, .xlsx, .html, .md or .svg"};
        }
        const auto bytes = publish::render_table(document, *format);
        if (!bytes) return bytes.error();
        if (auto done = deliver(bench, *bytes, given.out, {workbench::ending_of(given.out)}); !done)
            return done;
        if (!common.json) return {};
    }
    if (!common.json) {
        const auto text = publish::render_table(document, publish::TableFormat::md);
        if (!text) return text.error();
        print(*text);
        return {};
    }
    Json json{{"rows", table->rows},
              {"cols", table->cols},
              {"counts", table->counts},
              {"row_totals", table->row_totals},
              {"col_totals", table->col_totals},
              {"total", table->total}};
    if (!common.coders.empty()) json["coders"] = workbench::coders_in_sight(bench.project());
    if (percent) json["percent"] = analysis::percentages(*table, *percent);
    if (given.stats) json["stats"] = to_json(analysis::independence(*table));
    print_json(json);
    return {};
}

void add_crosstab(const Builder& builder) {
    auto* command =
        builder.on_project(builder.app, "crosstab", "Count codings in rows and columns");
    auto given = std::make_shared<CrosstabArguments>();
    const std::string axis = "codes, coders, sources or a variable";
    command->add_option("--rows", given->request.rows, axis)->required();
    command->add_option("--cols", given->request.cols, axis)->required();
    command->add_option("--count", given->count)
        ->check(CLI::IsMember({"codings", "passages", "sources", "participants", "words"}))
        ->capture_default_str();
    command->add_option("--percent", given->percent)->check(CLI::IsMember({"row", "col", "total"}));
    command->add_flag("--stats", given->stats, "Chi-square and Cramér's V, with warnings");
    command->add_option("--where", given->request.where, "Filter, such as sector=AMO and cycle=2");
    command->add_option("-o,--output", given->out, "A .csv, .xlsx, .html, .md or .svg file");
    Builder::takes_form(*command, given->csv);
    builder.takes_coders(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::reading,
                            [&](Workbench& bench) { return run_crosstab(common, *given, bench); });
    });
}

struct QuotesArguments {
    std::vector<std::string> codes;
    workbench::QuotesRequest request;
    std::string format;
    std::string out;
    CsvForm csv = CsvForm::safe;
};

Result<void> run_quotes(const Common& common, QuotesArguments given, Workbench& bench) {
    for (const auto& name : given.codes) {
        const auto code = bench.project().codebook().resolve(name);
        if (!code) return code.error();
        given.request.codes.push_back(*code);
    }
    const auto name = given.format.empty() ? workbench::ending_of(given.out) : given.format;
    const auto format = publish::parse_quote_format(name.empty() ? "md" : name);
    if (!format) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("Quotes cannot be written as \"{}\"", name),
                     "Formats are md, csv, html, docx, odt, tex and xlsx"};
    }
    auto quotes = workbench::quotes(bench, given.request);
    if (!quotes) return quotes.error();
    if (!given.out.empty() || !common.json) {
        auto document = workbench::quote_document(bench, given.request, *quotes, common.language);
        document.csv = given.csv;
        const auto bytes = publish::render_quotes(document, *format);
        if (!bytes) return bytes.error();
        if (auto done = deliver(bench, *bytes, given.out, publish::endings_of(*format)); !done)
            return done;
    }
    if (common.json) {
        JsonList list;
        for (const auto& quote : *quotes) list.add(quote_json(quote));
        list.close();
    }
    return {};
}

void add_quotes(const Builder& builder) {
    auto* command =
        builder.on_project(builder.app, "quotes", "The coded passages, with attribution");
    auto given = std::make_shared<QuotesArguments>();
    command->add_option("--code", given->codes, "Only this code and those below; may be repeated")
        ->allow_extra_args(false);
    command->add_option("--where", given->request.where, "Filter, such as sector=AMO and cycle=2");
    command->add_option("--format", given->format, "Else by the ending of FILE")
        ->check(CLI::IsMember({"md", "csv", "html", "docx", "odt", "tex", "xlsx"}));
    command->add_option("-o,--output", given->out, "FILE; else standard output");
    Builder::takes_form(*command, given->csv);
    Builder::takes_passages(*command, given->request.once);
    builder.takes_coders(*command);
    command->add_option("--attribution", given->request.attribution,
                        "Such as \"{speaker}, {association}, {source}\"");
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::reading,
                            [&](Workbench& bench) { return run_quotes(common, *given, bench); });
    });
}

} // namespace

void add_table_commands(const Builder& builder) {
    add_crosstab(builder);
    add_quotes(builder);
}

} // namespace filrouge::cli

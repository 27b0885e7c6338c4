#include "cli/commands.h"
#include "cli/finding.h"
#include "cli/plain_command.h"
#include "core/text.h"
#include "workbench/documents/reports.h"
#include "workbench/finding/concordance.h"
#include "workbench/finding/similar.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace filrouge::cli {
namespace {

using workbench::Finder;
using workbench::Workbench;
using Json = nlohmann::json;

struct KwicArguments {
    workbench::ConcordanceRequest request;
    std::size_t width = 50;
    std::string sort = "text";
    std::string out;
    CsvForm csv = CsvForm::safe;
};

Json to_json(const Project& project, const workbench::ConcordanceLine& line) {
    return {{"source", project.find(line.source)->name},
            {"turn", line.turn == 0 ? Json() : Json(line.turn)},
            {"speaker", or_null(line.speaker)},
            {"start", line.span.begin().value()},
            {"end", line.span.end().value()},
            {"left", line.left},
            {"match", line.match},
            {"right", line.right}};
}

void print_lines(const Project& project, const workbench::Concordance& made, std::size_t width) {
    for (const auto& line : made.lines) {
        const auto used = count_code_points(line.left).value();
        print(fmt::format("{}{}[{}]{}  ({}{})", std::string(used < width ? width - used : 0, ' '),
                          line.left, line.match, line.right, project.find(line.source)->name,
                          line.turn == 0 ? std::string{} : fmt::format(", {}", line.turn)));
    }
    note(fmt::format("{} lines", made.lines.size()));
    note_suggestion(made.suggestion);
}

Result<void> write_lines(const Workbench& bench, const workbench::Concordance& made,
                         const KwicArguments& given) {
    const auto& out = given.out;
    const auto format = publish::parse_records_format(workbench::ending_of(out));
    if (!format) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} does not say which kind of table to write", out),
                     "End the name in .csv or .xlsx"};
    }
    auto records = workbench::concordance_records(bench.project(), made);
    records.csv = given.csv;
    const auto bytes = publish::render_records(records, *format);
    if (!bytes) return bytes.error();
    return deliver(bench, *bytes, out, {"csv", "xlsx"});
}

Result<void> run_kwic(const Common& common, KwicArguments given, Finder& finder,
                      Progress& progress) {
    given.request.width = CpCount{given.width};
    given.request.order = workbench::parse_concordance_order(given.sort).value();
    const auto made = workbench::concordance(finder, given.request, progress);
    if (!made) return made.error();
    const auto& project = finder.bench().project();
    if (!given.out.empty()) {
        if (auto done = write_lines(finder.bench(), *made, given); !done) return done;
        if (!common.json) return {};
    }
    if (!common.json) {
        print_lines(project, *made, given.width);
        return {};
    }
    Json json{{"query", made->query},
              {"total", made->lines.size()},
              {"suggestion", or_null(made->suggestion)},
              {"lines", Json::array()}};
    for (const auto& line : made->lines) json["lines"].push_back(to_json(project, line));
    print_json(json);
    return {};
}

void add_kwic(const Builder& builder) {
    auto* command = builder.on_project(
        builder.app, "kwic", "Concordance: every match with what stands before and after it");
    auto given = std::make_shared<KwicArguments>();
    command->add_option("QUERY", given->request.query, "As for search; it must hold words")
        ->required();
    command->add_option("--width", given->width, "Characters of context on each side")
        ->check(CLI::Range(0, 10'000))
        ->capture_default_str();
    command
        ->add_option("--sort", given->sort,
                     "By place in the text, the words before, the match, or what follows")
        ->check(CLI::IsMember({"text", "left", "match", "right"}))
        ->capture_default_str();
    command->add_option("--where", given->request.where, "Filter, such as sector=AMO and cycle=2");
    command->add_option("-o,--output", given->out, "A .csv or .xlsx file");
    Builder::takes_form(*command, given->csv);
    auto& common = builder.common;
    builder.takes_coders(*command);
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::reading, [&](Workbench& bench) {
            return with_finder(bench, [&](Finder& finder, Progress& progress) {
                return run_kwic(common, *given, finder, progress);
            });
        });
    });
}

struct SimilarArguments {
    std::vector<std::string> passage; ///< SOURCE START END
    std::string code;
    std::uint32_t limit = 20;
    bool coded_too = false;
};

using SimilarPassages = std::vector<workbench::SimilarPassage>;

Result<SimilarPassages> find_similar(const SimilarArguments& given, Finder& finder,
                                     Progress& progress) {
    const auto& project = finder.bench().project();
    const workbench::SimilarOptions options{given.limit, given.coded_too
                                                             ? workbench::SimilarAmong::all
                                                             : workbench::SimilarAmong::uncoded};
    if (!given.code.empty()) {
        const auto code = project.codebook().resolve(given.code);
        if (!code) return code.error();
        return workbench::similar_to_code(finder, *code, options, progress);
    }
    const auto source = project.resolve_source(given.passage[0]);
    if (!source) return source.error();
    const auto start = to_number(given.passage[1], "START");
    if (!start) return start.error();
    const auto end = to_number(given.passage[2], "END");
    if (!end) return end.error();
    return workbench::similar_to_passage(finder, *source, cp_span(*start, *end), options, progress);
}

Result<void> run_similar(const Common& common, const SimilarArguments& given, Finder& finder,
                         Progress& progress) {
    const auto found = find_similar(given, finder, progress);
    if (!found) return found.error();
    const auto& project = finder.bench().project();
    Json json{{"total", found->size()}, {"hits", Json::array()}};
    for (const auto& hit : *found) {
        if (!common.json) {
            print(to_line(project, hit.passage));
            print(fmt::format("    {}", fmt::join(hit.words, ", ")));
            continue;
        }
        auto one = hit_json(project, hit.passage);
        one["words"] = hit.words;
        json["hits"].push_back(std::move(one));
    }
    if (common.json) print_json(json);
    return {};
}

void add_similar(const Builder& builder) {
    auto* command = builder.on_project(
        builder.app, "similar", "Uncoded passages most like a passage, or like a code's quotes");
    auto given = std::make_shared<SimilarArguments>();
    auto* passage = command
                        ->add_option("PASSAGE", given->passage,
                                     "SOURCE START END (code points, the end not included)")
                        ->expected(3);
    auto* code = command->add_option("--code", given->code, "Like the quotes of this code");
    code->excludes(passage);
    command->add_option("--limit", given->limit)->capture_default_str();
    command->add_flag("--coded-too", given->coded_too, "Also passages that have other codes");
    auto& common = builder.common;
    builder.takes_coders(*command);
    builder.runs(*command, [given, &common] {
        if (given->passage.empty() && given->code.empty()) {
            note("filrouge-cli: similar needs SOURCE START END, or --code");
            return ExitStatus::usage;
        }
        return with_project(common, Wants::reading, [&](Workbench& bench) {
            return with_finder(bench, [&](Finder& finder, Progress& progress) {
                return run_similar(common, *given, finder, progress);
            });
        });
    });
}

} // namespace

void add_context_commands(const Builder& builder) {
    add_kwic(builder);
    add_similar(builder);
}

} // namespace filrouge::cli

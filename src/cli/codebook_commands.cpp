#include "cli/commands.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/codebook/codebook_merge.h"

#include <fmt/format.h>

#include <sstream>

namespace filrouge::cli {
namespace {

using workbench::Trial;
using workbench::Workbench;
using Json = nlohmann::json;

Json to_json(const Project& project, const CodeId& id, std::size_t codings) {
    const auto& codebook = project.codebook();
    const auto& code = codebook.at(id);
    auto relations = Json::array();
    for (const auto& relation : codebook.relations_from(id)) {
        relations.push_back({{"type", relation.type}, {"code", codebook.path(relation.to)}});
    }
    return {{"id", id.str()},
            {"path", codebook.path(id)},
            {"name", code.name},
            {"colour", code.colour.hex()},
            {"polarity", to_name(code.polarity)},
            {"definition", code.definition},
            {"use", code.use},
            {"do_not_use", code.do_not_use},
            {"example", code.example},
            {"codings", codings},
            {"relations", relations}};
}

std::map<CodeId, std::size_t> codings_per_code(const Project& project) {
    std::map<CodeId, std::size_t> counts;
    const auto& columns = project.codings();
    for (const auto code : columns.codes()) ++counts[columns.code_numbers().id(code)];
    return counts;
}

Result<void> list(const Common& common, Workbench& bench) {
    const auto& project = bench.project();
    auto counts = codings_per_code(project);
    auto all = Json::array();
    for (const auto& id : project.codebook().in_order()) {
        if (common.json) {
            all.push_back(to_json(project, id, counts[id]));
        } else {
            print(fmt::format("{:>6}  {}", counts[id], project.codebook().path(id)));
        }
    }
    if (common.json) print_json(all);
    return {};
}

void say_imported(const Common& common, const workbench::CodebookReport& report, Trial trial) {
    if (common.json) {
        Json json{{"added", report.added.size()},
                  {"changed", report.changed.size()},
                  {"relations", report.relations}};
        if (trial == Trial::dry_run) {
            json["dry_run"] = true;
            json["new_codes"] = report.added;
            json["changed_codes"] = report.changed;
        }
        print_json(json);
        return;
    }
    if (trial == Trial::dry_run) {
        for (const auto& path : report.added) print("new      " + path);
        for (const auto& path : report.changed) print("changes  " + path);
    }
    note(fmt::format("{} codes added, {} brought up to date, {} relations added{}",
                     report.added.size(), report.changed.size(), report.relations,
                     trial == Trial::dry_run ? " (only tried: nothing is changed)" : ""));
}

void add_import_export(const Builder& builder, CLI::App& group) {
    auto file = std::make_shared<std::string>();
    auto* import = builder.on_project(group, "import", "Add the codes of a file (.yaml .csv)");
    auto trial = std::make_shared<Trial>(Trial::real);
    import->add_option("FILE", *file)->required();
    Builder::takes_dry_run(*import, *trial);
    builder.takes_coder(*import);
    auto& common = builder.common;
    builder.runs(*import, [file, trial, &common] {
        return with_project(common, to_do(*trial), [&](Workbench& bench) -> Result<void> {
            const auto done = workbench::import_codebook(bench, *file, *trial);
            if (!done) return done.error();
            say_imported(common, *done, *trial);
            return {};
        });
    });
    auto* out = builder.on_project(group, "export", "Write the codebook to a file (.yaml .csv)");
    out->add_option("FILE", *file)->required();
    auto form = std::make_shared<CsvForm>(CsvForm::safe);
    Builder::takes_form(*out, *form);
    builder.runs(*out, [file, form, &common] {
        return with_project(common, Wants::reading, [&](Workbench& bench) -> Result<void> {
            const auto bytes = workbench::export_codebook(bench, *file, *form);
            if (!bytes) return bytes.error();
            return deliver(bench, *bytes, *file, {"yaml", "yml", "csv"});
        });
    });
    auto* show = builder.on_project(group, "list", "List the codes with their number of codings");
    builder.takes_coders(*show);
    builder.runs(*show, [&common] {
        return with_project(common, Wants::reading,
                            [&](Workbench& bench) { return list(common, bench); });
    });
}

struct CodeArguments {
    std::string code;
    std::string other;
    std::string type = "regulates";
    std::string colour;
    std::string polarity;
    std::string definition;
    std::string use;
    std::string do_not_use;
    std::vector<std::string> parts;
    bool join = false;
    bool dry_run = false;
};

void add_add(const Builder& builder, CLI::App& group) {
    auto* command = builder.on_project(group, "add", "Add a code");
    auto given = std::make_shared<CodeArguments>();
    command->add_option("PATH", given->code, "Such as Leviers/Confiance; parents are made")
        ->required();
    command->add_option("--colour", given->colour, "#rrggbb");
    command->add_option("--polarity", given->polarity)
        ->check(CLI::IsMember({"tension", "lever", "none"}));
    command->add_option("--definition", given->definition);
    command->add_option("--use", given->use, "When to use it");
    command->add_option("--do-not-use", given->do_not_use, "When not to use it");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        workbench::NewCode code{given->code,       {},         parse_polarity(given->polarity),
                                given->definition, given->use, given->do_not_use};
        if (!given->colour.empty()) {
            code.colour = Colour::parse(given->colour);
            if (!code.colour) {
                return report({ErrorCode::invalid_input,
                               fmt::format("{} is not a colour", given->colour),
                               "Write it as #rrggbb"});
            }
        }
        return with_project(common, Wants::writing, [&](Workbench& bench) -> Result<void> {
            const auto id = workbench::add_code(bench, code);
            if (!id) return id.error();
            if (common.json) print_json(to_json(bench.project(), *id, 0));
            return {};
        });
    });
}

/// Commands that name one code, and perhaps another one or a name.
void add_on_code(const Builder& builder, CLI::App& group, const std::string& name,
                 const std::string& help, const std::string& second,
                 Result<Json> (*work)(Workbench&, const CodeId&, const CodeArguments&)) {
    auto* command = builder.on_project(group, name, help);
    auto given = std::make_shared<CodeArguments>();
    command->add_option("CODE", given->code, "Its path, unique name or id")->required();
    if (!second.empty()) command->add_option(second, given->other)->required();
    if (name == "relate") {
        command->add_option("--type", given->type, "What CODE does to OTHER")
            ->capture_default_str();
    }
    if (name == "merge") {
        command->add_flag("--join", given->join, "Passages of both that overlap become one");
        command->add_flag("--dry-run", given->dry_run, "Only say what it would do");
    }
    if (name == "split") {
        command->add_option("--into", given->parts, "NAME=CODING,CODING… of a code below it")
            ->required();
    }
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, work, &common] {
        const auto wants = given->dry_run ? Wants::reading : Wants::writing;
        return with_project(common, wants, [&](Workbench& bench) -> Result<void> {
            const auto id = bench.project().codebook().resolve(given->code);
            if (!id) return id.error();
            const auto done = work(bench, *id, *given);
            if (!done) return done.error();
            if (common.json) print_json(*done);
            return {};
        });
    });
}

Result<Json> rename(Workbench& bench, const CodeId& id, const CodeArguments& given) {
    if (auto done = workbench::rename_code(bench, id, given.other); !done) return done.error();
    return Json{{"id", id.str()}, {"path", bench.project().codebook().path(id)}};
}

Result<Json> move(Workbench& bench, const CodeId& id, const CodeArguments& given) {
    CodeId parent;
    if (given.other != "/") {
        const auto found = bench.project().codebook().resolve(given.other);
        if (!found) return found.error();
        parent = *found;
    }
    if (auto done = workbench::move_code(bench, id, parent); !done) return done.error();
    return Json{{"id", id.str()}, {"path", bench.project().codebook().path(id)}};
}

Result<Json> merge(Workbench& bench, const CodeId& id, const CodeArguments& given) {
    const auto into = bench.project().codebook().resolve(given.other);
    if (!into) return into.error();
    const auto overlaps = given.join ? workbench::Overlaps::join : workbench::Overlaps::keep;
    if (given.dry_run) {
        const auto preview = workbench::preview_merge(bench.project(), id, *into);
        if (!preview) return preview.error();
        auto overlapping = Json::array();
        for (const auto& overlap : preview->overlaps) {
            overlapping.push_back(
                {{"source", bench.project().find(overlap.source)->name},
                 {"from", {overlap.from.begin().value(), overlap.from.end().value()}},
                 {"into", {overlap.into.begin().value(), overlap.into.end().value()}}});
        }
        return Json{{"id", into->str()},
                    {"codings", preview->codings},
                    {"duplicates", preview->duplicates},
                    {"overlaps", std::move(overlapping)},
                    {"children", preview->children}};
    }
    const auto done = workbench::merge_codes(bench, id, *into, overlaps);
    if (!done) return done.error();
    return Json{{"id", into->str()},
                {"codings", done->codings},
                {"duplicates", done->duplicates},
                {"joined", done->joined}};
}

/// `NAME=ID,ID…` each.
Result<Json> split(Workbench& bench, const CodeId& id, const CodeArguments& given) {
    std::vector<workbench::SplitPart> parts;
    for (const auto& words : given.parts) {
        const auto equals = words.rfind('=');
        if (equals == std::string::npos) {
            return Error{ErrorCode::invalid_input, fmt::format("{} is not NAME=CODING,…", words),
                         "Such as: --into \"Retards=ID,ID\""};
        }
        workbench::SplitPart part{words.substr(0, equals), {}};
        std::istringstream ids{words.substr(equals + 1)};
        for (std::string one; std::getline(ids, one, ',');) {
            const auto coding = CodingId::parse(one);
            if (!coding) {
                return Error{ErrorCode::invalid_input, fmt::format("{} is not a coding's id", one),
                             "List the codings with: codings export"};
            }
            part.codings.push_back(*coding);
        }
        parts.push_back(std::move(part));
    }
    const auto done = workbench::split_code(bench, id, parts);
    if (!done) return done.error();
    return Json{{"id", id.str()},
                {"codes", done->codes},
                {"codings", done->moved},
                {"duplicates", done->duplicates}};
}

Result<Json> erase(Workbench& bench, const CodeId& id, const CodeArguments& /*given*/) {
    const auto codings = workbench::delete_code(bench, id);
    if (!codings) return codings.error();
    return Json{{"id", id.str()}, {"codings", *codings}};
}

Result<Json> relate(Workbench& bench, const CodeId& id, const CodeArguments& given) {
    const auto other = bench.project().codebook().resolve(given.other);
    if (!other) return other.error();
    if (auto done = workbench::relate_codes(bench, id, given.type, *other); !done)
        return done.error();
    return Json{{"from", id.str()}, {"type", given.type}, {"to", other->str()}};
}

} // namespace

void add_codebook_commands(const Builder& builder) {
    auto* group = builder.app.add_subcommand("codebook", "The codes");
    group->require_subcommand(1);
    add_import_export(builder, *group);
    add_add(builder, *group);
    add_on_code(builder, *group, "rename", "Give a code another name", "NAME", rename);
    add_on_code(builder, *group, "move", "Put a code below another, or at the top with /", "PARENT",
                move);
    add_on_code(builder, *group, "merge", "Merge a code into another", "INTO", merge);
    add_on_code(builder, *group, "split", "Sort the codings of a code into codes below it", "",
                split);
    add_on_code(builder, *group, "delete", "Delete a code, its codings and the codes below", "",
                erase);
    add_on_code(builder, *group, "relate", "Say what a code does to another", "OTHER", relate);
}

} // namespace filrouge::cli

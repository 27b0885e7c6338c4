#include "cli/plain_command.h"
#include "core/fold.h"
#include "workbench/people/attributes.h"
#include "workbench/people/speakers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace filrouge::cli {
namespace {

using workbench::Workbench;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

const PlainCommand::Word variable_word{"VARIABLE", "Its name; source:NAME where participants have "
                                                   "one of that name too"};

Result<Variable> find_variable(const Project& project, const std::string& reference) {
    for (const auto scope : {VariableScope::source, VariableScope::participant}) {
        const auto prefix = fmt::format("{}:", to_name(scope));
        if (!reference.starts_with(prefix)) continue;
        for (const auto& [id, variable] : project.variables()) {
            if (variable.scope == scope &&
                fold(variable.name) == fold(reference.substr(prefix.size())))
                return variable;
        }
    }
    const auto id = project.resolve_variable(reference);
    if (!id) return id.error();
    return project.variables().at(*id);
}

Json to_json(const Project& project, const Variable& variable) {
    return {{"id", variable.id.str()},
            {"name", variable.name},
            {"type", to_name(variable.type)},
            {"scope", to_name(variable.scope)},
            {"values", project.distinct_values(variable.id)}};
}

Result<CommandOutput> set(Workbench& bench, const Words& words) {
    const auto& project = bench.project();
    const auto variable = find_variable(project, words[1]);
    if (!variable) return variable.error();
    workbench::Cell cell{variable->id, {}, words[2]};
    if (variable->scope == VariableScope::source) {
        const auto source = project.resolve_source(words[0]);
        if (!source) return source.error();
        cell.subject = *source;
    } else {
        const auto who = workbench::resolve_participant(project, words[0]);
        if (!who) return who.error();
        cell.subject = *who;
    }
    if (auto done = workbench::set_values(bench, {cell}); !done) return done.error();
    const auto value = std::visit(
        [&](const auto& id) { return project.value_of(variable->id, id); }, cell.subject);
    return CommandOutput{{{"subject", words[0]},
                          {"variable", variable->name},
                          {"value", value.empty() ? Json() : Json(value)}},
                         {}};
}

Result<CommandOutput> rename(Workbench& bench, const Words& words) {
    const auto variable = find_variable(bench.project(), words[0]);
    if (!variable) return variable.error();
    if (auto done = workbench::rename_variable(bench, variable->id, words[1]); !done)
        return done.error();
    return CommandOutput{to_json(bench.project(), bench.project().variables().at(variable->id)),
                         {}};
}

Result<VariableType> type_named(const std::string& name) {
    if (const auto type = parse_variable_type(name)) return *type;
    return Error{ErrorCode::invalid_input, fmt::format("\"{}\" is not a type", name),
                 "Types are text, number, boolean, date"};
}

Result<CommandOutput> retype(Workbench& bench, const Words& words) {
    const auto variable = find_variable(bench.project(), words[0]);
    if (!variable) return variable.error();
    const auto type = type_named(words[1]);
    if (!type) return type.error();
    if (auto done = workbench::retype_variable(bench, variable->id, *type); !done)
        return done.error();
    return CommandOutput{to_json(bench.project(), bench.project().variables().at(variable->id)),
                         {}};
}

Result<CommandOutput> remove(Workbench& bench, const Words& words) {
    const auto variable = find_variable(bench.project(), words[0]);
    if (!variable) return variable.error();
    const auto values = workbench::remove_variable(bench, variable->id);
    if (!values) return values.error();
    return CommandOutput{{{"id", variable->id.str()}, {"values", *values}},
                         fmt::format("{} values went with it", *values)};
}

void add_list(const Builder& builder, CLI::App& group) {
    auto* command = builder.on_project(group, "list", "List the variables with their values");
    auto& common = builder.common;
    builder.runs(*command, [&common] {
        return with_project(common, Wants::reading, [&](Workbench& bench) -> Result<void> {
            auto list = Json::array();
            for (const auto& [id, variable] : bench.project().variables()) {
                list.push_back(to_json(bench.project(), variable));
                if (common.json) continue;
                print(fmt::format("{}  ({} of {}s)  {}", variable.name, to_name(variable.type),
                                  to_name(variable.scope),
                                  fmt::join(bench.project().distinct_values(id), ", ")));
            }
            if (common.json) print_json(list);
            return {};
        });
    });
}

void add_add(const Builder& builder, CLI::App& group) {
    struct Arguments {
        std::string name;
        std::string type = "text";
        std::string scope = "participant";
    };
    auto* command = builder.on_project(group, "add", "Add a variable");
    auto given = std::make_shared<Arguments>();
    command->add_option("NAME", given->name)->required();
    command->add_option("--type", given->type)
        ->check(CLI::IsMember({"text", "number", "boolean", "date"}))
        ->capture_default_str();
    command->add_option("--of", given->scope, "Whom it describes")
        ->check(CLI::IsMember({"participant", "source"}))
        ->capture_default_str();
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::writing, [&](Workbench& bench) -> Result<void> {
            const auto id =
                workbench::add_variable(bench, given->name, *parse_variable_type(given->type),
                                        *parse_variable_scope(given->scope));
            if (!id) return id.error();
            say(common, {to_json(bench.project(), bench.project().variables().at(*id)), {}});
            return {};
        });
    });
}

/// "secteur (text)", "âge (text, was number)"
std::string describe(const workbench::ReadVariable& variable) {
    const auto was = variable.was ? fmt::format(", was {}", to_name(*variable.was)) : std::string{};
    return fmt::format("{} ({}{})", variable.name, to_name(variable.type), was);
}

void say_imported(const Common& common, const workbench::AttributesReport& done,
                  workbench::Trial trial) {
    std::vector<std::string> variables;
    for (const auto& variable : done.variables) variables.push_back(describe(variable));
    if (common.json) {
        Json json{{"scope", to_name(done.scope)}, {"variables", variables}, {"rows", done.rows},
                  {"values", done.values},        {"roles", done.roles},    {"merged", done.merged},
                  {"unknown", done.unknown}};
        if (trial == workbench::Trial::dry_run) json["dry_run"] = true;
        print_json(json);
        return;
    }
    print(fmt::format("{} values of {}: {}", done.values,
                      done.scope == VariableScope::source ? "sources" : "participants",
                      fmt::join(variables, ", ")));
    if (done.roles > 0) print(fmt::format("{} people with another role", done.roles));
    for (const auto& line : done.merged) note(line);
    for (const auto& name : done.unknown) note(fmt::format("not in the project: {}", name));
    if (trial == workbench::Trial::dry_run) note("Only tried: nothing is changed");
}

void add_import(const Builder& builder, CLI::App& group) {
    struct Arguments {
        std::string file;
        std::vector<std::string> apart;
        workbench::Trial trial = workbench::Trial::real;
    };
    auto* command =
        builder.on_project(group, "import", "Read a table: one row per participant or source");
    auto given = std::make_shared<Arguments>();
    command->add_option("FILE", given->file, "A .csv file")->required();
    command->add_option(
        "--apart", given->apart,
        "A name whose speakers in several sources stay several people (repeatable)");
    Builder::takes_dry_run(*command, given->trial);
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        return with_project(common, to_do(given->trial), [&](Workbench& bench) -> Result<void> {
            const auto done = workbench::import_attributes(
                bench, given->file, given->trial, {given->apart.begin(), given->apart.end()});
            if (!done) return done.error();
            say_imported(common, *done, given->trial);
            return {};
        });
    });
}

} // namespace

void add_attribute_commands(const Builder& builder) {
    auto* group = builder.app.add_subcommand("attributes", "Variables of participants and sources");
    group->require_subcommand(1);
    add_import(builder, *group);
    add_list(builder, *group);
    add_add(builder, *group);
    add_plain(builder, *group,
              {"set",
               "Give one participant or source a value",
               {{"NAME", "Of the participant or source"},
                variable_word,
                {"VALUE", "Empty: none from now on"}},
               set});
    add_plain(builder, *group,
              {"rename", "Give a variable another name", {variable_word, {"NAME", ""}}, rename});
    add_plain(builder, *group,
              {"type",
               "Say what its values are",
               {variable_word, {"TYPE", "text, number, boolean or date"}},
               retype});
    add_plain(builder, *group,
              {"remove", "Delete a variable and its values", {variable_word}, remove});
}

} // namespace filrouge::cli

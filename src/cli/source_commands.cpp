#include "cli/commands.h"
#include "workbench/documents/quoting.h"
#include "workbench/sources/sources.h"

#include <fmt/format.h>

#include <set>

namespace filrouge::cli {
namespace {

using workbench::Workbench;
using Json = nlohmann::json;

std::set<ParticipantId> speakers_in(const Project& project, const SourceId& source) {
    std::set<ParticipantId> people;
    for (const auto& turn : project.turns(source)) people.insert(turn.speaker);
    people.erase(ParticipantId{});
    return people;
}

void add_sources(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "sources", "List the sources");
    builder.takes_coders(*command);
    auto& common = builder.common;
    builder.runs(*command, [&common] {
        return with_project(common, Wants::reading, [&](Workbench& bench) -> Result<void> {
            const auto& project = bench.project();
            auto list = Json::array();
            for (const auto& id : workbench::sources_by_name(project)) {
                const auto* source = project.find(id);
                const auto turns = project.turns(source->id).size();
                const auto people = speakers_in(project, source->id).size();
                const auto codings = project.codings().rows_in(source->id).size();
                if (!common.json) {
                    print(fmt::format("{}  ({}, {} turns, {} speakers, {} codings)", source->name,
                                      to_name(source->kind), turns, people, codings));
                }
                list.push_back({{"id", source->id.str()},
                                {"name", source->name},
                                {"kind", to_name(source->kind)},
                                {"language", source->language},
                                {"characters", source->characters.value()},
                                {"turns", turns},
                                {"participants", people},
                                {"codings", codings}});
            }
            if (common.json) print_json(list);
            return {};
        });
    });
}

Json to_json(const Project& project, const Turn& turn) {
    const auto* who = project.find(turn.speaker);
    const auto time = [](const auto& t) { return t ? Json(t->ms) : Json(); };
    return {{"n", turn.number},
            {"speaker", who == nullptr ? Json() : Json(who->pseudonym)},
            {"role", who == nullptr ? Json() : Json(to_name(who->role))},
            {"start", turn.span.begin().value()},
            {"end", turn.span.end().value()},
            {"start_ms", time(turn.begins)},
            {"end_ms", time(turn.ends)}};
}

void print_turns(const Project& project, const Text& text, const SourceId& source) {
    for (const auto& turn : project.turns(source)) {
        const auto* who = project.find(turn.speaker);
        print(fmt::format("{}. {}: {}", turn.number, who == nullptr ? "?" : who->pseudonym,
                          text.slice(turn.span)));
    }
}

void add_show(const Builder& builder) {
    struct Arguments {
        std::string source;
        bool turns = false;
    };
    auto* command = builder.on_project(builder.app, "show", "Print a source");
    auto given = std::make_shared<Arguments>();
    command->add_option("SOURCE", given->source, "Its name or id")->required();
    command->add_flag("--turns", given->turns, "Turn by turn, numbered");
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::reading, [&](Workbench& bench) -> Result<void> {
            const auto& project = bench.project();
            const auto id = project.resolve_source(given->source);
            if (!id) return id.error();
            const auto text = bench.text(*id);
            if (!text) return text.error();
            if (!common.json) {
                if (given->turns) {
                    print_turns(project, **text, *id);
                } else {
                    print((*text)->utf8());
                }
                return {};
            }
            const auto* source = project.find(*id);
            Json json{{"id", id->str()},
                      {"name", source->name},
                      {"kind", to_name(source->kind)},
                      {"language", source->language},
                      {"text", (*text)->utf8()},
                      {"turns", Json::array()}};
            for (const auto& turn : project.turns(*id))
                json["turns"].push_back(to_json(project, turn));
            print_json(json);
            return {};
        });
    });
}

struct Speech {
    std::set<SourceId> sources;
    std::size_t turns = 0;
    std::size_t words = 0;
};

Result<std::map<ParticipantId, Speech>> speech_of_all(Workbench& bench) {
    const auto& project = bench.project();
    std::map<ParticipantId, Speech> speech;
    for (const auto& [id, person] : project.participants()) speech[id];
    for (const auto& [source, ignored] : project.sources()) {
        for (const auto& turn : project.turns(source)) {
            if (turn.speaker.is_nil()) continue;
            auto words = workbench::words_in(bench, source, turn.span);
            if (!words) return words.error();
            auto& of_speaker = speech[turn.speaker];
            of_speaker.sources.insert(source);
            ++of_speaker.turns;
            of_speaker.words += *words;
        }
    }
    return speech;
}

void add_participants(const Builder& builder) {
    auto* command =
        builder.on_project(builder.app, "participants", "List who speaks, with their variables");
    auto& common = builder.common;
    builder.runs(*command, [&common] {
        return with_project(common, Wants::reading, [&](Workbench& bench) -> Result<void> {
            const auto& project = bench.project();
            const auto speech = speech_of_all(bench);
            if (!speech) return speech.error();
            auto list = Json::array();
            for (const auto& [id, person] : project.participants()) {
                const auto& said = speech->at(id);
                auto names = Json::array();
                for (const auto& source : said.sources) names.push_back(project.find(source)->name);
                auto variables = Json::object();
                std::string values;
                for (const auto& [variable_id, variable] : project.variables()) {
                    const auto value = project.value_of(variable_id, id);
                    if (variable.scope != VariableScope::participant || value.empty()) continue;
                    variables[variable.name] = value;
                    values += fmt::format("  {}={}", variable.name, value);
                }
                if (!common.json) {
                    print(fmt::format("{}  ({}, {} turns, {} words){}", person.pseudonym,
                                      to_name(person.role), said.turns, said.words, values));
                }
                list.push_back({{"id", id.str()},
                                {"pseudonym", person.pseudonym},
                                {"role", to_name(person.role)},
                                {"sources", names},
                                {"turns", said.turns},
                                {"words", said.words},
                                {"variables", variables}});
            }
            if (common.json) print_json(list);
            return {};
        });
    });
}

} // namespace

void add_source_commands(const Builder& builder) {
    add_sources(builder);
    add_show(builder);
    add_participants(builder);
}

} // namespace filrouge::cli

#include "cli/commands.h"
#include "cli/progress.h"
#include "core/fold.h"
#include "workbench/import.h"
#include "workbench/quoting.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace filrouge::cli {
namespace {

using workbench::Workbench;
using Json = nlohmann::json;

std::vector<const Source*> sources_by_name(const Project& project) {
    std::vector<const Source*> sources;
    for (const auto& [id, source] : project.sources()) sources.push_back(&source);
    std::sort(sources.begin(), sources.end(), [&](const auto* a, const auto* b) {
        return collate(a->name, b->name, project.info.language) < 0;
    });
    return sources;
}

Json to_json(const workbench::ImportedFile& file) {
    Json json{{"file", file.path.string()}};
    if (file.error) {
        json["error"] = file.error->message();
        return json;
    }
    json["name"] = file.name;
    json["already_there"] = file.already_there;
    if (!file.already_there) {
        json["source"] = file.source.str();
        json["format"] = file.format;
        json["encoding"] = file.encoding;
        json["language"] = file.language;
        json["kind"] = to_name(file.kind);
        json["characters"] = file.characters.value();
        json["turns"] = file.turns;
        json["speakers"] = file.speakers;
    }
    json["warnings"] = file.warnings;
    return json;
}

void describe(const workbench::ImportedFile& file) {
    if (file.error) {
        note(fmt::format("not imported: {}", file.error->message()));
        return;
    }
    if (!file.already_there) {
        print(fmt::format("{}  {}, {} characters, {} turns, {} speakers: {}", file.name,
                          to_name(file.kind), file.characters.value(), file.turns,
                          file.speakers.size(), fmt::join(file.speakers, ", ")));
    }
    for (const auto& warning : file.warnings) {
        note(fmt::format("  {}: {}", file.path.filename().string(), warning));
    }
}

ExitStatus run_import(const Common& common, const std::vector<std::string>& paths,
                      const workbench::ImportOptions& options) {
    auto bench = open_project(common, Wants::writing);
    if (!bench) return report(bench.error());
    std::vector<std::filesystem::path> files{paths.begin(), paths.end()};
    const auto done = [&] {
        TerminalProgress progress;
        return workbench::import_files(**bench, files, options, progress);
    }();
    if (!done) return report(done.error());

    const auto failed = std::count_if(done->files.begin(), done->files.end(),
                                      [](const auto& file) { return file.error.has_value(); });
    if (common.json) {
        auto list = Json::array();
        for (const auto& file : done->files) list.push_back(to_json(file));
        auto skipped = Json::array();
        for (const auto& path : done->skipped) skipped.push_back(path.string());
        print_json(Json{{"imported", done->imported()},
                        {"failed", failed},
                        {"files", list},
                        {"skipped", skipped}});
    } else {
        for (const auto& file : done->files) describe(file);
        for (const auto& path : done->skipped) note(fmt::format("left out: {}", path.string()));
    }
    if (common.json) {
        for (const auto& file : done->files) {
            if (file.error) note(fmt::format("not imported: {}", file.error->message()));
        }
    }
    // The files that could be read are in; only where none could has the request failed.
    return static_cast<std::size_t>(failed) == done->files.size() ? ExitStatus::failed
                                                                  : ExitStatus::done;
}

void add_import(const Builder& builder) {
    struct Arguments {
        std::vector<std::string> paths;
        std::string kind;
        std::string language;
        bool no_speakers = false;
    };
    auto* command = builder.on_project(builder.app, "import", "Add transcripts: files and folders");
    auto given = std::make_shared<Arguments>();
    command->add_option("PATH", given->paths, "Files or folders")->required();
    command->add_option("--kind", given->kind, "What they are (else guessed from the speakers)")
        ->check(CLI::IsMember({"focus-group", "interview", "document"}));
    command->add_option("--language", given->language, "Their language (else the project's)");
    command->add_flag("--no-speakers", given->no_speakers, "Do not look for speakers");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        workbench::ImportOptions options;
        if (!given->kind.empty()) options.kind = parse_source_kind(given->kind);
        if (!given->language.empty()) options.language = given->language;
        options.recognise_speakers = !given->no_speakers;
        return run_import(common, given->paths, options);
    });
}

std::set<ParticipantId> speakers_in(const Project& project, const SourceId& source) {
    std::set<ParticipantId> people;
    for (const auto& turn : project.turns(source)) people.insert(turn.speaker);
    people.erase(ParticipantId{});
    return people;
}

void add_sources(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "sources", "List the sources");
    auto& common = builder.common;
    builder.runs(*command, [&common] {
        return with_project(common, Wants::reading, [&](Workbench& bench) -> Result<void> {
            const auto& project = bench.project();
            auto list = Json::array();
            for (const auto* source : sources_by_name(project)) {
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

void add_attributes(const Builder& builder) {
    auto* group = builder.app.add_subcommand("attributes", "Variables of participants and sources");
    group->require_subcommand(1);
    auto* command =
        builder.on_project(*group, "import", "Read a table: one row per participant or source");
    auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "A .csv file")->required();
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [file, &common] {
        return with_project(common, Wants::writing, [&](Workbench& bench) -> Result<void> {
            const auto done = workbench::import_attributes(bench, *file);
            if (!done) return done.error();
            if (common.json) {
                print_json(Json{{"scope", to_name(done->scope)},
                                {"variables", done->variables},
                                {"values", done->values},
                                {"merged", done->merged},
                                {"unknown", done->unknown}});
                return {};
            }
            print(fmt::format("{} values of {}: {}", done->values,
                              done->scope == VariableScope::source ? "sources" : "participants",
                              fmt::join(done->variables, ", ")));
            for (const auto& line : done->merged) note(line);
            for (const auto& name : done->unknown)
                note(fmt::format("not in the project: {}", name));
            return {};
        });
    });
}

} // namespace

void add_source_commands(const Builder& builder) {
    add_import(builder);
    add_sources(builder);
    add_show(builder);
    add_participants(builder);
    add_attributes(builder);
}

} // namespace filrouge::cli

#include "cli/plain_command.h"
#include "cli/turn_numbers.h"
#include "workbench/people/renaming.h"
#include "workbench/people/speakers.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::cli {
namespace {

using workbench::Workbench;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

const PlainCommand::Word speaker_word{"SPEAKER", "Name, NAME@SOURCE or id"};

Json to_json(const Project& project, const ParticipantId& id) {
    const auto* person = project.find(id);
    return {{"id", id.str()}, {"pseudonym", person->pseudonym}, {"role", to_name(person->role)}};
}

Result<CommandOutput> set_role(Workbench& bench, const Words& words) {
    const auto who = workbench::resolve_participant(bench.project(), words[0]);
    if (!who) return who.error();
    const auto role = parse_role(words[1]);
    if (!role) {
        return Error{ErrorCode::invalid_input, fmt::format("\"{}\" is not a role", words[1]),
                     "Roles are participant, moderator, observer"};
    }
    if (auto done = workbench::set_role(bench, *who, *role); !done) return done.error();
    return CommandOutput{to_json(bench.project(), *who), {}};
}

Result<CommandOutput> merge(Workbench& bench, const Words& words) {
    const auto who = workbench::resolve_participant(bench.project(), words[0]);
    if (!who) return who.error();
    const auto into = workbench::resolve_participant(bench.project(), words[1]);
    if (!into) return into.error();
    const auto done = workbench::merge_participants(bench, {*who}, *into);
    if (!done) return done.error();
    auto conflicts = Json::array();
    auto text = fmt::format("{} turns", done->turns);
    for (const auto& conflict : done->conflicts) {
        conflicts.push_back(
            {{"variable", conflict.variable}, {"kept", conflict.kept}, {"lost", conflict.lost}});
        text += fmt::format("\n{}: \"{}\" is kept, \"{}\" is not", conflict.variable, conflict.kept,
                            conflict.lost);
    }
    auto json = to_json(bench.project(), *into);
    json["turns"] = done->turns;
    json["values"] = done->values;
    json["conflicts"] = conflicts;
    return CommandOutput{json, text};
}

Result<CommandOutput> assign(Workbench& bench, const Words& words) {
    const auto source = bench.project().resolve_source(words[0]);
    if (!source) return source.error();
    const auto turns = turns_numbered(bench.project(), *source, words[1]);
    if (!turns) return turns.error();
    const auto who = speaker_or_new(bench.project(), words[2], *source);
    if (!who) return who.error();
    if (auto done = workbench::assign_turns(bench, *turns, *who); !done) return done.error();
    return CommandOutput{
        {{"source", source->str()}, {"turns", turns->size()}, {"speaker", words[2]}}, {}};
}

Result<CommandOutput> remove(Workbench& bench, const Words& words) {
    const auto who = workbench::resolve_participant(bench.project(), words[0]);
    if (!who) return who.error();
    if (auto done = workbench::remove_participant(bench, *who); !done) return done.error();
    return CommandOutput{{{"id", who->str()}}, {}};
}

/// The turns of one speaker in one source; of all of them those that `numbers` names, if any.
Result<std::vector<TurnId>> turns_of(const Project& project, const ParticipantId& who,
                                     const SourceId& source, const std::string& numbers) {
    if (!numbers.empty()) return turns_numbered(project, source, numbers);
    std::vector<TurnId> turns;
    for (const auto& turn : project.turns(source)) {
        if (turn.speaker == who) turns.push_back(turn.id);
    }
    if (!turns.empty()) return turns;
    return Error{ErrorCode::not_found,
                 fmt::format("{} does not speak in \"{}\"", project.find(who)->pseudonym,
                             project.find(source)->name),
                 ""};
}

struct Renaming {
    std::string speaker, name;
    bool labels = false;
};

/// The name is that of a person, the labels are words of the texts: the one may change without the
/// other, but not unsaid.
Result<CommandOutput> rename(Workbench& bench, const Renaming& given) {
    const auto who = workbench::resolve_participant(bench.project(), given.speaker);
    if (!who) return who.error();
    const auto before = bench.project().find(*who)->pseudonym;
    const auto uses = workbench::uses_of_name(bench, *who, no_progress());
    if (!uses) return uses.error();
    std::size_t corrected = 0;
    if (given.labels) {
        const auto done = workbench::rename_with_labels(bench, *who, given.name, no_progress());
        if (!done) return done.error();
        corrected = *done;
    } else if (auto done = workbench::rename_participant(bench, *who, given.name); !done) {
        return done.error();
    }
    const auto left = uses->labels.size() - std::min(corrected, uses->labels.size());
    auto json = to_json(bench.project(), *who);
    json["labels_corrected"] = corrected;
    json["labels_left"] = left;
    auto mentions = Json::array();
    for (const auto& place : uses->mentions) {
        mentions.push_back({{"source", bench.project().find(place.source)->name},
                            {"start", place.span.begin().value()},
                            {"end", place.span.end().value()},
                            {"turn", place.turn}});
    }
    json["mentions"] = std::move(mentions);
    auto text = fmt::format("{} labels of the text corrected", corrected);
    if (left > 0) {
        text = fmt::format("{} labels of the text still say \"{}\"; --labels corrects them", left,
                           before);
    }
    if (!uses->mentions.empty()) {
        text += fmt::format("; \"{}\" stands in {} other places", before, uses->mentions.size());
    }
    const bool nothing = uses->labels.empty() && uses->mentions.empty();
    return CommandOutput{json, nothing ? std::string{} : text};
}

void add_rename(const Builder& builder, CLI::App& group) {
    auto* command = builder.on_project(group, "rename", "Give a speaker another name");
    auto given = std::make_shared<Renaming>();
    command->add_option("SPEAKER", given->speaker, speaker_word.help)->required();
    command->add_option("NAME", given->name)->required();
    command->add_flag("--labels", given->labels,
                      "Also correct the old name in the labels of the texts");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::writing, [&](Workbench& bench) -> Result<void> {
            const auto done = rename(bench, *given);
            if (!done) return done.error();
            say(common, *done);
            return {};
        });
    });
}

void add_split(const Builder& builder, CLI::App& group) {
    struct Arguments {
        std::string speaker, name, source, turns;
    };
    auto* command = builder.on_project(group, "split",
                                       "Make some turns of a speaker those of a "
                                       "new participant");
    auto given = std::make_shared<Arguments>();
    command->add_option("SPEAKER", given->speaker, speaker_word.help)->required();
    command->add_option("NAME", given->name, "Of the new participant")->required();
    command->add_option("--source", given->source, "Where the turns are")->required();
    command->add_option("--turns", given->turns, "Such as 3,7-9 (else all in the source)");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::writing, [&](Workbench& bench) -> Result<void> {
            const auto source = bench.project().resolve_source(given->source);
            if (!source) return source.error();
            const auto who =
                workbench::resolve_participant(bench.project(), given->speaker, *source);
            if (!who) return who.error();
            const auto turns = turns_of(bench.project(), *who, *source, given->turns);
            if (!turns) return turns.error();
            const auto fresh = workbench::split_participant(bench, *turns, given->name);
            if (!fresh) return fresh.error();
            auto json = to_json(bench.project(), *fresh);
            json["turns"] = turns->size();
            say(common, {json, fmt::format("{} turns", turns->size())});
            return {};
        });
    });
}

} // namespace

void add_speaker_commands(const Builder& builder) {
    auto* group = builder.app.add_subcommand("speakers", "Put right who speaks");
    group->require_subcommand(1);
    add_rename(builder, *group);
    add_plain(
        builder, *group,
        {"merge", "Make one participant of two", {speaker_word, {"INTO", "Who stays"}}, merge});
    add_split(builder, *group);
    add_plain(builder, *group,
              {"role",
               "Say what a speaker is",
               {speaker_word, {"ROLE", "participant, moderator or observer"}},
               set_role});
    add_plain(builder, *group,
              {"assign",
               "Give turns to another speaker",
               {{"SOURCE", ""},
                {"TURN", "A number, or such as 3,7-9"},
                {"SPEAKER", "Made where there is no such one; empty: nobody known"}},
               assign});
    add_plain(builder, *group,
              {"remove", "Delete a participant who has no turns", {speaker_word}, remove});
}

} // namespace filrouge::cli

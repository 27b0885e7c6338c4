#include "cli/plain_command.h"
#include "cli/turn_numbers.h"
#include "workbench/people/speakers.h"
#include "workbench/sources/sources.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace filrouge::cli {
namespace {

using workbench::Workbench;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

const PlainCommand::Word source_word{"SOURCE", "Its name or id"};

Json to_json(const Project& project, const SourceId& id) {
    const auto* source = project.find(id);
    return {{"id", id.str()},
            {"name", source->name},
            {"kind", to_name(source->kind)},
            {"language", source->language},
            {"characters", source->characters.value()},
            {"turns", project.turns(id).size()}};
}

/// A command on one source that then shows it.
PlainCommand on_source(const std::string& name, const std::string& help,
                       const std::vector<PlainCommand::Word>& more,
                       Result<void> (*work)(Workbench&, const SourceId&, const Words&)) {
    std::vector<PlainCommand::Word> words{source_word};
    words.insert(words.end(), more.begin(), more.end());
    return {name, help, words,
            [work](Workbench& bench, const Words& given) -> Result<CommandOutput> {
                const auto id = bench.project().resolve_source(given[0]);
                if (!id) return id.error();
                if (auto done = work(bench, *id, given); !done) return done.error();
                if (bench.project().find(*id) == nullptr)
                    return CommandOutput{{{"id", id->str()}}, {}};
                return CommandOutput{to_json(bench.project(), *id), {}};
            }};
}

Result<void> rename(Workbench& bench, const SourceId& id, const Words& words) {
    return workbench::rename_source(bench, id, words[1]);
}

Result<void> remove(Workbench& bench, const SourceId& id, const Words& /*words*/) {
    return workbench::remove_source(bench, id);
}

Result<void> set_language(Workbench& bench, const SourceId& id, const Words& words) {
    return workbench::set_source_language(bench, id, words[1]);
}

Result<void> set_kind(Workbench& bench, const SourceId& id, const Words& words) {
    const auto kind = parse_source_kind(words[1]);
    if (!kind) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("\"{}\" is not a kind of source", words[1]),
                     "Kinds are focus-group, interview, document"};
    }
    return workbench::set_source_kind(bench, id, *kind);
}

Result<CpSpan> span_of(const std::string& start, const std::string& end) {
    const auto from = to_number(start, "START");
    if (!from) return from.error();
    const auto to = to_number(end, "END");
    if (!to) return to.error();
    if (*to < *from)
        return Error{ErrorCode::invalid_input, fmt::format("{} comes before {}", *to, *from),
                     "Give the start first"};
    return cp_span(*from, *to);
}

Result<void> new_turn(Workbench& bench, const SourceId& id, const Words& words) {
    const auto span = span_of(words[1], words[2]);
    if (!span) return span.error();
    const auto who = speaker_or_new(bench.project(), words[3], id);
    if (!who) return who.error();
    if (auto made = workbench::new_turn(bench, id, *span, *who); !made) return made.error();
    return {};
}

Result<void> join_turn(Workbench& bench, const SourceId& id, const Words& words) {
    const auto number = to_number(words[1], "TURN");
    if (!number) return number.error();
    const auto turns = turns_numbered(bench.project(), id, words[1]);
    if (!turns) return turns.error();
    return workbench::join_turn(bench, turns->front());
}

Result<void> remove_turns(Workbench& bench, const SourceId& id, const Words& /*words*/) {
    return workbench::remove_turns(bench, id);
}

Json to_json(const std::vector<workbench::LostCoding>& codings) {
    auto list = Json::array();
    for (const auto& coding : codings) {
        list.push_back({{"id", coding.coding.str()},
                        {"code", coding.code},
                        {"coder", coding.coder},
                        {"text", coding.text}});
    }
    return list;
}

Json to_json(const workbench::CorrectionReport& report) {
    return {{"replacements", report.replacements},
            {"moved", report.moved},
            {"changed", report.changed},
            {"shortened", report.shortened.size()},
            {"shortened_codings", to_json(report.shortened)},
            {"lost", to_json(report.lost)},
            {"turns_moved", report.turns_moved},
            {"turns_lost", report.turns_lost}};
}

std::string describe(const workbench::CorrectionReport& report) {
    auto text =
        fmt::format("{} places corrected; codings: {} moved, {} changed, {} shortened, "
                    "{} lost; turns: {} moved, {} lost",
                    report.replacements, report.moved, report.changed, report.shortened.size(),
                    report.lost.size(), report.turns_moved, report.turns_lost.size());
    for (const auto& coding : report.shortened) {
        text +=
            fmt::format("\nshortened: {} by {} on \"{}\"", coding.code, coding.coder, coding.text);
    }
    for (const auto& coding : report.lost)
        text += fmt::format("\nlost: {} by {} on \"{}\"", coding.code, coding.coder, coding.text);
    return text;
}

struct CorrectArguments {
    std::string source;
    Words passage; // START END TEXT
    std::string file;
    bool dry_run = false;
};

Result<workbench::CorrectionReport> correct(Workbench& bench, const CorrectArguments& given) {
    const auto source = bench.project().resolve_source(given.source);
    if (!source) return source.error();
    const auto trial = given.dry_run ? workbench::Trial::dry_run : workbench::Trial::real;
    if (!given.file.empty()) return workbench::correct_from_file(bench, *source, given.file, trial);
    const auto span = span_of(given.passage[0], given.passage[1]);
    if (!span) return span.error();
    return workbench::correct_passage(bench, *source, {*span, given.passage[2]}, trial);
}

void add_correct(const Builder& builder, CLI::App& group) {
    auto* command = builder.on_project(group, "correct",
                                       "Correct the text; codings and turns stay on their words");
    auto given = std::make_shared<CorrectArguments>();
    command->add_option("SOURCE", given->source, source_word.help)->required();
    auto* passage = command->add_option("PASSAGE", given->passage,
                                        "START END TEXT: what stands there from now on");
    passage->expected(3)->option_text("START END TEXT");
    command
        ->add_option("--file", given->file,
                     "The whole corrected text, in any format that can be imported")
        ->excludes(passage);
    command->add_flag("--dry-run", given->dry_run, "Only say what would become of the codings");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        if (given->file.empty() && given->passage.size() != 3) {
            note("Give START END TEXT, or --file");
            return ExitStatus::usage;
        }
        const auto wants = given->dry_run ? Wants::reading : Wants::writing;
        return with_project(common, wants, [&](Workbench& bench) -> Result<void> {
            const auto done = correct(bench, *given);
            if (!done) return done.error();
            say(common, {to_json(*done), describe(*done)});
            return {};
        });
    });
}

struct RereadArguments {
    std::string source;
    workbench::RereadOptions options;
    bool no_speakers = false;
    bool text_from_original = false;
};

Json to_json(const workbench::RereadReport& report) {
    return {{"turns", report.turns},
            {"speakers", report.speakers},
            {"came", report.came},
            {"went", report.went},
            {"text_differs", report.text_differs},
            {"correction", to_json(report.correction)},
            {"warnings", report.warnings}};
}

std::string describe(const workbench::RereadReport& report) {
    auto text =
        fmt::format("{} turns; speakers: {}", report.turns, fmt::join(report.speakers, ", "));
    if (!report.came.empty()) text += fmt::format("; new: {}", fmt::join(report.came, ", "));
    if (!report.went.empty()) text += fmt::format("; no more: {}", fmt::join(report.went, ", "));
    if (report.text_differs)
        text += report.correction.replacements > 0
                    ? "\n" + describe(report.correction)
                    : std::string{"\nThe text is not that of the original; it stays as it is"};
    for (const auto& warning : report.warnings) text += "\n" + warning;
    return text;
}

void add_reread(const Builder& builder, CLI::App& group) {
    auto* command =
        builder.on_project(group, "reread", "Read the kept original again and find its turns anew");
    auto given = std::make_shared<RereadArguments>();
    auto& speakers = given->options.speakers;
    command->add_option("SOURCE", given->source, source_word.help)->required();
    command->add_flag("--no-speakers", given->no_speakers, "Do not look for speakers");
    command->add_option("--speaker", speakers.are, "A label that is a speaker (repeatable)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--not-speaker", speakers.are_not, "A label that is none (repeatable)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_flag("--text-from-original", given->text_from_original,
                      "Undo all corrections of the text; codings move along");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        given->options.speakers.recognise = !given->no_speakers;
        if (given->text_from_original) given->options.text = workbench::RereadText::from_original;
        return with_project(common, Wants::writing, [&](Workbench& bench) -> Result<void> {
            const auto source = bench.project().resolve_source(given->source);
            if (!source) return source.error();
            const auto done = workbench::reread_source(bench, *source, given->options);
            if (!done) return done.error();
            say(common, {to_json(*done), describe(*done)});
            return {};
        });
    });
}

} // namespace

void add_source_edit_commands(const Builder& builder) {
    auto* group = builder.app.add_subcommand("source", "Change one source");
    group->require_subcommand(1);
    add_plain(builder, *group, on_source("rename", "Give it another name", {{"NAME", ""}}, rename));
    add_plain(builder, *group, on_source("remove", "Take it out, with its codings", {}, remove));
    add_plain(builder, *group,
              on_source("language", "Say what language it is in",
                        {{"LANGUAGE", "Such as fr, nl, en-GB"}}, set_language));
    add_plain(builder, *group,
              on_source("kind", "Say what it is", {{"KIND", "focus-group, interview or document"}},
                        set_kind));
    add_plain(builder, *group,
              on_source("new-turn", "Make a passage a turn of its own",
                        {{"START", ""}, {"END", ""}, {"SPEAKER", "Made where there is none"}},
                        new_turn));
    add_plain(builder, *group,
              on_source("join-turn", "Join a turn with the one before", {{"TURN", "Its number"}},
                        join_turn));
    add_plain(builder, *group,
              on_source("remove-turns", "Take the division into turns away", {}, remove_turns));
    add_correct(builder, *group);
    add_reread(builder, *group);
}

} // namespace filrouge::cli

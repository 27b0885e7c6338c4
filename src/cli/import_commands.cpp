#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/survey_command.h"
#include "workbench/sources/import_preview.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace filrouge::cli {
namespace {

using Json = nlohmann::json;

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

Json names_of(const std::vector<std::filesystem::path>& paths) {
    auto names = Json::array();
    for (const auto& path : paths) names.push_back(path.string());
    return names;
}

template <class Report>
void tell_left_out(const Report& report) {
    for (const auto& path : report.skipped) note(fmt::format("left out: {}", path.string()));
    for (const auto& path : report.links) {
        note(fmt::format("left out: {}: a link that leads out of the folder is not followed",
                         path.string()));
    }
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
        print_json(Json{{"imported", done->imported()},
                        {"failed", failed},
                        {"files", list},
                        {"skipped", names_of(done->skipped)},
                        {"links", names_of(done->links)}});
    } else {
        for (const auto& file : done->files) describe(file);
        tell_left_out(*done);
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

Json to_json(const workbench::FilePreview& file) {
    Json json{{"file", file.path.string()}};
    if (file.error) {
        json["error"] = file.error->message();
        return json;
    }
    auto labels = Json::array();
    auto cast = Json::array();
    for (const auto& speaker : file.speakers) {
        labels.push_back(speaker.label + (speaker.role == Role::moderator ? "*" : ""));
        cast.push_back(
            {{"label", speaker.label}, {"role", to_name(speaker.role)}, {"turns", speaker.turns}});
    }
    auto beginning = Json::array();
    for (const auto& turn : file.beginning) {
        beginning.push_back({{"speaker", turn.speaker.empty() ? Json() : Json(turn.speaker)},
                             {"text", turn.text},
                             {"start_ms", turn.begins ? Json(turn.begins->ms) : Json()}});
    }
    json["name"] = file.name;
    json["already_there"] = !file.already_there.empty();
    json["same_as"] = file.already_there.empty() ? Json() : Json(file.already_there);
    json["format"] = file.format;
    json["encoding"] = file.encoding;
    json["language"] = file.language;
    json["language_origin"] = to_name(file.language_origin);
    json["kind"] = to_name(file.kind);
    json["characters"] = file.characters.value();
    json["turns"] = file.turns;
    json["speakers"] = labels;
    json["cast"] = cast;
    json["has_times"] = file.has_times;
    json["warnings"] = file.warnings;
    auto doubtful = Json::array();
    for (const auto& doubt : file.doubtful) {
        doubtful.push_back(
            {{"line", doubt.line}, {"label", doubt.label}, {"given_to", doubt.given_to}});
    }
    json["doubtful"] = doubtful;
    json["beginning"] = beginning;
    return json;
}

void describe(const workbench::FilePreview& file) {
    const auto name = file.path.filename().string();
    if (file.error) {
        note(fmt::format("cannot be imported: {}", file.error->message()));
        return;
    }
    std::vector<std::string> cast;
    for (const auto& speaker : file.speakers) {
        cast.push_back(fmt::format("{}{} ({})", speaker.label,
                                   speaker.role == Role::moderator ? "*" : "", speaker.turns));
    }
    print(fmt::format("{}  {}{}{}, {} ({}), {}, {} characters, {} turns{}, {} speakers: {}", name,
                      file.format, file.encoding.empty() ? "" : " ", file.encoding, file.language,
                      to_name(file.language_origin), to_name(file.kind), file.characters.value(),
                      file.turns, file.has_times ? " with times" : "", file.speakers.size(),
                      fmt::join(cast, ", ")));
    if (!file.already_there.empty()) {
        note(fmt::format("  {}: the same content is already in the project as \"{}\"", name,
                         file.already_there));
    }
    for (const auto& warning : file.warnings) note(fmt::format("  {}: {}", name, warning));
}

ExitStatus run_preview(const Common& common, const std::vector<std::string>& paths,
                       const workbench::ImportOptions& options) {
    auto bench = open_project(common, Wants::reading);
    if (!bench) return report(bench.error());
    const auto preview = [&] {
        TerminalProgress progress;
        return workbench::import_preview(**bench, {paths.begin(), paths.end()}, options, progress);
    }();
    if (!preview) return report(preview.error());
    const auto failed = std::count_if(preview->files.begin(), preview->files.end(),
                                      [](const auto& file) { return file.error.has_value(); });
    if (common.json) {
        auto list = Json::array();
        for (const auto& file : preview->files) list.push_back(to_json(file));
        print_json(Json{{"dry_run", true},
                        {"failed", failed},
                        {"files", list},
                        {"skipped", names_of(preview->skipped)},
                        {"links", names_of(preview->links)}});
    } else {
        for (const auto& file : preview->files) describe(file);
        tell_left_out(*preview);
    }
    return static_cast<std::size_t>(failed) == preview->files.size() ? ExitStatus::failed
                                                                     : ExitStatus::done;
}

struct ImportArguments {
    std::vector<std::string> paths;
    std::string kind;
    std::string language;
    std::vector<std::string> speakers;
    std::vector<std::string> not_speakers;
    bool no_speakers = false;
    bool dry_run = false;
    std::string survey;
    std::vector<std::string> text_columns;
    std::string name_column;
};

void add_survey_options(CLI::App& command, ImportArguments& given) {
    auto* survey = command
                       .add_option("--survey", given.survey,
                                   "The file is a survey: a source for each of its rows or columns")
                       ->check(CLI::IsMember({"rows", "columns"}));
    command
        .add_option("--text-column", given.text_columns,
                    "A column of answers in words (repeatable; else guessed)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->needs(survey);
    command
        .add_option("--name-column", given.name_column,
                    "The column that names the respondents (else guessed)")
        ->needs(survey);
}

ExitStatus run(const Common& common, const ImportArguments& given) {
    if (!given.survey.empty()) {
        workbench::SurveyChoice choice;
        choice.request = {given.survey == "rows" ? transcripts::SurveyShape::source_per_row
                                                 : transcripts::SurveyShape::source_per_column,
                          given.text_columns, given.name_column};
        if (!given.language.empty()) choice.language = given.language;
        return run_survey_import(common, given.paths, std::move(choice),
                                 given.dry_run ? workbench::Trial::dry_run
                                               : workbench::Trial::real);
    }
    workbench::ImportOptions options;
    if (!given.kind.empty()) options.kind = parse_source_kind(given.kind);
    if (!given.language.empty()) options.language = given.language;
    options.recognise_speakers = !given.no_speakers;
    options.speakers = given.speakers;
    options.not_speakers = given.not_speakers;
    return given.dry_run ? run_preview(common, given.paths, options)
                         : run_import(common, given.paths, options);
}

} // namespace

void add_import_commands(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "import", "Add transcripts: files and folders");
    auto given = std::make_shared<ImportArguments>();
    command->add_option("PATH", given->paths, "Files or folders")->required();
    command->add_option("--kind", given->kind, "What they are (else guessed from the speakers)")
        ->check(CLI::IsMember({"focus-group", "interview", "document"}));
    command->add_option("--language", given->language,
                        "Their language (else as stated or detected)");
    command->add_flag("--no-speakers", given->no_speakers, "Do not look for speakers");
    command->add_option("--speaker", given->speakers, "A label that is a speaker (repeatable)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--not-speaker", given->not_speakers, "A label that is none (repeatable)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_flag("--dry-run", given->dry_run, "Only say what would be added");
    add_survey_options(*command, *given);
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] { return run(common, *given); });
}

} // namespace filrouge::cli

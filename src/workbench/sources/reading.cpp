#include "workbench/sources/reading.h"

#include "platform/exceptions.h"
#include "workbench/sources/import_formats.h"
#include "workbench/sources/ordered_pipeline.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace filrouge::workbench {
namespace {

using transcripts::Transcript;

transcripts::ReadOptions reading_options(const SpeakerChoices& speakers) {
    transcripts::ReadOptions options;
    if (!speakers.recognise) options.speakers = transcripts::SpeakerRecognition::off;
    options.hints = {speakers.are, speakers.are_not};
    return options;
}

transcripts::Speaker* find(Transcript& transcript, const std::string& label) {
    const auto found =
        std::find_if(transcript.speakers.begin(), transcript.speakers.end(),
                     [&](const transcripts::Speaker& speaker) { return speaker.label == label; });
    return found == transcript.speakers.end() ? nullptr : &*found;
}

Error no_such_speaker(const Transcript& transcript, const std::string& label) {
    std::vector<std::string> labels;
    for (const auto& speaker : transcript.speakers) labels.push_back(speaker.label);
    return {ErrorCode::invalid_input,
            fmt::format("{} has no speaker \"{}\"", transcript.file_name, label),
            labels.empty() ? "It has no speakers"
                           : fmt::format("Its speakers are: {}", fmt::join(labels, ", "))};
}

Result<void> join_speakers(Transcript& transcript, const FileChoice& choice) {
    for (const auto& [label, into] : choice.joined) {
        if (find(transcript, label) == nullptr) return no_such_speaker(transcript, label);
        if (find(transcript, into) == nullptr) return no_such_speaker(transcript, into);
        // A chain A → B → C ends with C, whatever the order of the map.
        auto last = into;
        for (auto next = choice.joined.find(last);
             next != choice.joined.end() && next->second != label;
             next = choice.joined.find(last)) {
            last = next->second;
        }
        if (last == label) continue;
        for (auto& turn : transcript.turns) {
            if (turn.speaker == label) turn.speaker = last;
        }
        find(transcript, last)->turns += find(transcript, label)->turns;
        std::erase_if(transcript.speakers,
                      [&gone = label](const auto& speaker) { return speaker.label == gone; });
    }
    return {};
}

Result<void> give_roles(Transcript& transcript, const FileChoice& choice) {
    for (const auto& [label, role] : choice.roles) {
        auto* speaker = find(transcript, label);
        if (speaker == nullptr) return no_such_speaker(transcript, label);
        speaker->role = role;
    }
    return {};
}

Result<Transcript> read_as_chosen(const FileChoice& choice) {
    try {
        auto read = transcripts::read_transcript(choice.path, reading_options(choice.speakers));
        if (!read) return read;
        if (auto joined = join_speakers(*read, choice); !joined) return joined.error();
        if (auto given = give_roles(*read, choice); !given) return given.error();
        return read;
    } catch (const std::exception& e) { // one bad file must not take the others along
        auto error = platform::error_of(e);
        error.what = fmt::format("{}: {}", choice.path.string(), error.what);
        return error;
    }
}

} // namespace

ReadFile read_file(const FileChoice& choice, Keep keep) {
    ReadFile file{read_as_chosen(choice), {}, {}};
    if (!file.transcript) return file;
    auto& transcript = *file.transcript;
    if (keep == Keep::original) {
        file.original = store::pack_original(transcript.original);
        file.text_hash = store::sha256_hex(transcript.text.utf8());
    } else {
        file.original.sha256 = store::sha256_hex(transcript.original);
    }
    transcript.original = {}; // the packed ones are enough
    return file;
}

void read_files(const std::vector<FileChoice>& choices, const ReadingManner& manner,
                Progress& progress, const std::function<void(std::size_t, ReadFile&)>& use) {
    ordered_pipeline(
        choices.size(), [&](std::size_t i) { return read_file(choices[i], manner.keep); },
        [&](std::size_t i, ReadFile file) {
            if (progress.cancelled()) {
                throw Failure{
                    {ErrorCode::cancelled, "The import was stopped; nothing was added", ""}};
            }
            use(i, file);
            progress.step(i + 1, choices.size(), choices[i].path.filename().string());
        },
        manner.rest);
}

std::vector<std::string> importable_endings() {
    return transcripts::readable_formats();
}

Result<FilesToRead> files_to_read(const std::vector<std::filesystem::path>& paths,
                                  const ImportOptions& options) {
    auto list = transcripts::list_files(paths);
    if (!list) return list.error();
    if (list->files.empty()) {
        return Error{ErrorCode::invalid_input, "There is nothing to import there",
                     fmt::format("These formats can be read: {}",
                                 fmt::join(transcripts::readable_formats(), ", "))};
    }
    FilesToRead files;
    files.skipped = std::move(list->skipped);
    files.links = std::move(list->links);
    for (auto& path : list->files) {
        FileChoice choice;
        choice.path = std::move(path);
        choice.kind = options.kind;
        choice.language = options.language;
        choice.speakers = {options.recognise_speakers, options.speakers, options.not_speakers};
        files.choices.push_back(std::move(choice));
    }
    return files;
}

std::string language_of(const Transcript& transcript, const FileChoice& choice,
                        const Project& project) {
    if (choice.language) return *choice.language;
    return transcript.language.empty() ? project.info.language : transcript.language;
}

} // namespace filrouge::workbench

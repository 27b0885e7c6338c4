#include "workbench/sources/source_writer.h"

#include "core/fold.h"
#include "core/shown.h"

#include <fmt/format.h>

namespace filrouge::workbench {

using transcripts::Transcript;

KnownSources::KnownSources(const Project& project) {
    for (const auto& [id, source] : project.sources()) {
        names_.insert(fold(source.name));
        originals_.emplace(source.original, source.name);
    }
}

std::string KnownSources::with_original(const std::string& sha256) const {
    const auto known = originals_.find(sha256);
    return known == originals_.end() ? std::string{} : known->second;
}

std::string KnownSources::add(const std::string& wanted, const std::string& original) {
    auto name = wanted;
    for (int n = 2; !names_.insert(fold(name)).second; ++n)
        name = fmt::format("{} ({})", wanted, n);
    originals_.emplace(original, name);
    return name;
}

namespace {

/// Files and their labels may hold anything; a name holds only what is shown.
std::string name_or_mark(const std::string& wanted) {
    auto name = plain_name(wanted);
    return name.empty() ? "?" : name;
}

Source make_source(const ReadFile& read, const FileChoice& choice, const Project& project) {
    const auto& transcript = *read.transcript;
    Source source;
    source.kind = choice.kind.value_or(transcript.kind);
    source.language = language_of(transcript, choice, project);
    source.characters = transcript.text.size();
    source.text_hash = read.text_hash;
    source.file_name = plain_name(transcript.file_name);
    source.format = transcript.format;
    source.encoding = transcript.encoding;
    source.original = read.original.sha256;
    source.created = Timestamp::now();
    return source;
}

void report(const Transcript& transcript, const Source& source, ImportedFile& file) {
    file.source = source.id;
    file.name = source.name;
    file.format = source.format;
    file.encoding = source.encoding;
    file.language = source.language;
    file.kind = source.kind;
    file.characters = source.characters;
    file.turns = transcript.turns.size();
    for (const auto& speaker : transcript.speakers) {
        file.speakers.push_back(speaker.label + (speaker.role == Role::moderator ? "*" : ""));
    }
    file.warnings.insert(file.warnings.end(), transcript.warnings.begin(),
                         transcript.warnings.end());
}

} // namespace

SourceWriter::SourceWriter(Workbench& bench, store::Edit& edit)
    : bench_{bench}, edit_{edit}, known_{bench.project()} {}

void SourceWriter::add(const ReadFile& read, const FileChoice& choice, ImportedFile& file) {
    if (auto there = known_.with_original(read.original.sha256); !there.empty()) {
        file.already_there = true;
        file.warnings.push_back(
            fmt::format("The same content is already in the project as \"{}\"", there));
        file.name = std::move(there);
        return;
    }
    add_part(read, choice, put_speakers(*read.transcript), file);
}

void SourceWriter::add_part(const ReadFile& read, const FileChoice& choice,
                            const std::map<std::string, ParticipantId>& people,
                            ImportedFile& file) {
    const auto& transcript = *read.transcript;
    auto source = make_source(read, choice, bench_.project());
    source.id = bench_.new_id<SourceId>();
    source.name = known_.add(name_or_mark(choice.name.value_or(transcript.name)), source.original);
    edit_.keep_original(read.original);
    edit_.keep_text(read.text_hash, transcript.text);
    edit_.put(source);
    for (const auto& turn : make_turns(bench_, transcript, source.id, people)) edit_.put(turn);
    report(transcript, source, file);
    ++added_;
}

std::map<std::string, ParticipantId> SourceWriter::put_speakers(const Transcript& transcript) {
    std::map<std::string, ParticipantId> people;
    for (const auto& speaker : transcript.speakers) {
        const Participant person{bench_.new_id<ParticipantId>(), name_or_mark(speaker.label),
                                 speaker.role};
        people.emplace(speaker.label, person.id);
        edit_.put(person);
    }
    return people;
}

std::vector<Turn> make_turns(Workbench& bench, const Transcript& transcript, const SourceId& source,
                             const std::map<std::string, ParticipantId>& people) {
    std::vector<Turn> turns;
    turns.reserve(transcript.turns.size());
    for (const auto& spoken : transcript.turns) {
        const auto speaker = people.find(spoken.speaker);
        turns.push_back({bench.new_id<TurnId>(), source,
                         static_cast<std::uint32_t>(turns.size() + 1), spoken.label, spoken.span,
                         speaker == people.end() ? ParticipantId{} : speaker->second, spoken.begins,
                         spoken.ends});
    }
    return turns;
}

} // namespace filrouge::workbench

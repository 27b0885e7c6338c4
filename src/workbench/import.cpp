#include "workbench/import.h"

#include "core/fold.h"
#include "transcripts/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace filrouge::workbench {
namespace {

using transcripts::Transcript;

/// Transcripts in the order of the files; an error where one could not be read.
struct Reading {
    std::vector<std::optional<Result<Transcript>>> results;
    bool cancelled = false;
};

Reading read_all(const std::vector<std::filesystem::path>& files,
                 const transcripts::ReadOptions& options, Progress& progress) {
    Reading reading;
    reading.results.resize(files.size());
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    const auto work = [&] {
        for (auto i = next++; i < files.size() && !progress.cancelled(); i = next++) {
            try {
                reading.results[i] = transcripts::read_transcript(files[i], options);
            } catch (const std::exception& e) { // one bad file must not take the others along
                reading.results[i] = Result<Transcript>{Error{
                    ErrorCode::failed, fmt::format("{}: {}", files[i].string(), e.what()), ""}};
            }
            progress.step(++done, files.size(), files[i].filename().string());
        }
    };
    const auto wanted =
        std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), files.size());
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < wanted; ++i) threads.emplace_back(work);
    work();
    threads.clear();
    reading.cancelled = progress.cancelled();
    return reading;
}

/// Adds transcripts to the project within one edit.
class Adder {
  public:
    Adder(Workbench& bench, const ImportOptions& options) : bench_{bench}, options_{options} {
        for (const auto& [id, source] : bench.project().sources()) {
            names_.insert(fold(source.name));
            originals_.emplace(source.original, source.name);
        }
    }

    void add(store::Edit& edit, Transcript& transcript, ImportedFile& file) {
        const auto hash = store::sha256_hex(transcript.original);
        if (const auto known = originals_.find(hash); known != originals_.end()) {
            file.already_there = true;
            file.name = known->second;
            file.warnings.push_back(
                fmt::format("The same content is already in the project as \"{}\"", known->second));
            return;
        }
        const auto source = make_source(transcript, hash);
        originals_.emplace(hash, source.name);
        edit.keep_original(transcript.original);
        edit.put(source);
        edit.put_text(source.id, transcript.text);
        put_turns(edit, transcript, source.id);
        report(transcript, source, file);
        transcript = {}; // its memory is not needed while the next ones are written
    }

  private:
    Source make_source(const Transcript& transcript, const std::string& hash) {
        Source source;
        source.id = bench_.new_id<SourceId>();
        source.name = free_name(transcript.name);
        source.kind = options_.kind.value_or(transcript.kind);
        source.language = options_.language.value_or(
            transcript.language.empty() ? bench_.project().info.language : transcript.language);
        source.characters = transcript.text.size();
        source.text_hash = store::sha256_hex(transcript.text.utf8());
        source.file_name = transcript.file_name;
        source.format = transcript.format;
        source.encoding = transcript.encoding;
        source.original = hash;
        source.created = Timestamp::now();
        return source;
    }

    std::string free_name(const std::string& wanted) {
        auto name = wanted;
        for (int n = 2; !names_.insert(fold(name)).second; ++n)
            name = fmt::format("{} ({})", wanted, n);
        return name;
    }

    void put_turns(store::Edit& edit, const Transcript& transcript, const SourceId& source) {
        std::map<std::string, ParticipantId> people;
        for (const auto& speaker : transcript.speakers) {
            const Participant person{bench_.new_id<ParticipantId>(), speaker.label, speaker.role};
            people.emplace(speaker.label, person.id);
            edit.put(person);
        }
        std::uint32_t number = 0;
        for (const auto& spoken : transcript.turns) {
            const auto speaker = people.find(spoken.speaker);
            edit.put(Turn{bench_.new_id<TurnId>(), source, ++number, spoken.label, spoken.span,
                          speaker == people.end() ? ParticipantId{} : speaker->second,
                          spoken.begins, spoken.ends});
        }
    }

    static void report(const Transcript& transcript, const Source& source, ImportedFile& file) {
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

    Workbench& bench_;
    const ImportOptions& options_;
    std::set<std::string> names_;                  // folded
    std::map<std::string, std::string> originals_; // hash → name of the source
};

std::string import_label(const ImportReport& report) {
    const ImportedFile* only = nullptr;
    std::size_t count = 0;
    for (const auto& file : report.files) {
        if (file.error) continue;
        only = &file;
        ++count;
    }
    if (count == 1) return fmt::format("Import {}", only->path.filename().string());
    return fmt::format("Import {} files", count);
}

} // namespace

std::size_t ImportReport::imported() const {
    return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const auto& file) {
        return !file.error && !file.already_there;
    }));
}

Result<ImportReport> import_files(Workbench& bench, const std::vector<std::filesystem::path>& paths,
                                  const ImportOptions& options, Progress& progress) {
    auto list = transcripts::list_files(paths);
    if (!list) return list.error();
    if (list->files.empty()) {
        return Error{ErrorCode::invalid_input, "There is nothing to import there",
                     fmt::format("These formats can be read: {}",
                                 fmt::join(transcripts::readable_formats(), ", "))};
    }
    transcripts::ReadOptions reading_options;
    if (!options.recognise_speakers) {
        reading_options.speakers = transcripts::SpeakerRecognition::off;
    }
    auto reading = read_all(list->files, reading_options, progress);
    if (reading.cancelled) {
        return Error{ErrorCode::cancelled, "The import was stopped; nothing was added", ""};
    }

    ImportReport report;
    report.skipped = list->skipped;
    bool any = false;
    for (std::size_t i = 0; i < list->files.size(); ++i) {
        report.files.emplace_back();
        report.files.back().path = list->files[i];
        const auto& result = *reading.results[i];
        if (!result) report.files.back().error = result.error();
        any = any || result;
    }
    if (!any) return report;
    Adder adder{bench, options};
    auto done = bench.edit(import_label(report), [&](store::Edit& edit) {
        for (std::size_t i = 0; i < report.files.size(); ++i) {
            if (*reading.results[i]) adder.add(edit, **reading.results[i], report.files[i]);
        }
    });
    if (!done) return done.error();
    return report;
}

Result<void> rename_source(Workbench& bench, const SourceId& id, const std::string& name) {
    const auto* now = bench.project().find(id);
    if (now == nullptr) return Error{ErrorCode::not_found, "There is no such source", ""};
    if (name.empty())
        return Error{ErrorCode::invalid_input, "A source needs a name", "Type a name"};
    for (const auto& [other, source] : bench.project().sources()) {
        if (other != id && fold(source.name) == fold(name)) {
            return Error{ErrorCode::already_exists,
                         fmt::format("There is already a source \"{}\"", source.name),
                         "Choose another name"};
        }
    }
    auto source = *now;
    source.name = name;
    return bench.edit(fmt::format("Rename source \"{}\" to \"{}\"", now->name, name),
                      [&](store::Edit& edit) { edit.put(source); });
}

Result<void> remove_source(Workbench& bench, const SourceId& id) {
    const auto* source = bench.project().find(id);
    if (source == nullptr) return Error{ErrorCode::not_found, "There is no such source", ""};
    std::set<ParticipantId> only_here; // who speaks nowhere else goes with the source
    for (const auto& turn : bench.project().turns(id)) only_here.insert(turn.speaker);
    only_here.erase(ParticipantId{});
    for (const auto& [other, ignored] : bench.project().sources()) {
        if (other == id) continue;
        for (const auto& turn : bench.project().turns(other)) only_here.erase(turn.speaker);
    }
    return bench.edit(fmt::format("Remove source \"{}\"", source->name), [&](store::Edit& edit) {
        edit.remove(id);
        for (const auto& person : only_here) edit.remove(person);
    });
}

Result<void> set_role(Workbench& bench, const ParticipantId& id, Role role) {
    const auto* now = bench.project().find(id);
    if (now == nullptr) return Error{ErrorCode::not_found, "There is no such participant", ""};
    if (now->role == role) return {};
    auto person = *now;
    person.role = role;
    return bench.edit(fmt::format("Make {} a {}", person.pseudonym, to_name(role)),
                      [&](store::Edit& edit) { edit.put(person); });
}

} // namespace filrouge::workbench

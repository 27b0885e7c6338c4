#include "workbench/people/people.h"
#include "workbench/people/speakers.h"
#include "workbench/sources/correction_plan.h"
#include "workbench/sources/reading.h"
#include "workbench/sources/source_writer.h"
#include "workbench/sources/sources.h"

#include "core/fold.h"
#include "platform/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace filrouge::workbench {
namespace {

using transcripts::Transcript;

/// The kept original, read again.
Result<Transcript> read_original(Workbench& bench, const Source& source,
                                 const SpeakerChoices& speakers) {
    const auto same =
        std::count_if(bench.project().sources().begin(), bench.project().sources().end(),
                      [&](const auto& other) { return other.second.original == source.original; });
    if (source.original.empty() || !bench.has_original(source.original) || same > 1) {
        return Error{
            ErrorCode::not_found,
            fmt::format("The project has no file of which \"{}\" is the whole text", source.name),
            "Import the file again"};
    }
    auto bytes = bench.original(source.original);
    if (!bytes) return bytes.error();
    const platform::TemporaryDirectory folder;
    auto name = std::filesystem::path{source.file_name}.filename();
    if (name.empty()) name = "original." + source.format;
    if (auto written = platform::write_file(folder.path() / name, *bytes); !written)
        return written.error();
    FileChoice choice;
    choice.path = folder.path() / name;
    choice.speakers = speakers;
    return read_file(choice, Keep::nothing).transcript;
}

/// Which participant a label of the file is. The label in the text says so, also where the
/// participant has another name by now; else the name.
class Identities {
  public:
    Identities(const Project& project, const SourceId& source, const Text& text) {
        for (const auto& turn : project.turns(source)) {
            if (turn.speaker.is_nil()) continue;
            by_name_.emplace(fold(project.find(turn.speaker)->pseudonym), turn.speaker);
            if (!turn.label.empty()) ++by_label_[fold(text.slice(turn.label))][turn.speaker];
        }
        // Whose turns were all given to others may have been one of this source.
        std::set<ParticipantId> speaking;
        for (const auto& [other, ignored] : project.sources()) {
            for (const auto& turn : project.turns(other)) speaking.insert(turn.speaker);
        }
        for (const auto& [id, person] : project.participants()) {
            if (!speaking.contains(id)) by_name_.emplace(fold(person.pseudonym), id);
        }
    }

    [[nodiscard]] ParticipantId find(const Transcript& transcript,
                                     const std::string& speaker) const {
        std::map<ParticipantId, std::size_t> votes;
        for (const auto& turn : transcript.turns) {
            if (turn.speaker != speaker || turn.label.empty()) continue;
            const auto known = by_label_.find(fold(transcript.text.slice(turn.label)));
            if (known == by_label_.end()) continue;
            for (const auto& [person, count] : known->second) votes[person] += count;
        }
        const auto most =
            std::max_element(votes.begin(), votes.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most != votes.end()) return most->first;
        const auto named = by_name_.find(fold(speaker));
        return named == by_name_.end() ? ParticipantId{} : named->second;
    }

  private:
    std::map<std::string, ParticipantId> by_name_;
    std::map<std::string, std::map<ParticipantId, std::size_t>> by_label_;
};

/// What a second reading makes of a source.
struct Reread {
    std::vector<Participant> came;
    std::vector<Turn> turns;
    std::set<ParticipantId> gone; ///< from the project
    std::optional<Text> text;     ///< where it is another one than before
    CorrectionPlan plan;
    RereadReport report;
};

void find_people(Workbench& bench, const Transcript& transcript, const Identities& identities,
                 std::map<std::string, ParticipantId>& people, Reread& reread) {
    for (const auto& speaker : transcript.speakers) {
        auto id = identities.find(transcript, speaker.label);
        if (id.is_nil()) {
            id = bench.new_id<ParticipantId>();
            reread.came.push_back({id, speaker.label, speaker.role});
            reread.report.came.push_back(speaker.label);
        }
        people.emplace(speaker.label, id);
        reread.report.speakers.push_back(speaker.label);
    }
}

/// Those who spoke in the source and do no more; of them, those whom nothing else keeps.
void find_gone(const Project& project, const SourceId& source, Reread& reread) {
    const auto before = speakers_of(project, source);
    std::set<ParticipantId> silent{before.begin(), before.end()};
    for (const auto& turn : reread.turns) silent.erase(turn.speaker);
    for (const auto& person : silent) reread.report.went.push_back(project.find(person)->pseudonym);
    reread.gone = only_in(project, source, silent);
    std::erase_if(reread.gone, [&](const auto& id) { return is_described(project, id); });
}

Reread plan_reread(Workbench& bench, const Source& source, const Text& now,
                   const Transcript& transcript, RereadText keep) {
    const auto& project = bench.project();
    Reread reread;
    reread.report.text_differs = transcript.text.utf8() != now.utf8();
    reread.report.warnings = transcript.warnings;
    std::map<std::string, ParticipantId> people;
    find_people(bench, transcript, Identities{project, source.id, now}, people, reread);
    reread.turns = make_turns(bench, transcript, source.id, people);
    if (reread.report.text_differs && keep == RereadText::as_it_is) {
        reread.turns = shifted_turns(reread.turns, TextChange::between(transcript.text, now), now);
    } else if (reread.report.text_differs) {
        reread.text = transcript.text;
        reread.plan =
            plan_codings(project, source.id, now, TextChange::between(now, transcript.text));
        reread.report.correction = reread.plan.report;
    }
    reread.report.turns = reread.turns.size();
    find_gone(project, source.id, reread);
    return reread;
}

} // namespace

Result<RereadReport> reread_source(Workbench& bench, const SourceId& id,
                                   const RereadOptions& options) {
    const auto* source = bench.project().find(id);
    if (source == nullptr) return Error{ErrorCode::not_found, "There is no such source", ""};
    const auto transcript = read_original(bench, *source, options.speakers);
    if (!transcript) return transcript.error();
    const auto now = bench.text(id);
    if (!now) return now.error();
    auto reread = plan_reread(bench, *source, **now, *transcript, options.text);
    auto done = bench.edit(fmt::format("Read \"{}\" again", source->name), [&](store::Edit& edit) {
        for (const auto& person : reread.came) edit.put(person);
        if (reread.text) put_correction(edit, *source, *reread.text, reread.plan);
        replace_turns(edit, bench.project().turns(id), reread.turns);
        for (const auto& person : reread.gone) edit.remove(person);
    });
    if (!done) return done.error();
    return std::move(reread.report);
}

} // namespace filrouge::workbench

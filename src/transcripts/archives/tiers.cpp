#include "transcripts/archives/tiers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

namespace filrouge::transcripts {
namespace {

void name_by_participants(std::vector<Tier>& tiers) {
    std::map<std::string, int> shared;
    for (const auto& tier : tiers) {
        ++shared[tier.participant];
        ++shared[tier.name];
    }
    for (auto& tier : tiers) {
        const bool own = !tier.participant.empty() &&
                         shared[tier.participant] == (tier.participant == tier.name ? 2 : 1);
        if (!own) tier.participant = tier.name;
    }
}

bool left_out(const Tier& tier, const SpeakerHints& hints) {
    const auto& names = hints.not_speakers;
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return name == tier.name || name == tier.participant;
    });
}

// Who has a tier was there, also who says nothing.
void add_silent(Speech& speech, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        const bool speaks =
            std::any_of(speech.speakers.begin(), speech.speakers.end(),
                        [&](const Speaker& speaker) { return speaker.label == name; });
        if (!speaks && !name.empty()) speech.speakers.push_back({name, Role::participant, 0});
    }
}

} // namespace

Content lay_out_tiers(Tiers tiers, const SpeakerHints& hints) {
    name_by_participants(tiers.all);
    Utterances recording;
    recording.encoding = std::move(tiers.encoding);
    recording.warnings = std::move(tiers.warnings);
    std::vector<std::string> describing;
    std::vector<std::string> names;
    for (auto& tier : tiers.all) {
        if (left_out(tier, hints)) continue;
        names.push_back(tier.participant);
        if (tier.describes && !tier.said.empty()) describing.push_back(tier.participant);
        for (auto& utterance : tier.said) {
            utterance.speaker = tier.participant;
            utterance.turn = TurnStart::always;
            recording.said.push_back(std::move(utterance));
        }
    }
    sort_by_time(recording.said);
    if (!describing.empty()) {
        recording.warnings.push_back(fmt::format(
            "These tiers describe others and say their words again or sort them: {}. To "
            "leave a tier out, say that it is not a speaker",
            fmt::join(describing, ", ")));
    }
    auto content = lay_out(recording);
    add_silent(*content.speech, names);
    return content;
}

} // namespace filrouge::transcripts

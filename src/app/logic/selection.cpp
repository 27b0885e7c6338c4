#include "app/logic/selection.h"

#include "app/logic/strings.h"
#include "core/said.h"

#include <algorithm>

namespace filrouge::app {
namespace {

constexpr CpCount countable{200'000}; // some tens of milliseconds
constexpr std::size_t named_speakers = 3;

std::string joined(const std::vector<std::string>& names, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > most ? text + "…" : text;
}

} // namespace

SelectionFacts selection_facts(const Project& project, const SourceId& source, const Text& text,
                               CpSpan span) {
    SelectionFacts facts;
    facts.characters = span.size().value();
    const auto* known = project.find(source);
    if (span.size() <= countable && known != nullptr) {
        facts.words = count_words_said(project, source, text, span);
    }
    for (const auto& turn : project.turns(source)) {
        if (!turn.span.overlaps(span)) continue;
        ++facts.turns;
        const auto* speaker = project.find(turn.speaker);
        if (speaker == nullptr) continue;
        auto& names = facts.speakers;
        if (std::find(names.begin(), names.end(), speaker->pseudonym) == names.end()) {
            names.push_back(speaker->pseudonym);
        }
    }
    for (const auto row : project.codings().rows_in(source)) {
        if (project.codings().span(row).overlaps(span)) ++facts.codings;
    }
    return facts;
}

std::string describe(const SelectionFacts& facts) {
    auto text = plural(facts.characters, "{} character", "{} characters");
    if (facts.words) text += ", " + plural(*facts.words, "{} word", "{} words");
    if (facts.turns > 1) text += " · " + plural(facts.turns, "{} turn", "{} turns");
    if (!facts.speakers.empty()) {
        text += (facts.turns > 1 ? tr(": {}", joined(facts.speakers, named_speakers))
                                 : " · " + facts.speakers.front());
    }
    if (facts.codings > 0) text += " · " + plural(facts.codings, "{} coding", "{} codings");
    return text;
}

std::string spoken_place(const Project& project, const Turn* turn, const std::string& line,
                         const std::vector<CodingId>& codings) {
    std::string text;
    if (turn != nullptr) {
        text = tr("turn {}", std::to_string(turn->number));
        if (const auto* speaker = project.find(turn->speaker)) text += ", " + speaker->pseudonym;
    }
    text = text.empty() ? line : tr("{}: {}", text, line);
    std::vector<std::string> names;
    for (const auto& id : codings) {
        if (!project.codings().contains(id)) continue;
        const auto coding = project.codings().at(project.codings().row_of(id));
        names.push_back(project.codebook().at(coding.code).name);
    }
    if (!names.empty()) text += tr(", coded: {}", joined(names, names.size()));
    return text;
}

} // namespace filrouge::app

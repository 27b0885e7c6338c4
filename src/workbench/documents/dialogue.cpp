#include "workbench/documents/dialogue.h"

#include "core/turns.h"

#include <algorithm>

namespace filrouge::workbench {
namespace {

bool same_speaker(const std::vector<const Turn*>& turns) {
    return std::all_of(turns.begin(), turns.end(),
                       [&](const Turn* turn) { return turn->speaker == turns.front()->speaker; });
}

bool has_label(const Turn& turn, CpSpan span) {
    return !turn.label.empty() && span.contains(turn.label);
}

/// "[Nadia :] "; of somebody unknown "[?] ".
std::string inserted(const Project& project, const Turn& turn) {
    const auto* who = project.find(turn.speaker);
    if (who == nullptr) return "[?] ";
    const bool french = project.info.language.starts_with("fr");
    return "[" + who->pseudonym + (french ? "\u00a0:] " : ":] ");
}

} // namespace

std::vector<std::string> speakers_in(const Project& project, const SourceId& source, CpSpan span) {
    std::vector<std::string> names;
    for (const auto& who : project.speakers_in(source, span)) {
        names.push_back(project.find(who)->pseudonym);
    }
    return names;
}

std::string dialogue_in(const Project& project, const SourceId& source, CpSpan span,
                        const Text& text) {
    const auto turns = project.turns_in(source, span);
    if (turns.empty() || same_speaker(turns)) return {};
    std::string dialogue;
    auto done = span.begin();
    for (const auto* turn : turns) {
        if (has_label(*turn, span)) continue;
        const auto at = std::max(begin_of(*turn), span.begin());
        dialogue += text.slice({done, at});
        dialogue += inserted(project, *turn);
        done = at;
    }
    if (dialogue.empty()) return {};
    return dialogue.append(text.slice({done, span.end()}));
}

} // namespace filrouge::workbench

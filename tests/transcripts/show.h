#pragma once

#include "platform/files.h"
#include "transcripts/reader.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace filrouge::transcripts {

/// Reads `bytes` as a file of that name.
inline Result<Transcript> read_bytes(const std::string& name, std::string_view bytes,
                                     const ReadOptions& options = {}) {
    const platform::TemporaryDirectory folder;
    platform::write_file(folder.path() / name, bytes).value();
    return read_transcript(folder.path() / name, options);
}

inline std::string shown(const std::optional<MediaTime>& time) {
    return time ? std::to_string(time->ms) : "?";
}

/// "begin-end Speaker|words" of each turn, one a line; line ends in what is said as "/".
inline std::string shown_turns(const Transcript& transcript) {
    std::string all;
    for (const auto& turn : transcript.turns) {
        auto said = std::string{transcript.text.slice(turn.span)};
        std::replace(said.begin(), said.end(), '\n', '/');
        all += shown(turn.begins) + "-" + shown(turn.ends) + " " + turn.speaker + "|" + said + "\n";
    }
    return all;
}

/// "Animatrice*(2) P1(3)": labels with turns; * moderator, ° observer.
inline std::string shown_cast(const Transcript& transcript) {
    std::string all;
    for (const auto& speaker : transcript.speakers) {
        const auto* role = speaker.role == Role::moderator  ? "*"
                           : speaker.role == Role::observer ? "°"
                                                            : "";
        all += (all.empty() ? "" : " ") + speaker.label + role + "(" +
               std::to_string(speaker.turns) + ")";
    }
    return all;
}

} // namespace filrouge::transcripts

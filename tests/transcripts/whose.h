#pragma once

#include "transcripts/show.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>

// What a text becomes when it is read as a file: whose its words are, and what is told of it.
namespace filrouge::transcripts {

inline Transcript read(const std::string& text, const std::string& name = "a.txt") {
    auto transcript = read_bytes(name, text);
    REQUIRE(transcript);
    return std::move(*transcript);
}

inline std::string cast(const std::string& text, const std::string& name = "a.txt") {
    return shown_cast(read(text, name));
}

/// "Mod|Bonsoir." of each turn, one a line; line ends as "/".
inline std::string turns(const std::string& text, const std::string& name = "a.txt") {
    const auto transcript = read(text, name);
    std::string all;
    for (const auto& turn : transcript.turns) {
        auto said = std::string{transcript.text.slice(turn.span)};
        std::replace(said.begin(), said.end(), '\n', '/');
        all += turn.speaker + "|" + said + "\n";
    }
    return all;
}

inline bool tells(const std::string& text, const std::string& words,
                  const std::string& name = "a.txt") {
    const auto warnings = read(text, name).warnings;
    return std::any_of(warnings.begin(), warnings.end(), [&](const std::string& warning) {
        return warning.find(words) != std::string::npos;
    });
}

} // namespace filrouge::transcripts

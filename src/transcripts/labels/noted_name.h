#pragma once

#include "transcripts/reader.h"

#include <string>
#include <string_view>
#include <vector>

// Names with a note in brackets behind them: "Nadia (mère)".
namespace filrouge::transcripts {

struct NotedName {
    std::u32string_view base; ///< empty: there is no note
    std::u32string_view note;
};
NotedName noted_name(std::u32string_view name);

/// "F", "2", "H1": a single figure or initial, or what has a figure, tells persons apart.
bool tells_apart(std::u32string_view note);

/// "Sophie, 34 ans": a name and an age, which is no part of it. The length of the name; that of all
/// where there is no age.
std::size_t length_before_age(std::u32string_view name);

/// One sentence for each bare name that several speakers share: "Nadia (mère)" and "Nadia
/// (enseignante)", or "Nadia". Notes that tell persons apart apart.
std::vector<std::string> told_shared_names(const std::vector<Speaker>& speakers);

} // namespace filrouge::transcripts

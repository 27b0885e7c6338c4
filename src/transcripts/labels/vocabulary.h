#pragma once

#include <string_view>
#include <unordered_set>

namespace filrouge::transcripts {

/// Runs of letters and digits of `utf8`, as they are written there; they live as long as it does.
using Words = std::unordered_set<std::string_view>;
Words written_words(std::string_view utf8);

} // namespace filrouge::transcripts

#pragma once

#include <string_view>

namespace filrouge::search {

/// A folded word that says nothing of what is talked about, in French, Dutch or English: articles,
/// pronouns, auxiliaries, words that fill speech.
bool is_stop_word(std::string_view folded);

} // namespace filrouge::search

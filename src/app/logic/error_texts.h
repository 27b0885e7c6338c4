#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::app {

/// The words of an error or a warning, `what` or `hint`, which the layers below write in English,
/// in the window's language: `There is no code 'Confiance'` → `Il n’y a pas de code « Confiance »`.
/// Messages of several lines or sentences are translated one by one; what is unknown stays as it
/// is. The patterns are those texts of `po/fr.po` that stand in the context "error".
std::string translate_error_text(std::string_view english);

/// Each of them translated.
std::vector<std::string> translate_error_texts(const std::vector<std::string>& english);

/// The English patterns, with `{}` for what is filled in; those that say the most come first.
const std::vector<std::string_view>& error_patterns();

} // namespace filrouge::app

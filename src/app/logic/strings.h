#pragma once

#include "core/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Every text of the window goes through here. The key is the English text; `po/fr.po` has the
// French. Chosen once, before the first window is made.
namespace filrouge::app {

enum class Language { french, english };

std::optional<Language> parse_language(std::string_view name);
/// From a locale's name ("fr_BE.UTF-8"); French where it says nothing (empty, C, POSIX), since that
/// is what the users speak.
Language language_of_locale(std::string_view locale);
/// From LC_ALL, LC_MESSAGES, LANG, in this order.
Language language_of_environment();

void set_language(Language language);
[[nodiscard]] Language language();

/// The text in the chosen language, UTF-8; `english` itself where there is no other.
std::string tr(std::string_view english);
/// A count as the language writes it: "12 345" (with narrow no-break spaces) or "12,345".
std::string count_text(std::size_t n);
/// `one` or `many` with `{}` replaced by the number, by the language's rule (in French 0 is
/// singular).
std::string plural(std::size_t n, std::string_view one, std::string_view many);
/// `tr(english)` with `{}` replaced by the arguments, in order.
std::string tr(std::string_view english, std::string_view first, std::string_view second = {});

/// No-break spaces where French typography wants them: before : ; ! ? » and after «.
std::string french_spaces(std::string_view text);
/// An error as the user reads it: its own words in the window's language; where they have no
/// translation, a sentence by the error's code before them.
std::string describe(const Error& error);
/// The same of an error about one file, which is named first.
std::string describe_file_error(std::string_view file, const Error& error);

} // namespace filrouge::app

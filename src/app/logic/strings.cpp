#include "app/logic/strings.h"

#include "app/logic/catalogue.h"
#include "app/logic/error_texts.h"

#include <cstdlib>

namespace filrouge::app {
namespace {

Language chosen = Language::french; // set once by `main`, before any window exists

void replace_next(std::string& text, std::string_view by) {
    const auto at = text.find("{}");
    if (at != std::string::npos) text.replace(at, 2, by);
}

std::string fill(const std::string& text, std::string_view first, std::string_view second) {
    // The second first: the first argument may itself hold braces.
    const auto mark = text.find("{}");
    if (mark == std::string::npos) return text;
    auto tail = text.substr(mark + 2);
    replace_next(tail, second);
    return text.substr(0, mark) + std::string{first} + tail;
}

} // namespace

std::optional<Language> parse_language(std::string_view name) {
    if (name == "fr") return Language::french;
    if (name == "en") return Language::english;
    return std::nullopt;
}

Language language_of_locale(std::string_view locale) {
    const auto name = locale.substr(0, locale.find_first_of("_.@"));
    if (name.empty() || name == "C" || name == "POSIX" || name == "fr") return Language::french;
    return Language::english;
}

Language language_of_environment() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') {
            return language_of_locale(value);
        }
    }
    return Language::french;
}

void set_language(Language language) {
    chosen = language;
}
Language language() {
    return chosen;
}

std::string french_spaces(std::string_view text) {
    static constexpr std::string_view nbsp = "\u00a0";
    static constexpr std::string_view opening = "«";
    static constexpr std::string_view closing = "»";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i + 1);
        const bool before =
            !rest.empty() && (std::string_view{":;!?%"}.find(rest[0]) != std::string_view::npos ||
                              rest.starts_with(closing));
        const bool after = text.substr(0, i).ends_with(opening);
        if (text[i] == ' ' && (before || after)) {
            result += nbsp;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string tr(std::string_view english) {
    if (chosen == Language::french) {
        if (const auto french = french_catalogue().find(english)) return french_spaces(*french);
    }
    return std::string{english};
}

std::string tr(std::string_view english, std::string_view first, std::string_view second) {
    return fill(tr(english), first, second);
}

std::string count_text(std::size_t n) {
    auto digits = std::to_string(n);
    const std::string_view sign = chosen == Language::french ? "\u202f" : ",";
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), sign);
    }
    return digits;
}

std::string plural(std::size_t n, std::string_view one, std::string_view many) {
    const auto number = count_text(n);
    if (chosen == Language::french) {
        const std::size_t form = n > 1 ? 1 : 0; // as in the head of po/fr.po
        if (const auto french = french_catalogue().find(one, form)) {
            return fill(french_spaces(*french), number, {});
        }
    }
    return fill(std::string{n == 1 ? one : many}, number, {});
}

namespace {

/// The sentence for a kind of error; empty where the error's own words say it all.
std::string headline(ErrorCode code) {
    switch (code) {
    case ErrorCode::locked: return tr("This project is open elsewhere (another window or person).");
    case ErrorCode::newer_version:
        return tr("This project was written by a newer Filrouge; please update.");
    case ErrorCode::not_a_project: return tr("This file is not a Filrouge project.");
    case ErrorCode::damaged:
        return tr("This project file is damaged; open its latest backup instead.");
    case ErrorCode::unreadable: return tr("The file cannot be read or written.");
    case ErrorCode::not_found: return tr("Not found.");
    case ErrorCode::already_exists: return tr("Already there.");
    case ErrorCode::ambiguous: return tr("The name fits several things.");
    case ErrorCode::cancelled: return tr("Stopped: nothing was changed.");
    case ErrorCode::failed: return tr("That did not work.");
    case ErrorCode::invalid_input: break;
    }
    return {};
}

std::string with_hint(const std::string& what, const std::string& hint) {
    if (hint.empty()) return what;
    if (what.find('\n') != std::string::npos) return what + "\n" + hint; // a list
    return what + (what.ends_with('?') ? " " : ". ") + hint;
}

} // namespace

std::string describe(const Error& error) {
    if (chosen == Language::english) return error.message();
    auto first = headline(error.code);
    if (error.code == ErrorCode::cancelled) return first;
    const auto what = translate_error_text(error.what);
    const auto said = with_hint(what, translate_error_text(error.hint));
    // Words that are French already need no sentence before them that says what they are about.
    return first.empty() || what != error.what ? said : first + " " + said;
}

std::string describe_file_error(std::string_view file, const Error& error) {
    if (chosen == Language::english) return error.message();
    const bool names_it = error.what.find(file) != std::string::npos;
    switch (error.code) {
    case ErrorCode::locked:
    case ErrorCode::newer_version:
    case ErrorCode::not_a_project:
    case ErrorCode::damaged:
    case ErrorCode::cancelled: return tr("{}: {}", file, headline(error.code));
    default: return names_it ? describe(error) : tr("{}: {}", file, describe(error));
    }
}

} // namespace filrouge::app

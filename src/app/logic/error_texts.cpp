#include "app/logic/error_texts.h"

#include "app/logic/catalogue.h"
#include "app/logic/history_labels.h"
#include "app/logic/strings.h"
#include "app/logic/text_patterns.h"

#include <algorithm>
#include <optional>

namespace filrouge::app {
namespace {

constexpr std::string_view context = "error";

// What fills these are steps of the history.
constexpr std::string_view about_steps[] = {
    "\"{}\" cannot be undone by itself: {}",
    "\"{}\" is not in effect now",
    "a later action depends on it: {}",
    "{} later actions depend on it: {}",
};

/// How much of a pattern is words of its own.
std::size_t said_by(std::string_view pattern) {
    auto size = pattern.size();
    for (auto at = pattern.find("{}"); at != std::string_view::npos;
         at = pattern.find("{}", at + 2))
        size -= 2;
    return size;
}

std::string in_quotes(std::string_view text) {
    return french_spaces("« ") + std::string{text} + french_spaces(" »");
}

/// `'a', 'b'`, as `listed` writes it.
std::string translate_names(std::string_view list) {
    if (list.size() < 2 || !list.starts_with('\'') || !list.ends_with('\'')) {
        return std::string{list};
    }
    list = list.substr(1, list.size() - 2);
    static constexpr std::string_view between = "', '";
    std::string french;
    for (auto end = list.find(between); end != std::string_view::npos; end = list.find(between)) {
        french += in_quotes(list.substr(0, end)) + ", ";
        list.remove_prefix(end + between.size());
    }
    return french + in_quotes(list);
}

std::string translate_line(std::string_view english);

/// `"LABEL" (CODER), "LABEL" and 2 more`, as the store lists the steps in the way of an undoing.
std::string translate_steps(std::string_view list) {
    std::string french;
    while (list.starts_with('"')) {
        const auto end = list.find(", \"");
        const auto step = list.substr(1, end == std::string_view::npos ? end : end - 1);
        const auto close = step.rfind('"');
        french += in_quotes(translate_label(step.substr(0, close)));
        if (close != std::string_view::npos) french += translate_line(step.substr(close + 1));
        if (end == std::string_view::npos) return french;
        french += ", ";
        list.remove_prefix(end + 2);
    }
    return french + std::string{list};
}

/// What fills a hole. Between quotation marks stand the users' own words.
std::string translate_part(std::string_view pattern, std::size_t hole, std::string_view part) {
    const auto before = pattern.substr(0, hole);
    const bool quoted = before.ends_with('"') || before.ends_with('\'') || before.ends_with("“");
    const bool steps =
        std::find(std::begin(about_steps), std::end(about_steps), pattern) != std::end(about_steps);
    if (steps && quoted) return translate_label(part);
    if (steps && part.starts_with('"')) return translate_steps(part);
    return quoted ? std::string{part} : translate_line(part);
}

std::optional<std::string> translate_by_pattern(std::string_view english) {
    for (const auto pattern : error_patterns()) {
        auto parts = match(pattern, english);
        if (!parts) continue;
        std::size_t hole = 0;
        for (auto& part : *parts) {
            hole = pattern.find("{}", hole);
            part = translate_part(pattern, hole, part);
            hole += 2;
        }
        const auto key = std::string{context} + '\4' + std::string{pattern};
        return filled(french_spaces(french_catalogue().find(key).value_or(pattern)), *parts);
    }
    return std::nullopt;
}

/// Sentences that were put together, such as a message and its hint.
std::optional<std::string> translate_sentences(std::string_view english) {
    static constexpr std::string_view stop = ". ";
    for (auto at = english.find(stop); at != std::string_view::npos;
         at = english.find(stop, at + stop.size())) {
        const std::string first{english.substr(0, at)};
        const auto rest = english.substr(at + stop.size());
        if (const auto french = translate_by_pattern(first)) {
            return *french + std::string{stop} + translate_line(rest);
        }
        if (const auto french = translate_by_pattern(rest)) {
            return first + std::string{stop} + *french;
        }
    }
    return std::nullopt;
}

std::string translate_line(std::string_view english) {
    if (auto french = translate_by_pattern(english)) return *french;
    if (auto french = translate_sentences(english)) return *french;
    return translate_names(english);
}

} // namespace

const std::vector<std::string_view>& error_patterns() {
    static const auto patterns = [] {
        auto keys = french_catalogue().keys_in(context);
        std::stable_sort(keys.begin(), keys.end(), [](std::string_view a, std::string_view b) {
            return said_by(a) > said_by(b);
        });
        return keys;
    }();
    return patterns;
}

std::string translate_error_text(std::string_view english) {
    if (language() != Language::french) return std::string{english};
    std::string french;
    for (;;) {
        const auto end = english.find('\n');
        french += translate_line(english.substr(0, end));
        if (end == std::string_view::npos) return french;
        french += '\n';
        english.remove_prefix(end + 1);
    }
}

std::vector<std::string> translate_error_texts(const std::vector<std::string>& english) {
    std::vector<std::string> texts;
    texts.reserve(english.size());
    for (const auto& text : english) texts.push_back(translate_error_text(text));
    return texts;
}

} // namespace filrouge::app

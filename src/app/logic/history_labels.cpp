#include "app/logic/history_labels.h"

#include "app/logic/strings.h"

#include <optional>
#include <vector>

namespace filrouge::app {
namespace {

// As the workbench writes them; those that begin like another one come before it.
constexpr std::string_view patterns[] = {
    "Code \"{}\" in {}",
    "Code {} codes in {}",
    "Give {} codings the code \"{}\"",
    "Remove {} codings",
    "Remove coding \"{}\"",
    "Change the range of \"{}\"",
    "Annotate a coding \"{}\"",
    "Add code \"{}\"",
    "Change code \"{}\"",
    "Rename code \"{}\" to \"{}\"",
    "Move code \"{}\"",
    "Merge code \"{}\" into \"{}\"",
    "Delete code \"{}\"",
    "Split code \"{}\"",
    "Relate \"{}\" and \"{}\"",
    "Restore code \"{}\"",
    "Restore a coding \"{}\"",
    "Unrelate \"{}\" and \"{}\"",
    "Rename source \"{}\" to \"{}\"",
    "Remove source \"{}\"",
    "Correct the text of \"{}\" in {} places",
    "Correct the text of \"{}\" in {} place",
    "Make \"{}\" a text in {}",
    "Make \"{}\" of kind {}",
    "Read \"{}\" again",
    "Remove the turns of \"{}\"",
    "Make a turn of {} in \"{}\"",
    "Join {} with the one before",
    "Give {} to {}",
    "Split {} off {}",
    "Merge {} participants into {}",
    "Merge {} into {}",
    "Remove participant {}",
    "Add variable {}",
    "Rename variable {} to {}",
    "Make variable {} a {}",
    "Remove variable {}",
    "Set {} of {} to {}",
    "Clear {} of {}",
    "Change {} values",
    "Code automatically \"{}\": {} passages found by “{}”",
    "Keep the search “{}”",
    "Remove the search “{}”",
    "Write a memo about \"{}\"",
    "Change a memo about \"{}\"",
    "Remove a memo about \"{}\"",
    "Rename {} to {}",
    "Make {} a {}",
    "Import the survey {}",
    "Import variables from {}",
    "Import codebook {}",
    "Import codings from {}",
    "Import {} files",
    "Import {}",
};

/// What stands in the place of each `{}`.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view label) {
    std::vector<std::string> parts;
    for (;;) {
        const auto hole = pattern.find("{}");
        const auto fixed = pattern.substr(0, hole);
        if (!label.starts_with(fixed)) return std::nullopt;
        label.remove_prefix(fixed.size());
        if (hole == std::string_view::npos) {
            if (!label.empty()) return std::nullopt;
            return parts;
        }
        pattern.remove_prefix(hole + 2);
        const auto next = pattern.substr(0, pattern.find("{}"));
        const auto end = next.empty() ? label.size() : label.find(next);
        if (end == std::string_view::npos) return std::nullopt;
        parts.emplace_back(label.substr(0, end));
        label.remove_prefix(end);
    }
}

std::string filled(std::string text, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const auto& part : parts) {
        at = text.find("{}", at);
        if (at == std::string::npos) break;
        text.replace(at, 2, part);
        at += part.size();
    }
    return text;
}

} // namespace

std::string translate_label(std::string_view label) {
    for (const std::string_view verb : {"Undo", "Redo"}) {
        if (!label.starts_with(verb) || label.substr(verb.size(), 2) != ": ") continue;
        return tr(verb) + tr(": {}", translate_label(label.substr(verb.size() + 2)));
    }
    for (const auto pattern : patterns) {
        if (const auto parts = match(pattern, label)) return filled(tr(pattern), *parts);
    }
    return std::string{label};
}

} // namespace filrouge::app

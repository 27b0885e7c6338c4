#include "app/logic/history_labels.h"

#include "app/logic/strings.h"
#include "app/logic/text_patterns.h"

#include <algorithm>
#include <iterator>

namespace filrouge::app {
namespace {

// As the workbench writes them, and wrote them before; those that begin like another one come
// before it.
constexpr std::string_view patterns[] = {
    "Code \"{}\" in {}",
    "Code {} codes in {}",
    "Remove {} codings in {}, coded by {}",
    "Remove {} codings in {}",
    "Remove {} codings",
    "Remove coding \"{}\" in {}, coded by {}",
    "Remove coding \"{}\" in {}",
    "Remove coding \"{}\"",
    "Change the range of \"{}\" in {}, coded by {}",
    "Change the range of \"{}\" in {}",
    "Change the range of \"{}\"",
    "Annotate a coding \"{}\" in {}, coded by {}",
    "Annotate a coding \"{}\" in {}",
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
    "Restore a coding \"{}\" in {}, coded by {}",
    "Restore a coding \"{}\" in {}",
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

constexpr std::string_view parts_patterns[] = {"turn {} of \"{}\"", "{} turns of \"{}\""};

/// Whose last part is a role, a kind of source or a type of variable, as the command line names it.
constexpr std::string_view with_kind[] = {"Make \"{}\" of kind {}", "Make {} a {}",
                                          "Make variable {} a {}"};

std::string translate_kind(const std::string& name) {
    if (name == "focus-group") return tr("focus group");
    return tr(name == "boolean" ? "yes or no" : std::string_view{name});
}

/// The parts of a label are names, which stay, but for these.
std::string translate_part(const std::string& part) {
    for (const auto pattern : parts_patterns) {
        if (const auto parts = match(pattern, part)) return filled(tr(pattern), *parts);
    }
    return part;
}

template <class Parts>
Parts translate_parts(std::string_view pattern, Parts parts) {
    for (auto& part : parts) part = translate_part(part);
    const bool kind =
        std::find(std::begin(with_kind), std::end(with_kind), pattern) != std::end(with_kind);
    if (kind) parts.back() = translate_kind(parts.back());
    return parts;
}

} // namespace

std::string translate_label(std::string_view label) {
    for (const std::string_view verb : {"Undo", "Redo"}) {
        if (!label.starts_with(verb) || label.substr(verb.size(), 2) != ": ") continue;
        return tr(verb) + tr(": {}", translate_label(label.substr(verb.size() + 2)));
    }
    for (const auto pattern : patterns) {
        if (const auto parts = match(pattern, label)) {
            return filled(tr(pattern), translate_parts(pattern, *parts));
        }
    }
    return std::string{label};
}

} // namespace filrouge::app

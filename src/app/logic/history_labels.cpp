#include "app/logic/history_labels.h"

#include "app/logic/strings.h"
#include "app/logic/text_patterns.h"

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

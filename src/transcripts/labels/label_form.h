#pragma once

#include "transcripts/labels/label.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/labels/labelled_lines.h"
#include "transcripts/labels/vocabulary.h"

#include <compare>
#include <cstddef>
#include <map>
#include <string>

// The forms in which a document may write its labels, and the names that stand in each.
namespace filrouge::transcripts {

struct LabelForm {
    Separator separator = Separator::colon;
    bool bold = false;
    friend auto operator<=>(const LabelForm&, const LabelForm&) = default;
    /// A short line alone says little by itself.
    [[nodiscard]] bool weak() const { return separator == Separator::line_end && !bold; }
    /// Brackets, times and bold are not used by chance.
    [[nodiscard]] bool explicit_mark() const {
        return bold || separator == Separator::bracket || separator == Separator::time;
    }
};

inline LabelForm form_of(const LabelCandidate& candidate) {
    return {candidate.separator, candidate.bold};
}

struct LabelName {
    NameStyle style = NameStyle::phrase;
    Role role = Role::participant;
    std::u32string spelling;
    std::size_t count = 0;
    std::size_t capitalised = 0; ///< of these
    bool alone = true;
    [[nodiscard]] bool has_role() const { return role != Role::participant; }
};
using LabelNames = std::map<std::string, LabelName>; ///< by their keys

/// How much a name speaks for its form: 0 where it comes once.
double weight(const LabelName& name);

/// The share of the text's lines, from the first label on, that labels of this form explain whose
/// names (all of this form) weigh `least_weight`. A label on its own line explains the next one,
/// too.
double coverage(const CandidateLines& lines, const LabelNames& names, LabelForm form,
                double least_weight);

/// "Mme Roy", "Jean d'Ormesson": hardly a word of what is said, even where turns of several
/// paragraphs leave few lines with labels.
bool has_surname(const LabelName& name);

/// The words of the text without its lines' labels of that form: "lucie : Oui." says nothing about
/// the word "lucie".
Words said_words(const Text& text, const CandidateLines& lines, LabelForm form);

/// Of names with signs that few names hold more is asked.
NameStyle style_of(const LabelCandidate& candidate);

} // namespace filrouge::transcripts

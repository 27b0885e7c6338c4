#pragma once

#include "transcripts/labels/label_form.h"
#include "transcripts/labels/labelled_lines.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>

namespace filrouge::transcripts {

/// "Child 1" and "Child 2", each said once: what comes back is the word before the number. So do
/// headings ("Step 1: the bus"); people say sentences, or have times, and do not come before the
/// first label that is believed.
class NumberedPeople {
  public:
    NumberedPeople(const Text& text, const CandidateLines& lines, LabelForm form,
                   std::size_t first);
    [[nodiscard]] bool hold(const std::string& key) const;

  private:
    struct Family {
        std::set<std::string> numbers;
        std::size_t lines = 0;
        std::size_t speak = 0; ///< of these
        bool before_first = false;
    };
    std::map<std::string, Family> families_; ///< by the word
};

} // namespace filrouge::transcripts

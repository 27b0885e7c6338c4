#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace filrouge::transcripts {

/// What the hyphen at the end of a line is.
enum class LineHyphen {
    none,      ///< there is none, or it stands for a dash
    of_line,   ///< only the line end put it there: "asso-/ciation"
    of_word,   ///< it belongs to the word: "grand-/mère"
    suspended, ///< a word is left out: "pré-/et postnatal"
};

/// Decides by the words that a text writes elsewhere.
class LineHyphens {
  public:
    /// `text` is the whole text, with its line ends.
    explicit LineHyphens(std::string_view text);
    /// `line` without spaces at its end; `next` is the line after it.
    [[nodiscard]] LineHyphen at(std::string_view line, std::string_view next) const;

  private:
    [[nodiscard]] bool is_word(std::u32string_view letters) const;
    std::unordered_set<std::u32string> words_; ///< lower case, also with hyphens inside
};

} // namespace filrouge::transcripts

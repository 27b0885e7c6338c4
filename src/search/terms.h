#pragma once

#include "core/position.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// From text to index terms. Indexing, queries and the search for matches in a text all go through
// here, so that they cannot disagree.
namespace filrouge::search {

/// What one word is in the index.
struct WordTerms {
    /// The folded word, an elided one without its apostrophe; a term with positions.
    std::string exact;
    /// Stems of the accented and of the folded word (one where they agree), folded, each as
    /// `Z` + language + `:` + stem. They are not terms: the index keeps, beside its documents,
    /// which exact forms share a stem. Empty for elided words (`l'`), for numbers, and in languages
    /// without a stemmer: such words are looked up by `exact`.
    std::vector<std::string> stems;
    bool elided = false; ///< the text has an apostrophe at its end
};

/// A word at its place, or the joined form of a hyphenated chain (`turn-over` also is `turnover`).
struct Token {
    ByteSpan span;              ///< in the text given
    std::uint32_t position = 0; ///< of the word, from 1; a joined form has that of its first part
    std::uint32_t parts = 1;    ///< words covered: more than 1 for joined forms
    const WordTerms* terms = nullptr;
};

/// Cuts texts of one language into tokens. Remembers the terms of words seen, within bounds. Not
/// for several threads at once.
class TermMaker {
  public:
    /// `language`: BCP 47; only its first part chooses the stemmer.
    explicit TermMaker(std::string_view language);
    TermMaker(TermMaker&&) noexcept;
    TermMaker& operator=(TermMaker&&) noexcept;
    ~TermMaker();

    /// In the order of the text; a joined form follows its first part. Valid until the next call.
    const std::vector<Token>& tokens(std::string_view utf8);
    /// Words whose terms were worked out since this was last asked. Valid as `tokens`.
    std::vector<const WordTerms*> take_new_words();
    /// The term of every document in this language. No word has it: words are folded.
    [[nodiscard]] std::string language_term() const { return "L:" + primary_; }

  private:
    struct Stemmer;
    const WordTerms* terms_of(std::string_view word);
    WordTerms make_terms(std::string_view word) const;
    void add_joined_form(std::string_view utf8, std::size_t first, std::size_t count);

    std::string language_;
    std::string primary_; // the first part of `language_`
    std::string stem_prefix_;
    std::unique_ptr<Stemmer> stemmer_;
    std::unordered_map<std::string, std::unique_ptr<const WordTerms>> known_;
    std::vector<const WordTerms*> new_words_;
    std::vector<Token> words_; // of the text under way, without joined forms
    std::vector<Token> tokens_;
    std::string key_; // of the word under way; kept to save allocations
};

} // namespace filrouge::search

#pragma once

#include "core/filter.h"
#include "core/position.h"
#include "core/result.h"
#include "core/text.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::search {

struct QueryNode; // in query_node.h, private to this folder
struct PlaceTest;

/// A parsed query of the user's language (DESIGN §4): words are stemmed and joined by AND; `"exact
/// phrase"`, `OU`/`OR`, `SAUF`/`NOT`/`-word`, `ET`/`AND`, parentheses, `a PRÈS/n b` = `NEAR/n`,
/// `prefix*`, `=word` exact form, and fields `code:`, `coder:`, `speaker:`, `source:`, `role:`,
/// `kind:`, `date:`, `time:`, `VARIABLE:` (value may stand in quotes); `uncoded`, `non codé`;
/// `words DANS code:X` = `IN`: words in one passage coded so; `code:X PRÈS/n code:Y`: within n
/// turns.
class Query {
  public:
    /// Errors say where (code point, from 1) and why. An empty query is an error.
    static Result<Query> parse(std::string_view text);

    /// Readable form for tests and `--explain`: `(reseau AND "secret professionnel" AND
    /// code:Confiance)`.
    [[nodiscard]] std::string describe() const;
    /// True where the query has words, not only fields.
    [[nodiscard]] bool has_words() const;
    /// What only those who know the codings can judge, in the order of the query.
    [[nodiscard]] std::vector<PlaceTest> place_tests() const;
    /// The same query where a condition stands for each of them (`words DANS code:X` still asks for
    /// the words, too). `judged_by` has one for each.
    [[nodiscard]] Query with_place_tests(const std::vector<Condition>& judged_by) const;
    /// The same query with one more condition that must hold.
    [[nodiscard]] Query restricted_by(const Condition& condition) const;
    [[nodiscard]] const QueryNode& root() const { return *root_; }

  private:
    explicit Query(std::shared_ptr<const QueryNode> root) : root_{std::move(root)} {}
    std::shared_ptr<const QueryNode> root_;
};

/// The error with the place in the query that it is about (code point, from 1; 0: nowhere).
Error error_at(const Error& error, std::size_t at);

/// A part of a query about where codings are.
struct PlaceTest {
    enum class Kind {
        inside, ///< `words` fits within one passage that the condition fits (as a coding)
        near    ///< units, each fitting one of the conditions, all within `distance` of one another
    };
    Kind kind = Kind::inside;
    std::optional<Query> words;         ///< for inside
    std::vector<FilterNode> conditions; ///< one for inside, two or more for near
    std::uint32_t distance = 0;         ///< in units
    bool wanted = true;                 ///< false under SAUF: nothing of it is to be shown
    std::size_t at = 0;                 ///< in the query, from 1
};

/// The words of `text` with which `words` (no conditions in it) fits within one of `places`; none
/// where it fits in none. As `find_matches`.
std::vector<CpSpan> find_matches_inside(const Query& words, const Text& text,
                                        std::string_view language,
                                        const std::vector<CpSpan>& places);

/// The words of `text` that the query asked for, in order, each range covering exactly the matched
/// words (phrases and NEAR groups: only words taking part in a match). Code points from the start
/// of `text`. What stands before DANS is left to `find_matches_inside`.
std::vector<CpSpan> find_matches(const Query& query, const Text& text, std::string_view language);

/// A piece of `text` of about `width` code points around the densest matches, cut between words,
/// with "…" where cut; line ends become spaces. `matches` as of `find_matches`. Returned ranges are
/// in the snippet.
struct Snippet {
    std::string text;
    std::vector<CpSpan> matches;
};
Snippet make_snippet(const Text& text, const std::vector<CpSpan>& matches, CpCount width);

} // namespace filrouge::search

#pragma once

#include "core/filter.h"
#include "core/position.h"
#include "core/result.h"
#include "core/text.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::search {

struct QueryNode; // in query_node.h, private to this folder

/// A parsed query of the user's language (DESIGN §4): words are stemmed and joined by AND; `"exact
/// phrase"`, `OU`/`OR`, `SAUF`/`NOT`/`-word`, `ET`/`AND`, parentheses, `a PRÈS/n b` = `NEAR/n`,
/// `prefix*`, `=word` exact form, and fields `code:`, `coder:`, `speaker:`, `source:`, `role:`,
/// `VARIABLE:` (value may stand in quotes).
class Query {
  public:
    /// Errors say where (code point, from 1) and why. An empty query is an error.
    static Result<Query> parse(std::string_view text);

    /// Readable form for tests and `--explain`: `(reseau AND "secret professionnel" AND
    /// code:Confiance)`.
    [[nodiscard]] std::string describe() const;
    /// True where the query has words, not only fields.
    [[nodiscard]] bool has_words() const;
    /// The same query with one more condition that must hold.
    [[nodiscard]] Query restricted_by(const Condition& condition) const;
    [[nodiscard]] const QueryNode& root() const { return *root_; }

  private:
    explicit Query(std::shared_ptr<const QueryNode> root) : root_{std::move(root)} {}
    std::shared_ptr<const QueryNode> root_;
};

/// The words of `text` that the query asked for, in order, each range covering exactly the matched
/// words (phrases and NEAR groups: only words taking part in a match). Code points from the start
/// of `text`.
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

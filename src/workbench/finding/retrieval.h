#pragma once

#include "core/progress.h"
#include "publish/quotes.h"
#include "workbench/workbench.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Coded passages by how codings lie to one another in the text.
namespace filrouge::workbench {

/// What is retrieved of two sets of codings in the same source. A coding is never its own partner.
enum class Combination {
    any,      ///< every coding of `codes`
    together, ///< the text that a coding of `codes` shares with one of `others`, each stretch once
    overlapping, ///< codings of `codes` that share text with one of `others`
    without,     ///< those that share text with none of `others`
    near,        ///< those with one of `others` at most `within` turns before or after
    followed_by  ///< those after whose end one of `others` begins, at most `within` turns later
};

/// Turns are counted by their numbers, from the nearest turns that two codings are in: 0 is the
/// same turn, 1 the next; what stands between two turns is one turn from either. In sources without
/// turns, paragraphs (lines with words) are counted instead.
struct RetrievalRequest {
    std::vector<CodeId> codes;  ///< with the codes below each; empty: all
    std::vector<CodeId> others; ///< likewise; unused for `any`
    Combination combination = Combination::any;
    std::uint32_t within = 1; ///< turns, for `near` and `followed_by`
    std::string where;        ///< a filter (core/filter.h) that codings of either set must fit
    /// Of those found, the codings of one passage (analysis/coded_passages.h) are one; `together`
    /// gives each stretch once as it is.
    bool once = false;
};

struct Retrieved {
    SourceId source;
    CpSpan span; ///< of the coding or passage; for `together` the shared text
    /// First the one of `codes`, then its partner where there is one: of several, one that shares
    /// text, or else the nearest.
    std::vector<CodingId> codings;
    std::vector<CodingId>
        also{}; ///< where `once`: further ones of the passage, of other coders too
};

/// Of work that a `Progress` stopped while it retrieved.
Error retrieval_stopped();

/// By source name, then place in the text. Errors: those of the filter; texts that cannot be read;
/// cancelled.
Result<std::vector<Retrieved>> retrieve(Workbench& bench, const RetrievalRequest& request,
                                        Progress& progress);

/// One quote for each, whose text is that of `Retrieved::span`, whose code is that of its first
/// coding, and whose coders and memos are those of that one and `also`. Those whose first coding
/// has gone since are left out. `attribution` as in quoting.h.
Result<std::vector<publish::Quote>> quotes_of(Workbench& bench,
                                              const std::vector<Retrieved>& retrieved,
                                              const std::string& attribution = {});

// How retrieved passages are put together to be read.

enum class GroupBy { none, code, source, speaker, coder };
struct Grouping {
    GroupBy by = GroupBy::none;
    /// Where set, it decides: the value of the one who says most of the passage, or of the source.
    std::optional<VariableId> variable;
};

enum class QuoteOrder {
    text,    ///< as given: by source name and place
    newest,  ///< last coded first
    longest, ///< most characters first
    speaker  ///< by pseudonym; nobody known comes last
};

struct QuoteGroup {
    std::string title;                ///< empty: not grouped, or what has no speaker, value …
    std::vector<std::size_t> members; ///< places in the list given
};

/// Codes in the order of the codebook, by the first coding of each passage; the rest by name as a
/// dictionary would (numbers by size), what has none last. No group is empty. A passage of several
/// coders is in the group of each. Speakers of the same
/// pseudonym are groups of their own, with the source's name in the title. Error: cancelled.
Result<std::vector<QuoteGroup>> group(const Project& project,
                                      const std::vector<Retrieved>& retrieved,
                                      const Grouping& grouping, QuoteOrder order,
                                      Progress& progress);

} // namespace filrouge::workbench

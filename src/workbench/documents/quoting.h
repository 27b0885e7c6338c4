#pragma once

#include "publish/quotes.h"
#include "workbench/workbench.h"

#include <string>
#include <vector>

namespace filrouge::workbench {

/// What is quoted once: a coding, or all codings of one passage (analysis/coded_passages.h), the
/// longest first. The turn is that of the longest coding, the text all that the codings cover, the
/// coder all of them ("Anne, Bruno").
struct CodedPassage {
    std::vector<CodingId> codings;
};

struct QuotesRequest {
    std::vector<CodeId> codes; ///< with the codes below each; empty: all
    std::string where;         ///< filter (core/filter.h) or empty
    bool once = false;         ///< passages, each once, instead of codings
    /// Fields in braces: {speaker} {source} {turn} {code} {coder} {start} {end} and any variable's
    /// name; a field without value drops out with the comma before it. Empty: "{speaker}, {source},
    /// tour {turn}".
    std::string attribution;
};

/// Grouped by code in the order of the tree, then by source name and place in the text.
Result<std::vector<publish::Quote>> quotes(Workbench& bench, const QuotesRequest& request);
/// The quotes of given codings, in the order given.
Result<std::vector<publish::Quote>> quotes_of(Workbench& bench,
                                              const std::vector<CodingId>& codings,
                                              const std::string& attribution = {});
/// Likewise; what has gone since is left out.
Result<std::vector<publish::Quote>> quotes_of(Workbench& bench,
                                              const std::vector<CodedPassage>& passages,
                                              const std::string& attribution = {});
/// Without the codings that have gone since or are out of sight, and passages of none but these.
std::vector<CodedPassage> in_sight(const Project& project, std::vector<CodedPassage> passages);
/// Each by itself.
std::vector<CodedPassage> one_by_one(const std::vector<CodingId>& codings);
/// The passages that codings (rows of `Project::codings()`) make up, in the order below.
std::vector<CodedPassage> as_passages(const Project& project,
                                      const std::vector<std::uint32_t>& rows);
/// Passages, each as the rows of its codings, in the order below.
std::vector<CodedPassage> in_reading_order(const Project& project,
                                           const std::vector<std::vector<std::uint32_t>>& passages);
/// Rows of the coding columns as ids, by source name, then place in the text.
std::vector<CodingId> in_reading_order(const Project& project, std::vector<std::uint32_t> rows);
/// The number of words said in a passage, in the language of its source.
Result<std::size_t> words_in(Workbench& bench, const SourceId& source, CpSpan span);

} // namespace filrouge::workbench

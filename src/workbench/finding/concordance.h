#pragma once

#include "publish/records.h"
#include "workbench/finding/find.h"

#include <string>
#include <string_view>
#include <vector>

// Keyword in context: every match with what stands before and after it in its turn.
namespace filrouge::workbench {

struct ConcordanceLine {
    SourceId source;
    std::uint32_t turn = 0; ///< 0: a paragraph outside turns
    std::string speaker;
    CpSpan span; ///< of the match, in the source's text
    std::string left;
    std::string match;
    std::string right;
};

enum class ConcordanceOrder {
    text,  ///< by the sources' names, then as it is said
    left,  ///< by the word before the match, then the one before that …
    match, ///< by the match, then as `right`
    right, ///< by what follows
};
std::optional<ConcordanceOrder> parse_concordance_order(std::string_view name);

struct ConcordanceRequest {
    std::string query;
    std::string where; ///< a filter (core/filter.h) or empty
    CpCount width{50}; ///< of the context on each side; it ends with the turn and between words
    ConcordanceOrder order = ConcordanceOrder::text;
};

struct Concordance {
    std::string query;
    std::vector<ConcordanceLine> lines;
    std::string suggestion; ///< as of `FoundPassages`
};

/// Errors: as of `Finder::search`; invalid_input where the query has no words.
Result<Concordance> concordance(Finder& finder, const ConcordanceRequest& request,
                                Progress& progress);
/// As a table for files, with the names of the JSON as headings.
publish::Records concordance_records(const Project& project, const Concordance& concordance);

} // namespace filrouge::workbench

#pragma once

#include "workbench/finding/find.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Coding what a search finds.
namespace filrouge::workbench {

enum class AutocodeUnit {
    match,    ///< the words found
    sentence, ///< the sentences they stand in
    turn      ///< the turn (paragraph)
};
std::optional<AutocodeUnit> parse_autocode_unit(std::string_view name);

struct AutocodeRequest {
    std::string query;
    std::string where; ///< a filter (core/filter.h) or empty
    CodeId code;
    AutocodeUnit unit = AutocodeUnit::turn;
};

/// A passage that would be coded.
struct AutocodeHit {
    SourceId source;
    std::uint32_t turn = 0;
    std::string speaker;
    CpSpan span;
    std::string text;
    std::vector<CpSpan> matches; ///< the words found in it, in the source's positions
    bool already = false; ///< the coder at work has coded just this so: nothing would be added
    bool chosen = true;   ///< what the user decides; those already coded need no decision
};

struct AutocodePlan {
    AutocodeRequest request;
    std::vector<AutocodeHit> hits; ///< by the sources' names, then in the order of the text
    std::string suggestion;        ///< as of `FoundPassages`
};

/// Changes nothing. A nil code: none is chosen yet, nothing is `already` there. Errors: as of
/// `Finder::search`; not_found (code); invalid_input where matches
/// or sentences are asked for and the query has no words.
Result<AutocodePlan> plan_autocode(Finder& finder, const AutocodeRequest& request,
                                   Progress& progress);

/// The same places, to be coded with another code: what is `already` there is looked up anew,
/// `chosen` is kept.
void choose_code(const Workbench& bench, AutocodePlan& plan, const CodeId& code);

struct AutocodeReport {
    std::size_t added = 0;
    std::size_t already_there = 0;
};
/// Codes the chosen hits in one edit, which the history calls automatic. Never doubles a coding.
Result<AutocodeReport> apply_autocode(Workbench& bench, const AutocodePlan& plan);

} // namespace filrouge::workbench

#pragma once

#include "workbench/finding/find.h"

#include <string>
#include <vector>

// Passages like a given one, or like what was coded so far.
namespace filrouge::workbench {

struct SimilarPassage {
    FoundPassage passage;           ///< its matches are the words by which it is similar
    std::vector<std::string> words; ///< as written there, each once, the most telling first
};

enum class SimilarAmong {
    uncoded, ///< passages without any code
    all      ///< whatever code they have, but not the one asked for
};

struct SimilarOptions {
    std::uint32_t limit = 20;
    SimilarAmong among = SimilarAmong::uncoded;
};

/// The most similar turns (paragraphs) elsewhere. Up to date first. Errors: not_found,
/// invalid_input (an empty passage, or outside the text).
Result<std::vector<SimilarPassage>> similar_to_passage(Finder& finder, const SourceId& source,
                                                       CpSpan span, const SimilarOptions& options,
                                                       Progress& progress);
/// Like the quotes of a code and of those below it. Error invalid_input where it has none.
Result<std::vector<SimilarPassage>> similar_to_code(Finder& finder, const CodeId& code,
                                                    const SimilarOptions& options,
                                                    Progress& progress);

} // namespace filrouge::workbench

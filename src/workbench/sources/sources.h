#pragma once

#include "workbench/sources/corrections.h"
#include "workbench/workbench.h"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::workbench {

/// In the order of a dictionary.
std::vector<SourceId> sources_by_name(const Project& project);
Result<void> rename_source(Workbench& bench, const SourceId& source, const std::string& name);
/// With its turns, codings, values and memos, and with the participants who speak nowhere else.
Result<void> remove_source(Workbench& bench, const SourceId& source);
/// BCP 47; error invalid_input where it is none.
Result<void> set_source_language(Workbench& bench, const SourceId& source,
                                 const std::string& language);
Result<void> set_source_kind(Workbench& bench, const SourceId& source, SourceKind kind);

/// How speakers are looked for in a file.
struct SpeakerChoices {
    bool recognise = true;
    std::vector<std::string> are;     ///< labels that are speakers whatever the reader thinks
    std::vector<std::string> are_not; ///< labels that are none
    friend bool operator==(const SpeakerChoices&, const SpeakerChoices&) = default;
};

/// Which text a source has after it was read again.
enum class RereadText {
    as_it_is,     ///< corrections stay; turns found in the original go where their words are now
    from_original ///< as the reader gives it now; codings move with the difference
};

struct RereadOptions {
    SpeakerChoices speakers;
    RereadText text = RereadText::as_it_is;
};

struct RereadReport {
    bool text_differs = false; ///< the reader's text is not the one the source had
    std::size_t turns = 0;
    std::vector<std::string> speakers; ///< labels now
    std::vector<std::string> came;     ///< of them, new ones
    std::vector<std::string> went;     ///< speakers of before who speak no more in this source
    CorrectionReport correction;       ///< where the text was replaced
    std::vector<std::string> warnings;
};

/// Reads the kept original again and replaces the turns. Speakers with a label of before keep their
/// identity, and so variables and memos; who then speaks nowhere and has neither is removed. Error
/// not_found where the project has no original of the source.
Result<RereadReport> reread_source(Workbench& bench, const SourceId& source,
                                   const RereadOptions& options);

} // namespace filrouge::workbench

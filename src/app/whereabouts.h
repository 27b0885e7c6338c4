#pragma once

#include "app/finding/quotes_panel.h"
#include "app/finding/retrieval_panel.h"
#include "app/finding/search_panel.h"
#include "app/history/history_panel.h"
#include "app/logic/visibility.h"
#include "app/notes/memos_panel.h"
#include "app/tables/crosstab_panel.h"

#include <optional>

namespace filrouge::app {

/// What the user had before her in the open project, beside the sources and the places in them,
/// which the settings keep: for the window that takes the place of another.
struct Whereabouts {
    ProjectId project;
    Visibility shown;
    CpSpan selection;             ///< in the source shown
    CodeId code;                  ///< chosen in the codebook; nil: none
    std::optional<wxString> find; ///< words looked for in the source
    SearchPanel::Asked search;
    QuotesPanel::Shown quotes;
    CrosstabPanel::Choice table;
    RetrievalPanel::Choice retrieval;
    MemosPanel::Choice memos;
    HistoryPanel::Choice history;
};

} // namespace filrouge::app

#pragma once

#include "app/finding/concordance_panel.h"
#include "app/finding/search_panel.h"
#include "app/project_desk.h"
#include "app/transcript/transcript_view.h"

namespace filrouge::app {

/// What is done with a search beside listing its passages: kept under a name, coded, shown in
/// context; and passages like others.
class SearchDesk {
  public:
    SearchDesk(wxWindow& window, ProjectDesk& desk, SearchPanel& panel,
               ConcordancePanel& concordance)
        : window_{window}, desk_{desk}, panel_{panel}, concordance_{concordance} {
        panel_.on_similar = [this](const SearchPanel::Like& like) {
            desk_.when_indexed([this, like] { show_similar(like); });
        };
    }

    /// The searches kept and those made last; keeping this one and removing one.
    void show_menu();
    void keep_search();
    void code_automatically();
    void show_concordance();
    void show_counts();
    void export_concordance();
    void similar_to_selection(const TranscriptView& view);
    void similar_to_code(const CodeId& code);
    [[nodiscard]] bool can_search() const;

    std::function<CodeId()> selected_code; ///< in the codebook; nil: none
    std::function<void(const Error&)> on_error;
    std::function<void(const std::string&)> on_say;

  private:
    void remove_search();
    void show_similar(const SearchPanel::Like& like);

    wxWindow& window_;
    ProjectDesk& desk_;
    SearchPanel& panel_;
    ConcordancePanel& concordance_;
};

} // namespace filrouge::app

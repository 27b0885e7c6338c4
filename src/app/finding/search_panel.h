#pragma once

#include "app/finding/passage_list.h"
#include "app/window_progress.h"
#include "workbench/finding/find.h"
#include "workbench/finding/similar.h"

#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <functional>
#include <optional>
#include <string>

class wxButton;

namespace filrouge::app {

/// The search box and what was found.
class SearchPanel : public wxPanel {
  public:
    explicit SearchPanel(wxWindow* parent);
    void focus_box();
    void show(const Project& project, const workbench::FoundPassages& found);
    /// What others are like: the passages of a code or, where that is nil, one of a source.
    struct Like {
        CodeId code;
        SourceId source;
        CpSpan span;
    };
    /// `to` says what they are like.
    void show_similar(const Project& project, const std::vector<workbench::SimilarPassage>& found,
                      const Like& like, const std::string& to);
    /// What is looked for, and what of it is chosen.
    struct Asked {
        std::string query;
        std::uint32_t limit = 0;
        std::optional<Like> like; ///< listed instead of what was found
        int chosen = wxNOT_FOUND; ///< of the passages listed
    };
    [[nodiscard]] Asked asked() const { return {query(), limit_, like_, results_->GetSelection()}; }
    void ask_again(const Asked& asked);
    /// As if it were typed, with Enter.
    void search_for(const std::string& query);
    void show_error(const std::string& message);
    /// While the index is being made; the search follows by itself.
    void show_waiting();
    void clear();
    void forget(); ///< the query too
    [[nodiscard]] std::string query() const;
    [[nodiscard]] PassageList& results() { return *results_; }
    [[nodiscard]] const std::string& summary() const { return said_; }

    /// The query, and how many passages at most.
    std::function<void(const std::string&, std::uint32_t)> on_search;
    /// Asked for with Enter or from a list, not only typed on the way: worth remembering. Comes
    /// before its `on_search`.
    std::function<void(const std::string&)> on_meant;
    std::function<void(const Like&)> on_similar; ///< once more
    std::function<void()> on_menu;               ///< of the searches kept and made

  private:
    void search(std::uint32_t limit);
    void search_meant();
    void say(const std::string& text, const wxColour& colour);
    void wrap_summary();
    void suggest(const std::string& query);

    wxSearchCtrl* box_;
    wxStaticText* summary_;
    PassageList* results_;
    wxButton* more_;
    wxButton* suggestion_;
    PatientTimer typing_; // searches a moment after the last key
    std::uint32_t limit_;
    std::optional<Like> like_;       // what is listed is like
    int choose_again_ = wxNOT_FOUND; // of what is found next
    std::string said_;
};

} // namespace filrouge::app

#pragma once

#include "app/finding/passage_list.h"
#include "app/finding/quotes_of.h"
#include "workbench/documents/quoting.h"

#include <wx/panel.h>
#include <wx/stattext.h>

#include <string>
#include <vector>

namespace filrouge::app {

/// The passages behind a code or a cell of the cross-tab, with who said them and where.
class QuotesPanel : public wxPanel {
  public:
    explicit QuotesPanel(wxWindow* parent);
    /// `title` says in words what they are the quotes of.
    void show(workbench::Workbench& bench, const std::string& title, const QuotesOf& of,
              const std::vector<workbench::CodedPassage>& passages);
    void clear();
    struct Shown {
        std::string about;
        QuotesOf of;
        std::vector<workbench::CodedPassage> passages;
        int chosen = wxNOT_FOUND;
    };
    [[nodiscard]] Shown shown() const { return {about_, of_, passages_, list_->GetSelection()}; }
    void show_again(workbench::Workbench& bench, const Shown& shown);
    [[nodiscard]] PassageList& list() { return *list_; }
    [[nodiscard]] std::string title() const;
    /// What they are the quotes of, without their number.
    [[nodiscard]] const std::string& about() const { return about_; }
    /// All of them, also those beyond what is listed; some may be gone from the project meanwhile.
    [[nodiscard]] const std::vector<workbench::CodedPassage>& passages() const { return passages_; }

  private:
    std::string about_;
    QuotesOf of_;
    std::vector<workbench::CodedPassage> passages_;
    wxStaticText* title_;
    PassageList* list_;
};

} // namespace filrouge::app

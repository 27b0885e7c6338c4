#pragma once

#include "workbench/people/attributes.h"

#include <wx/button.h>
#include <wx/checklst.h>
#include <wx/dialog.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace filrouge::app {

/// What importing a table of people would do, and which speakers of one name in several sources
/// are one person.
class AttributesImportDialog : public wxDialog {
  public:
    AttributesImportDialog(wxWindow* parent, const workbench::AttributesReport& tried);
    /// The names not ticked: their speakers stay several people.
    [[nodiscard]] std::set<std::string> apart() const;
    [[nodiscard]] wxCheckListBox& list() { return *list_; }
    void tick_all(bool ticked);

  private:
    std::vector<std::string> names_;
    wxCheckListBox* list_;
};

/// Asks, with the dialog where there are such speakers; nothing: it shall not be imported.
std::optional<std::set<std::string>>
ask_attributes_import(wxWindow* parent, const workbench::AttributesReport& tried);

} // namespace filrouge::app

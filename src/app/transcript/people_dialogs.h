#pragma once

#include "workbench/people/renaming.h"
#include "workbench/people/speakers.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/dialog.h>
#include <wx/listbox.h>
#include <wx/listctrl.h>
#include <wx/radiobox.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <string>
#include <vector>

namespace filrouge::app {

/// Another name for somebody: says in how many labels of the text the old one stands, offers to
/// correct these too, and lists where else it is said; what is said stays.
class RenameDialog : public wxDialog {
  public:
    RenameDialog(wxWindow* parent, workbench::Workbench& bench, const ParticipantId& participant,
                 const workbench::NameUses& uses);
    [[nodiscard]] std::string name() const; ///< without spaces around
    /// False too where no label has the old name.
    [[nodiscard]] bool labels_too() const;
    [[nodiscard]] wxTextCtrl& box() { return *name_; }
    [[nodiscard]] wxCheckBox& labels() { return *labels_; }
    [[nodiscard]] wxListView& mentions() { return *mentions_; }

  private:
    void list_mentions(workbench::Workbench& bench, const workbench::NameUses& uses);
    wxTextCtrl* name_;
    wxCheckBox* labels_;
    wxListView* mentions_;
    wxButton* ok_;
};

/// Somebody is the same person as another: who, whose name stays, and which values differ.
class SamePersonDialog : public wxDialog {
  public:
    /// `people` are those to choose from, at least one.
    SamePersonDialog(wxWindow* parent, const Project& project, const ParticipantId& participant,
                     std::vector<ParticipantId> people);
    void choose(std::size_t other);
    void keep_other_name(bool other);
    [[nodiscard]] ParticipantId into() const; ///< whose name and values stay
    [[nodiscard]] ParticipantId from() const; ///< who becomes her
    [[nodiscard]] std::string effect() const;
    [[nodiscard]] wxListBox& people() { return *list_; }
    [[nodiscard]] wxRadioBox& names() { return *names_; }

  private:
    void show_effect();
    [[nodiscard]] ParticipantId other() const;

    const Project& project_;
    ParticipantId participant_;
    std::vector<ParticipantId> people_;
    wxListBox* list_;
    wxRadioBox* names_;
    wxStaticText* effect_;
};

} // namespace filrouge::app

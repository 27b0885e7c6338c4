#pragma once

#include "app/background.h"
#include "app/logic/import_table.h"
#include "app/sources/import_list.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/dialog.h>
#include <wx/gauge.h>
#include <wx/html/htmlwin.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <filesystem>
#include <vector>

namespace filrouge::app {

/// Shows what is understood of files before anything is written: a table, the first turns of the
/// file selected, and how it shall be read. Files and folders come from the outside, by its buttons
/// or dropped onto it.
class ImportDialog : public wxDialog {
  public:
    ImportDialog(wxWindow* parent, workbench::Workbench& bench);
    /// Reads them in the background. May be called again at any time.
    void add(const std::vector<std::filesystem::path>& paths);
    /// The files ticked, as they shall be read.
    [[nodiscard]] std::vector<workbench::FileChoice> choices() const;
    /// What cannot be imported, for the report: files that could not be read or are there already,
    /// and what a folder holds besides.
    [[nodiscard]] workbench::ImportReport left_out() const;

    [[nodiscard]] const std::vector<ImportRow>& rows() const { return rows_; }
    [[nodiscard]] ImportList& list() { return *list_; }
    [[nodiscard]] wxButton& tick_all() { return *tick_all_; }
    [[nodiscard]] wxButton& tick_none() { return *tick_none_; }
    [[nodiscard]] bool busy() const { return background_.busy(); }
    /// Selects one row, as a click would.
    void select(std::size_t row);

    /// How a file is read, in the order of the dialog.
    struct Fields {
        wxTextCtrl* name = nullptr;
        wxComboBox* language = nullptr;
        wxChoice* kind = nullptr;
        wxCheckBox* recognise = nullptr;
        wxTextCtrl* speakers = nullptr;
        wxTextCtrl* not_speakers = nullptr;
        wxButton* read_again = nullptr;
    };
    [[nodiscard]] const Fields& fields() const { return fields_; }

  private:
    wxSizer* top();
    wxSizer* bottom();
    wxSizer* foot();
    wxSizer* reading();
    void read_next();
    void take(const workbench::ImportPreview& preview);
    void show_selected();
    void read_again();
    void show_state(const WorkStatus& status);

    workbench::Workbench& bench_;
    std::vector<ImportRow> rows_;
    std::vector<std::filesystem::path> waiting_; ///< not read yet
    std::vector<std::filesystem::path> skipped_; ///< of unknown formats
    std::vector<std::filesystem::path> links_;   ///< that lead out of the folder
    ImportList* list_ = nullptr;
    wxHtmlWindow* preview_ = nullptr;
    Fields fields_;
    wxGauge* gauge_ = nullptr;
    wxStaticText* state_ = nullptr;
    wxButton* import_ = nullptr;
    wxButton* tick_all_ = nullptr;
    wxButton* tick_none_ = nullptr;
    Background background_; // last: its workers use what stands above
};

} // namespace filrouge::app

#pragma once

#include "core/project.h"
#include "core/text.h"
#include "workbench/sources/corrections.h"

#include <wx/dialog.h>
#include <wx/stc/stc.h>

#include <functional>
#include <string>

namespace filrouge::app {

/// The text of a source, to be corrected; its codings are underlined and move with the words.
/// Typing has its own undo here; what is kept is one step of the project's history.
class CorrectionDialog : public wxDialog {
  public:
    CorrectionDialog(wxWindow* parent, const Project& project, const SourceId& source,
                     const Text& text, CpPos caret);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] wxStyledTextCtrl& editor() { return *editor_; }

    /// Asked before the dialog ends with OK; false: go on correcting.
    std::function<bool(const std::string&)> may_keep;

  private:
    void set_up_editor(const Text& text, CpPos caret);
    void underline(const Project& project, const SourceId& source, const Text& text);
    void on_key(wxKeyEvent& event);
    void keep();
    void leave();

    wxStyledTextCtrl* editor_;
    std::string before_;
};

/// What a correction does to codings and turns, as one text; empty where nothing is lost or cut.
std::string describe_correction(const workbench::CorrectionReport& report);

} // namespace filrouge::app

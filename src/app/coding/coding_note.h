#pragma once

#include "workbench/coding.h"

#include <wx/panel.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>

namespace filrouge::app {

/// Memo and weight of one coding, in a strip below the text. What was written is kept when the
/// strip is left; Esc leaves it as it was.
class CodingNote : public wxPanel {
  public:
    explicit CodingNote(wxWindow* parent);
    void open(const Project& project, const CodingId& coding);
    /// Keeps what was written, and hides.
    void close();
    /// Hides where the coding went; shows what another action made of it.
    void apply(const Project& project, const Change& change);
    [[nodiscard]] const CodingId& coding() const { return coding_; }
    [[nodiscard]] wxTextCtrl& memo() { return *memo_; }
    [[nodiscard]] wxTextCtrl& weight() { return *weight_; }

    std::function<void(const CodingId&, const workbench::CodingDetails&)> on_save;
    std::function<void()> on_shown; ///< came or went

  private:
    void fill(const Project& project);
    void keep();
    void hide();
    [[nodiscard]] std::optional<double> typed_weight() const;

    CodingId coding_;
    workbench::CodingDetails was_;
    wxStaticText* title_;
    wxTextCtrl* memo_;
    wxTextCtrl* weight_;
};

} // namespace filrouge::app

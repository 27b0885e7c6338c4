#pragma once

#include "app/typed_fields.h"
#include "workbench/coding/coding.h"
#include "workbench/notes/memo_links.h"

#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <vector>

namespace filrouge::app {

/// Memo and weight of one coding, in a strip below the text, kept as they are typed. Esc closes it;
/// what was typed is taken back by undo, as everything is.
class CodingNote : public wxPanel, public TypingPane {
  public:
    explicit CodingNote(wxWindow* parent);
    void open(const Project& project, const CodingId& coding);
    /// Keeps what was written, and hides.
    void close();
    TypedFields& typed() override { return typed_; }
    /// Hides where the coding went; shows what another action made of it.
    void apply(const Project& project, const Change& change);
    [[nodiscard]] const CodingId& coding() const { return coding_; }
    [[nodiscard]] wxTextCtrl& memo() { return *memo_; }
    [[nodiscard]] wxTextCtrl& weight() { return *weight_; }

    std::function<bool()> may_edit;
    /// Whether the coder is who works now: what others wrote about their codings is read, not
    /// changed.
    std::function<bool(const CoderId&)> is_own;
    std::function<void(const CodingId&, const workbench::CodingDetails&,
                       workbench::Workbench::OneAction&)>
        on_save;
    std::function<void()> on_shown; ///< came or went

  private:
    void fill(const Project& project);
    bool keep(TypedFields::Moment moment = TypedFields::Moment::leaving);
    void hide();
    [[nodiscard]] std::optional<double> typed_weight() const;

    CodingId coding_;
    workbench::CodingDetails was_;                     ///< as kept
    std::vector<workbench::ReadableMemo::Link> links_; ///< of the memo, whose targets are not shown
    wxStaticText* title_;
    wxTextCtrl* memo_;
    wxTextCtrl* weight_;
    TypedFields typed_{*this, [this](TypedFields::Moment moment) { return keep(moment); }};
};

} // namespace filrouge::app

#pragma once

#include "app/coding/digit_codes.h"
#include "app/logic/palette.h"

#include <wx/dialog.h>
#include <wx/textctrl.h>
#include <wx/vlbox.h>

#include <functional>
#include <string>
#include <vector>

namespace filrouge::app {

/// A swatch, the name, and the codes above in grey, one line each.
class CodeListBox : public wxVListBox {
  public:
    explicit CodeListBox(wxWindow* parent);
    /// The digit that applies the same code without the palette stands beside it.
    void show(std::vector<PaletteEntry> rows, const DigitCodes& digits);
    [[nodiscard]] const std::vector<PaletteEntry>& rows() const { return rows_; }
    /// Taken in the order of the ticks.
    [[nodiscard]] const std::vector<CodeId>& ticked() const { return ticked_; }
    void tick(const CodeId& code); ///< or takes the tick away

  private:
    void OnDrawItem(wxDC& dc, const wxRect& rect, size_t n) const override;
    wxCoord OnMeasureItem(size_t n) const override;
    std::vector<PaletteEntry> rows_;
    DigitCodes digits_{};
    std::vector<CodeId> ticked_;
};

/// The code palette: type part of a name, Enter applies, Tab ticks one of several that Enter then
/// applies together, Ctrl+Enter makes a new code of what was typed (so does Enter where no code
/// fits), Esc closes. Not modal: it goes when the focus leaves it.
class CodePalette : public wxDialog {
  public:
    struct Choice {
        std::vector<PaletteEntry> entries;
        std::vector<CodeId> recent;
        DigitCodes digits;   ///< shown beside the codes they apply
        std::string passage; ///< what will be coded
        wxRect keep_clear;   ///< where the passage is on the screen: not to be covered
    };
    CodePalette(wxWindow* parent, Choice choice);
    [[nodiscard]] CodeListBox& list() { return *list_; }
    [[nodiscard]] wxTextCtrl& box() { return *box_; }

    std::function<void(const std::vector<CodeId>&)> on_codes; ///< never empty
    std::function<void(const std::string&)> on_new_code;      ///< its path
    std::function<void()> on_gone;                            ///< applied, created or closed

  private:
    void place();
    void rank();
    void apply_selected();
    void make_new();
    void finish();
    void on_key(wxKeyEvent& event);

    Choice choice_;
    wxTextCtrl* box_;
    CodeListBox* list_;
    bool finished_ = false;
};

} // namespace filrouge::app

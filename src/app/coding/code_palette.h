#pragma once

#include "app/coding/digit_codes.h"
#include "app/logic/palette.h"

#include <wx/dialog.h>
#include <wx/stattext.h>
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
    /// The digit that applies the same code without the palette stands beside it. `offer`, where
    /// there is one, is a last row that is no code. The first row is taken where `take_first`, else
    /// none is.
    void show(std::vector<PaletteEntry> rows, const DigitCodes& digits, bool take_first,
              std::string offer = {});
    [[nodiscard]] const std::vector<PaletteEntry>& rows() const { return rows_; }
    [[nodiscard]] const std::string& offer() const { return offer_; }
    [[nodiscard]] bool offer_selected() const;
    [[nodiscard]] CodeId selected() const; ///< nil: none, or the offer
    /// To the row so far away, as an arrow key does; nowhere past the ends.
    void step(int rows);
    /// Taken in the order of the ticks.
    [[nodiscard]] const std::vector<CodeId>& ticked() const { return ticked_; }
    void tick(const CodeId& code); ///< or takes the tick away

  private:
    void OnDrawItem(wxDC& dc, const wxRect& rect, size_t n) const override;
    wxCoord OnMeasureItem(size_t n) const override;
    std::vector<PaletteEntry> rows_;
    std::string offer_;
    DigitCodes digits_{};
    std::vector<CodeId> ticked_;
};

/// The code palette: type part of a name, Enter applies the code marked, Tab ticks one of several
/// that Enter then applies together, Esc closes. A new code is made only on purpose: by Ctrl+Enter,
/// or from the last row, to which one has to move. Not modal: it goes when the focus leaves it.
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
    [[nodiscard]] std::string help() const;

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
    wxStaticText* help_;
    bool finished_ = false;
};

} // namespace filrouge::app

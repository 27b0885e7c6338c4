#include "app/coding/code_palette.h"

#include "app/accessible.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <wx/dc.h>
#include <wx/gdicmn.h>
#include <wx/sizer.h>

#include <algorithm>

namespace filrouge::app {

CodeListBox::CodeListBox(wxWindow* parent)
    : wxVListBox{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE} {}

void CodeListBox::show(std::vector<PaletteEntry> rows, const DigitCodes& digits, bool take_first,
                       std::string offer) {
    rows_ = std::move(rows);
    offer_ = std::move(offer);
    digits_ = digits;
    SetItemCount(rows_.size() + (offer_.empty() ? 0 : 1));
    SetSelection(take_first && !rows_.empty() ? 0 : wxNOT_FOUND);
    RefreshAll();
}

bool CodeListBox::offer_selected() const {
    return !offer_.empty() && GetSelection() == static_cast<int>(rows_.size());
}

CodeId CodeListBox::selected() const {
    const auto at = static_cast<std::size_t>(GetSelection());
    return GetSelection() == wxNOT_FOUND || at >= rows_.size() ? CodeId{} : rows_[at].id;
}

void CodeListBox::step(int rows) {
    const int wanted = GetSelection() + rows;
    if (wanted >= 0 && wanted < static_cast<int>(GetItemCount())) SetSelection(wanted);
}

void CodeListBox::tick(const CodeId& code) {
    const auto it = std::find(ticked_.begin(), ticked_.end(), code);
    if (it == ticked_.end()) {
        ticked_.push_back(code);
    } else {
        ticked_.erase(it);
    }
    RefreshAll();
}

wxCoord CodeListBox::OnMeasureItem(size_t /*n*/) const {
    return GetCharHeight() + FromDIP(8);
}

void CodeListBox::OnDrawItem(wxDC& dc, const wxRect& rect, size_t n) const {
    const bool selected = IsSelected(n);
    const auto ink = system_colour(selected ? wxSYS_COLOUR_HIGHLIGHTTEXT : wxSYS_COLOUR_WINDOWTEXT);
    const auto paper = system_colour(selected ? wxSYS_COLOUR_HIGHLIGHT : wxSYS_COLOUR_WINDOW);
    if (n >= rows_.size()) {
        dc.SetFont(GetFont().Italic());
        dc.SetTextForeground(to_wx(ink));
        dc.DrawText(
            wxControl::Ellipsize(to_wx(offer_), dc, wxELLIPSIZE_MIDDLE, rect.width - FromDIP(36)),
            rect.x + FromDIP(28), rect.y + (rect.height - dc.GetCharHeight()) / 2);
        return;
    }
    const auto& row = rows_[n];
    const int side = FromDIP(12);
    const int middle = rect.y + (rect.height - side) / 2;
    dc.SetPen(wxPen{to_wx(mix(ink, paper, 0.3))});
    dc.SetBrush(wxBrush{to_wx(row.colour)});
    dc.DrawRoundedRectangle(rect.x + FromDIP(8), middle, side, side, FromDIP(3));
    if (std::find(ticked_.begin(), ticked_.end(), row.id) != ticked_.end()) {
        const auto mark = to_wx("✓");
        dc.SetFont(GetFont().Bold());
        dc.SetTextForeground(to_wx(ink_on(row.colour)));
        dc.DrawText(mark, rect.x + FromDIP(8) + (side - dc.GetTextExtent(mark).x) / 2,
                    rect.y + (rect.height - GetCharHeight()) / 2);
    }
    int x = rect.x + FromDIP(28);
    const int y = rect.y + (rect.height - GetCharHeight()) / 2;
    dc.SetFont(GetFont());
    dc.SetTextForeground(to_wx(ink));
    const auto digit = std::find(digits_.begin(), digits_.end(), row.id);
    int right = rect.GetRight() - FromDIP(8);
    if (digit != digits_.end()) {
        const auto text = to_wx(std::to_string(digit - digits_.begin() + 1));
        dc.SetTextForeground(to_wx(mix(ink, paper, 0.6)));
        dc.DrawText(text, right - dc.GetTextExtent(text).x, y);
        right -= FromDIP(20);
        dc.SetTextForeground(to_wx(ink));
    }
    const auto name = to_wx(row.name);
    dc.DrawText(name, x, y);
    if (row.parents.empty()) return;
    x += dc.GetTextExtent(name).x + FromDIP(10);
    dc.SetTextForeground(to_wx(mix(ink, paper, 0.6)));
    const auto parents =
        wxControl::Ellipsize(to_wx(row.parents), dc, wxELLIPSIZE_START, std::max(right - x, 1));
    dc.DrawText(parents, x, y);
}

CodePalette::CodePalette(wxWindow* parent, Choice choice)
    : wxDialog{parent,
               wxID_ANY,
               tw("Apply a code"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      choice_{std::move(choice)} {
    SetName("code palette");
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    auto* passage = new wxStaticText{
        this,          wxID_ANY,          to_wx(choice_.passage), wxDefaultPosition,
        wxDefaultSize, wxST_ELLIPSIZE_END};
    box_ = new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER};
    box_->SetHint(tw("Part of a code's name"));
    list_ = new CodeListBox{this};
    list_->SetMinSize(FromDIP(wxSize{440, 300}));
    accessible_name(*box_, tr("Part of a code's name"));
    accessible_name(*list_, tr("Codes"));
    help_ = new wxStaticText{this, wxID_ANY,
                             tw("Enter applies · Tab ticks several · ↑ ↓ choose · Esc closes")};
    const auto edge = wxSizerFlags{}.Expand().Border(wxALL, FromDIP(8));
    sizer->Add(passage, edge);
    sizer->Add(box_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    sizer->Add(help_, edge);
    SetSizerAndFit(sizer);
    passage->SetMinSize(FromDIP(wxSize{100, -1}));
    place();

    box_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { rank(); });
    Bind(wxEVT_CHAR_HOOK, &CodePalette::on_key, this);
    list_->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { apply_selected(); });
    Bind(wxEVT_ACTIVATE, [this](wxActivateEvent& event) {
        if (!event.GetActive() && IsShown()) CallAfter([this] { finish(); });
        event.Skip();
    });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { finish(); });
    rank();
    box_->SetFocus();
}

/// Under the passage, or above it where there is more room.
void CodePalette::place() {
    const auto size = GetSize();
    const auto clear = choice_.keep_clear;
    const auto screen = wxGetClientDisplayRect();
    const int gap = FromDIP(40); // the title bar, whose height is not known yet
    int y = clear.GetBottom() + gap / 4;
    if (y + size.y + gap > screen.GetBottom()) y = clear.y - size.y - gap;
    if (y < screen.y) y = screen.GetBottom() - size.y - gap;
    SetPosition({clear.x, y});
}

void CodePalette::rank() {
    const auto typed = to_utf8(box_->GetValue().Trim(true).Trim(false));
    std::vector<PaletteEntry> rows;
    for (const auto i : rank_codes(choice_.entries, typed, choice_.recent)) {
        rows.push_back(choice_.entries[i]);
    }
    // Before anything is typed, only a code used before is what Enter may mean.
    bool sure = !typed.empty() || !choice_.recent.empty();
    if (rows.empty()) {
        sure = false;
        for (const auto i : near_codes(choice_.entries, typed)) rows.push_back(choice_.entries[i]);
    }
    const bool known = typed.empty() || names_a_code(choice_.entries, typed);
    list_->show(std::move(rows), choice_.digits, sure,
                known ? std::string{} : tr("Create “{}”", typed));
}

std::string CodePalette::help() const {
    return to_utf8(help_->GetLabelText());
}

void CodePalette::on_key(wxKeyEvent& event) {
    switch (event.GetKeyCode()) {
    case WXK_ESCAPE: finish(); return;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (event.ControlDown()) {
            make_new();
        } else {
            apply_selected();
        }
        return;
    case WXK_TAB:
        if (const auto code = list_->selected(); !code.is_nil()) {
            list_->tick(code);
            box_->SelectAll();
        }
        return;
    case WXK_DOWN: list_->step(1); return;
    case WXK_UP: list_->step(-1); return;
    default: event.Skip();
    }
}

void CodePalette::apply_selected() {
    if (list_->offer_selected()) {
        make_new();
        return;
    }
    auto codes = list_->ticked();
    if (const auto code = list_->selected(); codes.empty() && !code.is_nil()) codes.push_back(code);
    if (codes.empty()) {
        // Nothing is meant for sure: say how to choose instead of guessing.
        help_->SetLabel(tw("No row is chosen: ↓ goes to one, Enter then takes it."));
        wxBell();
        return;
    }
    const auto tell = on_codes;
    finish();
    if (tell) tell(codes);
}

void CodePalette::make_new() {
    auto path = to_utf8(box_->GetValue().Trim(true).Trim(false));
    if (path.empty()) return;
    const auto tell = on_new_code;
    const auto tell_others = on_codes;
    const auto others = list_->ticked();
    finish();
    if (tell) tell(path);
    if (tell_others && !others.empty()) tell_others(others);
}

void CodePalette::finish() {
    if (finished_) return;
    finished_ = true;
    Hide();
    Destroy();
    if (on_gone) on_gone();
}

} // namespace filrouge::app

#include "app/finding/passage_list.h"

#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <algorithm>

namespace filrouge::app {

PassageRow quote_row(const publish::Quote& quote, const SourceId& source, CpSpan span,
                     const std::string& words, const std::string& foot) {
    PassageRow row;
    auto below = quote.attribution;
    if (!quote.code.empty()) below += " · " + quote.code;
    row.html = words + "<br><font size=\"-1\"><i>" + escape_html(below + foot) + "</i></font>";
    if (!quote.memo.empty()) {
        row.html += "<br><font size=\"-1\">" + escape_html("✎ " + quote.memo) + "</font>";
    }
    row.source = source;
    row.span = span;
    row.plain = tr("“{}”", publish::legible_text(quote)) + " " + quote.attribution;
    return row;
}

std::string quoted_html(const std::string& text) {
    return escape_html(tr("“{}”", shortened(text, CpCount{600})));
}

PassageList::PassageList(wxWindow* parent)
    : wxHtmlListBox{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE} {
    SetMargins(FromDIP(wxPoint{8, 5}));
    // Else the text of a selected row has a box of its own while the list is without the focus.
    SetSelectionBackground(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT));
    Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) { go(event.GetInt(), Arrival::look); });
    Bind(wxEVT_LISTBOX_DCLICK,
         [this](wxCommandEvent& event) { go(event.GetInt(), Arrival::work); });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) {
            go(GetSelection(), Arrival::work);
        } else {
            event.Skip();
        }
    });
}

void PassageList::show(std::vector<PassageRow> rows) {
    rows_ = std::move(rows);
    SetItemCount(rows_.size());
    SetSelection(wxNOT_FOUND);
    RefreshAll();
    if (!rows_.empty()) ScrollToRow(0);
}

void PassageList::focus_first() {
    SetFocus();
    if (rows_.empty() || GetSelection() != wxNOT_FOUND) return;
    SetSelection(0);
    go(0, Arrival::look);
}

void PassageList::choose_again(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= rows_.size()) return;
    SetSelection(row);
    ScrollToRow(static_cast<std::size_t>(row));
}

void PassageList::step(int by) {
    if (rows_.empty()) return;
    const int last = static_cast<int>(rows_.size()) - 1;
    const int now = GetSelection();
    const int next = now == wxNOT_FOUND ? (by > 0 ? 0 : last) : std::clamp(now + by, 0, last);
    SetSelection(next);
    go(next, Arrival::look);
}

wxString PassageList::OnGetItem(size_t n) const {
    const auto ink = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
    return "<font color=\"" + ink.GetAsString(wxC2S_HTML_SYNTAX) + "\">" + to_wx(rows_[n].html) +
           "</font>";
}

wxColour PassageList::GetSelectedTextColour(const wxColour& /*usual*/) const {
    return wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHTTEXT);
}

void PassageList::go(int row, Arrival arrival) {
    if (row < 0 || static_cast<std::size_t>(row) >= rows_.size() || !on_passage) return;
    on_passage(PassageRow{rows_[static_cast<std::size_t>(row)]}, arrival);
}

} // namespace filrouge::app

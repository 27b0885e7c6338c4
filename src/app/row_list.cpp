#include "app/row_list.h"

#include "app/wx_text.h"

namespace filrouge::app {

RowList::RowList(wxWindow* parent, const std::vector<Column>& columns)
    : wxListView{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                 wxLC_REPORT | wxLC_VIRTUAL | wxLC_SINGLE_SEL} {
    for (const auto& column : columns) {
        AppendColumn(to_wx(column.title), column.format, FromDIP(column.width));
    }
    faint_.SetTextColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
}

void RowList::show(std::size_t rows) {
    rows_ = rows;
    SetItemCount(static_cast<long>(rows));
    Refresh();
}

wxString RowList::OnGetItemText(long item, long column) const {
    const auto row = static_cast<std::size_t>(item);
    return cell && row < rows_ ? cell(row, column) : wxString{};
}

wxItemAttr* RowList::OnGetItemAttr(long item) const {
    const auto row = static_cast<std::size_t>(item);
    return is_faint && row < rows_ && is_faint(row) ? &faint_ : nullptr;
}

} // namespace filrouge::app

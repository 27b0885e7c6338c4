#include "app/row_list.h"

#include "app/logic/attributes_grid.h"
#include "app/wx_text.h"

namespace filrouge::app {

RowList::RowList(wxWindow* parent, const std::vector<Column>& columns)
    : wxListView{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                 wxLC_REPORT | wxLC_VIRTUAL | wxLC_SINGLE_SEL},
      columns_{columns} {
    for (const auto& column : columns) {
        AppendColumn(to_wx(column.title), column.format, FromDIP(column.width));
    }
    faint_.SetTextColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
}

std::string RowList::copied() const {
    std::vector<std::vector<std::string>> lines(1);
    for (const auto& column : columns_) lines[0].push_back(column.title);
    for (std::size_t row = 0; row < rows_; ++row) {
        auto& line = lines.emplace_back();
        for (std::size_t column = 0; column < columns_.size(); ++column)
            line.push_back(
                to_utf8(OnGetItemText(static_cast<long>(row), static_cast<long>(column))));
    }
    return format_block(lines);
}

void RowList::show(std::size_t rows) {
    rows_ = rows;
    SetItemCount(static_cast<long>(rows));
    Refresh();
}

void RowList::choose_none() {
    for (auto row = GetFirstSelected(); row >= 0; row = GetFirstSelected()) Select(row, false);
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

#include "app/sources/import_list.h"

#include "app/wx_text.h"

namespace filrouge::app {

ImportList::ImportList(wxWindow* parent, std::vector<ImportRow>& rows)
    : wxListView{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLC_REPORT | wxLC_VIRTUAL},
      rows_{rows} {
    EnableCheckBoxes();
    const auto headings = import_headings();
    const std::array<int, import_columns> widths{180, 95, 60, 100, 55, 170, 55, 230};
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const bool number = static_cast<ImportColumn>(i) == ImportColumn::turns;
        AppendColumn(to_wx(headings[i]), number ? wxLIST_FORMAT_RIGHT : wxLIST_FORMAT_LEFT,
                     FromDIP(widths[i]));
    }
    left_out_.SetTextColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
    Bind(wxEVT_LIST_ITEM_CHECKED, [this](wxListEvent& event) { tick(event.GetIndex(), true); });
    Bind(wxEVT_LIST_ITEM_UNCHECKED, [this](wxListEvent& event) { tick(event.GetIndex(), false); });
}

void ImportList::refresh() {
    SetItemCount(static_cast<long>(rows_.size()));
    if (!rows_.empty()) RefreshItems(0, static_cast<long>(rows_.size()) - 1);
}

std::vector<std::size_t> ImportList::selected() const {
    std::vector<std::size_t> items;
    for (auto item = GetFirstSelected(); item != -1; item = GetNextSelected(item)) {
        items.push_back(static_cast<std::size_t>(item));
    }
    return items;
}

wxString ImportList::OnGetItemText(long item, long column) const {
    const auto index = static_cast<std::size_t>(item);
    if (index >= rows_.size()) return {};
    return to_wx(import_cell(rows_[index], static_cast<ImportColumn>(column)));
}

bool ImportList::OnGetItemIsChecked(long item) const {
    const auto index = static_cast<std::size_t>(item);
    return index < rows_.size() && rows_[index].ticked;
}

wxItemAttr* ImportList::OnGetItemAttr(long item) const {
    const auto index = static_cast<std::size_t>(item);
    return index < rows_.size() && !can_import(rows_[index]) ? &left_out_ : nullptr;
}

void ImportList::tick_all(bool ticked) {
    for (auto& row : rows_) row.ticked = ticked && can_import(row);
    refresh();
    on_ticked();
}

void ImportList::tick(long item, bool ticked) {
    auto& row = rows_[static_cast<std::size_t>(item)];
    row.ticked = ticked && can_import(row);
    RefreshItem(item);
    on_ticked();
}

} // namespace filrouge::app

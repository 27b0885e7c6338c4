#include "app/sources/sources_panel.h"

#include "app/accessible.h"
#include "app/search_box.h"
#include "app/wx_text.h"

#include <wx/sizer.h>

#include <algorithm>

namespace filrouge::app {
namespace {

wxString kind_name(SourceKind kind) {
    switch (kind) {
    case SourceKind::focus_group: return tw("group");
    case SourceKind::interview: return tw("interview");
    case SourceKind::document: break;
    }
    return tw("document");
}

wxVector<wxVariant> cells_of(const SourceRow& row) {
    wxVector<wxVariant> cells;
    cells.push_back(to_wx(row.name));
    cells.push_back(kind_name(row.kind));
    cells.push_back(to_wx(count_text(row.turns)));
    cells.push_back(to_wx(count_text(row.codings)));
    return cells;
}

} // namespace

SourcesPanel::SourcesPanel(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("sources");
    filter_ = new wxSearchCtrl{this, wxID_ANY};
    filter_->SetDescriptiveText(tw("Filter sources"));
    list_ = new wxDataViewListCtrl{this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                   wxDV_SINGLE | wxBORDER_NONE};
    without_search_box(*list_);
    list_->AppendTextColumn(tw("Source"), wxDATAVIEW_CELL_INERT, FromDIP(135));
    list_->AppendTextColumn(tw("Kind"), wxDATAVIEW_CELL_INERT, FromDIP(70));
    list_->AppendTextColumn(tw("Turns"), wxDATAVIEW_CELL_INERT, FromDIP(52), wxALIGN_RIGHT);
    list_->AppendTextColumn(tw("Codings"), wxDATAVIEW_CELL_INERT, FromDIP(68), wxALIGN_RIGHT);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(filter_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(4)));
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    accessible_name(*filter_, tr("Filter sources"));
    accessible_name(*list_, tr("Sources"));

    list_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        const int others = FromDIP(70 + 52 + 68 + 18);
        list_->GetColumn(0)->SetWidth(std::max(event.GetSize().x - others, FromDIP(90)));
        event.Skip();
    });
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    const auto open = [this](wxDataViewEvent&) {
        const auto source = selected();
        if (!source.is_nil() && source != marked_ && on_open) on_open(source);
    };
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, open);
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, open);
    list_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) {
        if (const auto source = selected(); !source.is_nil() && on_menu) on_menu(source);
    });
}

void SourcesPanel::use(const Project* project) {
    project_ = project;
    marked_ = {};
    filter_->ChangeValue({});
    fill();
}

SourceId SourcesPanel::selected() const {
    const int row = list_->GetSelectedRow();
    return row == wxNOT_FOUND ? SourceId{} : rows_[static_cast<std::size_t>(row)].id;
}

void SourcesPanel::count_codings() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto now = project_->codings().rows_in(rows_[i].id).size();
        if (now == rows_[i].codings) continue;
        rows_[i].codings = now;
        list_->SetValue(to_wx(count_text(now)), static_cast<unsigned>(i), 3);
    }
}

void SourcesPanel::apply(const Change& change) {
    if (project_ == nullptr) return;
    const bool touched = !change.sources.empty() || !change.turns.empty() ||
                         !change.codings.empty() || !change.texts.empty();
    if (!touched) return;
    if (change.sources.empty() && change.turns.empty() && change.texts.empty()) {
        count_codings();
        return;
    }
    const auto now = source_rows(*project_, to_utf8(filter_->GetValue()));
    const bool same_rows =
        std::equal(now.begin(), now.end(), rows_.begin(), rows_.end(),
                   [](const SourceRow& a, const SourceRow& b) { return a.id == b.id; });
    if (!same_rows) {
        fill();
        return;
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] == rows_[i]) continue;
        const auto cells = cells_of(now[i]);
        for (unsigned col = 0; col < cells.size(); ++col) {
            list_->SetValue(cells[col], static_cast<unsigned>(i), col);
        }
    }
    rows_ = now;
}

void SourcesPanel::fill() {
    rows_ = project_ == nullptr ? std::vector<SourceRow>{}
                                : source_rows(*project_, to_utf8(filter_->GetValue()));
    // The row last asked to be in view is scrolled to when the program is idle next: not after it
    // has gone.
    list_->OnInternalIdle();
    // Filled before the list sees it: row by row, a thousand take half a second.
    wxObjectDataPtr<wxDataViewListStore> store{new wxDataViewListStore};
    for (unsigned i = 0; i < list_->GetColumnCount(); ++i) store->AppendColumn("string");
    for (const auto& row : rows_) store->AppendItem(cells_of(row));
    list_->AssociateModel(store.get());
    mark(marked_);
}

void SourcesPanel::mark(const SourceId& source) {
    marked_ = source;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].id != source) continue;
        list_->SelectRow(static_cast<unsigned>(i));
        list_->EnsureVisible(list_->RowToItem(static_cast<int>(i)));
        return;
    }
    list_->UnselectAll();
}

} // namespace filrouge::app

#include "app/coding/codebook_panel.h"

#include "app/accessible.h"
#include "app/coding/code_drag.h"
#include "app/coding/swatch.h"
#include "app/search_box.h"
#include "app/wx_text.h"

#include <wx/dnd.h>
#include <wx/sizer.h>

#include <algorithm>
#include <set>

namespace filrouge::app {
namespace {

constexpr int own_width = 52;
constexpr int all_width = 50;
constexpr int key_width = 40;

class CodeOfItem : public wxClientData {
  public:
    explicit CodeOfItem(const CodeId& code) : code_{code} {}
    [[nodiscard]] const CodeId& code() const { return code_; }

  private:
    CodeId code_;
};

wxString shown_count(std::size_t count) {
    return count == 0 ? wxString{} : to_wx(count_text(count));
}

CodeId code_of(wxTreeListCtrl& tree, wxTreeListItem item) {
    if (!item.IsOk()) return {};
    const auto* data = static_cast<CodeOfItem*>(tree.GetItemData(item));
    return data == nullptr ? CodeId{} : data->code();
}

/// What the tree and its inner control call the same row.
wxTreeListItem row_of(const wxDataViewItem& item) {
    return wxTreeListItem{static_cast<wxTreeListModelNode*>(item.GetID())};
}

bool same_but_counts(const CodeRow& a, const CodeRow& b) {
    return a.id == b.id && a.depth == b.depth && a.name == b.name && a.colour == b.colour;
}

} // namespace

CodebookPanel::CodebookPanel(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("codebook");
    filter_ = new wxSearchCtrl{this, wxID_ANY};
    filter_->SetDescriptiveText(tw("Filter codes"));
    tree_ = new wxTreeListCtrl{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTL_SINGLE};
    without_search_box(*tree_->GetDataView());
    tree_->AppendColumn(tw("Code"), FromDIP(200));
    tree_->AppendColumn(tw("Own"), FromDIP(own_width), wxALIGN_RIGHT);
    tree_->AppendColumn(tw("All"), FromDIP(all_width), wxALIGN_RIGHT);
    tree_->AppendColumn(wxString{"1-9"}, FromDIP(key_width), wxALIGN_CENTRE);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(filter_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(4)));
    sizer->Add(tree_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    accessible_name(*filter_, tr("Filter codes"));
    accessible_name(*tree_->GetDataView(), tr("Codebook"));

    tree_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        const int others = FromDIP(own_width + all_width + key_width + 18);
        tree_->SetColumnWidth(0, std::max(event.GetSize().x - others, FromDIP(120)));
        event.Skip();
    });
    auto* view = tree_->GetDataView();
    view->GetColumn(0)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    view->EnableDragSource(wxDF_UNICODETEXT);
    view->Bind(wxEVT_DATAVIEW_ITEM_BEGIN_DRAG, [this](wxDataViewEvent& event) {
        const auto code = code_of(*tree_, row_of(event.GetItem()));
        if (code.is_nil()) {
            event.Veto();
        } else {
            event.SetDataObject(new wxTextDataObject{to_wx(dragged_code(code))});
        }
    });
    take_text(*view, [this, view](const std::string& text, wxPoint point) {
        wxDataViewItem item;
        wxDataViewColumn* column = nullptr;
        view->HitTest(point, item, column);
        const auto onto = item.IsOk() ? code_of(*tree_, row_of(item)) : CodeId{};
        // The drag is under way until this returns, and the tree must not change meanwhile.
        CallAfter([this, onto, text] { drop(onto, text); });
    });
    tree_->Bind(wxEVT_TREELIST_SELECTION_CHANGED, [this](wxTreeListEvent&) {
        if (on_chosen && !filling_) on_chosen(selected());
    });
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    tree_->Bind(wxEVT_TREELIST_ITEM_ACTIVATED, [this](wxTreeListEvent&) {
        if (const auto code = selected(); !code.is_nil() && on_apply) on_apply(code);
    });
    tree_->Bind(wxEVT_TREELIST_ITEM_CONTEXT_MENU, [this](wxTreeListEvent& event) {
        if (event.GetItem().IsOk()) tree_->Select(event.GetItem());
        if (on_menu) on_menu();
    });
}

void CodebookPanel::use(const Project* project) {
    project_ = project;
    filter_->ChangeValue({});
    fill();
}

CodeId CodebookPanel::selected() const {
    return code_of(*tree_, tree_->GetSelection());
}

wxTreeListItem CodebookPanel::item_of(const CodeId& code) const {
    const auto it = items_.find(code);
    return it == items_.end() ? wxTreeListItem{} : it->second;
}

void CodebookPanel::select(const CodeId& code) {
    if (const auto item = item_of(code); item.IsOk()) {
        tree_->Select(item);
        tree_->EnsureVisible(item);
    }
}

void CodebookPanel::reveal(const CodeId& code) {
    if (!item_of(code).IsOk()) {
        filter_->ChangeValue({});
        fill();
    }
    for (auto item = item_of(code); item.IsOk(); item = tree_->GetItemParent(item)) {
        if (item != tree_->GetRootItem() && item != item_of(code)) tree_->Expand(item);
    }
    select(code);
}

void CodebookPanel::apply(const Change& change) {
    if (project_ == nullptr || (change.codes.empty() && change.codings.empty())) return;
    auto now = code_rows(*project_, to_utf8(filter_->GetValue()));
    if (!std::equal(now.begin(), now.end(), rows_.begin(), rows_.end(), same_but_counts)) {
        fill();
        return;
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] == rows_[i]) continue;
        set_cells(items_.at(now[i].id), now[i]);
    }
    rows_ = std::move(now);
}

void CodebookPanel::drop(const CodeId& onto, const std::string& text) {
    if (const auto code = parse_dragged_code(text)) {
        if (*code != onto && on_move) on_move(*code, onto);
    } else if (!onto.is_nil() && on_apply) {
        on_apply(onto);
    }
}

void CodebookPanel::set_cells(wxTreeListItem item, const CodeRow& row) {
    tree_->SetItemText(item, 1, shown_count(row.own));
    tree_->SetItemText(item, 2, row.codings == row.own ? wxString{} : shown_count(row.codings));
    const int digit = digit_of ? digit_of(row.id) : 0;
    tree_->SetItemText(item, 3, digit == 0 ? wxString{} : wxString{std::to_string(digit)});
}

void CodebookPanel::show_digits() {
    for (const auto& row : rows_) set_cells(items_.at(row.id), row);
}

int CodebookPanel::swatch_of(Colour colour) {
    const auto [it, fresh] = swatches_.try_emplace(colour.hex(), static_cast<int>(images_.size()));
    if (fresh) {
        images_.push_back(swatch(colour));
        tree_->SetImages(images_);
    }
    return it->second;
}

void CodebookPanel::fill() {
    filling_ = true;
    std::set<CodeId> closed;
    for (const auto& [id, item] : items_) {
        if (tree_->GetFirstChild(item).IsOk() && !tree_->IsExpanded(item)) closed.insert(id);
    }
    const auto was_selected = selected();
    // The row last asked to be in view is scrolled to when the program is idle next: not after it
    // has gone, which ends in a crash.
    tree_->GetDataView()->OnInternalIdle();
    tree_->DeleteAllItems();
    items_.clear();
    rows_ = project_ == nullptr ? std::vector<CodeRow>{}
                                : code_rows(*project_, to_utf8(filter_->GetValue()));
    for (const auto& row : rows_) swatch_of(row.colour);
    for (const auto& row : rows_) {
        const auto parent = row.parent.is_nil() ? tree_->GetRootItem() : items_.at(row.parent);
        const auto image = swatch_of(row.colour);
        const auto item =
            tree_->AppendItem(parent, to_wx(row.name), image, image, new CodeOfItem{row.id});
        set_cells(item, row);
        items_.emplace(row.id, item);
    }
    for (const auto& [id, item] : items_) {
        if (tree_->GetFirstChild(item).IsOk() && !closed.contains(id)) tree_->Expand(item);
    }
    select(was_selected);
    filling_ = false;
}

} // namespace filrouge::app

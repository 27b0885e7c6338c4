#include "app/coding/codebook_panel.h"

#include "app/coding/swatch.h"
#include "app/wx_text.h"

#include <wx/sizer.h>

#include <algorithm>
#include <set>

namespace filrouge::app {
namespace {

class CodeOfItem : public wxClientData {
  public:
    explicit CodeOfItem(const CodeId& code) : code_{code} {}
    [[nodiscard]] const CodeId& code() const { return code_; }

  private:
    CodeId code_;
};

wxString count_text(std::size_t count) {
    return count == 0 ? wxString{} : wxString{std::to_string(count)};
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
    tree_->AppendColumn(tw("Code"), FromDIP(245));
    tree_->AppendColumn(tw("Codings"), FromDIP(68), wxALIGN_RIGHT);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(filter_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(4)));
    sizer->Add(tree_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);

    tree_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        const int others = FromDIP(68 + 18);
        tree_->SetColumnWidth(0, std::max(event.GetSize().x - others, FromDIP(120)));
        event.Skip();
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
    const auto item = tree_->GetSelection();
    if (!item.IsOk()) return {};
    const auto* data = static_cast<CodeOfItem*>(tree_->GetItemData(item));
    return data == nullptr ? CodeId{} : data->code();
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

void CodebookPanel::apply(const Change& change) {
    if (project_ == nullptr || (change.codes.empty() && change.codings.empty())) return;
    auto now = code_rows(*project_, to_utf8(filter_->GetValue()));
    if (!std::equal(now.begin(), now.end(), rows_.begin(), rows_.end(), same_but_counts)) {
        fill();
        return;
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i].codings == rows_[i].codings) continue;
        tree_->SetItemText(items_.at(now[i].id), 1, count_text(now[i].codings));
    }
    rows_ = std::move(now);
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
    std::set<CodeId> closed;
    for (const auto& [id, item] : items_) {
        if (tree_->GetFirstChild(item).IsOk() && !tree_->IsExpanded(item)) closed.insert(id);
    }
    const auto was_selected = selected();
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
        tree_->SetItemText(item, 1, count_text(row.codings));
        items_.emplace(row.id, item);
    }
    for (const auto& [id, item] : items_) {
        if (tree_->GetFirstChild(item).IsOk() && !closed.contains(id)) tree_->Expand(item);
    }
    select(was_selected);
}

} // namespace filrouge::app

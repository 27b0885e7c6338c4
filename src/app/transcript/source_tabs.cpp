#include "app/transcript/source_tabs.h"

#include "app/wx_text.h"

#include <wx/panel.h>

#include <algorithm>

namespace filrouge::app {

SourceTabs::SourceTabs(wxWindow* parent)
    : wxAuiNotebook{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                    wxAUI_NB_TOP | wxAUI_NB_SCROLL_BUTTONS | wxAUI_NB_WINDOWLIST_BUTTON |
                        wxAUI_NB_MIDDLE_CLICK_CLOSE | wxNO_BORDER} {
    SetName("tabs");
    const int height = GetCharHeight() + FromDIP(14);
    SetTabCtrlHeight(height);
    SetMinSize(wxSize{-1, height});
    SetMaxSize(wxSize{-1, height});
    Bind(wxEVT_AUINOTEBOOK_PAGE_CHANGED, [this](wxAuiNotebookEvent& event) {
        if (!silent_ && on_choose && !current().is_nil()) on_choose(current());
        event.Skip();
    });
    Bind(wxEVT_AUINOTEBOOK_PAGE_CLOSE, [this](wxAuiNotebookEvent& event) {
        event.Veto();
        const auto page = static_cast<std::size_t>(event.GetSelection());
        // One stays: without a text there would be nothing to come back to.
        if (tabs_.size() < 2 || page >= tabs_.size()) return;
        CallAfter([this, source = tabs_[page].source] { close(source); });
    });
}

/// Only where closing leaves another one.
void SourceTabs::offer_close() {
    const long style = GetWindowStyleFlag() & ~long{wxAUI_NB_CLOSE_ON_ACTIVE_TAB};
    const long wanted = tabs_.size() > 1 ? long{wxAUI_NB_CLOSE_ON_ACTIVE_TAB} : 0;
    SetWindowStyleFlag(style | wanted);
}

std::size_t SourceTabs::index_of(const SourceId& source) const {
    const auto it = std::find_if(tabs_.begin(), tabs_.end(),
                                 [&](const Tab& tab) { return tab.source == source; });
    return static_cast<std::size_t>(it - tabs_.begin());
}

SourceId SourceTabs::current() const {
    const int page = GetSelection();
    return page < 0 || static_cast<std::size_t>(page) >= tabs_.size()
               ? SourceId{}
               : tabs_[static_cast<std::size_t>(page)].source;
}

void SourceTabs::choose(const SourceId& source, const std::string& name) {
    silent_ = true;
    const auto at = index_of(source);
    if (at == tabs_.size()) {
        tabs_.push_back({source, {}});
        AddPage(new wxPanel{this}, as_label(name), true);
        offer_close();
    } else {
        ChangeSelection(at);
    }
    silent_ = false;
}

void SourceTabs::rename(const SourceId& source, const std::string& name) {
    const auto at = index_of(source);
    if (at < tabs_.size() && GetPageText(at) != as_label(name)) SetPageText(at, as_label(name));
}

void SourceTabs::keep_place(const SourceId& source, ReadingPlace place) {
    const auto at = index_of(source);
    if (at < tabs_.size()) tabs_[at].place = place;
}

ReadingPlace SourceTabs::place_of(const SourceId& source) const {
    const auto at = index_of(source);
    return at < tabs_.size() ? tabs_[at].place : ReadingPlace{};
}

void SourceTabs::close(const SourceId& source) {
    const auto at = index_of(source);
    if (at == tabs_.size()) return;
    const bool chosen = current() == source;
    silent_ = true;
    tabs_.erase(tabs_.begin() + static_cast<std::ptrdiff_t>(at));
    DeletePage(at);
    offer_close();
    silent_ = false;
    if (chosen && on_choose && !current().is_nil()) on_choose(current());
}

void SourceTabs::clear() {
    silent_ = true;
    tabs_.clear();
    DeleteAllPages();
    silent_ = false;
}

void SourceTabs::step(int by) {
    if (tabs_.size() < 2) return;
    const int count = static_cast<int>(tabs_.size());
    ChangeSelection(static_cast<std::size_t>((GetSelection() + by + count) % count));
    if (on_choose) on_choose(current());
}

} // namespace filrouge::app

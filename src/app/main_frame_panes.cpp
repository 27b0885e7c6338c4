#include "app/main_frame.h"
#include "app/wx_text.h"

#include <algorithm>

// Panes come and go; one that comes where there is no room takes that of others, and gives it back.
namespace filrouge::app {
namespace {

constexpr std::size_t few_codings = 2'000; // all panes are full at once

/// How much of its side a pane needs to be of use: width at the bottom, height at the right and
/// left.
int needed(const wxString& name) {
    if (name == "retrieval") return 900;
    if (name == "history" || name == "concordance") return 620;
    if (name == "crosstab") return 560;
    if (name == "code" || name == "memos") return 420;
    return 200;
}

/// Where a kept arrangement says how wide the side of a pane is: the digits' begin and end.
std::pair<std::size_t, std::size_t> side_size(const wxString& arrangement, int side) {
    const auto key = wxString::Format("dock_size(%d,0,0)=", side);
    const auto at = arrangement.find(key);
    if (at == wxString::npos) return {0, 0};
    const auto begin = at + key.size();
    return {begin, std::min(arrangement.find('|', begin), arrangement.size())};
}

} // namespace

/// The text is there already and can be read: the panes beside it follow, one each turn of the
/// event loop, those in sight first.
void MainFrame::fill_panes() {
    auto* bench = desk_->bench();
    const auto* project = &bench->project();
    to_fill_ = {[=, this] {
                    sources_->use(project);
                    sources_->mark(transcript_->view().source());
                },
                [=, this] { codebook_->use(project); },
                [=, this] { crosstab_->use(bench); },
                [=, this] { editor_->use(bench); },
                [=, this] { memos_->use(bench); },
                [=, this] { retrieval_->use(bench); },
                [=, this] { past_->use(bench); },
                [this] { come_back(); }};
    if (project->codings().size() < few_codings) {
        while (filling()) fill_next();
    }
    if (filling()) fill_timer_.StartOnce(fill_pause_ms);
}

void MainFrame::fill_next() {
    const auto fill = std::move(to_fill_.front());
    to_fill_.pop_front();
    fill();
}

void MainFrame::empty_panes() {
    fill_timer_.Stop();
    to_fill_.clear();
    transcript_->use(nullptr);
    sources_->use(nullptr);
    codebook_->use(nullptr);
    crosstab_->use(nullptr);
    coding_->use(nullptr);
    editor_->use(nullptr);
    memos_->use(nullptr);
    retrieval_->use(nullptr);
    past_->use(nullptr);
    text_->use(nullptr);
}

std::vector<wxString> MainFrame::panes_beside(const wxString& name) {
    std::vector<wxString> beside;
    const auto side = panes_.GetPane(name).dock_direction;
    const auto& all = panes_.GetAllPanes();
    for (std::size_t i = 0; i < all.GetCount(); ++i) {
        const auto& other = all.Item(i);
        if (other.IsShown() && !other.IsFloating() && other.dock_direction == side &&
            other.name != name) {
            beside.push_back(other.name);
        }
    }
    return beside;
}

void MainFrame::show_pane(const wxString& name) {
    if (name == "code") editor_->show(codebook_->selected());
    auto& pane = panes_.GetPane(name);
    if (pane.IsShown()) return;
    const bool bottom = pane.dock_direction == wxAUI_DOCK_BOTTOM;
    // The sides end where the bottom begins, as the middle does.
    const int room = bottom ? area_->GetClientSize().x : centre_->GetSize().y;
    auto others = panes_beside(name);
    int wanted = FromDIP(needed(name));
    for (const auto& other : others) wanted += FromDIP(needed(other));
    const auto arrangement = panes_.SavePerspective();
    const auto [begin, end] = side_size(arrangement, pane.dock_direction);
    PaneRoom::Given given{{}, to_utf8(arrangement.substr(begin, end - begin))};
    while (!pane.IsFloating() && wanted > room && !others.empty()) {
        given.panes.push_back(to_utf8(others.back()));
        wanted -= FromDIP(needed(others.back()));
        panes_.GetPane(others.back()).Hide();
        others.pop_back();
    }
    room_.give(to_utf8(name), given);
    // Painted once all have their places, not after each.
    const PaintLater later{*this};
    // The side is as wide as the panes before left it; the least size makes it grow.
    const auto least = pane.min_size;
    pane.MinSize(pane.best_size).Show();
    panes_.Update();
    panes_.GetPane(name).MinSize(least);
}

void MainFrame::toggle_pane(const wxString& name) {
    if (panes_.GetPane(name).IsShown()) {
        hide_pane(name);
    } else {
        show_pane(name);
    }
}

void MainFrame::hide_pane(const wxString& name) {
    if (!panes_.GetPane(name).IsShown()) return;
    panes_.GetPane(name).Hide();
    give_room_back(name);
}

void MainFrame::give_room_back(const wxString& name) {
    const PaintLater later{*this};
    const auto before = room_.take_back(to_utf8(name));
    for (const auto& other : before.panes) {
        // It may come from settings of another version.
        if (auto& pane = panes_.GetPane(to_wx(other)); pane.IsOk()) pane.Show();
    }
    panes_.Update();
    auto arrangement = panes_.SavePerspective();
    const auto [begin, end] = side_size(arrangement, panes_.GetPane(name).dock_direction);
    if (begin == end || before.side.empty()) return;
    arrangement.replace(begin, end - begin, to_wx(before.side));
    panes_.LoadPerspective(arrangement);
}

} // namespace filrouge::app

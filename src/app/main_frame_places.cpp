#include "app/main_frame.h"
#include "app/questions.h"
#include "app/wx_text.h"
#include "workbench/coders.h"

#include <algorithm>

// Where the researcher was, who she is, and which codings she sees.
namespace filrouge::app {

void MainFrame::keep_place() {
    place_timer_.Stop();
    if (desk_ == nullptr || !desk_->is_open() || transcript_->view().source().is_nil()) return;
    app::keep_place(desk_->bench()->project().info.id, transcript_->place());
}

void MainFrame::restore_place() {
    auto* bench = desk_->bench();
    std::error_code ignored;
    keep_last_project(std::filesystem::absolute(bench->path(), ignored).string());
    const auto& project = bench->project();
    if (transcript_->restore(kept_place(project.info.id))) return;
    if (const auto first = first_source(project); !first.is_nil()) show_source(first);
}

void MainFrame::change_coder() {
    if (!at_rest()) return; // what is being written has a coder
    auto* bench = desk_->bench();
    const auto name =
        ask_line_or_known(this, tr("Who codes from now on?"), tr("Coder"),
                          workbench::coder_names(bench->project()), bench->coder_name());
    if (!name || name->empty()) return;
    transcript_->note().close(); // what was typed there is the other's
    desk_->use_coder(*name);
    keep_coder(*name);
    coding_->use(bench);
    look_at(transcript_->view().visibility());
    show_place();
}

/// The coders that are in sight change only while no work reads or writes the codings.
void MainFrame::look_at(const Visibility& wanted) {
    const auto* bench = desk_->bench();
    const auto seen = coders_seen(wanted, bench->project(), bench->coder_name());
    if (seen == bench->project().shown_coders() || at_rest()) transcript_->look_at(wanted);
}

bool MainFrame::at_rest() {
    if (!desk_->is_at_rest()) desk_->on_busy();
    return desk_->is_at_rest();
}

/// What was asked for while others were in sight is asked again, or gone.
void MainFrame::coders_changed() {
    sight_bar_->follow(&desk_->bench()->project());
    follow_timer_.Stop(); // what it would ask for is asked here
    ask_quotes_again();
    search_->ask_again(search_->asked());
}

void MainFrame::show_all_coders() {
    auto wanted = transcript_->view().visibility();
    wanted.hidden.clear();
    if (wanted.others == Visibility::Others::hidden) wanted.others = Visibility::Others::coloured;
    look_at(wanted);
}

/// One entry for each coder of the project, checked where the codings are shown.
void MainFrame::fill_coders_menu(wxMenu& menu) {
    while (menu.GetMenuItemCount() > 0) menu.Destroy(menu.FindItemByPosition(0));
    if (!desk_->is_open()) return;
    std::size_t n = 0;
    for (const auto& [id, coder] : desk_->bench()->project().coders()) {
        if (n == coder_items_.size()) add_coder_item();
        coder_items_[n].coder = id;
        auto* item = menu.AppendCheckItem(coder_items_[n++].item, as_label(coder.name));
        item->Check(!transcript_->view().visibility().hidden.contains(id));
    }
}

/// Another entry that the menu can have, whichever coder it stands for: bound once, however often
/// the menu is filled.
void MainFrame::add_coder_item() {
    const auto n = coder_items_.size();
    coder_items_.push_back({wxWindow::NewControlId(), {}});
    Bind(
        wxEVT_MENU,
        [this, n](wxCommandEvent& event) {
            auto now = transcript_->view().visibility();
            if (event.IsChecked()) {
                now.hidden.erase(coder_items_[n].coder);
            } else {
                now.hidden.insert(coder_items_[n].coder);
            }
            look_at(now);
        },
        coder_items_[n].item);
}

std::vector<Command> MainFrame::shown_codings_commands() {
    const auto open = [this] { return desk_->is_open(); };
    const auto wanted = [this]() -> const Visibility& { return transcript_->view().visibility(); };
    const auto others = [=, this](const char* label, Visibility::Others which) {
        return Command{label, "",
                       [=, this] {
                           auto now = wanted();
                           now.others = which;
                           look_at(now);
                       },
                       open, [=] { return wanted().others == which; }};
    };
    const auto polarity = [=, this](const char* label, std::optional<Polarity> which) {
        return Command{label, "",
                       [=, this] {
                           auto now = wanted();
                           now.polarity = which;
                           look_at(now);
                       },
                       open, [=] { return wanted().polarity == which; }};
    };
    const Command branch{"Only the code chosen in the codebook", "",
                         [=, this] {
                             auto now = wanted();
                             now.branch = now.branch.is_nil() ? codebook_->selected() : CodeId{};
                             look_at(now);
                         },
                         [this, wanted] {
                             return desk_->is_open() &&
                                    (!codebook_->selected().is_nil() || !wanted().branch.is_nil());
                         },
                         [wanted] { return !wanted().branch.is_nil(); }};
    const Command by_coder{"Coders side by side", "",
                           [=, this] {
                               auto now = wanted();
                               now.by_coder = !now.by_coder;
                               look_at(now);
                           },
                           open, [wanted] { return wanted().by_coder; }};
    return {others("Other coders in colour", Visibility::Others::coloured),
            others("Other coders in grey", Visibility::Others::grey),
            others("Other coders hidden (blind coding)", Visibility::Others::hidden),
            by_coder,
            {},
            polarity("Tensions and levers", std::nullopt),
            polarity("Only tensions", Polarity::tension),
            polarity("Only levers", Polarity::lever),
            {},
            branch};
}

} // namespace filrouge::app

#include "app/main_frame.h"

#include <utility>

// What the user had before her when the window is made anew for another language, theme or font.
namespace filrouge::app {

std::unique_ptr<Whereabouts> MainFrame::whereabouts() {
    if (!desk_->is_open()) return nullptr;
    while (filling()) fill_next();
    auto where = std::make_unique<Whereabouts>();
    where->project = desk_->bench()->project().info.id;
    where->shown = transcript_->view().visibility();
    where->selection = transcript_->view().selected();
    where->code = codebook_->selected();
    auto& find = transcript_->find_bar();
    if (find.IsShown()) where->find = find.box().GetValue();
    where->search = search_->asked();
    where->quotes = quotes_->shown();
    where->table = crosstab_->choice();
    where->retrieval = retrieval_->choice();
    where->memos = memos_->choice();
    where->history = past_->choice();
    return where;
}

void MainFrame::come_back() {
    const auto where = std::exchange(come_back_to_, nullptr);
    auto* bench = desk_->bench();
    if (!where || where->project != bench->project().info.id) return;
    transcript_->look_at(where->shown);
    if (!where->code.is_nil()) {
        codebook_->reveal(where->code);
        editor_->show(where->code);
    }
    if (where->find) transcript_->find_bar().show_again(*where->find);
    transcript_->view().select_again(where->selection);
    crosstab_->choose(where->table);
    quotes_->show_again(*bench, where->quotes);
    retrieval_->choose(where->retrieval);
    memos_->choose(where->memos);
    past_->choose(where->history);
    search_->ask_again(where->search);
}

} // namespace filrouge::app

#include "app/main_frame.h"

// The menu of searching, and how its panes are wired.
namespace filrouge::app {

std::vector<Command> MainFrame::search_commands() {
    const auto can = [this] { return finding_->can_search(); };
    const auto found = [this] {
        return transcript_->find_bar().IsShown() || !search_->results().rows().empty();
    };
    const auto edit = [this] { return finding_->can_search() && desk_->can_edit(); };
    return {
        {"Find in this source", "Ctrl+F", [this] { transcript_->find_bar().open(); },
         [this] { return transcript_->view().text() != nullptr; }},
        {"Search the project",
         "Ctrl+Shift+F",
         [this] {
             show_pane("search");
             search_->focus_box();
         },
         [this] { return desk_->is_open(); },
         {},
         {},
         Icon::search,
         "Search"},
        {"Next passage found", "F3", [this] { step_found(1); }, found},
        {"Previous passage found", "Shift+F3", [this] { step_found(-1); }, found},
        {},
        {"Keep this search…", "", [this] { finding_->keep_search(); },
         [this] { return desk_->can_edit() && !search_->query().empty(); }},
        {"Code what the search finds…", "Ctrl+Shift+A", [this] { finding_->code_automatically(); },
         edit},
        {"Counts by source and speaker", "Ctrl+Shift+G", [this] { finding_->show_counts(); },
         [this, can] { return can() && !search_->query().empty(); }},
        {"Concordance", "Ctrl+Shift+O",
         [this] {
             toggle_pane("concordance");
             if (panes_.GetPane("concordance").IsShown()) finding_->show_concordance();
         },
         can, [this] { return panes_.GetPane("concordance").IsShown(); }},
        {},
        {"Passages like the selection", "Ctrl+L",
         [this] { finding_->similar_to_selection(transcript_->view()); },
         [this, can] { return can() && !transcript_->view().selected().empty(); }},
        {"Passages like those of the code", "Ctrl+Shift+L",
         [this] { finding_->similar_to_code(codebook_->selected()); },
         [this, can] { return can() && !codebook_->selected().is_nil(); }},
    };
}

/// In the source where words are looked for there, else through the passages of the search.
void MainFrame::step_found(int by) {
    if (transcript_->find_bar().IsShown()) {
        transcript_->find_bar().step(by > 0);
    } else {
        search_->results().step(by);
    }
}

void MainFrame::wire_search() {
    search_->on_meant = [this](const std::string& query) { desk_->remember(query); };
    search_->on_menu = [this] { finding_->show_menu(); };
    finding_->selected_code = [this] { return codebook_->selected(); };
    finding_->on_error = [this](const Error& error) { show_error(error); };
    finding_->on_say = [this](const std::string& text) { say(text); };
    concordance_->on_wanted = [this] { finding_->show_concordance(); };
    concordance_->on_export = [this] { finding_->export_concordance(); };
    concordance_->on_line = [this](const workbench::ConcordanceLine& line) {
        PassageRow row;
        row.source = line.source;
        row.span = line.span;
        row.matches = {line.span};
        show_passage(row, PassageList::Arrival::work);
    };
}

} // namespace filrouge::app

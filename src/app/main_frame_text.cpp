#include "app/main_frame.h"

#include "app/attributes_dialog.h"
#include "app/survey_dialog.h"

// What comes in beside transcripts, and the menu of what is put right after the import.
namespace filrouge::app {

std::vector<Command> MainFrame::text_commands() {
    const auto edit = [this] { return desk_->can_edit() && text_->has_text(); };
    const auto turn = [this] { return desk_->can_edit() && text_->turn() != nullptr; };
    const auto speaker = [this] { return desk_->can_edit() && text_->has_speaker(); };
    const auto selection = [this] { return desk_->can_edit() && text_->has_selection(); };
    return {
        {"Correct the text…", "Ctrl+Shift+E", [this] { text_->correct(); }, edit},
        {},
        {"The selection becomes a turn…", "", [this] { text_->selection_becomes_turn(); },
         selection},
        {"Who speaks in this turn…", "Ctrl+Shift+S", [this] { text_->who_speaks(); }, turn},
        {"Join the turn to the one before", "", [this] { text_->join_turn(); }, turn},
        {},
        {"Rename the speaker…", "", [this] { text_->rename_speaker(); }, speaker},
        {"The speaker is the same person as…", "", [this] { text_->merge_speaker(); }, speaker},
        {"Role of the speaker…", "", [this] { text_->choose_role(); }, speaker},
        {},
        {"Participants and variables…", "Ctrl+Shift+P",
         [this] {
             AttributesDialog{this, *desk_->bench()}.ShowModal();
         },
         [this] { return desk_->can_edit(); }},
        {},
        {"Read the file again…", "", [this] { text_->read_again(); }, edit},
    };
}

void MainFrame::ask_import_survey(const std::filesystem::path& file) {
    auto outline = workbench::outline_survey(file);
    if (!outline) {
        show_error(outline.error());
        return;
    }
    SurveyDialog dialog{this, file, std::move(*outline)};
    if (dialog.ShowModal() == wxID_OK) desk_->import_survey(dialog.choice());
}

} // namespace filrouge::app

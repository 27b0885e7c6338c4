#include "app/main_frame.h"

#include "app/logic/import_table.h"
#include "app/questions.h"
#include "app/sources/attributes_dialog.h"
#include "app/sources/attributes_import_dialog.h"
#include "app/sources/survey_dialog.h"
#include "app/sources/table_preview.h"
#include "app/window_progress.h"
#include "app/wx_text.h"
#include "workbench/sources/sources.h"
#include "workbench/while_stepping.h"

#include <wx/msgdlg.h>

#include <array>

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

void MainFrame::source_menu(const SourceId& source) {
    if (desk_->bench()->project().find(source) == nullptr) return;
    struct Entry {
        const char* label;
        void (MainFrame::*run)(const SourceId&);
        wxMenuItem* item = nullptr;
    };
    std::array<Entry, 4> entries{{{"Rename source…", &MainFrame::ask_source_name},
                                  {"Language…", &MainFrame::ask_source_language},
                                  {"Kind…", &MainFrame::ask_source_kind},
                                  {"Remove source…", &MainFrame::ask_remove_source}}};
    wxMenu menu;
    for (auto& entry : entries) {
        entry.item = menu.Append(wxID_ANY, tw(entry.label));
        entry.item->Enable(desk_->can_edit());
    }
    const int chosen = sources_->GetPopupMenuSelectionFromUser(menu);
    for (const auto& entry : entries) {
        if (chosen == entry.item->GetId()) (this->*entry.run)(source);
    }
}

void MainFrame::show_if_error(const Result<void>& done) {
    if (!done) show_error(done.error());
}

void MainFrame::ask_source_name(const SourceId& source) {
    const auto name = ask_line(this, tr("New name"), tr("Rename source"),
                               desk_->bench()->project().find(source)->name);
    if (name) show_if_error(workbench::rename_source(*desk_->bench(), source, *name));
}

void MainFrame::ask_source_language(const SourceId& source) {
    const auto code =
        ask_line(this, tr("Its code, such as fr, nl or en. It decides how words are found."),
                 tr("Language of the source"), desk_->bench()->project().find(source)->language);
    if (code) show_if_error(workbench::set_source_language(*desk_->bench(), source, *code));
}

void MainFrame::ask_source_kind(const SourceId& source) {
    constexpr std::array kinds{SourceKind::focus_group, SourceKind::interview,
                               SourceKind::document};
    wxArrayString names;
    for (const auto kind : kinds) names.Add(to_wx(kind_name(kind)));
    const auto& known = *desk_->bench()->project().find(source);
    const auto now = std::find(kinds.begin(), kinds.end(), known.kind) - kinds.begin();
    const auto kind =
        ask_choice(this, known.name, tr("Kind of source"), names, static_cast<std::size_t>(now));
    if (kind) show_if_error(workbench::set_source_kind(*desk_->bench(), source, kinds[*kind]));
}

void MainFrame::ask_remove_source(const SourceId& source) {
    const auto name = desk_->bench()->project().find(source)->name;
    wxMessageDialog ask{this, tw("Its text, turns and codings go with it. Undo brings them back."),
                        to_wx(tr("Remove the source “{}”?", name)),
                        wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
    ask.SetYesNoLabels(tw("Remove"), tw("Keep"));
    if (ask.ShowModal() != wxID_YES) return;
    const auto& project = desk_->bench()->project();
    desk_->edit({tr("Removing a source"),
                 project.codings().rows_in(source).size() + project.turns(source).size(),
                 [=](workbench::Workbench& bench, Progress&) -> Result<std::string> {
                     const auto done = workbench::remove_source(bench, source);
                     if (!done) return done.error();
                     return tr("Removed: {}", name);
                 }});
}

namespace {

/// `attempt` is the import as a dry run: what it says it would do is shown first.
template <class Attempt, class Ask>
void try_and_ask(MainFrame& frame, const Attempt& attempt, const Ask& ask) {
    if (!frame.desk().can_edit()) return;
    const auto tried = [&] {
        WindowProgress progress{frame, tr("Reading the table")};
        return workbench::while_stepping(progress, [&](Progress&) { return attempt(); });
    }();
    if (!tried) return frame.show_error(tried.error());
    ask(*tried);
}

template <class Attempt>
void ask_and_import(MainFrame& frame, const std::string& question, const Attempt& attempt,
                    const std::function<void()>& import) {
    try_and_ask(frame, attempt, [&](const auto& tried) {
        if (ask_import(&frame, question, describe_import(tried))) import();
    });
}

} // namespace

void MainFrame::ask_import_variables(const std::filesystem::path& file) {
    const auto attempt = [&] {
        return workbench::import_attributes(*desk_->bench(), file, workbench::Trial::dry_run);
    };
    try_and_ask(*this, attempt, [&](const workbench::AttributesReport& tried) {
        if (const auto apart = ask_attributes_import(this, tried)) {
            desk_->import_attributes(file, *apart);
        }
    });
}

void MainFrame::ask_import_codebook(const std::filesystem::path& file) {
    const auto attempt = [&] {
        return workbench::import_codebook(*desk_->bench(), file, workbench::Trial::dry_run);
    };
    ask_and_import(*this, tr("Import this codebook?"), attempt,
                   [&] { desk_->import_codebook(file); });
}

void MainFrame::ask_import_codings(const std::filesystem::path& file) {
    const auto attempt = [&] {
        return workbench::import_codings(*desk_->bench(), file, workbench::Trial::dry_run);
    };
    ask_and_import(*this, tr("Import these codings?"), attempt,
                   [&] { desk_->import_codings(file); });
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

#include "app/main_frame.h"

#include "app/logic/history_labels.h"
#include "app/logic/key_names.h"
#include "app/sources/file_drop.h"
#include "app/sources/import_dialog.h"
#include "app/sources/report_dialog.h"
#include "app/wx_text.h"
#include "workbench/sources/import.h"

#include <wx/msgdlg.h>
#include <wx/textdlg.h>

#include <algorithm>
#include <iterator>

namespace filrouge::app {
namespace fs = std::filesystem;

namespace {

const Command separator{};

} // namespace

void MainFrame::build_menus() {
    commands_ = std::make_unique<Commands>(*this);
    auto* file = commands_->add_menu("File", file_commands());
    auto* recent = new wxMenu;
    history_.UseMenu(recent);
    history_.Load(*wxConfigBase::Get());
    history_.AddFilesToMenu();
    file->Insert(2, wxID_ANY, tw("Recent projects"), recent);
    Bind(
        wxEVT_MENU,
        [this](wxCommandEvent& event) {
            const auto which = static_cast<std::size_t>(event.GetId() - history_.GetBaseId());
            open_project(to_utf8(history_.GetHistoryFile(which)));
        },
        history_.GetBaseId(), history_.GetBaseId() + history_.GetMaxFiles() - 1);
    commands_->add_menu("Edit", edit_commands());
    commands_->add_menu("Code", code_commands());
    commands_->add_menu("Text", text_commands());
    commands_->add_menu("Search", search_commands());
    commands_->add_menu("Notes", note_commands());
    auto view = view_commands();
    for (auto& command : look_commands()) view.push_back(std::move(command));
    commands_->add_menu("View", std::move(view));
    auto* shown = commands_->add_menu("Codings shown", shown_codings_commands());
    auto* coders = new wxMenu;
    shown->AppendSeparator();
    shown->AppendSubMenu(coders, tw("Coders"));
    Bind(wxEVT_MENU_OPEN, [this, shown, coders](wxMenuEvent& event) {
        if (event.GetMenu() == shown) fill_coders_menu(*coders);
        event.Skip();
    });
    commands_->add_menu("Help", help_commands());
    commands_->make_toolbar();
    SetDropTarget(new FileDrop{[this](const std::vector<fs::path>& paths) {
        // The program the files come from waits until this returns.
        CallAfter([this, paths] { ask_import(paths); });
    }});
    desk_->on_imported = [this](const workbench::ImportReport& report) {
        show_import_report(this, report);
    };
    desk_->on_attributes = [this](const workbench::AttributesReport& report) {
        show_attributes_report(this, report);
    };
}

std::vector<Command> MainFrame::file_commands() {
    const auto open = [this] { return desk_->is_open(); };
    const auto shown_text = [this] { return transcript_->view().text() != nullptr; };
    std::vector<Command> all{
        {"New project…", "Ctrl+N", [this] { ask_new(); }, {}, {}, {}, Icon::create, "New"},
        {"Open…", "Ctrl+O", [this] { ask_open(); }, {}, {}, {}, Icon::open, "Open"},
        {"Demonstration study…", "", [this] { ask_demonstration(); }, {}},
        separator};
    const auto append = [&all](std::vector<Command> some) {
        std::move(some.begin(), some.end(), std::back_inserter(all));
    };
    append(import_commands());
    all.push_back(separator);
    append(export_commands());
    append({
        separator,
        {"Print…", "Ctrl+P", [this] { print_transcript(); }, shown_text},
        {"Save as PDF…", "",
         [this] {
             ask_file({FilePurpose::write_out, tr("Save as PDF"), file_kind("PDF", "*.pdf"),
                       desk_->bench()->project().find(transcript_->view().source())->name + ".pdf"},
                      [this](const fs::path& file) { desk_->export_pdf(file, print_request()); });
         },
         shown_text},
        separator,
        {"Save a backup…", "",
         [this] {
             ask_file({FilePurpose::write_out, tr("Save a backup"), projects_kind(),
                       desk_->bench()->path().stem().string() + ".backup.filrouge"},
                      [this](const fs::path& file) { desk_->backup(file); });
         },
         open},
        {"Close the project", "Ctrl+Shift+W", [this] { desk_->close(); }, open},
        {"Quit", "Ctrl+Q", [this] { Close(); }, {}},
    });
    return all;
}

std::vector<Command> MainFrame::import_commands() {
    const auto edit = [this] { return desk_->can_edit(); };
    const auto table = file_kind_or_any(tr("Tables"), "*.csv");
    return {
        {"Import files…",
         "Ctrl+I",
         [this] { ask_import_files(); },
         edit,
         {},
         {},
         Icon::import,
         "Import"},
        {"Import a folder…", "Ctrl+Shift+I", [this] { ask_import_folder(); }, edit},
        {"Import a survey…", "",
         [this] {
             ask_file({FilePurpose::bring_in, tr("Import a survey"),
                       file_kind_or_any(tr("Tables"), "*.csv;*.tsv;*.xlsx;*.ods")},
                      [this](const fs::path& file) { ask_import_survey(file); });
         },
         edit},
        {"Import codebook…", "",
         [this] {
             ask_file({FilePurpose::bring_in, tr("Import codebook"), codebooks_kind()},
                      [this](const fs::path& file) { ask_import_codebook(file); });
         },
         edit},
        {"Import participants or variables…", "",
         [this, table] {
             ask_file({FilePurpose::bring_in, tr("Import participants or variables"), table},
                      [this](const fs::path& file) { ask_import_variables(file); });
         },
         edit},
        {"Import codings…", "",
         [this, table] {
             ask_file({FilePurpose::bring_in, tr("Import codings"), table},
                      [this](const fs::path& file) { ask_import_codings(file); });
         },
         edit},
    };
}

std::vector<Command> MainFrame::export_commands() {
    const auto coded = [this] {
        return desk_->is_open() && desk_->bench()->project().codings().size() > 0;
    };
    const auto table = file_kind_or_any(tr("Tables"), "*.csv");
    return {
        {"Export quotes…",
         "Ctrl+E",
         [this] { ask_export_quotes(); },
         coded,
         {},
         {},
         Icon::quotes,
         "Export"},
        {"Export codings…", "",
         [this, table] {
             ask_file({FilePurpose::write_out, tr("Export codings"), table, "codings.csv"},
                      [this](const fs::path& file) { desk_->export_codings(file); });
         },
         coded},
        {"Export codebook…", "",
         [this] {
             ask_file({FilePurpose::write_out, tr("Export codebook"),
                       file_kind(tr("Codebooks"), "*.yaml;*.csv"), "codebook.yaml"},
                      [this](const fs::path& file) { desk_->export_codebook(file); });
         },
         [this] { return desk_->is_open() && desk_->bench()->project().codebook().size() > 0; }},
    };
}

std::vector<Command> MainFrame::edit_commands() {
    const auto label_of = [](const char* verb, const std::string& label) {
        return label.empty() ? tr(verb) : tr(verb) + tr(": {}", translate_label(label));
    };
    return {
        {"Undo",
         "Ctrl+Z",
         [this] { coding_->undo(); },
         [this] { return desk_->can_edit() && !undo_label_.empty(); },
         {},
         [this, label_of] { return label_of("Undo", undo_label_); },
         Icon::undo,
         "Undo"},
        {"Redo",
         "Ctrl+Shift+Z Ctrl+Y",
         [this] { coding_->redo(); },
         [this] { return desk_->can_edit() && !redo_label_.empty(); },
         {},
         [this, label_of] { return label_of("Redo", redo_label_); },
         Icon::redo,
         "Redo"},
        separator,
        {"History…", "Ctrl+H",
         [this] {
             if (panes_.GetPane("history").IsShown()) {
                 hide_pane("history");
             } else {
                 show_history({});
             }
         },
         [this] { return desk_->is_open(); }},
        separator,
        {"Copy", "Ctrl+C", [this] { copy(); }, {}},
        {"Select the turn", "Ctrl+T",
         [this] { transcript_->view().select_turn(desk_->bench()->project()); },
         [this] { return desk_->is_open() && transcript_->view().text() != nullptr; }},
    };
}

std::vector<Command> MainFrame::view_commands() {
    const auto pane = [this](const char* label, const char* name) {
        return Command{label,
                       "",
                       [this, name] { toggle_pane(name); },
                       {},
                       [this, name] { return panes_.GetPane(name).IsShown(); }};
    };
    const auto shown = [this] { return transcript_->view().text() != nullptr; };
    const auto tabs = [this] { return transcript_->tabs().tabs().size() > 1; };
    return {
        pane("Sources", "sources"),
        pane("Codebook", "codebook"),
        pane("Code", "code"),
        pane("Search", "search"),
        pane("Quotes", "quotes"),
        pane("Retrieval", "retrieval"),
        pane("Memos", "memos"),
        pane("History", "history"),
        pane("Cross-tab", "crosstab"),
        separator,
        {"Next source", "Ctrl+PageDown", [this] { transcript_->tabs().step(1); }, tabs},
        {"Previous source", "Ctrl+PageUp", [this] { transcript_->tabs().step(-1); }, tabs},
        {"Close the source", "Ctrl+W",
         [this] { transcript_->tabs().close(transcript_->view().source()); }, tabs},
        separator,
        {"Speakers beside the text", "",
         [this] { transcript_->turns().name_speakers(!transcript_->turns().names_speakers()); },
         shown, [this] { return transcript_->turns().names_speakers(); }},
        {"Larger text", "Ctrl++ Ctrl+=", [this] { transcript_->view().ZoomIn(); }, shown},
        {"Smaller text", "Ctrl+-", [this] { transcript_->view().ZoomOut(); }, shown},
        {"Usual size", "Ctrl+0", [this] { transcript_->view().SetZoom(0); }, shown},
    };
}

std::vector<Command> MainFrame::help_commands() {
    return {
        {"Keyboard",
         "F1",
         [this] {
             auto sheet = commands_->sheet();
             sheet.push_back({tr("Next source"), key_names("Ctrl+Tab")});
             sheet.push_back({tr("The coding at the caret"), {}});
             sheet.push_back({tr("Move its end by a word"), key_names("Alt+← / Alt+→")});
             sheet.push_back({tr("Move its end by a sentence"), key_names("Alt+↑ / Alt+↓")});
             sheet.push_back({tr("Move its end by a turn"), key_names("Alt+PgUp / Alt+PgDn")});
             sheet.push_back({tr("Move its end by a character"), key_names("Alt+Home / Alt+End")});
             sheet.push_back({tr("Move its beginning instead"), key_names("Alt+Shift+…")});
             show_keys(this, sheet);
         },
         {}},
        {"About Filrouge", "", [this] { about(); }, {}},
    };
}

fs::path MainFrame::project_file() {
    return desk_->is_open() ? desk_->bench()->path() : fs::path{};
}

void MainFrame::ask_file(const FileQuestion& question, const std::function<void(fs::path)>& f) {
    const long style = question.purpose == FilePurpose::write_out
                           ? wxFD_SAVE | wxFD_OVERWRITE_PROMPT
                           : wxFD_OPEN | wxFD_FILE_MUST_EXIST;
    if (auto file = app::ask_file(this, question, project_file(), style)) f(std::move(*file));
}

void MainFrame::ask_open() {
    ask_file({FilePurpose::projects, tr("Open a project"), projects_kind()},
             [this](const fs::path& file) { open_project(file.string()); });
}

void MainFrame::ask_import_files() {
    ask_import(ask_files(this, {FilePurpose::bring_in, tr("Import files"), transcripts_kind()},
                         project_file()));
}

void MainFrame::ask_import_folder() {
    ask_import(
        ask_folder(this, {FilePurpose::bring_in, tr("Import a folder"), {}}, project_file()));
}

void MainFrame::ask_import(const std::vector<fs::path>& paths) {
    if (!desk_->can_edit() || paths.empty()) return;
    ImportDialog dialog{this, *desk_->bench()};
    dialog.add(paths);
    if (dialog.ShowModal() == wxID_OK) desk_->import_chosen(dialog.choices(), dialog.left_out());
}

void MainFrame::about() {
    show_about(this);
}

} // namespace filrouge::app

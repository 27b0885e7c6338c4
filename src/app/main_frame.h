#pragma once

#include "app/coding/code_editor.h"
#include "app/coding/codebook_panel.h"
#include "app/coding/coding_desk.h"
#include "app/commands.h"
#include "app/file_dialogs.h"
#include "app/finding/export_dialog.h"
#include "app/finding/quotes_panel.h"
#include "app/finding/retrieval_panel.h"
#include "app/finding/search_desk.h"
#include "app/finding/search_panel.h"
#include "app/history/history_panel.h"
#include "app/logic/options.h"
#include "app/logic/pane_room.h"
#include "app/notes/memos_panel.h"
#include "app/paint_later.h"
#include "app/place_bar.h"
#include "app/project_desk.h"
#include "app/sight_bar.h"
#include "app/sources/sources_panel.h"
#include "app/tables/crosstab_panel.h"
#include "app/transcript/text_desk.h"
#include "app/transcript/transcript_panel.h"
#include "app/welcome_panel.h"
#include "app/whereabouts.h"
#include "app/window_progress.h"

#include <wx/aui/framemanager.h>
#include <wx/config.h>
#include <wx/filehistory.h>
#include <wx/frame.h>
#include <wx/gauge.h>
#include <wx/infobar.h>
#include <wx/simplebook.h>

#include <deque>
#include <memory>
#include <string>

namespace filrouge::app {

/// Builds the panels and wires them: views report what the user wants, the desks do it, changes of
/// the project flow back to the views.
class MainFrame : public wxFrame {
  public:
    explicit MainFrame(const Options& options);
    ~MainFrame() override;

    void open_project(const std::string& path,
                      ProjectDesk::Access access = ProjectDesk::Access::read_write);
    /// The project that was refused last, as far as it can be read.
    void open_read_only();
    /// The language, the theme or the font changed: the window must be made anew.
    std::function<void()> on_renew;
    /// For that window; nothing where no project is open.
    [[nodiscard]] std::unique_ptr<Whereabouts> whereabouts();
    /// Once the project is open and its panes are filled.
    void come_back_to(std::unique_ptr<Whereabouts> where) { come_back_to_ = std::move(where); }
    void show_error(const Error& error);
    void show_message(const std::string& text);
    /// Brings a pane into view, by its name.
    void show_pane(const wxString& name);
    void hide_pane(const wxString& name);
    void toggle_pane(const wxString& name);
    void show_passage(const PassageRow& passage, PassageList::Arrival arrival);

    [[nodiscard]] ProjectDesk& desk() { return *desk_; }
    [[nodiscard]] CodingDesk& coding() { return *coding_; }
    [[nodiscard]] TextDesk& text() { return *text_; }
    /// Imports a table of variables, once the user has seen what it would change.
    /// What the file would change is shown first.
    void ask_import_variables(const std::filesystem::path& file);
    void ask_import_codebook(const std::filesystem::path& file);
    void ask_import_codings(const std::filesystem::path& file);
    [[nodiscard]] SearchDesk& finding() { return *finding_; }
    /// What Ctrl+E would write: the quotes of each pane that shows some, then all.
    [[nodiscard]] std::vector<QuoteOffer> quote_offers();
    [[nodiscard]] ConcordancePanel& concordance() { return *concordance_; }
    [[nodiscard]] Background& background() { return background_; }
    [[nodiscard]] TranscriptPanel& transcript() { return *transcript_; }
    [[nodiscard]] SourcesPanel& sources() { return *sources_; }
    [[nodiscard]] CodebookPanel& codebook() { return *codebook_; }
    [[nodiscard]] SearchPanel& search() { return *search_; }
    [[nodiscard]] CrosstabPanel& crosstab() { return *crosstab_; }
    [[nodiscard]] QuotesPanel& quotes() { return *quotes_; }
    [[nodiscard]] CodeEditor& code_editor() { return *editor_; }
    [[nodiscard]] MemosPanel& memos() { return *memos_; }
    [[nodiscard]] RetrievalPanel& retrieval() { return *retrieval_; }
    [[nodiscard]] HistoryPanel& history() { return *past_; }
    [[nodiscard]] wxInfoBar& messages() { return *messages_; }
    /// Panes still wait for what the opened project gives them to show.
    [[nodiscard]] bool filling() const { return !to_fill_.empty(); }

  private:
    enum Page { page_welcome, page_empty, page_text };
    void build_panes();
    void build_centre();
    void build_status();
    void build_menus();
    [[nodiscard]] std::vector<Command> file_commands();
    [[nodiscard]] std::vector<Command> import_commands();
    [[nodiscard]] std::vector<Command> export_commands();
    [[nodiscard]] std::vector<Command> edit_commands();
    [[nodiscard]] std::vector<Command> code_commands();
    [[nodiscard]] std::vector<Command> text_commands();
    [[nodiscard]] std::vector<Command> search_commands();
    [[nodiscard]] std::vector<Command> note_commands();
    [[nodiscard]] std::vector<Command> view_commands();
    [[nodiscard]] std::vector<Command> help_commands();
    void wire_desks();
    void wire_panels();
    void wire_search();
    void wire_notes();
    void step_found(int by);

    void opened();
    void closing();
    void changed(const Change& change);
    void fill_panes();
    void fill_next();
    void empty_panes();
    void show_page();
    void show_status(const WorkStatus& status);
    void show_in_bar(const std::string& text, int field);
    void show_place();
    void say(const std::string& text);
    void say_for_now(const std::string& text); ///< until the work under way is done
    /// What was said of its failure is over.
    void action_done(const std::string& action);
    void show_source(const SourceId& source);
    void show_quotes_of(const CodeId& code);
    /// Of a code with those below it, counted as the cross-tab counts.
    [[nodiscard]] std::vector<workbench::CodedPassage> passages_of(const CodeId& code);
    void ask_quotes_again();
    void words_changed();
    void codings_changed();
    void refresh_labels();
    void copy();
    void give_room_back(const wxString& name);
    [[nodiscard]] std::vector<wxString> panes_beside(const wxString& name);
    void edit_code(const CodeId& code);
    void write_memo(workbench::MemoKind kind);
    void retrieve_code(const CodeId& code);
    void show_history(const CodeId& code); ///< nil: of everything
    [[nodiscard]] std::optional<workbench::MemoSubject> subject_here(workbench::MemoKind kind);
    void print_transcript();
    [[nodiscard]] workbench::PrintRequest print_request();
    void ask_export(const std::vector<QuoteOffer>& offers);
    [[nodiscard]] QuoteOffer retrieved_offer();
    void fill_coders_menu(wxMenu& menu);
    void add_coder_item();
    void remember(const std::string& path);
    void codebook_menu();
    void source_menu(const SourceId& source);
    void ask_source_name(const SourceId& source);
    void ask_source_language(const SourceId& source);
    void ask_source_kind(const SourceId& source);
    void ask_remove_source(const SourceId& source);
    void show_if_error(const Result<void>& done);

    void ask_new();
    void ask_demonstration();
    void refused(const std::filesystem::path& path, const Error& error);
    [[nodiscard]] std::vector<Command> look_commands();
    void renew();
    void come_back();
    void choose_text_font();
    void restore_view();
    void view_changed(); ///< is written a moment later
    void keep_view();
    std::string selection_text(); ///< counted a moment later
    void caret_rests();           ///< counts what is selected, tells screen readers
    void forget_counted();
    void wire_start();
    void ask_open();
    void ask_import_files();
    void ask_import_folder();
    /// Shows what would come in; nothing is written unless the user says so.
    void ask_import(const std::vector<std::filesystem::path>& paths);
    void ask_import_survey(const std::filesystem::path& file);
    /// Whether the window may close though the file it shows is no longer in its place.
    [[nodiscard]] bool may_lose();
    void ask_copy();
    void ask_export_quotes();
    void ask_export_table();
    /// Asks for a file to read or to write and hands its path on; nothing where the user cancels.
    void ask_file(const FileQuestion& question,
                  const std::function<void(std::filesystem::path)>& f);
    [[nodiscard]] std::filesystem::path project_file(); ///< empty: none is open
    void about();
    void change_coder();
    void look_at(const Visibility& wanted);
    bool at_rest(); ///< says so where it is not
    void show_all_coders();
    void coders_changed();
    void keep_place();
    void restore_place();
    [[nodiscard]] std::vector<Command> shown_codings_commands();

    Background background_;
    wxInfoBar* messages_ = nullptr;
    PlaceBar* place_bar_ = nullptr;
    SightBar* sight_bar_ = nullptr;
    wxPanel* area_ = nullptr;
    wxAuiManager panes_;
    PaneRoom room_;
    wxSimplebook* centre_ = nullptr;
    WelcomePanel* welcome_ = nullptr;
    TranscriptPanel* transcript_ = nullptr;
    SourcesPanel* sources_ = nullptr;
    CodebookPanel* codebook_ = nullptr;
    SearchPanel* search_ = nullptr;
    CrosstabPanel* crosstab_ = nullptr;
    QuotesPanel* quotes_ = nullptr;
    CodeEditor* editor_ = nullptr;
    MemosPanel* memos_ = nullptr;
    RetrievalPanel* retrieval_ = nullptr;
    HistoryPanel* past_ = nullptr;
    ConcordancePanel* concordance_ = nullptr;
    wxPanel* work_ = nullptr;
    wxStaticText* work_text_ = nullptr;
    wxGauge* work_gauge_ = nullptr;
    std::unique_ptr<ProjectDesk> desk_;
    std::unique_ptr<CodingDesk> coding_;
    std::unique_ptr<TextDesk> text_;
    std::unique_ptr<SearchDesk> finding_;
    std::unique_ptr<Commands> commands_;
    bool for_now_ = false; // what the status bar says
    wxFileHistory history_;
    std::string details_; ///< of the message shown, where it is too long for the bar
    /// The action that failed, as `ProjectDesk::action` calls it; none: nothing done later mends
    /// it.
    std::optional<std::string> failed_;
    std::string undo_label_; ///< empty: nothing to undo
    std::string redo_label_;
    PatientTimer place_timer_; // the place is written a moment after it changed
    PatientTimer view_timer_;
    static constexpr int fill_pause_ms = 2; ///< enough to paint and to take a key
    PatientTimer fill_timer_;
    std::deque<std::function<void()>> to_fill_; // one pane each
    std::unique_ptr<Whereabouts> come_back_to_; // until the project is there again
    wxString first_panes_;
    struct CoderItem {
        int item = wxID_ANY; ///< of the menu
        CoderId coder;
    };
    std::vector<CoderItem> coder_items_;
    int read_only_button_ = wxWindow::NewControlId();
    std::filesystem::path refused_; ///< what that button opens
    static constexpr int rest_ms = 150;
    PatientTimer rest_timer_; ///< until the caret rests
    static constexpr int follow_pause_ms = 300;
    static constexpr std::size_t most_followed = 2'000; ///< quotes
    PatientTimer follow_timer_;                         ///< until the last coding is a moment old
    struct Counted {
        SourceId source;
        CpSpan span;
        std::string text;
    };
    Counted counted_; ///< the selection that was counted last
    Subscription changes_;
    std::unique_ptr<PaintLater> opening_; // until a project's panes have their places
};

} // namespace filrouge::app

#include "app/main_frame.h"

#include "app/coding/code_drag.h"
#include "app/sources/report_dialog.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <wx/aui/dockart.h>
#include <wx/button.h>
#include <wx/sizer.h>

#include <algorithm>

namespace filrouge::app {

MainFrame::MainFrame(const Options& options)
    : wxFrame{nullptr, wxID_ANY, "Filrouge"}, background_{[this](const WorkStatus& status) {
          show_status(status);
      }} {
    SetName("filrouge");
    // Before the panes: they share out the room there is when they are made.
    SetClientSize(FromDIP(wxSize{1340, 790}));
    wxIconBundle icons;
    icons.AddIcon(program_icon().GetIcon(wxSize{48, 48}));
    SetIcons(icons);
    messages_ = new wxInfoBar{this};
    messages_->AddButton(wxID_CLOSE, tw("Close"));
    messages_->Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { show_text(this, details_); }, wxID_MORE);
    place_bar_ = new PlaceBar{this};
    sight_bar_ = new SightBar{this};
    area_ = new wxPanel{this};
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(messages_, wxSizerFlags{}.Expand());
    sizer->Add(place_bar_, wxSizerFlags{}.Expand());
    sizer->Add(sight_bar_, wxSizerFlags{}.Expand());
    sizer->Add(area_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    build_status();
    Layout();
    build_panes();
    desk_ = std::make_unique<ProjectDesk>(*this, background_,
                                          options.coder.empty() ? kept_coder() : options.coder);
    coding_ = std::make_unique<CodingDesk>(*this, transcript_->view());
    text_ = std::make_unique<TextDesk>(*this, transcript_->view());
    finding_ = std::make_unique<SearchDesk>(*this, *desk_, *search_, *concordance_);
    wire_desks();
    wire_panels();
    wire_search();
    wire_notes();
    wire_start();
    build_menus();
    show_page();
    SetMinSize(FromDIP(wxSize{760, 480}));
    Centre();
    restore_view();
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (WindowProgress::running() && event.CanVeto()) {
            event.Veto();
            return;
        }
        keep_typed(*this);
        if (event.CanVeto() && !may_lose()) {
            event.Veto();
            return;
        }
        keep_place();
        const auto last = last_project();
        desk_->close();
        keep_last_project(last);
        Destroy();
    });
}

MainFrame::~MainFrame() {
    changes_ = {};
    background_.drop();
    panes_.UnInit();
}

void MainFrame::build_panes() {
    panes_.SetManagedWindow(area_);
    panes_.Bind(wxEVT_AUI_PANE_CLOSE, [this](wxAuiManagerEvent& event) {
        const auto name = event.GetPane()->name;
        CallAfter([this, name] { give_room_back(name); });
    });
    auto* art = panes_.GetArtProvider();
    const auto face = system_colour(wxSYS_COLOUR_BTNFACE);
    const auto ink = system_colour(wxSYS_COLOUR_BTNTEXT);
    art->SetMetric(wxAUI_DOCKART_GRADIENT_TYPE, wxAUI_GRADIENT_NONE);
    art->SetMetric(wxAUI_DOCKART_PANE_BORDER_SIZE, 0);
    art->SetColour(wxAUI_DOCKART_INACTIVE_CAPTION_COLOUR, to_wx(mix(ink, face, 0.08)));
    art->SetColour(wxAUI_DOCKART_INACTIVE_CAPTION_TEXT_COLOUR, to_wx(ink));
    art->SetColour(wxAUI_DOCKART_BACKGROUND_COLOUR, to_wx(face));
    art->SetColour(wxAUI_DOCKART_SASH_COLOUR, to_wx(face));
    art->SetFont(wxAUI_DOCKART_CAPTION_FONT, GetFont().Bold());
    art->SetMetric(wxAUI_DOCKART_CAPTION_SIZE, GetCharHeight() + FromDIP(8));

    sources_ = new SourcesPanel{area_};
    codebook_ = new CodebookPanel{area_};
    search_ = new SearchPanel{area_};
    quotes_ = new QuotesPanel{area_};
    crosstab_ = new CrosstabPanel{area_};
    concordance_ = new ConcordancePanel{area_};
    editor_ = new CodeEditor{area_};
    memos_ = new MemosPanel{area_};
    retrieval_ = new RetrievalPanel{area_};
    past_ = new HistoryPanel{area_};
    build_centre();
    const auto docked = [this](const char* name, const char* caption, wxSize best) {
        return wxAuiPaneInfo{}
            .Name(name)
            .Caption(tw(caption))
            .BestSize(FromDIP(best))
            .MinSize(FromDIP(wxSize{140, 90}))
            .CloseButton(true)
            .PaneBorder(false);
    };
    panes_.AddPane(centre_, wxAuiPaneInfo{}.Name("centre").CenterPane().PaneBorder(false));
    panes_.AddPane(sources_, docked("sources", "Sources", {365, 260}).Left().Position(0));
    panes_.AddPane(codebook_, docked("codebook", "Codebook", {365, 420}).Left().Position(1));
    panes_.AddPane(editor_, docked("code", "Code", {330, 420}).Right().Position(2).Hide());
    panes_.AddPane(memos_, docked("memos", "Memos", {330, 420}).Right().Position(3).Hide());
    panes_.AddPane(search_, docked("search", "Search", {330, 300}).Right().Position(0));
    panes_.AddPane(quotes_, docked("quotes", "Quotes", {330, 300}).Right().Position(1));
    panes_.AddPane(crosstab_, docked("crosstab", "Cross-tab", {600, 230}).Bottom());
    panes_.AddPane(concordance_,
                   docked("concordance", "Concordance", {700, 230}).Bottom().Position(1).Hide());
    panes_.AddPane(past_, docked("history", "History", {700, 260}).Bottom().Position(3).Hide());
    panes_.AddPane(retrieval_,
                   docked("retrieval", "Retrieval", {900, 300}).Bottom().Position(2).Hide());
    panes_.Update();
}

void MainFrame::build_centre() {
    centre_ = new wxSimplebook{area_};
    welcome_ = new WelcomePanel{
        centre_,
        {"Filrouge",
         "One project is one file on your disk. Whatever you do in it is saved at once and can be "
         "undone.",
         {{"New project…", [this] { ask_new(); }},
          {"Open…", [this] { ask_open(); }},
          {"Demonstration study…", [this] { ask_demonstration(); }}}}};
    auto* empty = new WelcomePanel{
        centre_,
        {"The project has no transcripts yet",
         "Import transcripts (Ctrl+I): word-processor files, PDF, plain text, subtitles with time "
         "codes. Speakers and turns are recognised.",
         {{"Import files…", [this] { ask_import_files(); }},
          {"Import a folder…", [this] { ask_import_folder(); }}}}};
    transcript_ = new TranscriptPanel{centre_};
    centre_->AddPage(welcome_, {});
    centre_->AddPage(empty, {});
    centre_->AddPage(transcript_, {});
}

void MainFrame::build_status() {
    CreateStatusBar(3);
    const int widths[] = {-1, -2, FromDIP(300)};
    SetStatusWidths(3, widths);
    work_ = new wxPanel{GetStatusBar()};
    work_text_ = new wxStaticText{
        work_, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE};
    work_gauge_ = new wxGauge{work_, wxID_ANY, 100, wxDefaultPosition, FromDIP(wxSize{90, -1})};
    auto* stop =
        new wxButton{work_, wxID_ANY, tw("Stop"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT};
    stop->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { background_.cancel(); });
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    sizer->Add(work_text_, wxSizerFlags{1}.Center());
    sizer->Add(work_gauge_, wxSizerFlags{}.Center().Border(wxLEFT | wxRIGHT, FromDIP(6)));
    sizer->Add(stop, wxSizerFlags{}.Center());
    // GTK has no button without any room, not even before the bar has its size.
    work_->SetSizerAndFit(sizer);
    work_->Hide();
    GetStatusBar()->SetMinHeight(stop->GetBestSize().y + FromDIP(2));
    GetStatusBar()->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        wxRect field;
        GetStatusBar()->GetFieldRect(2, field);
        field.SetSize(wxSize{std::max(field.width, work_->GetMinSize().x),
                             std::max(field.height, work_->GetMinSize().y)});
        work_->SetSize(field);
        event.Skip();
    });
}

void MainFrame::wire_desks() {
    desk_->on_opened = [this] { opened(); };
    desk_->on_closing = [this] { closing(); };
    desk_->on_closed = [this] {
        show_page();
        show_place();
    };
    desk_->on_error = [this](const Error& error) {
        show_error(error);
        failed_ = desk_->action();
    };
    desk_->on_done = [this] { action_done(desk_->action()); };
    desk_->on_refused = [this](const std::filesystem::path& path, const Error& error) {
        refused(path, error);
    };
    desk_->on_say = [this](const std::string& text) { say(text); };
    desk_->on_busy = [this] {
        say_for_now(tr("Nothing can be changed until the work under way is done."));
    };
    desk_->on_found = [this](const workbench::FoundPassages& found) {
        search_->show(desk_->bench()->project(), found);
        if (panes_.GetPane("concordance").IsShown()) finding_->show_concordance();
    };
    desk_->on_search_error = [this](const Error& error) { search_->show_error(describe(error)); };
    desk_->on_search_waiting = [this] { search_->show_waiting(); };
    coding_->may_edit = [this] {
        const auto* bench = desk_->bench();
        if (bench != nullptr && bench->read_only()) {
            say(tr("This project is open read-only: nothing can be changed."));
        }
        return desk_->can_edit();
    };
    coding_->edit = [this](LongEdit edit) { return desk_->edit(std::move(edit)); };
    coding_->on_error = [this](const Error& error) { show_error(error); };
    coding_->on_say = [this](const std::string& text) { say(text); };
    coding_->on_annotate = [this](const CodingId& coding) {
        transcript_->note().open(desk_->bench()->project(), coding);
    };
    transcript_->note().may_edit = [this] { return desk_->can_edit(); };
    transcript_->note().is_own = [this](const CoderId& coder) {
        return coder == desk_->bench()->coder();
    };
    desk_->before_reading = [this] { keep_typed(*this); };
    transcript_->note().on_save = [this](const CodingId& coding,
                                         const workbench::CodingDetails& details,
                                         workbench::Workbench::OneAction& action) {
        coding_->annotate(coding, details, action);
    };
    text_->edit = [this](LongEdit edit) { return desk_->edit(std::move(edit)); };
    text_->on_error = [this](const Error& error) { show_error(error); };
    text_->on_say = [this](const std::string& text) { say(text); };
}

void MainFrame::wire_panels() {
    sources_->on_open = [this](const SourceId& source) { show_source(source); };
    sources_->on_menu = [this](const SourceId& source) { source_menu(source); };
    codebook_->on_apply = [this](const CodeId& code) { coding_->apply_code(code); };
    codebook_->on_menu = [this] { codebook_menu(); };
    codebook_->on_chosen = [this](const CodeId& code) { editor_->show(code); };
    codebook_->on_move = [this](const CodeId& code, const CodeId& below) {
        coding_->move_code(code, below);
    };
    codebook_->digit_of = [this](const CodeId& code) { return coding_->favourite_digit(code); };
    coding_->on_made = [this](const CodeId& code) { codebook_->reveal(code); };
    coding_->on_digits = [this] { codebook_->show_digits(); };
    editor_->may_edit = [this] { return desk_->can_edit(); };
    editor_->on_error = [this](const Error& error) { show_error(error); };
    take_codes(transcript_->view(), [this](const CodeId& code, wxPoint point) {
        coding_->drop_code(code, transcript_->view().place_at(point));
    });
    search_->on_search = [this](const std::string& query, std::uint32_t limit) {
        desk_->search(query, limit);
    };
    const auto jump = [this](const PassageRow& passage, PassageList::Arrival arrival) {
        show_passage(passage, arrival);
    };
    search_->results().on_passage = jump;
    quotes_->list().on_passage = jump;
    crosstab_->on_export = [this] { ask_export_table(); };
    crosstab_->on_say = [this](const std::string& text) { say(text); };
    crosstab_->on_error = [this](const Error& error) { show_error(error); };
    crosstab_->on_cell = [this](const std::string& title, const TableCell& cell) {
        show_pane("quotes");
        quotes_->show(*desk_->bench(), title, cell, *crosstab_->passages(cell));
    };
    auto& view = transcript_->view();
    view.on_place = [this] {
        show_place();
        rest_timer_.StartOnce(rest_ms);
        if (!place_timer_.IsRunning()) place_timer_.StartOnce(500);
    };
    view.on_delete = [this] { coding_->remove_here(); };
    view.on_digit = [this](int digit) { coding_->apply_digit(digit); };
    view.on_stretch = [this](const workbench::Stretch& stretch) { coding_->stretch_here(stretch); };
    transcript_->on_tab = [this](const SourceId& source) { show_source(source); };
    transcript_->on_moved = [this] {
        sources_->mark(transcript_->view().source());
        view_changed();
        if (!place_timer_.IsRunning()) place_timer_.StartOnce(500);
    };
    // Menus cannot have this key.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_TAB && event.ControlDown() && desk_->is_open()) {
            transcript_->tabs().step(event.ShiftDown() ? -1 : 1);
        } else {
            event.Skip();
        }
    });
    place_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { keep_place(); });
    view.on_drag = [this](const CodingId& coding, CpSpan span) { coding_->move(coding, span); };
    view.on_menu = [this](CpPos place) { coding_->show_text_menu(place); };
}

} // namespace filrouge::app

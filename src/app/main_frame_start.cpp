#include "app/accessible.h"
#include "app/logic/selection.h"
#include "app/main_frame.h"
#include "app/panes.h"
#include "app/settings.h"
#include "app/start/new_project_dialog.h"
#include "app/wx_text.h"

#include <wx/display.h>
#include <wx/fontdlg.h>
#include <wx/msgdlg.h>
#include <wx/stdpaths.h>

#include <unistd.h>

#include <algorithm>

// How a project begins, how the window looks and is found again, and what is said of the place
// where the caret is.
namespace filrouge::app {
namespace fs = std::filesystem;

namespace {

constexpr int view_pause_ms = 500;

fs::path documents() {
    return to_path(wxStandardPaths::Get().GetDocumentsDir());
}

bool can_be_read(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) && ::access(path.c_str(), R_OK) == 0;
}

/// The place on the screen where it was, which may have become smaller; empty: on none. `around`:
/// what the window has around its inner part, whose size this is.
wxRect on_screen(wxRect place, wxSize around) {
    const int screen = wxDisplay::GetFromPoint(place.GetPosition() + wxPoint{60, 10});
    if (place.IsEmpty() || screen == wxNOT_FOUND) return {};
    const auto area = wxDisplay{static_cast<unsigned>(screen)}.GetClientArea();
    const auto room = area.GetSize() - around;
    place.width = std::min(place.width, room.x);
    place.height = std::min(place.height, room.y);
    place.x = std::clamp(place.x, area.x, area.x + room.x - place.width);
    place.y = std::clamp(place.y, area.y, area.y + room.y - place.height);
    return place;
}

} // namespace

void MainFrame::wire_start() {
    messages_->Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { open_read_only(); }, read_only_button_);
    place_bar_->on_save = [this] { ask_copy(); };
    place_bar_->on_go_on = [this](const fs::path& file) { open_project(file.string()); };
    sight_bar_->on_everybody = [this] { show_all_coders(); };
    transcript_->on_sight = [this] { coders_changed(); };
    follow_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { codings_changed(); });
    rest_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { caret_rests(); });
    view_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { keep_view(); });
    fill_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        if (filling()) fill_next();
        // Not a timer that repeats: painting comes after what is due.
        if (filling()) fill_timer_.StartOnce(fill_pause_ms);
    });
}

void MainFrame::ask_new() {
    NewProjectDialog dialog{this, documents(), kept_coder()};
    if (dialog.ShowModal() != wxID_OK) return;
    const auto study = dialog.study();
    messages_->Dismiss();
    if (!study.coder.empty()) keep_coder(study.coder);
    desk_->create(study);
}

void MainFrame::ask_demonstration() {
    const auto file = free_file(documents(), tr("demonstration.filrouge"));
    FileQuestion question{FilePurpose::projects, tr("Where to save the demonstration study"),
                          projects_kind(), file.filename().string(), file.parent_path()};
    auto chosen = app::ask_file(this, question, project_file(), wxFD_SAVE);
    if (!chosen) return;
    if (chosen->extension() != ".filrouge") *chosen += ".filrouge";
    messages_->Dismiss();
    desk_->make_demonstration(*chosen);
}

void MainFrame::refused(const fs::path& path, const Error& error) {
    show_message(describe_file_error(path.filename().string(), error));
    failed_.reset();
    const bool may_be_read = error.code == ErrorCode::locked ||
                             (error.code == ErrorCode::unreadable && can_be_read(path));
    if (!may_be_read) return;
    refused_ = path;
    messages_->AddButton(read_only_button_, tw("Open read-only"));
}

void MainFrame::open_read_only() {
    open_project(refused_.string(), ProjectDesk::Access::snapshot);
}

void MainFrame::ask_copy() {
    ask_file({FilePurpose::write_out, tr("Save a copy of the project"), projects_kind(),
              desk_->bench()->path().stem().string() + ".copie.filrouge"},
             [this](const fs::path& file) { desk_->go_on_in_copy(file); });
}

bool MainFrame::may_lose() {
    place_bar_->look();
    if (!place_bar_->would_be_lost()) return true;
    wxMessageDialog question{
        this,
        tw("The file of this project is gone. What is shown here will be lost unless you save a "
           "copy first."),
        tw("Close the project"), wxYES_NO | wxNO_DEFAULT | wxICON_WARNING};
    question.SetYesNoLabels(tw("Close all the same"), tw("Back"));
    return question.ShowModal() == wxID_YES;
}

std::vector<Command> MainFrame::look_commands() {
    const auto speaks = [this](const char* name, Language which) {
        return Command{name,
                       "",
                       [this, which] {
                           keep_language(which);
                           renew();
                       },
                       {},
                       [which] { return language() == which; }};
    };
    const auto theme = [this](const char* name, Theme which) {
        return Command{name,
                       "",
                       [this, which] {
                           keep_theme(which);
                           renew();
                       },
                       {},
                       [which] { return kept_theme() == which; }};
    };
    Command languages{"Language", "", {}, {}};
    languages.below = {speaks("Français", Language::french), speaks("English", Language::english)};
    Command themes{"Theme", "", {}, {}};
    themes.below = {theme("As the desktop", Theme::desktop), theme("Light", Theme::light),
                    theme("Dark", Theme::dark)};
    return {{},
            {"Panes as at first",
             "",
             [this] {
                 room_.clear();
                 load_panes(panes_, first_panes_);
             },
             {}},
            {"Font of the text…", "", [this] { choose_text_font(); }, {}},
            languages,
            themes};
}

void MainFrame::renew() {
    if (desk_->is_open() && !desk_->can_edit() && !desk_->bench()->read_only()) {
        say_for_now(tr("This is for after the work under way."));
        return;
    }
    keep_view();
    if (on_renew) on_renew();
}

void MainFrame::choose_text_font() {
    wxFontData data;
    data.SetInitialFont(transcript_->view().StyleGetFont(wxSTC_STYLE_DEFAULT));
    wxFontDialog dialog{this, data};
    if (dialog.ShowModal() != wxID_OK) return;
    keep_text_font(dialog.GetFontData().GetChosenFont());
    renew();
}

void MainFrame::restore_view() {
    first_panes_ = panes_.SavePerspective();
    const auto view = kept_view();
    if (const auto place = on_screen(view.place, GetSize() - GetClientSize()); !place.IsEmpty()) {
        // Not SetSize: GTK would give the toolbar two pixels until the frame around is known.
        SetClientSize(place.GetSize());
        SetPosition(place.GetPosition());
        // A window manager may put a new window elsewhere.
        if (!view.maximised) CallAfter([this, place] { SetPosition(place.GetPosition()); });
    }
    if (!view.panes.empty()) load_panes(panes_, view.panes);
    room_ = PaneRoom::parse(to_utf8(view.room));
    if (view.maximised) Maximize();
    transcript_->view().SetZoom(view.zoom);
    const auto changes = [this](wxEvent& event) {
        view_changed();
        event.Skip();
    };
    Bind(wxEVT_SIZE, changes);
    Bind(wxEVT_MOVE, changes);
    area_->Bind(wxEVT_AUI_RENDER, changes);
    transcript_->view().Bind(wxEVT_STC_ZOOM, changes);
}

void MainFrame::view_changed() {
    if (!view_timer_.IsRunning()) view_timer_.StartOnce(view_pause_ms);
}

void MainFrame::keep_view() {
    view_timer_.Stop();
    if (IsBeingDeleted()) return;
    const auto before = kept_view();
    WindowView now;
    now.panes = panes_.SavePerspective();
    now.room = to_wx(room_.str());
    now.maximised = IsMaximized();
    now.place =
        now.maximised || IsIconized() ? before.place : wxRect{GetPosition(), GetClientSize()};
    now.zoom = transcript_->view().GetZoom();
    now.shown = desk_->is_open() ? transcript_->view().visibility() : before.shown;
    app::keep_view(now);
}

std::string MainFrame::selection_text() {
    const auto& view = transcript_->view();
    const auto span = view.selected();
    if (span.empty()) return {};
    if (counted_.source == view.source() && counted_.span == span) return counted_.text;
    return plural(span.size().value(), "{} character", "{} characters");
}

void MainFrame::caret_rests() {
    const auto* bench = desk_->bench();
    auto& view = transcript_->view();
    if (bench == nullptr || view.text() == nullptr) return;
    const auto& project = bench->project();
    if (const auto span = view.selected(); !span.empty()) {
        counted_ = {view.source(), span,
                    describe(selection_facts(project, view.source(), *view.text(), span))};
    }
    show_place();
    accessible_description(view, spoken_place(project, view.turn_here(project),
                                              view.line_in_sight(), view.codings_here()));
}

void MainFrame::forget_counted() {
    counted_ = {};
    rest_timer_.StartOnce(rest_ms);
}

} // namespace filrouge::app

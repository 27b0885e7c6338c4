#include "gui/gui.h"

#include "gui/screen.h"

#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/coding/coding.h"
#include "workbench/sources/import.h"

#include <catch2/catch.hpp>

#include <wx/app.h>
#include <wx/image.h>

namespace filrouge::gui_test {
namespace fs = std::filesystem;

app::TranscriptView& view() {
    return frame().transcript().view();
}

workbench::Workbench& bench() {
    return *frame().desk().bench();
}

const Project& project() {
    return bench().project();
}

bool wait_until(const std::function<bool()>& condition, std::chrono::seconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        wxTheApp->Yield(true);
        wxTheApp->ProcessIdle();
        wxMilliSleep(5);
    }
    return true;
}

void settle() {
    for (int i = 0; i < 8; ++i) {
        wxTheApp->Yield(true);
        wxTheApp->ProcessIdle();
        wxMilliSleep(5);
    }
}

void wait_for_work() {
    REQUIRE(wait_until([] { return !frame().background().busy() && !frame().desk().indexing(); },
                       std::chrono::seconds{300}));
    settle();
}

void press(int key, int modifiers) {
    wxUIActionSimulator{}.Char(key, modifiers);
    settle();
}

void type(const std::string& ascii) {
    wxUIActionSimulator{}.Text(ascii.c_str());
    settle();
}

void click(wxWindow& window, wxPoint point) {
    wxUIActionSimulator mouse;
    mouse.MouseMove(window.ClientToScreen(point));
    settle();
    mouse.MouseClick();
    settle();
}

void double_click(wxWindow& window, wxPoint point) {
    wxUIActionSimulator mouse;
    mouse.MouseMove(window.ClientToScreen(point));
    settle();
    mouse.MouseDblClick();
    settle();
}

void drag(wxWindow& window, wxPoint from, wxPoint to) {
    wxUIActionSimulator mouse;
    mouse.MouseMove(window.ClientToScreen(from));
    settle();
    mouse.MouseDown();
    settle();
    mouse.MouseMove(window.ClientToScreen(wxPoint{(from.x + to.x) / 2, to.y}));
    settle();
    mouse.MouseMove(window.ClientToScreen(to));
    settle();
    mouse.MouseUp();
    settle();
}

void focus(wxWindow& window) {
    REQUIRE(wait_until([&] {
        if (wxWindow::FindFocus() == &window && frame().IsActive()) return true;
        frame().Raise();
        window.SetFocus();
        return false;
    }));
}

void focus_dialog(wxDialog& dialog) {
    REQUIRE(wait_until([&] {
        if (dialog.IsActive()) return true;
        dialog.Raise();
        return false;
    }));
}

void screenshot(const std::string& name) {
    settle();
    wait_until([] { return !frame().background().busy(); });
    const fs::path place{FILROUGE_SCREENSHOTS};
    fs::create_directories(place);
    grab_screen().SaveFile((place / (name + ".png")).string(), wxBITMAP_TYPE_PNG);
}

const fs::path& folder() {
    static const platform::TemporaryDirectory directory;
    return directory.path();
}

std::string hard_transcript() {
    return "Animatrice : Bonjour a\u0300 toutes et tous. Qu\u2019est-ce qui fait tension ?\r\n"
           "Nadia : La confiance\u00a0: c\u2019est l\u2019e\u0301le\u0301ment cle\u0301. "
           "👩‍👩‍👧 "
           "On se parle autour de la machine a\u0300 cafe\u0301.\r\n"
           "Karim : Chez nous, la temporalité du SAJ n\u2019est pas celle des familles 😀 et on "
           "attend.\r\n"
           "Nadia : Elle disait \u05e9\u05dc\u05d5\u05dd \u05dc\u05db\u05d5\u05dc\u05dd en "
           "arrivant, et tout le monde souriait.\r\n"
           "Animatrice : Et les leviers ?\r\n"
           "Karim : Un coup de fil à midi, et c\u2019est réglé. Sans courrier, sans réunion.\r\n";
}

fs::path make_project(const std::string& name, std::size_t more) {
    const auto path = folder() / (name + ".filrouge");
    workbench::OpenOptions options;
    options.coder = "zoé";
    auto bench = workbench::Workbench::create(path, {name, "fr"}, options);
    REQUIRE(bench);
    std::vector<fs::path> files{folder() / (name + " FG1.txt")};
    platform::write_file(files[0], hard_transcript()).value();
    for (std::size_t i = 0; i < more; ++i) {
        files.push_back(folder() / (name + " Z" + std::to_string(i) + ".txt"));
        std::string text;
        for (std::size_t line = 0; line < 400; ++line) {
            text += (line % 2 == 0 ? "Sabine : " : "Karim : ");
            text += "réponse " + std::to_string(i) + "-" + std::to_string(line) +
                    " sur le réseau, la confiance et les réunions du mardi.\n";
        }
        platform::write_file(files.back(), text).value();
    }
    SilentProgress progress;
    const auto report = workbench::import_files(**bench, files, {}, progress);
    REQUIRE(report);
    REQUIRE(report->imported() == files.size());
    for (const char* code : {"Tensions/Temporalités", "Tensions/Informations confidentielles",
                             "Leviers/Confiance", "Leviers/Espaces informels"}) {
        workbench::NewCode wanted;
        wanted.path = code;
        REQUIRE(workbench::add_code(**bench, wanted));
    }
    return path;
}

void open(const fs::path& project) {
    frame().open_project(project.string());
    REQUIRE(wait_until([&] {
        auto& desk = frame().desk();
        return desk.is_open() && desk.bench()->path() == project && !desk.indexing() &&
               !frame().background().busy() && !frame().filling();
    }));
    REQUIRE_FALSE(frame().transcript().view().source().is_nil());
    settle();
}

void renew() {
    const bool was_open = frame().desk().is_open();
    const auto* old = &frame();
    frame().on_renew();
    REQUIRE(wait_until([&] { return &frame() != old && frame().IsShownOnScreen(); }));
    REQUIRE(wait_until([&] {
        return frame().desk().is_open() == was_open && !frame().background().busy() &&
               !frame().filling();
    }));
    settle();
}

ByteSpan find_in_view(const std::string& needle) {
    const auto at = frame().transcript().view().text()->utf8().find(needle);
    REQUIRE(at != std::string::npos);
    return {BytePos{at}, BytePos{at + needle.size()}};
}

void select_by_keys(const std::string& needle) {
    auto& view = frame().transcript().view();
    const auto span = find_in_view(needle);
    focus(view);
    view.GotoPos(static_cast<int>(span.begin().value()));
    settle();
    for (int i = 0; i < 400; ++i) {
        if (view.GetCurrentPos() >= static_cast<int>(span.end().value())) break;
        wxUIActionSimulator{}.Char(WXK_RIGHT, wxMOD_SHIFT);
        const int before = view.GetCurrentPos();
        REQUIRE(wait_until([&] { return view.GetCurrentPos() != before; }));
    }
    REQUIRE(view.GetCurrentPos() == static_cast<int>(span.end().value()));
}

void mark(const std::string& needle) {
    auto& view = frame().transcript().view();
    const auto span = find_in_view(needle);
    view.SetSelection(static_cast<int>(span.begin().value()), static_cast<int>(span.end().value()));
    focus(view);
}

void take_in_palette(const std::string& typed) {
    REQUIRE(wait_until([] { return frame().coding().palette() != nullptr; }));
    auto* palette = frame().coding().palette();
    REQUIRE(wait_until([&] { return palette->IsActive() && palette->box().HasFocus(); }));
    type(typed);
    REQUIRE(wait_until([&] { return palette->box().GetValue() == typed; }));
    press(WXK_RETURN);
    REQUIRE(wait_until([] { return frame().coding().palette() == nullptr; }));
}

std::vector<std::string> coded_in_file(const fs::path& project) {
    workbench::OpenOptions options;
    options.access = store::ProjectFile::Access::read_only;
    auto bench = workbench::Workbench::open(project, options);
    REQUIRE(bench);
    const auto& model = (*bench)->project();
    std::vector<std::string> coded;
    for (const auto& [id, source] : model.sources()) {
        const auto text = (*bench)->text(id);
        REQUIRE(text);
        for (const auto row : model.codings_in(id)) {
            const auto coding = model.codings().at(row);
            coded.push_back(model.codebook().at(coding.code).name + "|" +
                            std::string{(*text)->slice(coding.span)});
        }
    }
    return coded;
}

} // namespace filrouge::gui_test

#include "app/window_progress.h"
#include "app/wx_text.h"
#include "gui/gui.h"
#include "gui/watchdog.h"

#include <catch2/catch.hpp>

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/progdlg.h>

#include <chrono>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

wxDialog* progress_dialog() {
    for (auto* window : wxTopLevelWindows) {
        if (auto* dialog = dynamic_cast<wxGenericProgressDialog*>(window)) return dialog;
    }
    return nullptr;
}

/// Steps for so long, or until stopped.
void work(Progress& progress, milliseconds time, const std::function<void()>& meanwhile) {
    const auto begin = Clock::now();
    for (std::size_t i = 0; Clock::now() - begin < time && !progress.cancelled(); ++i) {
        progress.step(i, 10'000, "Entretien 1");
        meanwhile();
        wxMilliSleep(1);
    }
}

} // namespace

TEST_CASE("long work on the main thread lets the window paint, and nothing else happen") {
    bool painted = false, rang = false, ran = false;
    auto* canvas = new wxPanel{&frame(), wxID_ANY, {0, 0}, {40, 40}};
    canvas->Raise();
    settle();
    canvas->Bind(wxEVT_PAINT, [&](wxPaintEvent& event) {
        event.Skip();
        painted = true;
    });
    PatientTimer timer;
    timer.Bind(wxEVT_TIMER, [&](wxTimerEvent&) { rang = true; });
    Watchdog watchdog;
    watchdog.during("work", [&] {
        WindowProgress progress{frame(), "Recherche"};
        CHECK(WindowProgress::running());
        timer.StartOnce(20);
        when_free([&] { ran = true; });
        work(progress, milliseconds{300}, [&] { canvas->Refresh(); });
        CHECK_FALSE(progress.cancelled());
        CHECK_FALSE(rang);
        CHECK_FALSE(ran);
        CHECK(progress_dialog() == nullptr);
    });
    CHECK(painted);
    CHECK(watchdog.actions().front().longest_ms < 200);
    CHECK_FALSE(WindowProgress::running());
    CHECK(wait_until([&] { return rang && ran; }));
    canvas->Destroy();
    settle();
}

TEST_CASE("what takes a moment tells how far it is, and can be stopped") {
    {
        WindowProgress progress{frame(), "Recherche"};
        const auto begin = Clock::now();
        work(progress, std::chrono::seconds{20}, [&] {
            auto* dialog = progress_dialog();
            if (dialog == nullptr || Clock::now() - begin < milliseconds{900}) return;
            screenshot("60-progress");
            auto* stop = dynamic_cast<wxButton*>(dialog->FindWindow(wxID_CANCEL));
            REQUIRE(stop != nullptr);
            wxCommandEvent pressed{wxEVT_BUTTON, wxID_CANCEL};
            pressed.SetEventObject(stop);
            stop->ProcessWindowEvent(pressed);
        });
        CHECK(progress.cancelled());
        frame().Close(); // not while the work looks at the project
        CHECK_FALSE(frame().IsBeingDeleted());
    }
    settle();
    CHECK(progress_dialog() == nullptr);
    CHECK(frame().IsEnabled());
}

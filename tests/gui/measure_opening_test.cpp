#include "bench/measure.h"
#include "gui/day.h"
#include "gui/gui.h"
#include "gui/keys.h"

#include <catch2/catch.hpp>
#include <wx/app.h>

#include <algorithm>
#include <cstdlib>

using namespace filrouge;
using namespace filrouge::bench;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

namespace {

/// Until a key moves the caret in the text.
double time_opening(const fs::path& path, Keys& keys) {
    auto& view = frame().transcript().view();
    return time_ms([&] {
        frame().open_project(path.string());
        while (view.source().is_nil()) wxTheApp->Yield(true);
        frame().Update();
        view.SetFocus();
        const int caret = view.GetCurrentPos();
        keys.press({caret == 0 ? "Right" : "Left"});
        while (view.GetCurrentPos() == caret) wxTheApp->Yield(true);
    });
}

double time_workbench(const fs::path& path) {
    return time_ms([&] { REQUIRE(workbench::Workbench::open(path, {})); });
}

} // namespace

// Not run with the others: `test_gui "[measure]"`, FILROUGE_BENCH_PROJECT being the project that
// bench_project made.
TEST_CASE("how fast a large project opens, and how long it blocks", "[.][measure]") {
    const char* made = std::getenv("FILROUGE_BENCH_PROJECT");
    if (made == nullptr || !fs::exists(made)) {
        std::printf("no project of 1 M codings: its opening is not measured\n");
        return;
    }
    const auto path = folder() / "million.filrouge";
    fs::copy_file(made, path);
    {
        Watchdog watchdog; // the index is made meanwhile, so that the openings below find one
        go_through(watchdog, path);
        std::printf("%s", watchdog.table(1).c_str());
        const auto& longest = *std::max_element(
            watchdog.actions().begin(), watchdog.actions().end(),
            [](const auto& a, const auto& b) { return a.longest_ms < b.longest_ms; });
        std::printf("blocked longest: %s %.0f ms\n", longest.name.c_str(), longest.longest_ms);
    }
    std::vector<double> ours, bare;
    Keys keys;
    for (int i = 0; i < 9; ++i) {
        bare.push_back(time_workbench(path));
        ours.push_back(time_opening(path, keys));
        frame().desk().close();
        settle();
    }
    distribution("1,000 transcripts and 1 M codings opened, until a key is answered", ours);
    report({"open-window-ms", median(ours), "workbench-open-ms", median(bare),
            median(ours) / median(bare), median(ours), Bound::at_most, 2000, "ms"});
}

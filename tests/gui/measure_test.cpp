#include "gui/gui.h"

#include "platform/files.h"
#include "workbench/codebook_edits.h"
#include "workbench/coding.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t turns = 20000;
constexpr std::size_t codings = 10000;

double ms_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>{std::chrono::steady_clock::now() - start}
        .count();
}

/// 3 MB of talk in 20,000 turns, with 10,000 codings of 40 to 400 characters that overlap.
fs::path large_project() {
    const auto path = folder() / "mesure.filrouge";
    std::string text;
    for (std::size_t i = 0; i < turns; ++i) {
        text += i % 3 == 0 ? "Animatrice : " : i % 3 == 1 ? "Nadia : " : "Karim : ";
        text += "réponse numéro " + std::to_string(i) +
                " sur la confiance entre les services, les réunions du mardi, le temps de "
                "l\u2019administration et celui des familles, à midi près de la machine à café.\n";
    }
    auto bench = workbench::Workbench::create(path, {}, {});
    REQUIRE(bench);
    auto& project = **bench;
    std::vector<CodeId> codes;
    for (int i = 0; i < 40; ++i) {
        workbench::NewCode code;
        code.path = "Code " + std::to_string(i);
        codes.push_back(workbench::add_code(project, code).value());
    }
    const auto made = Text::make(text);
    Source source;
    source.id = project.new_id<SourceId>();
    source.name = "Grand groupe";
    source.characters = made->size();
    source.text_hash = store::sha256_hex(text);
    std::mt19937 random{1};
    REQUIRE(project.edit("Import", [&](store::Edit& edit) {
        edit.put(source);
        edit.put_text(source.id, *made);
        for (std::size_t i = 0; i < codings; ++i) {
            Coding coding;
            coding.id = project.new_id<CodingId>();
            coding.source = source.id;
            coding.code = codes[random() % codes.size()];
            coding.coder = project.coder_id(edit, "zoé");
            const std::size_t begin = random() % (made->size().value() - 500);
            coding.span = cp_span(begin, begin + 40 + random() % 360);
            edit.put(coding);
        }
    }));
    return path;
}

} // namespace

// Not run with the others: `test_gui "[measure]"`. Budgets in DESIGN, section 7.
TEST_CASE("how fast a large transcript shows and takes a coding", "[.][measure]") {
    const auto path = large_project();
    auto start = std::chrono::steady_clock::now();
    frame().open_project(path.string());
    REQUIRE(wait_until([] { return frame().desk().is_open(); }));
    std::printf("open %.1f ms\n", ms_since(start));
    wait_until([] { return !frame().background().busy(); }, std::chrono::seconds{300});

    auto& view = frame().transcript().view();
    auto& bench = *frame().desk().bench();
    const auto source = view.source();
    const auto text = bench.text(source).value();
    start = std::chrono::steady_clock::now();
    view.show(bench.project(), source, text);
    const auto shown = ms_since(start);
    view.Refresh();
    view.Update();
    frame().transcript().stripes().Update();
    std::printf("show %.1f ms, painted %.1f ms\n", shown, ms_since(start));

    std::vector<double> times;
    const auto code = bench.project().codebook().in_order().front();
    for (std::size_t i = 0; i < 200; ++i) {
        view.select(cp_span(i * 7000 + 20, i * 7000 + 90));
        settle();
        start = std::chrono::steady_clock::now();
        frame().coding().apply_code(code);
        frame().Update();
        view.Update();
        times.push_back(ms_since(start));
    }
    std::sort(times.begin(), times.end());
    std::printf("coding median %.2f ms, 95th percentile %.2f ms\n", times[100], times[190]);
    frame().desk().close();
}

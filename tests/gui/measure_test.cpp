#include "bench/measure.h"
#include "gui/gui.h"
#include "gui/keys.h"

#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/coding/coding.h"

#include <catch2/catch.hpp>
#include <wx/app.h>
#include <wx/stc/stc.h>

#include <chrono>
#include <cstdio>
#include <functional>
#include <random>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::bench;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t turns = 20000;
constexpr std::size_t codings = 10000;

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

/// What Scintilla alone needs for the same text and as many highlights.
class BareView {
  public:
    BareView() : view_{new wxStyledTextCtrl{&frame(), wxID_ANY, {0, 0}, {700, 600}}} {
        view_->SetWrapMode(wxSTC_WRAP_WHITESPACE);
        view_->SetModEventMask(0);
        view_->Raise();
    }
    ~BareView() { view_->Destroy(); }
    BareView(const BareView&) = delete;
    BareView& operator=(const BareView&) = delete;

    void show(const std::string& utf8, const std::vector<ByteSpan>& spans) {
        view_->SetTextRaw(utf8.c_str());
        for (std::size_t i = 0; i < spans.size(); ++i) {
            highlight(static_cast<int>(8 + i % 8), spans[i]);
        }
        view_->Refresh();
        view_->Update();
    }
    void highlight(int indicator, ByteSpan span) {
        view_->SetIndicatorCurrent(indicator);
        view_->IndicatorFillRange(static_cast<int>(span.begin().value()),
                                  static_cast<int>(span.size().value()));
    }
    void go_to(ByteSpan span) { view_->GotoPos(static_cast<int>(span.begin().value())); }
    void paint() { view_->Update(); }

  private:
    wxStyledTextCtrl* view_;
};

/// When the text was painted last with more codings than there were: they are durable by then.
class PaintWatch {
  public:
    PaintWatch() {
        auto& view = frame().transcript().view();
        view.Bind(wxEVT_STC_PAINTED, &PaintWatch::painted, this);
    }
    ~PaintWatch() {
        auto& view = frame().transcript().view();
        view.Unbind(wxEVT_STC_PAINTED, &PaintWatch::painted, this);
    }
    PaintWatch(const PaintWatch&) = delete;
    PaintWatch& operator=(const PaintWatch&) = delete;

    /// From `press` to the paint, in ms; the event loop runs until then.
    double time(const std::function<void()>& press) {
        before_ = codings();
        seen_ = false;
        const auto begin = Clock::now();
        press();
        while (!seen_) wxTheApp->Yield(true);
        return std::chrono::duration<double, std::milli>(painted_ - begin).count();
    }

  private:
    using Clock = std::chrono::steady_clock;
    static std::size_t codings() { return frame().desk().bench()->project().codings().size(); }
    void painted(wxStyledTextEvent& event) {
        event.Skip();
        if (seen_ || codings() == before_) return;
        painted_ = Clock::now();
        seen_ = true;
    }

    std::size_t before_ = 0;
    bool seen_ = true;
    Clock::time_point painted_;
};

struct CodingTimes {
    std::vector<double> painted;  ///< from the key to the coding painted and durable
    std::vector<double> followed; ///< until tables, lists and margins are painted as well
    std::vector<double> bare;     ///< a highlight in a bare Scintilla, painted
};

/// The key is the digit that gives the last code again.
CodingTimes time_codings(workbench::Workbench& bench, const Text& text, BareView& bare) {
    auto& view = frame().transcript().view();
    Keys keys;
    focus(view);
    view.select(cp_span(2, 18));
    frame().coding().apply_code(bench.project().codebook().in_order().front());
    CodingTimes times;
    PaintWatch watch;
    for (std::size_t i = 0; i < 200; ++i) {
        const auto span = cp_span(i * 7000 + 20, i * 7000 + 90);
        view.select(span);
        settle();
        times.followed.push_back(time_ms([&] {
            times.painted.push_back(watch.time([&] { keys.press({"1"}); }));
            frame().Update();
        }));
        const auto bytes = text.index().to_bytes(span);
        bare.go_to(bytes);
        bare.paint();
        times.bare.push_back(time_ms([&] {
            bare.highlight(16, bytes);
            bare.paint();
        }));
    }
    return times;
}

} // namespace

// Not run with the others: `test_gui "[measure]"`. Budgets in DESIGN, section 7.
TEST_CASE("how fast a large transcript shows and takes a coding", "[.][measure]") {
    const auto path = large_project();
    frame().open_project(path.string());
    REQUIRE(wait_until([] { return frame().desk().is_open(); }));
    wait_until([] { return !frame().background().busy(); }, std::chrono::seconds{300});

    auto& view = frame().transcript().view();
    auto& bench = *frame().desk().bench();
    const auto source = view.source();
    const auto text = bench.text(source).value();
    std::vector<ByteSpan> spans;
    for (const auto row : bench.project().codings_in(source)) {
        spans.push_back(text->index().to_bytes(bench.project().codings().span(row)));
    }
    BareView bare;
    std::vector<double> shown, bare_shown;
    for (int i = 0; i < 9; ++i) {
        shown.push_back(time_ms([&] {
            view.show(bench.project(), source, text);
            view.Refresh();
            view.Update();
            frame().transcript().stripes().Update();
        }));
        bare_shown.push_back(time_ms([&] { bare.show(text->utf8(), spans); }));
    }
    distribution("3 MB with " + std::to_string(spans.size()) + " codings shown", shown);
    report({"show-3MB-ms", median(shown), "bare-scintilla-ms", median(bare_shown),
            median(shown) / median(bare_shown), median(shown), Bound::at_most, 100, "ms"});

    const auto times = time_codings(bench, *text, bare);
    distribution("from the key to a coding painted and durable", times.painted);
    distribution("from the key until every pane has followed", times.followed);
    const auto p95 = quantile(times.painted, 0.95);
    const auto bare_p95 = quantile(times.bare, 0.95);
    report({"coding-p95-ms", p95, "bare-highlight-p95-ms", bare_p95, p95 / bare_p95, p95,
            Bound::at_most, 16, "ms"});
    frame().desk().close();
}

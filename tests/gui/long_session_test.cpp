#include "app/sources/import_dialog.h"
#include "gui/gui.h"
#include "gui/keys.h"
#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/codebook/codebook_merge.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::gui_test;

namespace {

constexpr std::size_t passages = 30;

std::size_t codings() {
    return project().codings().size();
}

std::string passage(std::size_t i) {
    return "l\u2019avis nume\u0301ro " + std::to_string(100 + i) + " 😀";
}

void import_group() {
    const auto file = folder() / "longue séance.txt";
    std::string text;
    for (std::size_t i = 0; i < passages; ++i) {
        text += (i % 2 == 0 ? "Nadia : Voici " : "Karim : Voilà ") + passage(i) +
                " sur la confiance, et le reste après midi.\n";
    }
    platform::write_file(file, text).value();
    app::ImportDialog dialog{&frame(), *frame().desk().bench()};
    dialog.Show();
    dialog.add({file});
    REQUIRE(wait_until([&] { return dialog.rows().size() == 1 && !dialog.busy(); }));
    const auto choices = dialog.choices();
    REQUIRE(choices.size() == 1);
    dialog.Hide();
    frame().desk().import_chosen(choices);
    REQUIRE(wait_until([] {
        return !frame().background().busy() && !frame().transcript().view().source().is_nil();
    }));
    for (auto* window : wxTopLevelWindows) {
        if (window != &frame() && window != &dialog) window->Close();
    }
    settle();
}

void double_click_code(const std::string& path) {
    auto& panel = frame().codebook();
    const auto code = project().codebook().resolve(path).value();
    panel.select(code);
    settle();
    auto* tree = panel.tree().GetDataView();
    const auto where = tree->GetItemRect(wxDataViewItem{panel.item_of(code).GetID()});
    double_click(*tree, where.GetPosition() + wxPoint{where.width / 4, where.height / 2});
}

/// The session so far: what should be coded, and with what last.
struct Session {
    Keys keys;
    std::vector<std::string> coded{};
    std::string last_code{};

    void expect(const std::string& code, const std::string& words) {
        last_code = code;
        coded.push_back(code + "|" + words);
        REQUIRE(wait_until([&] { return codings() == coded.size(); }));
    }

    void by_palette(const std::string& words) {
        keys.press({"Control_L", "k"});
        take_in_palette("confian");
        expect("Confiance", words);
    }
    void by_digit(const std::string& words) {
        keys.press({"1"});
        expect(last_code, words);
    }
    void by_repeating(const std::string& words) {
        keys.press({"Control_L", "r"});
        expect(last_code, words);
    }
    void in_vivo(const std::string& words) {
        keys.press({"Control_L", "Shift_L", "v"});
        expect(words, words);
    }
    void by_turn() {
        const auto& view = frame().transcript().view();
        const auto* turn = project().turn_at(view.source(), view.caret());
        REQUIRE(turn != nullptr);
        const std::string words{view.text()->slice(turn->span)};
        keys.press({"Control_L", "Shift_L", "t"});
        take_in_palette("tempo");
        expect("Temporalités", words);
    }
    void by_double_click(const std::string& words) {
        double_click_code("Leviers/Espaces informels");
        expect("Espaces informels", words);
    }

    void code(std::size_t i) {
        const auto words = passage(i);
        mark(words);
        switch (i % 6) {
        case 0: return by_palette(words);
        case 1: return by_digit(words);
        case 2: return by_repeating(words);
        case 3: return in_vivo(words);
        case 4: return by_turn();
        default: return by_double_click(words);
        }
    }
};

std::vector<std::string> sorted(std::vector<std::string> lines) {
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// Presses as many times, each time until the history tells.
void step_history(Keys& keys, const std::vector<std::string>& press, std::size_t steps) {
    for (std::size_t i = 0; i < steps; ++i) {
        const auto before = frame().desk().bench()->history().size();
        keys.press(press);
        REQUIRE(wait_until([&] { return frame().desk().bench()->history().size() > before; }));
    }
}

void make_codes() {
    for (const char* path :
         {"Tensions/Temporalités", "Leviers/Confiance", "Leviers/Espaces informels"}) {
        workbench::NewCode wanted;
        wanted.path = path;
        REQUIRE(workbench::add_code(*frame().desk().bench(), wanted));
    }
}

void merge_informal_into_trust() {
    const auto& book = project().codebook();
    REQUIRE(workbench::merge_codes(*frame().desk().bench(),
                                   book.resolve("Leviers/Espaces informels").value(),
                                   book.resolve("Leviers/Confiance").value()));
}

void check_table_and_export(std::size_t expected) {
    frame().crosstab().choose_axes("codes", "sources");
    REQUIRE(frame().crosstab().live() != nullptr);
    CHECK(static_cast<std::size_t>(frame().crosstab().live()->table().total) == expected);
    const auto file = folder() / "longue séance.csv";
    frame().desk().export_codings(file);
    REQUIRE(wait_until([] { return !frame().background().busy(); }));
    const auto csv = platform::read_file(file, 1 << 20).value();
    CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) == expected + 1);
}

void check_file(const std::filesystem::path& path, const std::vector<std::string>& coded) {
    CHECK(sorted(coded_in_file(path)) == sorted(coded));
    workbench::OpenOptions options;
    options.access = store::ProjectFile::Access::read_only;
    const auto bench = workbench::Workbench::open(path, options);
    REQUIRE(bench);
    CHECK((*bench)->check().empty());
    CHECK((*bench)->project().codings().size() == coded.size());
}

} // namespace

TEST_CASE(
    "a long session: thirty passages, a merge, all undone and done again, counted, exported") {
    const auto path = folder() / "longue.filrouge";
    frame().desk().create(path);
    make_codes();
    import_group();
    Session session;
    for (std::size_t i = 0; i < passages; ++i) session.code(i);
    merge_informal_into_trust();
    settle();
    screenshot("13-long-session");
    for (auto& line : session.coded) {
        const std::string old = "Espaces informels|";
        if (line.rfind(old, 0) == 0) line.replace(0, old.size(), "Confiance|");
    }

    step_history(session.keys, {"Control_L", "z"}, passages + 1);
    CHECK(codings() == 0);
    CHECK(project().codebook().size() == 5); // those coded in vivo went with their passages
    step_history(session.keys, {"Control_L", "Shift_L", "z"}, passages + 1);
    CHECK(codings() == passages);
    CHECK_FALSE(project().codebook().resolve("Leviers/Espaces informels"));
    check_table_and_export(passages);
    frame().desk().close();
    check_file(path, session.coded);
}

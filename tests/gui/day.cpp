#include "gui/day.h"

#include "gui/gui.h"
#include "gui/keys.h"

#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/codebook/codebook_merge.h"
#include "workbench/documents/quoting.h"
#include "workbench/tables/tabulate.h"

#include <catch2/catch.hpp>

namespace filrouge::gui_test {
namespace {

void close_others() {
    for (auto* window : wxTopLevelWindows) {
        if (window != &frame()) window->Close();
    }
    settle();
}

void open_and_index(Watchdog& watchdog, const std::filesystem::path& path) {
    watchdog.during("opening the project", [&] {
        frame().open_project(path.string());
        REQUIRE(wait_until([] { return !view().source().is_nil() && !frame().filling(); }));
        settle();
    });
    watchdog.during("indexing", wait_for_work);
}

void import(Watchdog& watchdog) {
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < 5; ++i) {
        files.push_back(folder() / ("arrivé " + std::to_string(i) + ".txt"));
        std::string text;
        for (int line = 0; line < 300; ++line) {
            text += (line % 2 == 0 ? "Sabine : " : "Karim : ") + std::to_string(i * line) +
                    " fois la confiance, et les réunions du mardi.\n";
        }
        platform::write_file(files.back(), text).value();
    }
    watchdog.during("importing files", [&] {
        frame().desk().import_files(files);
        wait_for_work();
    });
    close_others();
}

void find(Watchdog& watchdog) {
    auto& results = frame().search().results();
    watchdog.during("typing a search", [&] {
        frame().search().focus_box();
        settle();
        Keys{}.type("confiance");
        REQUIRE(wait_until([&] { return !results.rows().empty(); }));
        settle();
    });
    watchdog.during("going through the hits", [&] {
        for (int i = 0; i < 5; ++i) {
            results.step(1);
            settle();
        }
    });
}

void look_closer(Watchdog& watchdog) {
    watchdog.during("concordance", [&] {
        frame().show_pane("concordance");
        frame().finding().show_concordance();
        settle();
    });
    REQUIRE_FALSE(frame().concordance().concordance().lines.empty());
    frame().hide_pane("concordance");
    watchdog.during("counts of a search", [&] {
        frame().finding().show_counts();
        settle();
    });
    close_others();
    const auto code = project().codebook().in_order()[2];
    watchdog.during("passages like a code", [&] {
        frame().finding().similar_to_code(code);
        settle();
    });
}

void retrieve(Watchdog& watchdog) {
    auto& retrieval = frame().retrieval();
    const auto codes = project().codebook().in_order();
    frame().show_pane("retrieval");
    settle();
    watchdog.during("retrieving a code", [&] {
        retrieval.activate(codes[1]);
        settle();
    });
    REQUIRE(retrieval.total() > 0);
    watchdog.during("retrieving codes that overlap", [&] {
        retrieval.combination().SetSelection(static_cast<int>(workbench::Combination::overlapping));
        retrieval.others().check(codes, true);
        retrieval.retrieve();
        settle();
    });
    watchdog.during("retrieving all, by speaker", [&] {
        retrieval.combination().SetSelection(0);
        retrieval.grouping().SetSelection(3);
        retrieval.codes().check(codes, true);
        retrieval.retrieve();
        settle();
    });
    REQUIRE(retrieval.total() == workbench::count_passages(bench())); // two coders
    retrieval.grouping().SetSelection(0);
    retrieval.activate(codes[1]);
    settle();
    frame().hide_pane("retrieval");
    settle();
}

void look_back(Watchdog& watchdog) {
    watchdog.during("what was done", [&] {
        frame().show_pane("history");
        settle();
    });
    frame().hide_pane("history");
    watchdog.during("memos", [&] {
        frame().show_pane("memos");
        settle();
    });
    frame().hide_pane("memos");
    watchdog.during("finding in the source", [&] {
        focus(view());
        Keys{}.press({"Control_L", "f"});
        Keys{}.type("confiance");
        settle();
        Keys{}.press({"Escape"});
        settle();
    });
}

void code(Watchdog& watchdog) {
    const auto codes = project().codebook().in_order();
    const auto before = project().codings().size();
    for (std::size_t i = 0; i < 5; ++i) {
        const auto span = cp_span(i * 201 + 3, i * 201 + 90);
        watchdog.during("coding " + std::to_string(i + 1), [&] {
            view().select(span);
            frame().coding().apply_code(codes[i]);
            settle();
        });
    }
    REQUIRE(project().codings().size() == before + 5);
    watchdog.during("undoing a coding", [&] {
        focus(view());
        Keys{}.press({"Control_L", "z"});
        REQUIRE(wait_until([&] { return project().codings().size() == before + 4; }));
    });
}

void change_codebook(Watchdog& watchdog) {
    auto& bench = *frame().desk().bench();
    const auto codes = project().codebook().in_order();
    const auto name = project().codebook().at(codes[0]).name;
    watchdog.during("renaming a code", [&] {
        REQUIRE(workbench::rename_code(bench, codes[0], name + " autrement"));
        settle();
    });
    watchdog.during("adding a code", [&] {
        workbench::NewCode wanted;
        wanted.path = "Leviers/Confiance";
        REQUIRE(workbench::add_code(bench, wanted));
        settle();
    });
    watchdog.during("merging two codes", [&] {
        frame().coding().merge(codes[1], codes[2], workbench::Overlaps::keep);
        wait_for_work();
        REQUIRE(project().codebook().find(codes[1]) == nullptr);
    });
    watchdog.during("undoing the merge", [&] {
        focus(view());
        Keys{}.press({"Control_L", "z"});
        REQUIRE(wait_until([&] { return project().codebook().find(codes[1]) != nullptr; }));
        wait_for_work();
    });
}

void tabulate(Watchdog& watchdog) {
    for (const char* columns : {"secteur", "coders", "sources"}) {
        watchdog.during(std::string{"cross-tab of codes by "} + columns, [&] {
            frame().crosstab().choose_axes("codes", columns);
            settle();
        });
    }
    frame().codebook().select(project().codebook().in_order()[3]);
    watchdog.during("quotes of a frequent code", [&] {
        Keys{}.press({"Control_L", "Shift_L", "q"});
        REQUIRE(wait_until([] { return !frame().quotes().list().rows().empty(); }));
        settle();
    });
}

void change_source(Watchdog& watchdog) {
    const auto first = view().source();
    for (std::size_t i = 10; i < 13; ++i) {
        const auto other = frame().sources().rows()[i].id;
        watchdog.during("opening another source", [&] {
            REQUIRE(frame().transcript().open(other));
            frame().sources().mark(other);
            settle();
        });
    }
    watchdog.during("back to the one before", [&] {
        focus(view());
        Keys{}.press({"Control_L", "Page_Up"});
        REQUIRE(wait_until([&] { return view().source() != first; }));
        settle();
    });
}

void export_all(Watchdog& watchdog) {
    watchdog.during("exporting the codings", [] {
        frame().desk().export_codings(folder() / "codages.csv");
        wait_for_work();
    });
    watchdog.during("exporting the quotes", [] {
        frame().desk().export_quotes(folder() / "citations.csv", [](workbench::Workbench& bench) {
            return workbench::quotes(bench, {});
        });
        wait_for_work();
    });
    REQUIRE(std::filesystem::exists(folder() / "citations.csv"));
}

} // namespace

void go_through(Watchdog& watchdog, const std::filesystem::path& path) {
    open_and_index(watchdog, path);
    import(watchdog);
    find(watchdog);
    look_closer(watchdog);
    code(watchdog);
    retrieve(watchdog);
    change_codebook(watchdog);
    tabulate(watchdog);
    change_source(watchdog);
    look_back(watchdog);
    export_all(watchdog);
    watchdog.during("closing the project", [] {
        frame().desk().close();
        settle();
    });
}

} // namespace filrouge::gui_test

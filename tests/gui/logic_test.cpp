#include "app/logic/find_in_text.h"
#include "app/logic/history_labels.h"
#include "app/logic/measuring.h"
#include "app/logic/options.h"
#include "app/logic/palette.h"
#include "app/logic/passages.h"
#include "app/logic/rows.h"
#include "app/logic/span_index.h"
#include "app/logic/stripes.h"
#include "app/logic/table_view.h"
#include "support/printers.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace filrouge;
using namespace filrouge::app;

namespace {

template <class AnyId>
AnyId id(std::uint8_t n) {
    AnyId made;
    made.bytes[15] = n;
    return made;
}

Code code(std::uint8_t n, std::uint8_t parent, const std::string& name) {
    Code made;
    made.id = id<CodeId>(n);
    made.parent = id<CodeId>(parent);
    made.position = n;
    made.name = name;
    return made;
}

/// Tensions (1) > Temporalités (2), Confiance brisée (3); Leviers (4) > Confiance (5), Espaces
/// informels (6).
Project study() {
    Change change;
    change.codes.came = {code(1, 0, "Tensions"),         code(2, 1, "Temporalités"),
                         code(3, 1, "Confiance brisée"), code(4, 0, "Leviers"),
                         code(5, 4, "Confiance"),        code(6, 4, "Espaces informels")};
    change.codes.came[5].labels["en"] = "Informal spaces";
    Source source;
    source.id = id<SourceId>(1);
    source.name = "FG1";
    source.characters = CpCount{100};
    change.sources.came = {source};
    source.id = id<SourceId>(2);
    source.name = "Élodie";
    change.sources.came.push_back(source);
    const auto coding = [](std::uint8_t n, std::uint8_t of, std::size_t begin) {
        Coding made;
        made.id = id<CodingId>(n);
        made.source = id<SourceId>(1);
        made.code = id<CodeId>(of);
        made.span = cp_span(begin, begin + 10);
        return made;
    };
    change.codings.came = {coding(1, 2, 0), coding(2, 2, 20), coding(3, 3, 40), coding(4, 4, 60)};
    Project project;
    project.apply(change);
    return project;
}

std::vector<std::string> names(const std::vector<PaletteEntry>& entries, const std::string& query,
                               const std::vector<CodeId>& recent = {}) {
    std::vector<std::string> found;
    for (const auto i : rank_codes(entries, query, recent)) found.push_back(entries[i].name);
    return found;
}

struct InLanguage {
    explicit InLanguage(Language wanted) : before{language()} { set_language(wanted); }
    ~InLanguage() { set_language(before); }
    Language before;
};

} // namespace

TEST_CASE("highlights that overlap get different lanes, others share the first") {
    LaneBook book;
    CHECK(book.add(id<CodingId>(1), cp_span(0, 10)) == 0);
    CHECK(book.add(id<CodingId>(2), cp_span(10, 20)) == 0);
    CHECK(book.add(id<CodingId>(3), cp_span(5, 15)) == 1);
    CHECK(book.add(id<CodingId>(4), cp_span(9, 11)) == 2);
    const auto gone = book.remove(id<CodingId>(3));
    REQUIRE(gone);
    CHECK(gone->lane == 1);
    CHECK(book.add(id<CodingId>(5), cp_span(0, 20)) == 1);
    CHECK_FALSE(book.remove(id<CodingId>(3)));
    CHECK(book.find(id<CodingId>(4))->lane == 2);
}

TEST_CASE("lanes never hold two overlapping spans, whatever comes and goes") {
    std::mt19937 random{20260301};
    LaneBook book;
    std::vector<std::pair<CodingId, CpSpan>> alive;
    for (int step = 0; step < 800; ++step) {
        if (!alive.empty() && random() % 3 == 0) {
            const auto which = random() % alive.size();
            CHECK(book.remove(alive[which].first));
            alive.erase(alive.begin() + static_cast<std::ptrdiff_t>(which));
            continue;
        }
        CodingId fresh;
        fresh.bytes[14] = static_cast<std::uint8_t>(step >> 8);
        fresh.bytes[15] = static_cast<std::uint8_t>(step);
        const std::size_t begin = random() % 300;
        const auto span = cp_span(begin, begin + 1 + random() % 30);
        const auto lane = book.add(fresh, span);
        for (const auto& [other, where] : alive) {
            if (where.overlaps(span)) REQUIRE(book.find(other)->lane != lane);
        }
        alive.emplace_back(fresh, span);
    }
}

TEST_CASE("bars side by side only where they share a row, and they keep their lane") {
    CHECK(assign_lanes({}).empty());
    CHECK(assign_lanes({{0, 20, {}}, {20, 40, {}}}) == std::vector<std::size_t>{0, 0});
    CHECK(assign_lanes({{0, 20, {}}, {10, 30, {}}, {15, 18, {}}}) ==
          std::vector<std::size_t>{0, 1, 2});
    // The longer of two that start together stands first.
    CHECK(assign_lanes({{0, 10, {}}, {0, 90, {}}}) == std::vector<std::size_t>{1, 0});
    // One that was in lane 1 stays there though lane 0 became free.
    CHECK(assign_lanes({{0, 20, 1}}) == std::vector<std::size_t>{1});
    CHECK(assign_lanes({{0, 20, 1}, {5, 25, 1}}) == std::vector<std::size_t>{1, 0});
}

TEST_CASE("labels do not overlap, stay in the window and near their bar") {
    const std::vector<Bar> bars{{0, 100, {}}, {0, 20, {}}, {5, 15, {}}, {90, 100, {}}};
    const auto tops = place_labels(bars, 16, 100);
    CHECK(tops[0] == 0);
    CHECK(tops[1] == 16);
    CHECK_FALSE(tops[2] == 0);
    CHECK_FALSE(tops[3]); // 90 + 16 is below the window
    const std::vector<Bar> crowded(9, Bar{0, 10, {}});
    int shown = 0;
    for (const auto& top : place_labels(crowded, 16, 1000)) shown += top ? 1 : 0;
    CHECK(shown == 2); // at 0 and 16; 32 would be farther than one line below the bar
}

TEST_CASE("the palette finds codes by any part, in any order, without accents") {
    const auto entries = palette_entries(study().codebook());
    CHECK(names(entries, "temporalites") == std::vector<std::string>{"Temporalités"});
    CHECK(names(entries, "info esp") == std::vector<std::string>{"Espaces informels"});
    CHECK(names(entries, "informal") == std::vector<std::string>{"Espaces informels"});
    CHECK(names(entries, "brisee ten") == std::vector<std::string>{"Confiance brisée"});
    CHECK(names(entries, "leviers/conf") == std::vector<std::string>{"Confiance"});
    CHECK(names(entries, "zzz").empty());
    CHECK(names(entries, "conf").size() == 2);
    CHECK(names(entries, "conf", {id<CodeId>(5)}).front() == "Confiance");
    CHECK(names(entries, "", {id<CodeId>(6), id<CodeId>(2)}) ==
          std::vector<std::string>{"Espaces informels", "Temporalités", "Tensions",
                                   "Confiance brisée", "Leviers", "Confiance"});
}

TEST_CASE("what names no code is only offered to be like one, and to become one") {
    const auto entries = palette_entries(study().codebook());
    CHECK(names(entries, "temps").empty());
    const auto near = near_codes(entries, "temps morts");
    REQUIRE(near.size() == 1);
    CHECK(entries[near.front()].name == "Temporalités");
    CHECK(near_codes(entries, "tem").empty()); // three letters are no hint
    CHECK(near_codes(entries, "éàü").empty()); // letters count, not bytes
    CHECK(names_a_code(entries, "TEMPORALITES"));
    CHECK(names_a_code(entries, "tensions/temporalites"));
    CHECK_FALSE(names_a_code(entries, "temporal"));
    CHECK_FALSE(names_a_code(entries, "temps"));
}

TEST_CASE("a passage shows the words found in it, wherever they stand") {
    const std::string passage = "Il disait 👩‍👧 que dans notre service à nous le temps "
                                "manque,\net que Temps et délais se confondent.";
    const auto text = Text::clean(passage).value();
    const CpCount before{100}; // where the passage begins in its source
    const auto at = [&](const std::string& word) {
        const auto byte = passage.find(word);
        const auto span = text.index().from_bytes({BytePos{byte}, BytePos{byte + word.size()}});
        return CpSpan{span.begin() + before, span.end() + before};
    };
    const CpSpan where{CpPos{100}, CpPos{100} + text.size()};
    const std::vector<CpSpan> found{at("temps"), at("Temps"), at("délais")};
    CHECK(words_found(passage, where, found) == "temps, délais");
    const auto shown = around_first_match(passage, where, found);
    CHECK(shown.starts_with("…"));
    CHECK(shown.find("à nous le temps manque, et que") != std::string::npos);
    CHECK(shown.find('\n') == std::string::npos);
    for (const auto& word : {"temps", "manque", "Temps", "délais", "confondent"}) {
        const auto cut = around_first_match(passage, where, {at(word)});
        INFO(cut);
        CHECK((cut.starts_with("… ") || cut.starts_with("…,"))); // no word is cut
        CHECK(cut.find(word) != std::string::npos);
    }
    CHECK(around_first_match(passage, where, {}) == around_first_match(passage, where, {at("Il")}));
    CHECK(words_found(passage, where, {}).empty());
}

TEST_CASE("recent codes: newest first, each once") {
    RecentCodes recent;
    recent.use(id<CodeId>(1));
    recent.use(id<CodeId>(2));
    recent.use(id<CodeId>(1));
    CHECK(recent.newest_first() == std::vector{id<CodeId>(1), id<CodeId>(2)});
    recent.forget(id<CodeId>(1));
    CHECK(recent.newest_first() == std::vector{id<CodeId>(2)});
}

TEST_CASE("the codebook tree counts codings with those below") {
    const auto project = study();
    const auto rows = code_rows(project, "");
    REQUIRE(rows.size() == 6);
    CHECK(rows[0].codings == 3);
    CHECK(rows[1].codings == 2);
    CHECK(rows[1].depth == 1);
    CHECK(rows[3].codings == 1);
    CHECK(rows[4].codings == 0);
}

TEST_CASE("a filtered tree keeps the parents of what fits") {
    const auto rows = code_rows(study(), "brisee");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name == "Tensions");
    CHECK(rows[1].name == "Confiance brisée");
    CHECK(code_rows(study(), "rien de tel").empty());
}

TEST_CASE("sources sort as a dictionary does") {
    const auto rows = source_rows(study(), "");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name == "Élodie");
    CHECK(rows[1].codings == 4);
    CHECK(source_rows(study(), "elo").size() == 1);
}

TEST_CASE("bold parts are code points, the rest is escaped") {
    CHECK(with_bold("a<é&b", {cp_span(2, 3)}) == "a&lt;<b>é</b>&amp;b");
    CHECK(with_bold("😀 réseau", {cp_span(2, 8)}) == "😀 <b>réseau</b>");
    CHECK(with_bold("abc", {}) == "abc");
    CHECK(with_bold("ab", {cp_span(0, 1), cp_span(0, 2)}) == "<b>a</b>b");
    CHECK(escape_html("l1\nl2") == "l1<br>l2");
}

TEST_CASE("long quotes are cut between characters as people see them") {
    CHECK(shortened("court", CpCount{10}) == "court");
    CHECK(shortened("abcdef", CpCount{3}) == "abc…");
    CHECK(shortened("abe\u0301def", CpCount{3}) == "ab…"); // not between e and its accent
}

TEST_CASE("a selection becomes whole characters without spaces at the ends") {
    const auto text = Text::make("  e\u0301t\u00e9 👩‍👧\u00a0 fin");
    REQUIRE(text);
    const auto span = [&](std::size_t begin, std::size_t end) {
        return coded_span(*text, {BytePos{begin}, BytePos{end}});
    };
    CHECK(text->slice(span(0, 9)) == "e\u0301t\u00e9");
    CHECK(text->slice(span(2, 3)) == "e\u0301");      // half of a character
    CHECK(text->slice(span(9, 13)) == "👩‍👧"); // inside of a family
    CHECK(span(0, 2).empty());                        // only spaces
    CHECK(span(4, 4).empty());
    CHECK(text->slice(span(0, text->utf8().size())) == "e\u0301t\u00e9 👩‍👧\u00a0 fin");
}

TEST_CASE("cells show counts or shares, and which of them changed") {
    const InLanguage french{Language::french};
    analysis::Table table;
    table.rows = {"Temporalités", "Confiance"};
    table.cols = {"FG1", "FG2"};
    table.counts = {{1, 2}, {0, 5}};
    table.row_totals = {3, 5};
    table.col_totals = {1, 7};
    table.total = 8;
    CHECK(cell_text(table, {0, 1}, CellShows::counts) == "2");
    CHECK(cell_text(table, {1, 0}, CellShows::counts).empty());
    CHECK(cell_text(table, {0, 1}, CellShows::row_percent) == "66,7\u00a0%");
    CHECK(cell_text(table, {1, 1}, CellShows::total_percent) == "62,5\u00a0%");
    CHECK(cell_text(table, {1, 1}, CellShows::col_percent) == "71,4\u00a0%");
    CHECK(percent_text(1, 0).empty());
    CHECK(short_label("Leviers/Confiance", labels_of("codes")) == "Confiance");
    CHECK(short_label("AMO/CPAS", labels_of("secteur")) == "AMO/CPAS");
    CHECK(short_label("FG1", Labels::names) == "FG1");
    CHECK(short_label("(none)", Labels::names) == "(sans valeur)");
    CHECK(short_label("(sans valeur)", Labels::names) ==
          "«\u00a0(sans valeur)\u00a0»"); // somebody wrote it
    auto after = table;
    after.counts[1][0] = 1;
    CHECK(changed_cells(table, after) == std::vector<Cell>{{1, 0}});
    after.rows[0] = "Temps";
    CHECK(changed_cells(table, after).empty());
    CHECK(shown_table(table, "conf").rows == std::vector<std::size_t>{1});
    CHECK(shown_table(table, "").rows.size() == 2);
}

TEST_CASE("the rows of a cross-tab are ordered by a column, and copied with their labels") {
    const InLanguage french{Language::french};
    analysis::Table table;
    table.rows = {"Leviers", "Leviers/Temps", "(none)"};
    table.cols = {"FG1", "FG2"};
    table.counts = {{1, 2}, {4, 2}, {1, 1500}};
    table.row_totals = {3, 6, 1501};
    table.col_totals = {6, 1504};
    table.total = 1510;
    using Rows = std::vector<std::size_t>;
    const auto ordered = [&](RowOrder order, CellShows shows) {
        auto shown = shown_table(table, "");
        order_rows(shown, table, order, shows);
        return shown.rows;
    };
    CHECK(ordered({}, CellShows::counts) == Rows{0, 1, 2});
    CHECK(ordered({0, true}, CellShows::counts) ==
          Rows{1, 0, 2}); // of the same count: as they were
    CHECK(ordered({0, false}, CellShows::counts) == Rows{0, 2, 1});
    CHECK(ordered({2, true}, CellShows::counts) == Rows{2, 1, 0}); // the totals
    CHECK(ordered({0, true}, CellShows::row_percent) == Rows{1, 0, 2});
    CHECK(ordered({7, true}, CellShows::counts) == Rows{0, 1, 2});
    const auto first = clicked({}, 1);
    CHECK(first.falling);
    CHECK_FALSE(clicked(first, 1).falling);
    CHECK(clicked(clicked(first, 1), 1).falling);
    CHECK(clicked(clicked(first, 1), 0).falling);

    ShownTable shown{{2, 0}, {1}};
    CHECK(copied_table(table, shown, CellShows::counts, Totals::told) ==
          "\tFG2\tTotal\n(sans valeur)\t1500\t1501\nLeviers\t2\t3\nTotal\t1504\t1510\n");
    CHECK(copied_table(table, shown, CellShows::row_percent, Totals::left_out) ==
          "\tFG2\n(sans valeur)\t99,9%\nLeviers\t66,7%\n");
    const auto part = part_of(table, shown);
    CHECK(part.rows == std::vector<std::string>{"(none)", "Leviers"});
    CHECK(part.counts == std::vector<std::vector<std::uint64_t>>{{1500}, {2}});
    CHECK(part.row_totals == std::vector<std::uint64_t>{1501, 3});
    CHECK(part.col_totals == std::vector<std::uint64_t>{1504});
    CHECK(part.total == 1510);
}

TEST_CASE("the command line of the window") {
    const auto options = parse_options({"--coder", "Zoé", "--lang", "en", "étude.filrouge"});
    REQUIRE(options);
    CHECK(options->coder == "Zoé");
    CHECK(options->language == Language::english);
    CHECK(options->project == "étude.filrouge");
    CHECK_FALSE(parse_options({"--lang", "de"}));
    CHECK_FALSE(parse_options({"--coder"}));
    CHECK_FALSE(parse_options({"--frobnicate"}));
    CHECK_FALSE(parse_options({"a", "b"}));
    CHECK(parse_options({})->project.empty());
}

TEST_CASE("history labels are told in the user's language") {
    const InLanguage french{Language::french};
    CHECK(translate_label("Code \"Confiance\" in FG1 \"a\"") ==
          "coder «\u00a0Confiance\u00a0» dans FG1 \"a\"");
    CHECK(translate_label("Remove coding \"Confiance\" in FG1, coded by Anne") ==
          "retirer le codage «\u00a0Confiance\u00a0» dans FG1, de Anne");
    CHECK(translate_label("Remove 2 codings in FG1, FG2") == "retirer 2 codages dans FG1, FG2");
    CHECK(translate_label("Remove 2 codings") == "retirer 2 codages");
    CHECK(translate_label("Import 3 files") == "importer 3 fichiers");
    CHECK(translate_label("Import a.docx") == "importer a.docx");
    CHECK(translate_label("Correct the text of \"FG1\" in 2 places") ==
          "corriger le texte de «\u00a0FG1\u00a0» en 2 endroits");
    CHECK(translate_label("Set âge of Nadia to 34") == "donner à âge de Nadia la valeur 34");
    CHECK(translate_label("Join turn 5 of \"FG1\" with the one before") ==
          "joindre le tour 5 de «\u00a0FG1\u00a0» au précédent");
    CHECK(translate_label("Give 3 turns of \"FG1\" to Nadia") ==
          "attribuer 3 tours de «\u00a0FG1\u00a0» à Nadia");
    CHECK(translate_label("Make Karim a observer") == "donner à Karim le rôle observation");
    CHECK(translate_label("Make \"FG1\" of kind focus-group") ==
          "donner à «\u00a0FG1\u00a0» le type groupe de discussion");
    CHECK(translate_label("Make variable age a boolean") ==
          "donner à la variable age le type oui ou non");
    CHECK(translate_label("Something new") == "Something new");
    const InLanguage english{Language::english};
    CHECK(translate_label("Remove coding \"X\"") == "Remove coding \"X\"");
}

TEST_CASE("runs end where a cluster of characters would mislead the measuring") {
    const auto breaks = [](const std::string& utf8) {
        const auto text = Text::make(utf8);
        REQUIRE(text);
        std::vector<std::size_t> places;
        const auto fi_only = [](std::string_view pair) { return pair == "fi"; };
        for (const auto place : measuring_breaks(*text, fi_only)) places.push_back(place.value());
        return places;
    };
    CHECK(breaks("").empty());
    CHECK(breaks("d\u00e9j\u00e0 vu, l\u2019eff\u00e9").empty());
    CHECK(breaks("confiance") == std::vector<std::size_t>{4});
    CHECK(breaks("e\u0301t") == std::vector<std::size_t>{3});
    CHECK(breaks("e\u0301\u0323t") == std::vector<std::size_t>{5});
    CHECK(breaks("👩‍👩‍👧x") == std::vector<std::size_t>{18});
    CHECK(breaks("👍🏽") == std::vector<std::size_t>{8});
    CHECK(breaks("f").empty());
}

TEST_CASE("the index of codings finds what lies over a stretch, and no more than what is near") {
    std::mt19937 random{7};
    SpanIndex index;
    std::vector<std::pair<CodingId, CpSpan>> all;
    for (std::uint8_t n = 1; n < 200; ++n) {
        const std::size_t begin = random() % 20000;
        const auto span = cp_span(begin, begin + 1 + random() % (n % 10 == 0 ? 9000 : 80));
        all.emplace_back(id<CodingId>(n), span);
        index.add(all.back().first, span);
    }
    for (std::size_t n = 0; n < all.size(); n += 3) index.remove(all[n].first, all[n].second);
    for (int round = 0; round < 100; ++round) {
        const std::size_t begin = random() % 30000;
        const auto window = cp_span(begin, begin + random() % 3000);
        const auto found = index.near(window);
        for (std::size_t n = 0; n < all.size(); ++n) {
            const auto times = std::count(found.begin(), found.end(), all[n].first);
            const bool over =
                all[n].second.begin() <= window.end() && window.begin() <= all[n].second.end();
            CHECK(times <= 1);
            if (n % 3 == 0) CHECK(times == 0);
            if (n % 3 != 0 && over) CHECK(times == 1);
        }
    }
}

TEST_CASE("words are found in a text, folded, and in the place they stand") {
    FindInText finder;
    finder.use(std::make_shared<const Text>(
        Text::make(
            "L’e\u0301le\u0301ment cle\u0301, l’élément. Œuvre 👩‍👩‍👧 et cœur")
            .value()));
    const auto places = finder.find("element");
    REQUIRE(places.size() == 2);
    CHECK(places[0] == cp_span(2, 11));
    CHECK(places[1].size() == CpCount{7});
    CHECK(finder.find("oeu").size() == 2);
    CHECK(finder.find("").empty());
    CHECK(finder.find("absent").empty());
    CHECK(nearest_place(places, CpPos{0}, true) == 0);
    CHECK(nearest_place(places, CpPos{3}, true) == 1);
    CHECK(nearest_place(places, CpPos{60}, true) == 0);
    CHECK(nearest_place(places, CpPos{2}, false) == 1);
}

TEST_CASE("what the mouse selects becomes whole words") {
    const auto text =
        Text::clean("L’éducatrice attend, e\u0301le\u0301ment 👩‍👧 clé.").value();
    const auto taken = [&](std::size_t begin, std::size_t end) {
        return std::string{text.slice(whole_words(text, {CpPos{begin}, CpPos{end}}, "fr"))};
    };
    CHECK(taken(4, 6) == "éducatrice");
    CHECK(taken(2, 15) == "éducatrice attend");
    CHECK(taken(12, 20) == " attend,"); // what lies between words stays
    CHECK(taken(24, 26) == "e\u0301le\u0301ment");
    CHECK(taken(5, 5).empty());
    const auto all = std::string{text.slice(text.all())};
    CHECK(taken(0, text.size().value()) == all);
    const auto joined = Text::clean("C’est peut-être vis-à-vis.").value();
    CHECK(joined.slice(whole_words(joined, cp_span(20, 21), "fr")) == "vis-à-vis");
    CHECK(joined.slice(whole_words(joined, cp_span(11, 15), "fr")) == "peut-être");
}

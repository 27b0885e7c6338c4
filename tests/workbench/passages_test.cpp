#include "workbench/bench.h"
#include "workbench/coders.h"
#include "workbench/documents/printing.h"
#include "workbench/documents/quoting.h"
#include "workbench/documents/reports.h"
#include "workbench/finding/retrieval.h"
#include "workbench/notes/memos.h"
#include "workbench/people/attributes.h"
#include "workbench/tables/tabulate.h"

#include <map>
#include <random>
#include <set>

using namespace filrouge;
using namespace filrouge::workbench;
using analysis::CountOf;
using test::TestBench;

namespace {

/// Two sources of two speakers each, two codes, and what two coders coded at random, often the
/// same.
void code_by_two(TestBench& bench, unsigned seed) {
    const std::vector<SourceId> sources{bench.import("FG1.txt", test::dialogue),
                                        bench.import("FG2.txt", test::dialogue)};
    const std::vector<CodeId> codes{bench.code("Confiance"), bench.code("Temps")};
    REQUIRE(import_attributes(*bench,
                              bench.file("p.csv", "participant,secteur\nNadia,AMO\nKarim,ONE\n"))
                .ok());
    std::mt19937 random{seed};
    for (const auto* coder : {"anne", "bruno"}) {
        bench->use_coder(coder);
        for (int i = 0; i < 25; ++i) {
            const auto begin = random() % 85;
            (void)add_coding(*bench, sources[random() % 2],
                             cp_span(begin, begin + 1 + random() % 12), codes[random() % 2]);
        }
    }
}

/// Passages as the definition has them, found by joining what shares characters until nothing does.
std::vector<std::set<std::uint32_t>> joined(const Project& project) {
    const auto& columns = project.codings();
    const auto speaker = [&](std::uint32_t row) {
        const auto* turn = project.main_turn(columns.at(row).source, columns.span(row));
        return turn == nullptr ? ParticipantId{} : turn->speaker;
    };
    const auto alike = [&](std::uint32_t a, std::uint32_t b) {
        return columns.sources()[a] == columns.sources()[b] &&
               columns.codes()[a] == columns.codes()[b] && speaker(a) == speaker(b) &&
               columns.span(a).overlaps(columns.span(b));
    };
    std::vector<std::set<std::uint32_t>> groups;
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        std::set<std::uint32_t> mine{row};
        std::erase_if(groups, [&](const std::set<std::uint32_t>& group) {
            const bool shares = std::any_of(group.begin(), group.end(),
                                            [&](std::uint32_t other) { return alike(row, other); });
            if (shares) mine.insert(group.begin(), group.end());
            return shares;
        });
        groups.push_back(std::move(mine));
    }
    return groups;
}

std::set<std::set<CodingId>> ids_of(const std::vector<CodedPassage>& passages) {
    std::set<std::set<CodingId>> all;
    for (const auto& passage : passages)
        all.insert({passage.codings.begin(), passage.codings.end()});
    return all;
}

/// A condition that fits what a label of an axis counts.
std::string condition(const std::string& axis, const std::string& label) {
    if (label == "(none)") return axis + "=\"\"";
    const std::map<std::string, std::string> fields{
        {"codes", "code"}, {"sources", "source"}, {"coders", "coder"}};
    const auto field = fields.find(axis);
    return (field == fields.end() ? axis : field->second) + ":\"" + label + "\"";
}

} // namespace

TEST_CASE("passages are what shares characters, each once", "[property]") {
    const auto seed = GENERATE(1u, 2u, 3u);
    INFO("seed " << seed);
    TestBench bench;
    code_by_two(bench, seed);
    const auto& project = bench->project();
    std::vector<std::uint32_t> rows(project.codings().size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) rows[row] = row;
    std::set<std::set<CodingId>> wanted;
    for (const auto& group : joined(project)) {
        std::set<CodingId> ids;
        for (const auto row : group) ids.insert(project.codings().ids()[row]);
        wanted.insert(ids);
    }
    const auto passages = as_passages(project, rows);
    CHECK(ids_of(passages) == wanted);
    CHECK(passages.size() < rows.size()); // else the seed shows nothing
    CrosstabRequest request;
    request.count = CountOf::passages;
    CHECK(crosstab(*bench, request).value().total == wanted.size());
    QuotesRequest once;
    once.once = true;
    CHECK(quotes(*bench, once).value().size() == wanted.size());
}

TEST_CASE("every cell is the number of its quotes, by either count, with coders hidden or not",
          "[property]") {
    const auto count = GENERATE(CountOf::codings, CountOf::passages);
    const auto filter =
        GENERATE(CoderFilter{}, CoderFilter::only({"bruno"}), CoderFilter::only({"nobody"}));
    const std::string cols = GENERATE("sources", "coders", "secteur");
    TestBench bench;
    code_by_two(bench, 5);
    bench->show_coders(filter);
    CrosstabRequest request;
    request.cols = cols;
    request.count = count;
    const auto live = LiveTable::open(*bench, request).value();
    const auto& table = live->table();
    std::uint64_t sum = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t col = 0; col < table.cols.size(); ++col) {
            INFO(table.rows[row] << " × " << table.cols[col]);
            const auto cell = table.counts[row][col];
            const auto behind = live->passages(row, col);
            CHECK(cell == behind.size());
            CHECK(quotes_of(*bench, behind).value().size() == cell);
            QuotesRequest asked;
            asked.where =
                condition("codes", table.rows[row]) + " and " + condition(cols, table.cols[col]);
            asked.once = count == CountOf::passages;
            // Of one coder alone, what another's coding joined may fall apart.
            if (!asked.once || cols != "coders")
                CHECK(quotes(*bench, asked).value().size() == cell);
            sum += cell;
        }
    }
    if (count == CountOf::codings || cols != "coders") CHECK(sum == table.total);
    CHECK((table.total > 0) == (filter != CoderFilter::only({"nobody"})));
}

TEST_CASE("a passage is quoted once, with all who coded it") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto code = bench.code("Confiance");
    const auto turn = bench->project().turns(source)[4].span; // Nadia : La confiance, c’est long.
    const auto from = [&](std::size_t begin, std::size_t end) {
        return cp_span(turn.begin().value() + begin, turn.begin().value() + end);
    };
    const auto first = add_coding(*bench, source, from(0, 12), code).value();
    REQUIRE(annotate_coding(*bench, first, {"long", {}}).ok());
    bench->use_coder("Bruno");
    REQUIRE(add_coding(*bench, source, from(3, 22), code).ok());
    CHECK(usual_count(bench->project()) == CountOf::passages);
    QuotesRequest request;
    CHECK(quotes(*bench, request).value().size() == 2);
    request.once = true;
    const auto once = quotes(*bench, request).value();
    REQUIRE(once.size() == 1);
    CHECK(once[0].coder == "anne, Bruno");
    CHECK(speaker_of(once[0]) == "Nadia");
    CHECK(once[0].span == from(0, 22));
    CHECK(once[0].memo == "long");

    bench->show_coders(only_coders(bench->project(), {"anne"}).value());
    CHECK(usual_count(bench->project()) == CountOf::codings);
    const auto alone = quotes(*bench, request).value();
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].coder == "anne");
    CHECK(alone[0].span == from(0, 12));
}

TEST_CASE("coders are named one by one or with commas") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto code = bench.code("Confiance");
    for (const auto* coder : {"anne", "Bruno", "Dupont, Marie"}) {
        bench->use_coder(coder);
        bench.coding(source, 5, 9, code);
    }
    const auto& project = bench->project();
    const auto names = [&](const std::vector<std::string>& asked) {
        bench->show_coders(only_coders(project, asked).value());
        return coders_in_sight(project);
    };
    using Names = std::vector<std::string>;
    CHECK(names({"anne,BRUNO"}) == Names{"anne", "Bruno"});
    CHECK(names({"Dupont, Marie"}) == Names{"Dupont, Marie"});
    CHECK(names({"Bruno", "dupont, marie"}) == Names{"Bruno", "Dupont, Marie"});
    CHECK(sight_note(project, true) == "codages de Bruno, Dupont, Marie");
    const auto unknown = only_coders(project, {"anne,brunno"});
    REQUIRE_FALSE(unknown.ok());
    CHECK(unknown.error().code == ErrorCode::not_found);
    CHECK(unknown.error().hint.find("Bruno") != std::string::npos);
}

TEST_CASE("what is hidden is not shown anywhere, and no edit spares it") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto code = bench.code("Confiance");
    const auto mine = bench.coding(source, 5, 9, code);
    bench->use_coder("bruno");
    const auto theirs = bench.coding(source, 30, 40, code);
    REQUIRE(add_memo(*bench, theirs, "ce que Bruno en pense").ok());
    bench->use_coder("anne");
    const auto& project = bench->project();
    bench->show_coders(CoderFilter::only({"anne"}));
    CHECK(list_memos(project, {}).empty());
    CHECK(quotes(*bench, {}).value().size() == 1);
    CHECK(export_codings(*bench, CsvForm::exact).value().find("bruno") == std::string::npos);
    PrintRequest print;
    print.source = source;
    const auto printed = printed_transcript(*bench, print).value();
    CHECK(printed.codings.size() == 1);
    CHECK(printed.filter == "codages de anne");
    const auto document =
        table_document(*bench, {}, crosstab(*bench, {}).value(), {{}, false, "fr"});
    CHECK(std::find(document.notes.begin(), document.notes.end(), "Filtre : codages de anne") !=
          document.notes.end());
    CHECK(project.problems().empty());

    // The code goes with the codings of both, and comes back with them.
    CHECK(delete_code(*bench, code).value() == 2);
    bench->show_coders({});
    CHECK(project.codings().size() == 0);
    bench->show_coders(CoderFilter::only({"anne"}));
    REQUIRE(bench->undo().ok());
    CHECK(project.codings().contains(mine));
    CHECK_FALSE(project.codings().contains(theirs));
    CHECK(project.all_codings().contains(theirs));
    bench->show_coders({});
    CHECK(project.codings().contains(theirs));
    CHECK(list_memos(project, {}).size() == 1);
}

TEST_CASE("a table asked for by whoever is told of a change before it counts the change once") {
    TestBench bench;
    code_by_two(bench, 9);
    std::unique_ptr<LiveTable> live;
    CrosstabRequest request;
    request.cols = "secteur";
    request.count = CountOf::passages;
    const auto first = bench->changes().subscribe([&](const Change&) {
        request.count = request.count == CountOf::codings ? CountOf::passages : CountOf::codings;
        if (live) REQUIRE(live->change(request).ok());
    });
    live = LiveTable::open(*bench, request).value();
    const auto check_counts = [&] {
        const auto fresh = crosstab(*bench, live->request()).value();
        CHECK(live->table().counts == fresh.counts);
        CHECK(live->table().total == fresh.total);
    };
    const auto source = bench->project().sources().begin()->first;
    const auto code = bench->project().codebook().resolve("Temps").value();
    for (std::size_t i = 0; i < 6; ++i) {
        (void)add_coding(*bench, source, cp_span(5 + 9 * i, 11 + 9 * i), code);
        check_counts();
        bench->show_coders(i % 2 == 0 ? CoderFilter::only({"bruno"}) : CoderFilter{});
        check_counts();
        REQUIRE(bench->undo().ok());
        check_counts();
    }
}

TEST_CASE("what is retrieved can be passages, each with its coders", "[property]") {
    const auto seed = GENERATE(4u, 5u, 6u);
    INFO("seed " << seed);
    TestBench bench;
    code_by_two(bench, seed);
    const auto& project = bench->project();
    const auto& columns = project.codings();
    SilentProgress progress;
    RetrievalRequest request;
    request.once = true;
    const auto found = retrieve(*bench, request, progress).value();

    std::set<std::set<std::uint32_t>> expected, got;
    for (const auto& passage : joined(project)) expected.insert(passage);
    std::size_t coders = 0;
    for (const auto& one : found) {
        std::set<std::uint32_t> rows{columns.row_of(one.codings.front())};
        for (const auto& id : one.also) rows.insert(columns.row_of(id));
        auto whole = columns.span(*rows.begin());
        std::set<CoderId> names;
        for (const auto row : rows) {
            const auto span = columns.span(row);
            whole = {std::min(whole.begin(), span.begin()), std::max(whole.end(), span.end())};
            names.insert(columns.at(row).coder);
        }
        CHECK(one.span == whole);
        coders += names.size();
        got.insert(std::move(rows));
    }
    CHECK(got == expected);
    CHECK(quotes_of(*bench, found).value().size() == expected.size());

    // Each coder's group holds what she coded, and so some passages stand in two.
    std::size_t members = 0;
    for (const auto& one :
         group(project, found, {GroupBy::coder, {}}, QuoteOrder::text, progress).value())
        members += one.members.size();
    CHECK(members == coders);
    CHECK(members > found.size());
    request.once = false;
    CHECK(retrieve(*bench, request, progress)->size() == columns.size());
}

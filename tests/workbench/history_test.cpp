#include "workbench/bench.h"
#include "workbench/history/history.h"
#include "workbench/sources/corrections.h"
#include "workbench/sources/sources.h"

using namespace filrouge;
using namespace filrouge::test;
using namespace filrouge::workbench;
using Catch::Contains;

namespace {

struct Study {
    TestBench bench;
    SourceId source = bench.import("FG.txt", dialogue);
    CodeId trust = bench.code("Leviers/Confiance");

    HistoryId newest() { return bench->history().back().id; }
    std::vector<std::string> labels(const HistoryFilter& filter) {
        std::vector<std::string> labels;
        const auto entries = workbench::history(*bench, filter).value();
        for (const auto& entry : entries) labels.push_back(entry.label);
        return labels;
    }
    const Project& project() { return bench->project(); }
};

using Labels = std::vector<std::string>;

} // namespace

TEST_CASE_METHOD(Study, "the history is filtered by who, when, what and about what") {
    REQUIRE(rename_code(*bench, trust, "Défiance").ok());
    bench->use_coder("Bruno");
    const auto coding = bench.coding(source, 13, 20, trust);
    REQUIRE(remove_codings(*bench, {coding}).ok());
    const auto all = labels({});
    CHECK(all.size() == 5);
    HistoryFilter filter;
    SECTION("coder") {
        filter.coder = "bruno";
        CHECK(labels(filter).size() == 2);
        filter.coder = "chloé";
        CHECK(labels(filter).empty());
    }
    SECTION("label, as search compares") {
        filter.text = "DEFIANCE";
        CHECK(labels(filter).front() == "Rename code \"Confiance\" to \"Défiance\"");
    }
    SECTION("time") {
        filter.since = bench->history()[2].time;
        filter.until = bench->history()[2].time;
        CHECK_FALSE(labels(filter).empty());
        filter.since = Timestamp{filter.until->ms + 1'000'000};
        filter.until.reset();
        CHECK(labels(filter).empty());
    }
    SECTION("code and coding") {
        filter.code = trust;
        CHECK(labels(filter) == Labels{"Add code \"Leviers/Confiance\"",
                                       "Rename code \"Confiance\" to \"Défiance\""});
        filter.code.reset();
        filter.coding = coding;
        CHECK(labels(filter).size() == 2);
    }
}

TEST_CASE_METHOD(Study, "one old action is undone and everybody is told") {
    const auto first = bench.coding(source, 13, 20, trust);
    const auto entry = newest();
    const auto second = bench.coding(source, 14, 21, trust);
    std::vector<CodingId> went;
    const auto subscription =
        bench->changes().subscribe([&](const Change& change) { went = change.codings.went; });
    CHECK(workbench::dependents_of(*bench, entry).value().empty());
    const auto label = workbench::undo_entry(*bench, entry);
    CHECK_THAT(label.value(), Contains("Code \"Confiance\""));
    CHECK(went == std::vector{first});
    CHECK_FALSE(project().codings().contains(first));
    CHECK(project().codings().contains(second));
    CHECK_FALSE(workbench::undo_entry(*bench, entry).ok());
    CHECK(workbench::touched_by(*bench, entry).value().total == 1);
    REQUIRE(bench->redo().ok());
    CHECK(project().codings().contains(first));

    const auto import = bench->history().front().id;
    CHECK(workbench::dependents_of(*bench, import).value().size() == 2);
    const auto refused = workbench::undo_entry(*bench, import);
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK_THAT(refused.error().what, Contains("2 later actions") && Contains("(anne)"));
}

TEST_CASE_METHOD(Study, "a code gets back what it was") {
    auto code = project().codebook().at(trust);
    code.definition = "Se fier à quelqu’un";
    REQUIRE(change_code(*bench, code).ok());
    const auto defined = newest();
    code.definition = "";
    code.name = "Foi";
    REQUIRE(change_code(*bench, code).ok());
    const auto steps = bench->history().size();
    REQUIRE(restore_code(*bench, trust, defined).ok());
    CHECK(project().codebook().at(trust).name == "Confiance");
    CHECK(project().codebook().at(trust).definition == "Se fier à quelqu’un");
    CHECK(bench->undo_label() == "Restore code \"Confiance\"");
    CHECK(bench->history().size() == steps + 1);
    REQUIRE(restore_code(*bench, trust, defined).ok());
    CHECK(bench->history().size() == steps + 1); // nothing to do
    REQUIRE(bench->undo().ok());
    CHECK(project().codebook().at(trust).name == "Foi");

    CHECK(restore_code(*bench, trust, bench->history().front().id).error().code ==
          ErrorCode::not_found);
    bench.code("Leviers/Confiance");
    CHECK(restore_code(*bench, trust, defined).error().code == ErrorCode::already_exists);
    CHECK(bench->check().empty());
}

TEST_CASE_METHOD(Study, "a deleted code comes back with what hung on it") {
    const auto coding = bench.coding(source, 13, 20, trust);
    const auto other = bench.code("Tensions/Temps");
    REQUIRE(relate_codes(*bench, trust, "regulates", other).ok());
    const auto before = newest();
    REQUIRE(delete_code(*bench, trust).ok());
    CHECK(find_code(*bench, "leviers/confiance").value() == trust);
    CHECK(find_code(*bench, trust.str()).value() == trust);
    CHECK(find_code(*bench, "Inconnu").error().code == ErrorCode::not_found);
    const auto text = bench->text(source).value();
    const auto passage = [&] {
        const auto& codings = project().codings();
        return std::string{
            bench->text(source).value()->slice(codings.at(codings.row_of(coding)).span)};
    };
    const auto coded = std::string{text->slice(cp_span(13, 20))};

    SECTION("at its words, where the text was corrected") {
        REQUIRE(correct_text(*bench, source, "Le début.\n" + dialogue, Trial::real).ok());
        REQUIRE(restore_code(*bench, trust, before).ok());
        CHECK(passage() == coded);
        CHECK(project().codebook().relations().size() == 1);
        REQUIRE(bench->undo().ok());
        CHECK(project().codebook().find(trust) == nullptr);
    }
    SECTION("without the relation to a code that is gone too") {
        REQUIRE(delete_code(*bench, other).ok());
        REQUIRE(restore_code(*bench, trust, before).ok());
        CHECK(passage() == coded);
        CHECK(project().codebook().relations().empty());
    }
    SECTION("only after the code above it") {
        const auto levers = project().codebook().resolve("Leviers").value();
        REQUIRE(delete_code(*bench, levers).ok());
        const auto refused = restore_code(*bench, trust, before);
        CHECK(refused.error().code == ErrorCode::not_found);
        REQUIRE(restore_code(*bench, levers, before).ok());
        REQUIRE(restore_code(*bench, trust, before).ok());
        CHECK(passage() == coded);
    }
    CHECK(bench->check().empty());
}

TEST_CASE_METHOD(Study, "the history says where a coding was and, of several coders, whose") {
    const auto coding = bench.coding(source, 13, 20, trust);
    REQUIRE(move_coding(*bench, coding, cp_span(13, 21)).ok());
    CHECK(bench->undo_label() == "Change the range of \"Confiance\" in FG");
    REQUIRE(annotate_coding(*bench, coding, {"vu", {}}).ok());
    CHECK(bench->undo_label() == "Annotate a coding \"Confiance\" in FG");
    bench->use_coder("zoé");
    const auto hers = bench.coding(source, 22, 30, trust);
    REQUIRE(remove_codings(*bench, {coding}).ok());
    CHECK(bench->undo_label() == "Remove coding \"Confiance\" in FG, coded by anne");
    const auto other =
        bench.coding(bench.import("B.txt", "Nadia : Bonjour à toutes.\n"), 8, 15, trust);
    REQUIRE(remove_codings(*bench, {hers, other}).ok());
    CHECK(bench->undo_label() == "Remove 2 codings in FG, B, coded by zoé");
}

TEST_CASE_METHOD(Study, "a coding gets back what it was") {
    const auto coding = bench.coding(source, 13, 20, trust);
    REQUIRE(annotate_coding(*bench, coding, {"à revoir", 2.0}).ok());
    const auto noted = newest();
    const auto now = [&] { return project().codings().at(project().codings().row_of(coding)); };
    SECTION("after a change") {
        REQUIRE(annotate_coding(*bench, coding, {"", {}}).ok());
        REQUIRE(move_coding(*bench, coding, cp_span(13, 25)).ok());
        REQUIRE(restore_coding(*bench, coding, noted).ok());
        CHECK(now().memo == "à revoir");
        CHECK(now().weight == 2.0);
        CHECK(now().span == cp_span(13, 20));
        CHECK(bench->undo_label() == "Restore a coding \"Confiance\" in FG");
    }
    SECTION("after its removal and a correction") {
        REQUIRE(remove_codings(*bench, {coding}).ok());
        REQUIRE(correct_text(*bench, source, "Le début.\n" + dialogue, Trial::real).ok());
        REQUIRE(restore_coding(*bench, coding, noted).ok());
        CHECK(now().span == cp_span(23, 30));
    }
    SECTION("not where the passage is coded again, its source or its code gone") {
        CHECK(restore_coding(*bench, coding, bench->history().front().id).error().code ==
              ErrorCode::not_found);
        REQUIRE(remove_codings(*bench, {coding}).ok());
        const auto again = bench.coding(source, 13, 20, trust);
        CHECK(restore_coding(*bench, coding, noted).error().code == ErrorCode::already_exists);
        REQUIRE(remove_codings(*bench, {again}).ok());
        REQUIRE(delete_code(*bench, trust).ok());
        CHECK_THAT(restore_coding(*bench, coding, noted).error().what, Contains("code"));
        REQUIRE(remove_source(*bench, source).ok());
        CHECK_THAT(restore_coding(*bench, coding, noted).error().what, Contains("source"));
    }
    CHECK(bench->check().empty());
}

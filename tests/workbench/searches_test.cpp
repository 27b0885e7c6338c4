#include "bench.h"

#include "workbench/finding/searches.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("searches are kept by name, listed as in a dictionary, and can be undone") {
    TestBench bench;
    const auto coffee = workbench::save_search(*bench, {"Cafés", "café OU pause", ""}).value();
    REQUIRE(workbench::save_search(*bench, {"école", "école", "role=moderator"}));
    REQUIRE(workbench::save_search(*bench, {"Zéro", "\"zéro\"", ""}));
    const auto names = [&] {
        std::vector<std::string> all;
        for (const auto& search : workbench::saved_searches(bench->project()))
            all.push_back(search.name);
        return all;
    };
    CHECK(names() == std::vector<std::string>{"Cafés", "école", "Zéro"});
    CHECK(workbench::resolve_search(bench->project(), "CAFES").value() == coffee);

    SECTION("the same name replaces") {
        CHECK(workbench::save_search(*bench, {"cafés", "thé", ""}).value() == coffee);
        CHECK(bench->project().searches().at(coffee).query == "thé");
        REQUIRE(bench->undo());
        CHECK(bench->project().searches().at(coffee).query == "café OU pause");
    }
    SECTION("removing is undone") {
        workbench::remove_search(*bench, coffee).value();
        CHECK(names() == std::vector<std::string>{"école", "Zéro"});
        CHECK(workbench::remove_search(*bench, coffee).error().code == ErrorCode::not_found);
        REQUIRE(bench->undo());
        CHECK(names().front() == "Cafés");
    }
    SECTION("what cannot be searched for is not kept") {
        CHECK(workbench::save_search(*bench, {"x", "(café", ""}).error().code ==
              ErrorCode::invalid_input);
        CHECK(workbench::save_search(*bench, {"x", "café", "nope=1"}).error().code ==
              ErrorCode::not_found);
        CHECK(workbench::save_search(*bench, {"  ", "café", ""}).error().code ==
              ErrorCode::invalid_input);
        CHECK(names().size() == 3);
        CHECK_FALSE(workbench::resolve_search(bench->project(), "cafe").error().hint.empty());
    }
    SECTION("they are in the file") {
        const auto again = bench.reopened();
        CHECK(again->project().searches().size() == 3);
    }
}

TEST_CASE("searches made are remembered without an entry in the history") {
    TestBench bench;
    const auto before = bench->history().size();
    workbench::remember_search(*bench, "café", "", 3).value();
    workbench::remember_search(*bench, "thé", "role=moderator", 0).value();
    const auto past = bench->past_searches();
    REQUIRE(past.size() == 2);
    CHECK(past[0].query == "thé");
    CHECK(past[0].where == "role=moderator");
    CHECK(past[1].total == 3);
    CHECK(past[1].coder_name == "anne");
    CHECK(bench->history().size() == before);
    CHECK_FALSE(bench->undo_label());
}

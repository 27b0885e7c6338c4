#include "core/edit_distance.h"

#include <catch2/catch.hpp>

using filrouge::edit_distance;
using namespace std::string_view_literals;

TEST_CASE("Slips are counted: letters added, removed, replaced, swapped") {
    CHECK(edit_distance(""sv, ""sv) == 0);
    CHECK(edit_distance("confiance"sv, "confiance"sv) == 0);
    CHECK(edit_distance("confianse"sv, "confiance"sv) == 1);
    CHECK(edit_distance("confince"sv, "confiance"sv) == 1);
    CHECK(edit_distance("confiiance"sv, "confiance"sv) == 1);
    CHECK(edit_distance("cofniance"sv, "confiance"sv) == 1);
    CHECK(edit_distance(""sv, "mot"sv) == 3);
    CHECK(edit_distance("mot"sv, ""sv) == 3);
    CHECK(edit_distance("kitten"sv, "sitting"sv) == 3);
    CHECK(edit_distance(U"שלום"sv, U"שולם"sv) == 1);
}

TEST_CASE("What is too different is not counted to its end") {
    CHECK(edit_distance("a"sv, "abcdef"sv, 2) == 3);
    CHECK(edit_distance("abcdef"sv, "uvwxyz"sv, 2) == 3);
    CHECK(edit_distance("abcdef"sv, "abcxyz"sv, 3) == 3);
    CHECK(edit_distance("abcdef"sv, "abcxyz"sv, 2) == 3);
}

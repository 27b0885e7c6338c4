#include "core/colours.h"

#include <catch2/catch.hpp>

using namespace filrouge;

TEST_CASE("colours are readable on any background") {
    const Colour white{255, 255, 255};
    const Colour dark{30, 30, 34};
    for (const auto paper : {white, dark}) {
        for (const auto colour : {Colour{255, 255, 0}, Colour{0, 0, 128}, Colour{128, 128, 128}}) {
            CHECK(contrast(readable_on(colour, paper), paper) >= 4.5);
        }
        for (std::size_t i = 0; i < 10; ++i) {
            CHECK(contrast(speaker_colour(i, paper), paper) >= 4.5);
        }
    }
    CHECK(speaker_colour(0, white) != speaker_colour(1, white));
    CHECK(speaker_colour(0, white) == speaker_colour(8, white));
    CHECK(mix(white, dark, 0) == dark);
    CHECK(mix(white, dark, 1) == white);
    CHECK(ink_on(white) == Colour{0, 0, 0});
}

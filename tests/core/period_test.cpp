#include "core/period.h"

#include <catch2/catch.hpp>

using namespace filrouge;

TEST_CASE("a date names all of its time, in UTC") {
    const auto shown = [](const char* text) {
        const auto period = parse_period(text);
        return period ? period->first.iso() + " " + period->last.iso() : std::string{};
    };
    CHECK(shown("2026") == "2026-01-01T00:00:00.000Z 2026-12-31T23:59:59.999Z");
    CHECK(shown("2024-02") == "2024-02-01T00:00:00.000Z 2024-02-29T23:59:59.999Z");
    CHECK(shown("2026-12") == "2026-12-01T00:00:00.000Z 2026-12-31T23:59:59.999Z");
    CHECK(shown("2026-03-01") == "2026-03-01T00:00:00.000Z 2026-03-01T23:59:59.999Z");
    CHECK(shown("2026-03-01T12") == "2026-03-01T12:00:00.000Z 2026-03-01T12:59:59.999Z");
    CHECK(shown("2026-03-01T12:30") == "2026-03-01T12:30:00.000Z 2026-03-01T12:30:59.999Z");
    CHECK(shown("2026-03-01T12:30:05Z") == "2026-03-01T12:30:05.000Z 2026-03-01T12:30:05.999Z");
    CHECK(shown("2026-03-01T12:30:05.250Z") == "2026-03-01T12:30:05.250Z 2026-03-01T12:30:05.250Z");
}

TEST_CASE("what is no date is not taken for one") {
    for (const char* text : {"", "26", "2026-", "2026-13", "2026-02-30", "2026-3-1", "2026Z",
                             "2026-03-01T", "2026-03-01T24", "2026-03-01T12:60", "1er mars",
                             "2026-03-01T12:30:05.25", "2026-03-01T12:30:05.2500"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_period(text));
    }
}

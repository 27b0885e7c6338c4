#include "search/index.h"

#include "fixture.h"
#include "support/printers.h"
#include "support/stopwatch.h"
#include "support/text_generator.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::test;

namespace {

/// What may be asked for, and is a lot.
std::vector<std::string> heavy_queries() {
    std::string all, any, prefixes, near = "mot1", phrase = "\"", groups, slips;
    for (int i = 0; i < 999; ++i) {
        const auto word = "mot" + std::to_string(i);
        all += word + " ";
        any += (i == 0 ? "" : " OU ") + word;
        prefixes += (i == 0 ? "mo*" : " OU m*");
        phrase += word + " ";
        slips += (i == 0 ? "" : " OU ") + std::string("confianse") + std::string(i % 7, 'x');
    }
    for (int i = 0; i < 19; ++i) near += " PRÈS/1000 mot1";
    for (int i = 0; i < 99; ++i) groups += "(mot1 OU ";
    groups += "mot2" + std::string(99, ')');
    return {all,    any,   prefixes,      near,          phrase + "\"",
            groups, slips, "m* m* m* m*", "SAUF " + any, "mot1 PRÈS/1000 (mot2 OU mot3 OU m*)"};
}

} // namespace

TEST_CASE("heavy queries are answered within a moment") {
    Library library;
    std::string text;
    for (int line = 0; line < 3000; ++line) {
        for (int i = 0; i < 20; ++i)
            text += "mot" + std::to_string((line * 7 + i * i) % 1000) + " ";
        text += "\n";
    }
    library.put(1, text);
    library.refresh().value();
    for (const auto& query : heavy_queries()) {
        INFO(query.substr(0, 40));
        const auto parsed = search::Query::parse(query);
        REQUIRE(parsed.ok());
        const Stopwatch watch;
        const auto answer = library.index().search(*parsed, no_filter, {0, 50});
        if (answer) {
            for (const auto& hit : answer->hits)
                search::find_matches(*parsed, text_of(library.text(hit.unit)), "fr");
        } else {
            CHECK_FALSE(answer.error().hint.empty());
        }
        CHECK(library.index().misspelt(*parsed).ok());
        CHECK(watch.seconds() < seconds_allowed(10));
    }
}

#include "core/ids.h"

#include "support/printers.h"

#include <set>

using namespace filrouge;

namespace {

IdGenerator generator_at(std::int64_t& now) {
    return IdGenerator{[&now] { return now; }, 7};
}

} // namespace

TEST_CASE("a UUID is written and read again") {
    const auto text = "018f3a5c-0001-7abc-8def-0123456789ab";
    const auto bytes = parse_uuid(text);
    REQUIRE(bytes);
    CHECK((*bytes)[0] == 0x01);
    CHECK((*bytes)[15] == 0xab);
    CHECK(format_uuid(*bytes) == text);
}

TEST_CASE("UUIDs are read in the forms that tools write, and in no other") {
    const auto expected = parse_uuid("018f3a5c-0001-7abc-8def-0123456789ab");
    for (const auto* text :
         {"018F3A5C-0001-7ABC-8DEF-0123456789AB", "{018f3a5c-0001-7abc-8def-0123456789ab}",
          "018f3a5c00017abc8def0123456789ab", "{018f3a5c00017abc8def0123456789AB}"}) {
        CAPTURE(text);
        CHECK(parse_uuid(text) == expected);
    }
    for (const auto* text :
         {"", "{}", "018f3a5c", "018f3a5c-0001-7abc-8def-0123456789a", "é",
          "018f3a5c-0001-7abc-8def-0123456789abc", "018f3a5c00-017abc-8def-0123456789-ab-",
          "018f3a5c-0001-7abc-8def-0123456789ag", "{018f3a5c-0001-7abc-8def-0123456789ab",
          "018f3a5c-0001-7abc8-def-0123456789ab", " 018f3a5c-0001-7abc-8def-0123456789ab"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_uuid(text));
    }
}

TEST_CASE("an id holds the time it was made, the version and the variant") {
    std::int64_t now = 0x018f3a5c0001;
    auto ids = generator_at(now);
    const auto text = ids.next<CodeId>().str();
    CHECK(text.substr(0, 13) == "018f3a5c-0001");
    CHECK(text[14] == '7');
    CHECK(std::string{"89ab"}.find(text[19]) != std::string::npos);
}

TEST_CASE("ids of one generator strictly increase") {
    std::int64_t now = 1'700'000'000'000;
    auto ids = generator_at(now);
    auto last = ids.next<CodingId>();
    std::set<CodingId> all{last};
    for (int i = 0; i < 20'000; ++i) {
        if (i == 9'000) now += 50;
        if (i == 15'000) now -= 100'000; // the clock is set back
        const auto next = ids.next<CodingId>();
        REQUIRE(last < next);
        last = next;
        all.insert(next);
    }
    CHECK(all.size() == 20'001);
}

TEST_CASE("two generators of one moment make different ids") {
    IdGenerator a;
    IdGenerator b;
    CHECK(a.next<CodeId>() != b.next<CodeId>());
}

TEST_CASE("an id parses itself; the nil id is none") {
    std::int64_t now = 5;
    const auto id = generator_at(now).next<SourceId>();
    CHECK(SourceId::parse(id.str()) == id);
    CHECK(SourceId{}.is_nil());
    CHECK_FALSE(id.is_nil());
}

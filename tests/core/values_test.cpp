#include "core/entities.h"
#include "core/values.h"

#include "support/printers.h"

using namespace filrouge;

TEST_CASE("timestamps are written as ISO 8601 in UTC") {
    CHECK(Timestamp{0}.iso() == "1970-01-01T00:00:00.000Z");
    CHECK(Timestamp{1772366400123}.iso() == "2026-03-01T12:00:00.123Z");
    CHECK(Timestamp{951782400000}.iso() == "2000-02-29T00:00:00.000Z");
    CHECK(Timestamp{-1}.iso() == "1969-12-31T23:59:59.999Z");
    CHECK(Timestamp::now() > Timestamp{1'600'000'000'000});
}

TEST_CASE("colours are read and written") {
    CHECK(Colour::parse("#1aF") == Colour{0x11, 0xaa, 0xff});
    CHECK(Colour::parse("#01aBcD") == Colour{0x01, 0xab, 0xcd});
    CHECK(Colour{0x01, 0xab, 0xcd}.hex() == "#01abcd");
    for (const auto* text : {"", "#", "#12", "#1234", "#12345", "123456", "#12345g", "#1234567"}) {
        CAPTURE(text);
        CHECK_FALSE(Colour::parse(text));
    }
}

TEST_CASE("luminance is that of WCAG 2.1") {
    CHECK(Colour{0, 0, 0}.luminance() == Approx(0));
    CHECK(Colour{255, 255, 255}.luminance() == Approx(1));
    CHECK(Colour{255, 0, 0}.luminance() == Approx(0.2126));
    CHECK(Colour{0x77, 0x77, 0x77}.luminance() == Approx(0.1845).epsilon(0.001));
}

TEST_CASE("numbers are read as researchers write them") {
    CHECK(parse_number("12") == 12.0);
    CHECK(parse_number(" -3.5 ") == -3.5);
    CHECK(parse_number("3,5") == 3.5);
    CHECK(parse_number("+4") == 4.0);
    CHECK(parse_number("1\u202F200,5") == 1200.5);
    CHECK(parse_number("1\u00A0200") == 1200.0);
    CHECK(parse_number("1 234 567") == 1234567.0);
    CHECK(parse_number("\t12\u00A0") == 12.0);
    CHECK(parse_number("1e3") == 1000.0);
    for (const auto* text : {"", " ", "douze", "12 ans", "1,2,3", "nan", "inf", "+-1", "--1", "é",
                             "1 2", "12 34", "3 4567", "- 3", "1,5 200", "0x10", "1.2.3"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number(text));
    }
}

TEST_CASE("booleans are read in French and English") {
    CHECK(parse_boolean("Oui") == true);
    CHECK(parse_boolean("FALSE") == false);
    CHECK(parse_boolean("0") == false);
    CHECK_FALSE(parse_boolean("peut-être"));
    CHECK_FALSE(parse_boolean(""));
}

TEST_CASE("dates are ISO or no dates") {
    for (const auto* text :
         {"2026", "2026-03", "2026-03-01", "2026-03-01T12:00", "2026-03-01 12:00"}) {
        CAPTURE(text);
        CHECK(is_iso_date(text));
    }
    for (const auto* text :
         {"", "26", "01/03/2026", "2026-3", "2026-03-01x", "mars 2026", "20260301"}) {
        CAPTURE(text);
        CHECK_FALSE(is_iso_date(text));
    }
}

TEST_CASE("every enumerator has a name that reads back") {
    for (auto kind : {SourceKind::focus_group, SourceKind::interview, SourceKind::document}) {
        CHECK(parse_source_kind(to_name(kind)) == kind);
    }
    for (auto role : {Role::participant, Role::moderator, Role::observer}) {
        CHECK(parse_role(to_name(role)) == role);
    }
    for (auto polarity : {Polarity::none, Polarity::tension, Polarity::lever}) {
        CHECK(parse_polarity(to_name(polarity)) == polarity);
    }
    for (auto type :
         {VariableType::text, VariableType::number, VariableType::boolean, VariableType::date}) {
        CHECK(parse_variable_type(to_name(type)) == type);
    }
    for (auto scope : {VariableScope::source, VariableScope::participant}) {
        CHECK(parse_variable_scope(to_name(scope)) == scope);
    }
    CHECK(to_name(SourceKind::focus_group) == "focus-group");
    CHECK_FALSE(parse_role("chef"));
}

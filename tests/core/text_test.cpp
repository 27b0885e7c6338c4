#include "core/text.h"

#include "support/printers.h"
#include "support/text_generator.h"

using namespace filrouge;

TEST_CASE("a part of a text keeps the mark it begins with") {
    const auto text = Text::make("Nadia : \uFEFFoui\nnon").value();
    const auto part = text.part(cp_span(8, 12));
    CHECK(part.utf8() == "\uFEFFoui");
    CHECK(part.size() == CpCount{4});
    CHECK(text.part(cp_span(13, 99)).utf8() == "non");
    CHECK(text.part(cp_span(3, 3)).utf8().empty());
}

TEST_CASE("invalid UTF-8 is found at its first byte") {
    const auto [bytes, at] = GENERATE(table<std::string, std::size_t>({
        {"caf\xE9 noir", 3},     // Latin-1
        {"ab\xC0\xAF", 2},       // overlong slash
        {"\xED\xA0\x80", 0},     // surrogate
        {"\xF4\x90\x80\x80", 0}, // above U+10FFFF
        {"\xF0\x82\x82\xAC", 0}, // overlong euro
        {"é\x80", 2},            // lone continuation
        {"abc\xE2\x82", 3},      // cut off
    }));
    REQUIRE(find_invalid_utf8(bytes));
    CHECK(find_invalid_utf8(bytes)->value() == at);
    CHECK_FALSE(Text::make(bytes));
    CHECK_FALSE(Text::clean(bytes));
}

TEST_CASE("valid UTF-8 passes up to the last code point") {
    CHECK_FALSE(find_invalid_utf8("œ\u0301😀\U0010FFFF\uD7FF\uE000"));
    CHECK_FALSE(find_invalid_utf8(""));
}

TEST_CASE("the classic string is counted in every unit") {
    // A, emoji, é, e + combining acute, line end, B
    const auto text = Text::clean("A😀ée\u0301\r\nB").value();
    CHECK(text.size() == CpCount{7});
    CHECK(text.index().to_byte(CpPos{7}) == BytePos{12});
    CHECK(text.index().to_u16(CpPos{7}) == U16Pos{8});
    CHECK(text.slice(cp_span(1, 2)) == "😀");
    CHECK(text.slice(cp_span(3, 5)) == "e\u0301");
    CHECK(text.slice(cp_span(6, 99)) == "B");
}

TEST_CASE("positions inside a character become the one before it") {
    const TextIndex index{"a😀b"};
    CHECK(index.from_byte(BytePos{3}) == CpPos{1});
    CHECK(index.from_u16(U16Pos{2}) == CpPos{1});
    CHECK(index.from_u16(U16Pos{3}) == CpPos{2});
}

TEST_CASE("clean mends line ends, marks and NUL; make refuses them") {
    const auto [dirty, cleaned] = GENERATE(table<std::string, std::string>({
        {"a\r\nb\rc\nd", "a\nb\nc\nd"},
        {"\xEF\xBB\xBFx", "x"},
        {"a\u2028b\u2029c", "a\nb\nc"},
        {std::string{"a\0b", 3}, "ab"},
        {std::string{"\0\xEF\xBB\xBFx", 5}, "x"},
        {"\r\n\r\n", "\n\n"},
    }));
    CHECK(Text::clean(dirty).value().utf8() == cleaned);
    if (dirty.find_first_of(std::string{"\r\0", 2}) != std::string::npos)
        CHECK_FALSE(Text::make(dirty));
}

TEST_CASE("a refused text names the sign and its place") {
    const auto [text, what] = GENERATE(table<std::string, std::string>({
        {"é\r\n", "The text holds a carriage return at character 1"},
        {std::string{"éa\0", 4}, "The text holds a NUL at character 2"},
        {"\xEF\xBB\xBFx", "The text holds a byte-order mark at character 0"},
    }));
    REQUIRE_FALSE(Text::make(text));
    CHECK(Text::make(text).error().what == what);
}

TEST_CASE("a text keeps its index when it is moved, copied and assigned") {
    auto first = Text::make("été").value(); // short: lives inside the string object
    auto moved = std::move(first);
    CHECK(moved.slice(cp_span(1, 3)) == "té");
    const Text copy = moved;
    moved = Text::make("autre").value();
    CHECK(copy.slice(cp_span(0, 1)) == "é");
    CHECK(moved.slice(cp_span(0, 2)) == "au");
}

TEST_CASE("conversions come back to where they started", "[property]") {
    test::TextGenerator generator{1};
    for (int round = 0; round < 60; ++round) {
        const auto utf8 = generator.text(generator.below(200));
        const TextIndex index{utf8};
        REQUIRE(index.code_points() == count_code_points(utf8));
        std::size_t byte = 0;
        for (std::size_t cp = 0; cp <= index.code_points().value(); ++cp) {
            const auto at = index.to_byte(CpPos{cp});
            REQUIRE(at.value() == byte);
            REQUIRE(index.from_byte(at) == CpPos{cp});
            REQUIRE(index.from_u16(index.to_u16(CpPos{cp})) == CpPos{cp});
            do ++byte;
            while (byte < utf8.size() && (static_cast<unsigned char>(utf8[byte]) & 0xC0) == 0x80);
        }
    }
}

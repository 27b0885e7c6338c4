#include "core/text_change.h"

#include "core/sequence_difference.h"
#include "core/text_difference.h"

#include "support/printers.h"
#include "support/stopwatch.h"
#include "support/text_generator.h"

#include <algorithm>
#include <random>

using namespace filrouge;

namespace {

Text text(const std::string& utf8) {
    return Text::make(utf8).value();
}

/// The range of `marked` in the text, and the words at its place after the change.
std::string after(const std::string& old, const std::string& marked, const std::string& now) {
    const auto before = text(old);
    const auto at = old.find(marked);
    REQUIRE(at != std::string::npos);
    const auto span = before.index().from_bytes({BytePos{at}, BytePos{at + marked.size()}});
    const auto change = TextChange::between(before, text(now));
    CHECK(change.apply(before).utf8() == now);
    const auto shifted = change.shift(span);
    return shifted ? std::string{text(now).slice(*shifted)} : "(lost)";
}

} // namespace

TEST_CASE("a range keeps its words when a text is corrected") {
    const std::string old = "Nadia : Oui, la confiance est longue.\nKarim : Ça va.\n";
    struct Case {
        const char* marked;
        const char* now;
        const char* expected;
    };
    const Case cases[] = {
        // before, after, inside, at either edge
        {"confiance", "Nadia : Oui oui, la confiance est longue.\nKarim : Ça va.\n", "confiance"},
        {"confiance", "Nadia : Oui, la confiance est longue.\nKarim : Ça va bien.\n", "confiance"},
        {"la confiance est", "Nadia : Oui, la vraie confiance est longue.\nKarim : Ça va.\n",
         "la vraie confiance est"},
        {"confiance", "Nadia : Oui, la grande confiance est longue.\nKarim : Ça va.\n",
         "confiance"},
        {"confiance", "Nadia : Oui, la confiance mutuelle est longue.\nKarim : Ça va.\n",
         "confiance"},
        // the word itself is corrected: it stays the coded word, also where it grows at its ends
        {"confiance", "Nadia : Oui, la méfiance est longue.\nKarim : Ça va.\n", "méfiance"},
        {"confiance", "Nadia : Oui, la confiances est longue.\nKarim : Ça va.\n", "confiances"},
        {"confiance", "Nadia : Oui, la xconfiance est longue.\nKarim : Ça va.\n", "xconfiance"},
        // shortened and lost
        {"la confiance est", "Nadia : Oui, la confiance.\nKarim : Ça va.\n", "la confiance"},
        {"confiance", "Nadia : Oui, la est longue.\nKarim : Ça va.\n", "(lost)"},
        {"Ça va", "Nadia : Oui, la confiance est longue.\n", "(lost)"},
        // all of it is other words now
        {"confiance", "Nadia : Oui, la 信頼 est longue.\nKarim : Ça va.\n", "信頼"},
        // a line typed in between
        {"longue.\nKarim", "Nadia : Oui, la confiance est longue.\nOui.\nKarim : Ça va.\n",
         "longue.\nOui.\nKarim"},
    };
    for (const auto& c : cases) {
        INFO(c.now);
        CHECK(after(old, c.marked, c.now) == c.expected);
    }
}

TEST_CASE("characters of several code points are not taken apart") {
    CHECK(after("un cafe noir", "cafe", "un cafe\u0301 noir") == "cafe\u0301");
    CHECK(after("une 👩‍👩‍👧 ici", "👩‍👩‍👧", "une 👩‍👧 ici") ==
          "👩‍👧");
    CHECK(after("a\u00a0: « été »", "été", "a\u202f: « étés »") == "étés");
    CHECK(after("שלום לכם", "לכם", "שלום לכולם") == "לכולם");
}

TEST_CASE("an empty text and an equal one") {
    CHECK(TextChange::between(text(""), text("")).empty());
    CHECK(TextChange::between(text("a b"), text("a b")).empty());
    CHECK(TextChange::between(text(""), text("a")).replacements().size() == 1);
    CHECK(TextChange::between(text("a"), text("")).shift(cp_span(0, 1)) == std::nullopt);
}

TEST_CASE("replacements that overlap or leave the text are refused") {
    const auto old = text("abcdef");
    CHECK(TextChange::make(old, {{cp_span(1, 3), "x"}, {cp_span(2, 4), "y"}}).error().code ==
          ErrorCode::invalid_input);
    CHECK_FALSE(TextChange::make(old, {{cp_span(5, 7), ""}}).ok());
    CHECK_FALSE(TextChange::make(old, {{cp_span(0, 1), "\xff"}}).ok());
    const auto joined = TextChange::make(old, {{cp_span(3, 4), "y"}, {cp_span(1, 3), "x"}}).value();
    CHECK(joined.replacements().size() == 1);
    CHECK(joined.apply(old).utf8() == "axyef");
}

TEST_CASE("a turn takes what is typed at its edges, a coding does not") {
    const auto old = text("Nadia : Oui.");
    const auto change =
        TextChange::make(old, {{cp_span(8, 8), "Ah, "}, {cp_span(12, 12), " Bien."}}).value();
    CHECK(change.shift(cp_span(8, 12)) == cp_span(12, 16));
    CHECK(change.shift_with_edges(cp_span(8, 12)) == cp_span(8, 22));
}

// Every code point gets a number of its own, so that it is known for certain which of them stayed.
TEST_CASE("a range holds what stayed of its characters and no other ones", "[property]") {
    test::TextGenerator generator{20261121};
    std::mt19937 random{20261121}; // NOLINT: the same texts each time
    for (int round = 0; round < 400; ++round) {
        const auto old = text(generator.text(1 + generator.below(60)));
        const auto size = old.size().value();
        std::vector<Replacement> replacements;
        for (std::size_t at = generator.below(8); at < size;) {
            const auto end = std::min(size, at + generator.below(4));
            replacements.push_back({cp_span(at, end), generator.text(generator.below(2))});
            at = end + 1 + generator.below(9);
        }
        std::vector<std::size_t> now; // numbers of old code points, `size` for new ones
        std::size_t from = 0;
        for (const auto& r : replacements) {
            for (; from < r.span.begin().value(); ++from) now.push_back(from);
            now.insert(now.end(), count_code_points(r.text).value(), size);
            from = r.span.end().value();
        }
        for (; from < size; ++from) now.push_back(from);

        const auto change = TextChange::make(old, replacements).value();
        REQUIRE(change.apply(old).size().value() == now.size());
        for (int i = 0; i < 40; ++i) {
            const auto a = generator.below(size + 1);
            const auto b = generator.below(size + 1);
            const auto span = cp_span(a, b);
            if (span.empty()) continue;
            std::vector<std::size_t> kept;
            for (const auto n : now) {
                if (n < size && span.contains(CpPos{n})) kept.push_back(n);
            }
            std::vector<std::size_t> held;
            const auto shifted = change.shift(span);
            if (shifted) {
                for (auto p = shifted->begin().value(); p < shifted->end().value(); ++p) {
                    if (now[p] < size) held.push_back(now[p]);
                }
            }
            CHECK(held == kept);
            CHECK((shifted.has_value() || kept.empty()));
            if (shifted && !change.touches(span)) {
                CHECK(change.apply(old).slice(*shifted) == old.slice(span));
            }
        }
    }
}

TEST_CASE("the difference of two texts makes the one of the other", "[property]") {
    test::TextGenerator generator{7};
    for (int round = 0; round < 300; ++round) {
        const auto old = text(generator.text(generator.below(80)));
        std::string edited = old.utf8();
        for (std::size_t i = 0; i < generator.below(6); ++i) {
            const auto part = text(edited);
            const auto at = generator.below(part.size().value() + 1);
            edited =
                TextChange::make(
                    part, {{cp_span(at, std::min(part.size().value(), at + generator.below(5))),
                            generator.text(generator.below(3))}})
                    .value()
                    .apply(part)
                    .utf8();
        }
        const auto now = text(edited);
        const auto change = TextChange::between(old, now);
        CHECK(change.apply(old).utf8() == now.utf8());
        const auto all = change.replacements();
        for (std::size_t i = 1; i < all.size(); ++i)
            CHECK(all[i - 1].span.end() < all[i].span.begin());
    }
}

TEST_CASE("sequences differ where they must", "[property]") {
    std::mt19937 random{3}; // NOLINT: the same sequences each time
    for (int round = 0; round < 300; ++round) {
        std::vector<std::uint32_t> a(random() % 40), b(random() % 40);
        for (auto& x : a) x = random() % 4;
        for (auto& x : b) x = random() % 4;
        std::vector<std::uint32_t> made;
        std::size_t from = 0;
        std::size_t changes = 0;
        for (const auto& hunk : sequence_difference(a, b)) {
            made.insert(made.end(), a.begin() + static_cast<std::ptrdiff_t>(from),
                        a.begin() + static_cast<std::ptrdiff_t>(hunk.a_begin));
            made.insert(made.end(), b.begin() + static_cast<std::ptrdiff_t>(hunk.b_begin),
                        b.begin() + static_cast<std::ptrdiff_t>(hunk.b_end));
            from = hunk.a_end;
            changes += hunk.a_end - hunk.a_begin + hunk.b_end - hunk.b_begin;
        }
        made.insert(made.end(), a.begin() + static_cast<std::ptrdiff_t>(from), a.end());
        CHECK(made == b);
        // As few as the longest common subsequence allows.
        std::vector<std::vector<std::size_t>> common(a.size() + 1,
                                                     std::vector<std::size_t>(b.size() + 1));
        for (std::size_t i = 1; i <= a.size(); ++i) {
            for (std::size_t j = 1; j <= b.size(); ++j) {
                common[i][j] = a[i - 1] == b[j - 1] ? common[i - 1][j - 1] + 1
                                                    : std::max(common[i - 1][j], common[i][j - 1]);
            }
        }
        CHECK(changes == a.size() + b.size() - 2 * common[a.size()][b.size()]);
    }
}

TEST_CASE("long texts are compared in time, however they differ") {
    std::string long_text, other, shuffled;
    std::mt19937 random{11}; // NOLINT: the same texts each time
    for (int i = 0; i < 12'000; ++i) {
        const auto line = "Nadia : phrase " + std::to_string(random() % 5000) + " du groupe.\n";
        long_text += line;
        other += "autre " + std::to_string(random() % 5000) + (i % 3 == 0 ? "\n" : " ");
        shuffled += i % 50 == 0 ? "Corrigé " + std::to_string(i) + ".\n" : line;
    }
    const Stopwatch watch;
    for (const auto& now : {other, shuffled, long_text + "fin\n"}) {
        const auto change = TextChange::between(text(long_text), text(now));
        CHECK(change.apply(text(long_text)).utf8() == now);
    }
    CHECK(watch.seconds() < seconds_allowed(10));
}

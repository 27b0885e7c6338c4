#include "core/codebook.h"

#include "core/sample.h"

#include "support/printers.h"

#include <algorithm>
#include <random>

using namespace filrouge;
using namespace filrouge::test;

namespace {

/// 1 Tensions (3 Temporalités, 2 Secret professionnel), 4 Leviers (5 Espaces informels (6 Café), 7
/// Temporalités).
Codebook sample() {
    Codebook book;
    book.put(code(1, "Tensions", {}, 0));
    book.put(code(2, "Secret professionnel", id<CodeId>(1), 1));
    book.put(code(3, "Temporalités", id<CodeId>(1), 0));
    book.put(code(4, "Leviers", {}, 1));
    book.put(code(5, "Espaces informels", id<CodeId>(4), 0));
    book.put(code(6, "Café", id<CodeId>(5), 0));
    book.put(code(7, "Temporalités", id<CodeId>(4), 1));
    return book;
}

std::vector<CodeId> ids(std::initializer_list<std::uint64_t> numbers) {
    std::vector<CodeId> made;
    for (const auto n : numbers) made.push_back(id<CodeId>(n));
    return made;
}

} // namespace

TEST_CASE("codes are read from the top, siblings in their order") {
    const auto book = sample();
    CHECK(book.in_order() == ids({1, 3, 2, 4, 5, 6, 7}));
    CHECK(book.children({}) == ids({1, 4}));
    CHECK(book.children(id<CodeId>(1)) == ids({3, 2}));
    CHECK(book.children(id<CodeId>(6)).empty());
    CHECK(book.with_descendants(id<CodeId>(4)) == ids({4, 5, 6, 7}));
    CHECK(book.path(id<CodeId>(6)) == "Leviers/Espaces informels/Café");
}

TEST_CASE("is_below knows grandparents, not the code itself") {
    const auto book = sample();
    CHECK(book.is_below(id<CodeId>(6), id<CodeId>(4)));
    CHECK_FALSE(book.is_below(id<CodeId>(4), id<CodeId>(6)));
    CHECK_FALSE(book.is_below(id<CodeId>(4), id<CodeId>(4)));
}

TEST_CASE("codes move, change places and go") {
    auto book = sample();
    book.put(code(5, "Espaces informels", id<CodeId>(1), 0)); // moves with what is below it
    CHECK(book.path(id<CodeId>(6)) == "Tensions/Espaces informels/Café");
    book.put(code(3, "Temporalités", id<CodeId>(1), 9));
    CHECK(book.children(id<CodeId>(1)) == ids({5, 2, 3}));
    book.remove(id<CodeId>(6));
    CHECK(book.find(id<CodeId>(6)) == nullptr);
    CHECK(book.in_order() == ids({1, 5, 2, 3, 4, 7}));
}

TEST_CASE("children may come before their parents") {
    Codebook book;
    book.put(code(2, "Café", id<CodeId>(1)));
    book.put(code(1, "Leviers"));
    CHECK(book.in_order() == ids({1, 2}));
}

TEST_CASE("codes whose parent is missing, or that are below themselves, are still listed") {
    Codebook book;
    book.put(code(1, "Seul", id<CodeId>(99)));
    book.put(code(2, "A", id<CodeId>(3)));
    book.put(code(3, "B", id<CodeId>(2)));
    book.put(code(4, "Soi", id<CodeId>(4)));
    auto listed = book.in_order();
    std::sort(listed.begin(), listed.end());
    CHECK(listed == ids({1, 2, 3, 4}));
    CHECK(book.with_descendants(id<CodeId>(2)).size() == 2);
    CHECK_FALSE(book.path(id<CodeId>(2)).empty());
    CHECK_FALSE(book.is_below(id<CodeId>(2), id<CodeId>(99)));
}

TEST_CASE("a code is found by id, by path and by a name that only one has") {
    const auto book = sample();
    for (const auto* reference :
         {"Espaces informels", "espaces INFORMELS", "leviers/Espaces informels",
          "Leviers / Espaces\u00A0informels", " espaces informels "}) {
        CAPTURE(reference);
        CHECK(*book.resolve(reference) == id<CodeId>(5));
    }
    CHECK(*book.resolve(id<CodeId>(6).str()) == id<CodeId>(6));
    CHECK(*book.resolve("cafe") == id<CodeId>(6));
    CHECK(*book.resolve("Cafe\u0301") == id<CodeId>(6));
    CHECK(*book.resolve("Tensions/temporalites") == id<CodeId>(3));
}

TEST_CASE("a name that several codes have is ambiguous, with their paths as hint") {
    const auto found = sample().resolve("temporalites");
    REQUIRE_FALSE(found.ok());
    CHECK(found.error().code == ErrorCode::ambiguous);
    CHECK_THAT(found.error().hint, Catch::Contains("Tensions/Temporalités"));
    CHECK_THAT(found.error().hint, Catch::Contains("Leviers/Temporalités"));
}

TEST_CASE("a code at the top goes by its name, whatever is below others") {
    auto book = sample();
    book.put(code(8, "Café"));
    CHECK(*book.resolve("Café") == id<CodeId>(8));
}

TEST_CASE("an unknown code is not found, with the nearest as hint") {
    const auto slip = sample().resolve("Secret profesionel");
    REQUIRE_FALSE(slip.ok());
    CHECK(slip.error().code == ErrorCode::not_found);
    CHECK_THAT(slip.error().what, Catch::Contains("Secret profesionel"));
    CHECK_THAT(slip.error().hint, Catch::Contains("Tensions/Secret professionnel"));
    for (const auto* reference :
         {"", " ", "/", "Leviers/", "Leviers/Secret professionnel", "👨‍👩‍👧"}) {
        CAPTURE(reference);
        CHECK_FALSE(sample().resolve(reference).ok());
    }
    CHECK_FALSE(Codebook{}.resolve("rien").ok());
}

TEST_CASE("names follow renaming") {
    auto book = sample();
    book.put(code(6, "Machine à café", id<CodeId>(5)));
    CHECK_FALSE(book.resolve("Café").ok());
    CHECK(*book.resolve("machine a cafe") == id<CodeId>(6));
    book.remove(id<CodeId>(7));
    CHECK(*book.resolve("Temporalités") == id<CodeId>(3));
}

TEST_CASE("relations come and go") {
    auto book = sample();
    book.put(Relation{id<RelationId>(1), "regulates", id<CodeId>(5), id<CodeId>(3)});
    CHECK(book.relations_from(id<CodeId>(5)).size() == 1);
    CHECK(book.relations_from(id<CodeId>(3)).empty());
    book.remove(id<RelationId>(1));
    CHECK(book.relations().empty());
}

TEST_CASE("whatever is put and removed, order and children agree") {
    std::mt19937 random{42};
    Codebook book;
    std::map<CodeId, Code> model;
    for (int step = 0; step < 2000; ++step) {
        const auto n = 1 + random() % 25;
        if (random() % 4 == 0) {
            book.remove(id<CodeId>(n));
            model.erase(id<CodeId>(n));
        } else {
            const auto parent = random() % 3 == 0 ? CodeId{} : id<CodeId>(1 + random() % 25);
            const auto made = code(n, "c" + std::to_string(random() % 9), parent,
                                   static_cast<std::uint32_t>(random() % 4));
            book.put(made);
            model.insert_or_assign(made.id, made);
        }
        auto all = book.in_order();
        REQUIRE(all.size() == model.size());
        std::sort(all.begin(), all.end());
        REQUIRE(std::adjacent_find(all.begin(), all.end()) == all.end());
        for (const auto& [key, code] : model) {
            const auto siblings = book.children(code.parent);
            REQUIRE(std::count(siblings.begin(), siblings.end(), key) == 1);
            REQUIRE(std::is_sorted(siblings.begin(), siblings.end(), [&](auto a, auto b) {
                return model.at(a).position < model.at(b).position;
            }));
        }
    }
}

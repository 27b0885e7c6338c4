#include "search/index.h"

#include "fixture.h"
#include "support/printers.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>

// Random queries over random texts, against a plain evaluator that knows neither Xapian nor our
// terms: words here have no forms but their own.

using namespace filrouge;
using namespace filrouge::test;

namespace {

constexpr unsigned seed = 20260301;
using Words = std::vector<std::string>;
const Words vocabulary{"ba", "co", "du", "fi", "gu", "ha", "jo", "ku"};

struct Case {
    std::string query;
    std::function<bool(const Words&)> fits;
};

class Generator {
  public:
    std::size_t below(std::size_t n) { return random_() % n; }
    std::string word() { return vocabulary[below(vocabulary.size())]; }
    Words sentence() {
        Words words(1 + below(8));
        std::generate(words.begin(), words.end(), [&] { return word(); });
        return words;
    }

    Case any(int depth) {
        switch (depth == 0 ? below(3) : below(6)) {
        case 0: return one();
        case 1: return phrase();
        case 2: return near();
        case 3: return both(depth);
        case 4: return either(depth);
        default: return without(depth);
        }
    }

  private:
    Case one() {
        auto w = word();
        return {w, [w](const Words& t) { return std::count(t.begin(), t.end(), w) > 0; }};
    }
    Case phrase() {
        Words p{word(), word()};
        if (below(2) == 0) p.push_back(word());
        std::string text;
        for (const auto& w : p) text += (text.empty() ? "" : " ") + w;
        return {"\"" + text + "\"", [p](const Words& t) {
                    return std::search(t.begin(), t.end(), p.begin(), p.end()) != t.end();
                }};
    }
    Case near() {
        const auto a = word();
        const auto b = word();
        const auto n = 1 + below(4);
        return {a + " PRÈS/" + std::to_string(n) + " " + b, [a, b, n](const Words& t) {
                    for (std::size_t i = 0; i < t.size(); ++i) {
                        for (std::size_t k = 0; k < t.size(); ++k) {
                            const auto apart = i < k ? k - i : i - k;
                            if (t[i] == a && t[k] == b && apart > 0 && apart <= n) return true;
                        }
                    }
                    return false;
                }};
    }
    Case both(int depth) {
        const auto a = any(depth - 1);
        const auto b = any(depth - 1);
        return {"(" + a.query + ") (" + b.query + ")",
                [a, b](const Words& t) { return a.fits(t) && b.fits(t); }};
    }
    Case either(int depth) {
        const auto a = any(depth - 1);
        const auto b = any(depth - 1);
        return {"(" + a.query + ") OU (" + b.query + ")",
                [a, b](const Words& t) { return a.fits(t) || b.fits(t); }};
    }
    Case without(int depth) {
        const auto a = any(depth - 1);
        const auto b = any(depth - 1);
        if (below(4) == 0) {
            return {"SAUF (" + a.query + ")", [a](const Words& t) { return !a.fits(t); }};
        }
        return {"(" + a.query + ") SAUF (" + b.query + ")",
                [a, b](const Words& t) { return a.fits(t) && !b.fits(t); }};
    }

    std::mt19937 random_{seed};
};

bool negates(const std::string& query) {
    return query.find("SAUF") != std::string::npos;
}

} // namespace

TEST_CASE("Any query finds what a plain evaluator finds") {
    Generator generator;
    Library library;
    std::vector<Words> sentences; // in the order of sources and text
    for (unsigned n = 1; n <= 30; ++n) {
        std::string text;
        for (int line = 0; line < 10; ++line) {
            sentences.push_back(generator.sentence());
            for (const auto& word : sentences.back()) text += word + " ";
            text += "\n";
        }
        library.put(n, text);
    }
    REQUIRE(library.refresh().ok());
    INFO("seed " << seed);
    for (int round = 0; round < 400; ++round) {
        const auto [query, fits] = generator.any(3);
        INFO(query);
        Texts expected;
        for (const auto& words : sentences) {
            if (!fits(words)) continue;
            std::string text;
            for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
            expected.push_back(text);
        }
        const auto found = library.found(query);
        CHECK(found == expected);
        if (negates(query)) continue;
        const auto parsed = search::Query::parse(query).value();
        for (const auto& text : found) {
            CHECK_FALSE(search::find_matches(parsed, text_of(text), "fr").empty());
        }
    }
}

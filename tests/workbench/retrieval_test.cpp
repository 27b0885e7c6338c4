#include "bench.h"

#include "core/fold.h"
#include "workbench/finding/retrieval.h"
#include "workbench/people/speakers.h"

#include "support/text_generator.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <tuple>

using namespace filrouge;
using namespace filrouge::test;
using namespace filrouge::workbench;

namespace {

SilentProgress silent;

/// A source with turns, one without turns, codes A, A/B and C, codings of two coders anywhere.
struct Study {
    TestBench bench;
    TextGenerator random;
    CodeId a, b, c;

    explicit Study(std::uint32_t seed) : random{seed} {
        a = bench.code("A");
        b = bench.code("A/B");
        c = bench.code("C");
        const auto talk = bench.import("FG10.txt", "Titre du groupe\n\n" + dialogue + "\nFin.\n");
        const auto flat = bench.import("FG2.txt", "Un.\n\nDeux trois.\n***\nQuatre.\nCinq six.\n");
        remove_turns(*bench, flat).value();
        for (const char* coder : {"anne", "zoé"}) {
            bench->use_coder(coder);
            for (const auto& source : {talk, flat}) add_some(source);
        }
    }

    void add_some(const SourceId& source) {
        const auto size = bench->project().find(source)->characters.value();
        for (int i = 0; i < 7; ++i) {
            const auto begin = random.below(size - 1);
            const auto length = 1 + random.below(random.below(2) == 0 ? 4 : 40);
            const auto code = std::array{a, b, c}[random.below(3)];
            // The same place twice is refused: one coding less.
            (void)add_coding(*bench, source, cp_span(begin, std::min(size, begin + length)), code);
        }
    }
};

/// The same, said as simply as can be.
class Naive {
  public:
    Naive(Workbench& bench, const RetrievalRequest& request) : bench_{bench}, request_{request} {
        for (std::uint32_t row = 0; row < columns().size(); ++row) {
            const auto coding = columns().at(row);
            if (in(coding.code, request.codes)) ours_.push_back(coding);
            if (in(coding.code, request.others)) others_.push_back(coding);
        }
    }

    /// Source, range, first coding (nil for `together`).
    using Row = std::tuple<SourceId, CpSpan, CodingId>;
    std::set<Row> rows() const {
        std::set<Row> found;
        for (const auto& our : ours_) {
            bool any = false;
            for (const auto& other : others_) {
                if (other.id == our.id || other.source != our.source) continue;
                const bool shares = our.span.overlaps(other.span);
                if (request_.combination == Combination::together && shares)
                    found.emplace(our.source, our.span.intersection(other.span), CodingId{});
                any = any || fits(our, other);
            }
            if (request_.combination == Combination::without) any = !any;
            if (request_.combination == Combination::any) any = true;
            if (any && request_.combination != Combination::together)
                found.emplace(our.source, our.span, our.id);
        }
        return found;
    }
    bool fits(const Coding& our, const Coding& other) const {
        const auto n = static_cast<long>(request_.within);
        switch (request_.combination) {
        case Combination::overlapping:
        case Combination::without: return our.span.overlaps(other.span);
        case Combination::near:
            return our.span.overlaps(other.span) ||
                   (is_after(our, other) && gap(our, other) <= n) ||
                   (is_after(other, our) && gap(other, our) <= n);
        case Combination::followed_by: return is_after(our, other) && gap(our, other) <= n;
        default: return false;
        }
    }

  private:
    const CodingColumns& columns() const { return bench_.project().codings(); }
    bool in(const CodeId& code, const std::vector<CodeId>& codes) const {
        const auto& codebook = bench_.project().codebook();
        return codes.empty() || std::any_of(codes.begin(), codes.end(), [&](const auto& each) {
                   return code == each || codebook.is_below(code, each);
               });
    }
    static bool is_after(const Coding& first, const Coding& then) {
        return then.span.begin() >= first.span.end();
    }
    /// Turns, or lines with letters, from the end of one to the beginning of the other.
    long gap(const Coding& first, const Coding& then) const {
        const auto units = stretches(first.source);
        long from = 0; // the last unit that begins before `first` ends
        long to = static_cast<long>(units.size()) + 1; // the first that ends after `then` begins
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (units[i].begin() < first.span.end()) from = static_cast<long>(i) + 1;
            if (units[i].end() > then.span.begin()) to = std::min(to, static_cast<long>(i) + 1);
        }
        return std::max(to - from, 0L);
    }
    std::vector<CpSpan> stretches(const SourceId& source) const {
        std::vector<CpSpan> all;
        for (const auto& turn : bench_.project().turns(source))
            all.push_back(turn.label.empty() ? turn.span
                                             : CpSpan{turn.label.begin(), turn.span.end()});
        if (!all.empty()) return all;
        const auto text = bench_.text(source).value();
        for (std::size_t begin = 0; begin < text->size().value();) {
            auto end = begin;
            while (end < text->size().value() && text->slice(cp_span(end, end + 1)) != "\n") ++end;
            const auto line = std::string{text->slice(cp_span(begin, end))};
            if (line.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
                all.push_back(cp_span(begin, end));
            begin = end + 1;
        }
        return all;
    }

    Workbench& bench_;
    const RetrievalRequest& request_;
    std::vector<Coding> ours_, others_;
};

Coding coding_of(Workbench& bench, const CodingId& id) {
    return bench.project().codings().at(bench.project().codings().row_of(id));
}

void compare(Study& study, const RetrievalRequest& request) {
    const auto found = retrieve(*study.bench, request, silent).value();
    const Naive naive{*study.bench, request};
    std::set<Naive::Row> rows;
    for (const auto& one : found) {
        const bool shared = request.combination == Combination::together;
        rows.emplace(one.source, one.span, shared ? CodingId{} : one.codings.front());
        const auto first = coding_of(*study.bench, one.codings.front());
        if (!shared) CHECK(first.span == one.span);
        if (one.codings.size() < 2) continue;
        const auto partner = coding_of(*study.bench, one.codings[1]);
        CHECK(partner.id != first.id);
        if (shared) CHECK(first.span.intersection(partner.span) == one.span);
        if (!shared) CHECK(naive.fits(first, partner));
    }
    CHECK(rows.size() == found.size());
    CHECK(rows == naive.rows());
    const auto& project = study.bench->project();
    CHECK(std::is_sorted(found.begin(), found.end(), [&](const auto& a, const auto& b) {
        if (a.source == b.source) return a.span < b.span;
        return collate(project.find(a.source)->name, project.find(b.source)->name, "fr") < 0;
    }));
}

} // namespace

TEST_CASE("what is retrieved is what comparing all pairs gives") {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Study study{seed};
        const std::vector<std::vector<CodeId>> sets{{study.a}, {study.b}, {study.c}, {}};
        for (const auto combination :
             {Combination::any, Combination::together, Combination::overlapping,
              Combination::without, Combination::near, Combination::followed_by}) {
            for (const auto& codes : sets) {
                for (const auto& others : sets) {
                    for (const std::uint32_t within : {0U, 1U, 3U}) {
                        INFO("seed " << seed << ", combination " << static_cast<int>(combination)
                                     << ", within " << within);
                        compare(study, {codes, others, combination, within, {}});
                    }
                }
            }
        }
    }
}

TEST_CASE("a filter judges both sets, and its errors come out") {
    Study study{99};
    RetrievalRequest request{{study.a}, {study.c}, Combination::near, 9, "coder:zoé"};
    const auto found = retrieve(*study.bench, request, silent).value();
    CHECK_FALSE(found.empty());
    for (const auto& one : found) {
        for (const auto& id : one.codings)
            CHECK(study.bench->project().find(coding_of(*study.bench, id).coder)->name == "zoé");
    }
    request.where = "nobody=1";
    CHECK(retrieve(*study.bench, request, silent).error().code == ErrorCode::not_found);
    request.where.clear();
    request.codes = {CodeId{}};
    CHECK(retrieve(*study.bench, request, silent).value().empty());
}

TEST_CASE("quotes have the text that is shared") {
    TestBench bench;
    const auto source = bench.import("FG.txt", dialogue);
    bench.coding(source, 13, 20, bench.code("A"));
    bench.coding(source, 16, 25, bench.code("B"));
    const auto both = retrieve(*bench,
                               {{bench->project().codebook().resolve("A").value()},
                                {bench->project().codebook().resolve("B").value()},
                                Combination::together,
                                0,
                                {}},
                               silent)
                          .value();
    REQUIRE(both.size() == 1);
    CHECK(both[0].span == cp_span(16, 20));
    const auto quotes = quotes_of(*bench, both).value();
    REQUIRE(quotes.size() == 1);
    CHECK(quotes[0].text == "jour");
    CHECK(quotes[0].code == "A");
    CHECK(speaker_of(quotes[0]) == "Animatrice");
}

TEST_CASE("passages are grouped and put in order") {
    Study study{7};
    const auto& project = study.bench->project();
    const auto all = retrieve(*study.bench, {}, silent).value();
    const auto titles = [&](GroupBy by) {
        std::vector<std::string> found;
        std::size_t members = 0;
        const auto groups = group(project, all, {by, {}}, QuoteOrder::longest, silent).value();
        for (const auto& each : groups) {
            found.push_back(each.title);
            members += each.members.size();
            CHECK_FALSE(each.members.empty());
            CHECK(std::is_sorted(each.members.begin(), each.members.end(), [&](auto a, auto b) {
                return all[a].span.size() > all[b].span.size();
            }));
        }
        CHECK(members == all.size());
        return found;
    };
    using Titles = std::vector<std::string>;
    CHECK(titles(GroupBy::none) == Titles{""});
    CHECK(titles(GroupBy::code) == Titles{"A", "A/B", "C"});
    CHECK(titles(GroupBy::source) == Titles{"FG2", "FG10"});
    CHECK(titles(GroupBy::coder) == Titles{"anne", "zoé"});
    CHECK(titles(GroupBy::speaker).back().empty());
    CHECK(group(project, {}, {GroupBy::none, {}}, QuoteOrder::text, silent).value().empty());

    const auto newest = group(project, all, {}, QuoteOrder::newest, silent).value().at(0).members;
    CHECK(std::is_sorted(newest.begin(), newest.end(), [&](auto a, auto b) {
        return coding_of(*study.bench, all[a].codings[0]).created >
               coding_of(*study.bench, all[b].codings[0]).created;
    }));
}

TEST_CASE("retrieving stays near the cost of sorting", "[.speed]") {
    TestBench bench;
    const auto a = bench.code("A");
    const auto c = bench.code("C");
    // All in one source, where a quadratic way would need minutes.
    const auto source = bench.import("long.txt", [] {
        std::string text;
        for (int i = 0; i < 20'000; ++i) text += "Nadia : mot " + std::to_string(i) + ".\n";
        return text;
    }());
    constexpr std::size_t count = 100'000;
    const auto size = bench->project().find(source)->characters.value();
    TextGenerator random{5};
    REQUIRE(bench->edit("many", [&](store::Edit& edit) {
        const auto coder = bench->coder_id(edit, "anne");
        for (std::size_t i = 0; i < count; ++i) {
            const auto begin = random.below(size - 12);
            edit.put(Coding{bench->new_id<CodingId>(),
                            source,
                            cp_span(begin, begin + 1 + random.below(10)),
                            i % 2 == 0 ? a : c,
                            coder,
                            {},
                            {},
                            {}});
        }
    }));
    const auto ms = [](const auto& work) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
            .count();
    };
    const auto sorting = ms([&] { CHECK(bench->project().codings_in(source).size() == count); });
    for (const auto combination :
         {Combination::any, Combination::together, Combination::overlapping, Combination::without,
          Combination::near, Combination::followed_by}) {
        const auto took = ms([&] {
            CHECK_FALSE(retrieve(*bench, {{a}, {c}, combination, 1, {}}, silent).value().empty());
        });
        INFO("combination " << static_cast<int>(combination) << ": " << took << " ms, sorting "
                            << sorting << " ms");
        CHECK(took < 2 * sorting);
    }
}

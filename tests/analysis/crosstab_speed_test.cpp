#include "analysis/live_crosstab.h"

#include "support/printers.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>

using namespace filrouge;
using namespace filrouge::analysis;

namespace {

constexpr std::uint32_t codings = 1'000'000;
constexpr std::uint32_t codes = 200;
constexpr std::uint32_t values = 14;

template <class Work>
double best_ms(const Work& work) {
    double best = 1e9;
    for (int i = 0; i < 15; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

CodingColumns million_codings() {
    IdGenerator ids{[] { return 1; }, 5};
    std::mt19937_64 random{5};
    std::vector<CodeId> code_ids(codes);
    for (auto& id : code_ids) id = ids.next<CodeId>();
    std::vector<SourceId> sources(1000);
    for (auto& id : sources) id = ids.next<SourceId>();
    CodingColumns columns;
    columns.reserve(codings);
    for (std::uint32_t i = 0; i < codings; ++i) {
        Coding coding;
        coding.id = ids.next<CodingId>();
        coding.source = sources[i / (codings / 1000)]; // source by source, as they are coded
        coding.code = code_ids[random() % codes];
        coding.span = cp_span(i % 1000, i % 1000 + 10);
        columns.put(coding);
    }
    return columns;
}

} // namespace

// Not part of the ordinary run: a figure to look at, on an optimised build.
TEST_CASE("a million codings are counted at about the speed of reading them", "[.speed]") {
    const auto columns = million_codings();
    const SpeakerColumn speakers;
    Axis rows;
    for (std::uint32_t i = 0; i < codes; ++i) {
        rows.labels.push_back(std::to_string(i));
        rows.label_of.push_back(i);
    }
    Axis cols;
    cols.key = Axis::Key::source;
    for (std::uint32_t i = 0; i < values; ++i) cols.labels.push_back(std::to_string(i));
    for (std::uint32_t i = 0; i < 1000; ++i) cols.label_of.push_back(i % values);

    std::uint64_t sum = 0;
    const auto pass = best_ms([&] {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            sum += columns.codes()[i] + columns.sources()[i];
        }
    });
    const auto timed = [&](CountOf what) {
        const CrosstabInput input{columns, speakers, rows, cols, what, {}, {}};
        return best_ms([&] { sum += crosstab(input).total; });
    };
    const auto counted = timed(CountOf::codings);
    fmt::print("pass {:.2f} ms, codings {:.2f} ms, ratio {:.2f}; sources {:.2f} ms ({})\n", pass,
               counted, counted / pass, timed(CountOf::sources), sum % 10);
    CHECK(counted <= 5 * pass);

    LiveCrosstab live{{columns, speakers, rows, cols, CountOf::codings, {}, {}}};
    const auto steps = best_ms([&] {
        for (std::uint32_t i = 0; i < 1000; ++i) {
            sum += live.remove(columns.codes()[i], columns.sources()[i], 0, 0) ? 1u : 0u;
        }
    });
    fmt::print("live table, one step: {:.3f} us ({})\n", steps, live.table().total);
    CHECK(steps <= 1.0);
}

// What every import, search and coding goes through in the text layer; bytes per second.
#include "core/breaks.h"
#include "core/fold.h"
#include "core/text.h"
#include "transcripts/reader.h"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace filrouge;

std::string talk(std::int64_t turns) {
    std::string text;
    for (std::int64_t i = 0; i < turns; ++i) {
        text += i % 3 == 0 ? "Animatrice : " : i % 3 == 1 ? "Nadia : " : "Karim : ";
        text +=
            "réponse " + std::to_string(i) +
            " sur la confiance, le cœur de l\u2019affaire, qu\u2019on dit à midi 👩‍👧.\n";
    }
    return text;
}

/// Runs `work` on the talk of `range(0)` turns.
template <class Work>
void over_talk(benchmark::State& state, const Work& work) {
    const auto utf8 = talk(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(work(utf8));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(utf8.size()));
}

void utf8_check(benchmark::State& state) {
    over_talk(state, [](const std::string& utf8) { return find_invalid_utf8(utf8); });
}
void text_index(benchmark::State& state) {
    over_talk(state, [](const std::string& utf8) { return TextIndex{utf8}.code_points(); });
}
void folding(benchmark::State& state) {
    over_talk(state, [](const std::string& utf8) { return fold(utf8); });
}
void folding_with_map(benchmark::State& state) {
    over_talk(state, [](const std::string& utf8) { return fold_with_map(utf8); });
}
void cutting_words(benchmark::State& state) {
    over_talk(state, [](const std::string& utf8) { return words(utf8, "fr"); });
}
void cutting_sentences(benchmark::State& state) {
    const auto text = Text::make(talk(state.range(0))).value();
    for (auto _ : state) benchmark::DoNotOptimize(sentences(text, text.all(), "fr"));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.utf8().size()));
}
void recognising_speakers(benchmark::State& state) {
    const auto text = Text::make(talk(state.range(0))).value();
    for (auto _ : state) benchmark::DoNotOptimize(transcripts::recognise_speakers(text, {}));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.utf8().size()));
}

// Two sizes: what grows faster than the text shows as fewer bytes per second.
BENCHMARK(utf8_check)->Arg(500)->Arg(20000);
BENCHMARK(text_index)->Arg(500)->Arg(20000);
BENCHMARK(folding)->Arg(500)->Arg(20000);
BENCHMARK(folding_with_map)->Arg(500)->Arg(20000);
BENCHMARK(cutting_words)->Arg(500)->Arg(20000);
BENCHMARK(cutting_sentences)->Arg(500)->Arg(20000);
BENCHMARK(recognising_speakers)->Arg(500)->Arg(20000);

} // namespace

BENCHMARK_MAIN();

#include "support/printers.h"
#include "transcripts/show.h"

#include <algorithm>
#include <ctime>
#include <functional>

using namespace filrouge;
using namespace filrouge::transcripts;

// A recording of a day takes no longer a turn than one of an hour.
namespace {

using Make = std::function<std::string(int turns)>;

/// Of the processor, the least of a few: what else the machine does is not counted.
double seconds_to_read(const std::string& name, const std::string& bytes, std::size_t turns) {
    double least = 1e9;
    for (int i = 0; i < 3; ++i) {
        const auto begin = std::clock();
        const auto read = read_bytes(name, bytes).value();
        const auto taken = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        REQUIRE(read.turns.size() == turns);
        least = std::min(least, taken);
    }
    return least;
}

std::string words(int i) {
    return "C'est ma réponse " + std::to_string(i) + ", et la suite de ce que j'en pense.";
}
std::string person(int i) {
    return i % 3 == 0 ? "Animatrice" : "P" + std::to_string(1 + i % 17);
}
std::string two_digits(int n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}
std::string clock_at(int second) {
    return two_digits(second / 3600) + ":" + two_digits(second / 60 % 60) + ":" +
           two_digits(second % 60);
}

std::string lines(int turns) {
    std::string all;
    for (int i = 0; i < turns; ++i) all += person(i) + " : " + words(i) + "\n";
    return all;
}
/// Each label stands once more as something else, and each turn in a time of its own.
std::string stamped_lines(int turns) {
    std::string all;
    for (int i = 0; i < turns; ++i)
        all += std::to_string(i + 1) + ". " + clock_at(i) + " " + person(i) +
               " (rires) : " + words(i) + "\nRemarque " + std::to_string(i) + " : néant\n";
    return all;
}
std::string captions(int turns) {
    std::string all = "WEBVTT\n\n";
    for (int i = 0; i < turns; ++i)
        all += clock_at(5 * i) + ".000 --> " + clock_at(5 * i + 1) + ".000\n" + person(i) + ": " +
               words(i) + "\n\n";
    return all;
}
/// Tags and labels by turns.
std::string mixed_captions(int turns) {
    std::string all = "WEBVTT\n\n";
    for (int i = 0; i < turns; ++i)
        all += clock_at(5 * i) + ".000 --> " + clock_at(5 * i + 1) + ".000\n" +
               (i % 2 == 0 ? "<v " + person(i) + ">" : "- " + person(i) + ": ") + words(i) + "\n\n";
    return all;
}
std::string rows(int turns) {
    std::string all = "Transcript,Speaker,Comment\n";
    for (int i = 0; i < turns; ++i)
        all += "G" + std::to_string(i / 1000) + "," + person(i) + ",\"" + words(i) + "\"\n";
    return all;
}

} // namespace

TEST_CASE("importing takes a time that grows as the turns do") {
    const auto& [name, make] = GENERATE(table<std::string, Make>({{"a.txt", lines},
                                                                  {"b.txt", stamped_lines},
                                                                  {"a.vtt", captions},
                                                                  {"b.vtt", mixed_captions},
                                                                  {"a.csv", rows}}));
    CAPTURE(name);
    constexpr int few = 1000;
    constexpr int times = 6;
    const auto short_one = seconds_to_read(name, make(few), few);
    const auto long_one = seconds_to_read(name, make(times * few), times * few);
    // 6 where it grows linearly, 36 where each turn looks at all others.
    CHECK(long_one < 2.5 * times * std::max(short_one, 0.002));
}

#include "core/breaks.h"
#include "platform/files.h"
#include "platform/process.h"
#include "transcripts/file_format.h"
#include "transcripts/reader.h"

#include "support/printers.h"

#include <atomic>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

using namespace filrouge;
using namespace filrouge::transcripts;
namespace fs = std::filesystem;

// Real transcripts that stand beside the checkout on some machines; they are not ours to ship.
namespace {

struct Listed {
    fs::path path;
    std::size_t speakers = 0;
    std::size_t turns = 0;
    std::string language{};
    std::string shown{}; ///< what went wrong or differs
    std::size_t lost = 0;
    std::string detected{};
    bool read = false;
    bool matches = false;
};

std::size_t number(const std::string& text) {
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    return digits ? std::stoul(text) : 0;
}

std::vector<Listed> listed_files(const fs::path& corpora) {
    std::vector<Listed> files;
    std::ifstream manifest{corpora / "MANIFEST.tsv"};
    for (std::string line; std::getline(manifest, line);) {
        std::vector<std::string> cells;
        std::istringstream row{line};
        for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
        if (cells.size() < 9) continue;
        const auto path = corpora / cells[0];
        if (!is_readable(format_of(path))) continue;
        files.push_back({path, number(cells[7]), number(cells[8]), cells[4]});
    }
    return files;
}

bool within_tenth(std::size_t found, std::size_t stated) {
    const auto difference = std::abs(static_cast<double>(found) - static_cast<double>(stated));
    return difference <= 0.1 * static_cast<double>(stated);
}

// Formats that say outright who speaks when: every turn must be there.
bool is_exact(const fs::path& path) {
    static const std::set<std::string> endings{".TextGrid", ".cha", ".eaf", ".json", ".orfeo",
                                               ".sbv",      ".srt", ".stm", ".vtt",  ".xml"};
    return endings.count(path.extension().string()) > 0;
}

struct Counts {
    std::size_t speakers;
    std::size_t turns;
};
// What the manifest's maker counted otherwise.
const std::map<std::string, Counts>& counted_otherwise() {
    static const std::map<std::string, Counts> counts{
        {"20130118.xml", {145, 888}}, // names that differ in their last full stop
        {"Bro004.json", {7, 748}},    // three turns say nothing
        // somebody on the telephone speaks, too
        {"Younes_Belkacem_H_59_Mo.txt", {4, 600}},
        {"wol_45412.stm", {6, 855}}, // the others are marked as no speech, by nobody
    };
    return counts;
}

bool counts_match(const Listed& file, const Transcript& transcript) {
    const Counts found{transcript.speakers.size(), transcript.turns.size()};
    const auto other = counted_otherwise().find(file.path.filename().string());
    const auto stated =
        other == counted_otherwise().end() ? Counts{file.speakers, file.turns} : other->second;
    if (is_exact(file.path)) {
        return found.turns == stated.turns && found.speakers == stated.speakers;
    }
    return within_tenth(found.turns, stated.turns) && within_tenth(found.speakers, stated.speakers);
}

void import(Listed& file) {
    const auto transcript = read_transcript(file.path, {});
    if (!transcript) {
        file.shown = transcript.error().message();
        return;
    }
    file.read = true;
    file.detected = transcript->language;
    file.matches = counts_match(file, *transcript);
    std::ostringstream shown;
    shown << transcript->turns.size() << "/" << file.turns << " turns, "
          << transcript->speakers.size() << "/" << file.speakers << " speakers:";
    for (const auto& speaker : transcript->speakers) {
        shown << " [" << speaker.label << " " << speaker.turns << "]";
    }
    file.shown = shown.str();
}

template <class Work>
void for_each_file(std::vector<Listed>& files, Work work) {
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> threads;
    for (int t = 0; t < 2; ++t) {
        threads.emplace_back([&] {
            for (auto i = next++; i < files.size(); i = next++) work(files[i]);
        });
    }
}

std::map<std::string, long> word_counts(const std::string& text) {
    std::map<std::string, long> counts;
    for (const auto& word : words(text, "fr")) {
        const auto begin = word.span.begin().value();
        ++counts[text.substr(begin, word.span.size().value())];
    }
    return counts;
}

const std::set<std::string> no_transcripts{"test.json"}; // words with their grammar

// Marks of time leave the text on the way.
std::string without_times(const std::string& text) {
    static const std::regex time{R"(\d{1,2}(:\d\d){1,2}([.,-]\d{1,3})?)"};
    return std::regex_replace(text, time, " ");
}

// Tables of variables and surveys are not transcripts, and the message says what to do with them.
bool is_other_table(const Listed& file) {
    return !file.read && file.shown.find("attributes import") != std::string::npos;
}

void check_languages(const std::vector<Listed>& files) {
    std::size_t stated = 0;
    std::size_t told = 0;
    std::size_t right = 0;
    for (const auto& file : files) {
        if (!file.read || file.language.size() != 2) continue;
        ++stated;
        if (file.detected.empty()) continue;
        ++told;
        if (file.detected.starts_with(file.language)) {
            ++right;
        } else {
            WARN("language: " << file.path.filename().string() << " is " << file.language
                              << ", taken for " << file.detected);
        }
    }
    WARN("of " << stated << " files " << told << " languages are told, " << right << " right");
    CHECK(20 * right >= 19 * told);
    CHECK(10 * told >= 9 * stated);
}

const fs::path corpora = fs::path{FILROUGE_ROOT} / ".." / "shared" / "corpora";

} // namespace

TEST_CASE("real transcripts are read, with the turns their makers counted") {
    if (!fs::exists(corpora / "MANIFEST.tsv")) {
        WARN("skipped: no folder ../shared/corpora beside the checkout");
        return;
    }
    auto files = listed_files(corpora);
    REQUIRE(files.size() > 50);
    for_each_file(files, import);
    std::size_t stated = 0;
    std::size_t matching = 0;
    for (const auto& file : files) {
        INFO(file.path.string() << ": " << file.shown);
        if (no_transcripts.count(file.path.filename().string()) > 0) {
            CHECK_FALSE(file.read);
            continue;
        }
        if (is_other_table(file)) continue;
        CHECK(file.read);
        if (file.turns == 0) continue;
        if (is_exact(file.path)) CHECK(file.matches);
        ++stated;
        if (file.matches) {
            ++matching;
        } else {
            WARN("differs: " << file.path.filename().string() << ": " << file.shown);
        }
    }
    WARN(matching << " of " << stated << " files with stated counts match");
    check_languages(files);
    CHECK(static_cast<double>(matching) >= 0.95 * static_cast<double>(stated));
}

TEST_CASE("no word of a real document is lost on the way through pandoc") {
    if (!fs::exists(corpora / "MANIFEST.tsv")) {
        WARN("skipped: no folder ../shared/corpora beside the checkout");
        return;
    }
    std::vector<Listed> sample;
    std::map<std::string, int> seen;
    for (auto& file : listed_files(corpora)) {
        const auto ending = file.path.extension().string();
        const bool by_pandoc = ending == ".docx" || ending == ".odt" || ending == ".epub" ||
                               ending == ".md" || ending == ".html" || ending == ".htm";
        if (by_pandoc && seen[ending]++ < 6) sample.push_back(std::move(file));
    }
    REQUIRE(sample.size() > 10);
    for_each_file(sample, [](Listed& file) {
        const auto plain = platform::run_process({"pandoc", "-t", "plain", "--wrap=none", "-f",
                                                  file.path.extension() == ".md"
                                                      ? "commonmark+pipe_tables+strikeout"
                                                      : file.path.extension().string().substr(1),
                                                  file.path.string()},
                                                 "", {});
        const auto transcript = read_transcript(file.path, {});
        if (!plain || plain->exit_status != 0 || !transcript) return;
        file.read = true;
        const auto ours = word_counts(transcript->text.utf8());
        for (const auto& [word, count] : word_counts(without_times(plain->out))) {
            const auto found = ours.find(word);
            const auto have = found == ours.end() ? 0 : found->second;
            if (have < count) {
                file.shown += " " + word;
                ++file.lost;
            }
        }
    });
    for (const auto& file : sample) {
        INFO(file.path.string() << " loses:" << file.shown);
        CHECK(file.read);
        CHECK(file.lost == 0);
    }
}

// The corpus holds the same transcripts as RTF and as plain text; pandoc of Debian 12 loses letters
// of RTF by itself, so it cannot be the measure.
TEST_CASE("no word of a real RTF file is lost") {
    if (!fs::exists(corpora / "MANIFEST.tsv")) {
        WARN("skipped: no folder ../shared/corpora beside the checkout");
        return;
    }
    const std::string ending = ".f4.rtf";
    int compared = 0;
    for (const auto& file : listed_files(corpora)) {
        auto twin = file.path.string();
        if (twin.size() < ending.size() || !twin.ends_with(ending)) continue;
        twin.replace(twin.size() - ending.size(), ending.size(), ".latin1.txt");
        const auto rtf = read_transcript(file.path, {});
        const auto plain = read_transcript(twin, {});
        REQUIRE(rtf);
        REQUIRE(plain);
        const auto ours = word_counts(rtf->text.utf8());
        for (const auto& [word, count] : word_counts(plain->text.utf8())) {
            INFO(file.path.filename().string() << " loses " << word);
            const auto found = ours.find(word);
            CHECK((found != ours.end() && found->second >= count));
        }
        CHECK(rtf->turns.size() == plain->turns.size());
        ++compared;
    }
    CHECK(compared > 3);
}

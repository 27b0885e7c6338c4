#include "core/breaks.h"
#include "platform/process.h"
#include "transcripts/file_format.h"
#include "transcripts/reader.h"

#include "support/printers.h"
#include "transcripts/pdf_maker.h"
#include "transcripts/show.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>

// What is read of a file has the words, in the order, that another reader finds there.
using namespace filrouge;
using namespace filrouge::transcripts;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& utf8) {
    Words all;
    for (const auto& word : words(utf8, "fr")) {
        all.push_back(utf8.substr(word.span.begin().value(), word.span.size().value()));
    }
    return all;
}

Words words_in(const fs::path& path) {
    const auto transcript = read_transcript(path, {});
    INFO(path.string());
    REQUIRE(transcript);
    return words_of(transcript->text.utf8());
}

std::string output_of(const std::vector<std::string>& command) {
    const auto run = platform::run_process(command, "", {});
    REQUIRE(run);
    REQUIRE(run->exit_status == 0);
    return run->out;
}

Words by_pandoc(const fs::path& path, const std::string& format) {
    return words_of(
        output_of({"pandoc", "-t", "plain", "--wrap=none", "-f", format, path.string()}));
}

/// Where two readings part, for a message.
std::string difference(const Words& ours, const Words& theirs) {
    std::size_t i = 0;
    while (i < ours.size() && i < theirs.size() && ours[i] == theirs[i]) ++i;
    std::string shown = "at word " + std::to_string(i) + ", ours:";
    for (auto at = i; at < ours.size() && at < i + 8; ++at) shown += " " + ours[at];
    shown += " | theirs:";
    for (auto at = i; at < theirs.size() && at < i + 8; ++at) shown += " " + theirs[at];
    return shown;
}

void check_same(const fs::path& path, const Words& ours, const Words& theirs) {
    INFO(path.filename().string() << " " << difference(ours, theirs));
    CHECK(theirs.size() > 5);
    CHECK((ours == theirs));
}

std::map<std::string, int> counted(const Words& all) {
    std::map<std::string, int> counts;
    for (const auto& word : all) ++counts[word];
    return counts;
}

// Text nodes of what is said: a walk of its own, not the readers'.
void text_nodes(const pugi::xml_node& node, const std::set<std::string>& without,
                std::string& text) {
    for (const auto& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            text += child.value();
        } else if (without.count(child.name()) == 0) {
            text_nodes(child, without, text);
        }
    }
}

/// `start`: the element to look in. Speakers' names are left out on both sides.
Words xml_words(const fs::path& path, const std::string& start,
                const std::set<std::string>& without) {
    std::ifstream file{path};
    std::stringstream bytes;
    bytes << file.rdbuf();
    const auto all = bytes.str();
    pugi::xml_document document;
    REQUIRE(document.load_string(all.substr(all.find("<?xml")).c_str(),
                                 pugi::parse_default | pugi::parse_ws_pcdata));
    std::string text;
    const auto found =
        document.find_node([&](const pugi::xml_node& node) { return node.name() == start; });
    text_nodes(found, without, text);
    return words_of(text);
}

Words said_in(const fs::path& path) {
    const auto transcript = read_transcript(path, {});
    INFO(path.string());
    REQUIRE(transcript);
    auto text = std::string{transcript->text.utf8()};
    // Backwards, so that the positions before stay.
    for (auto turn = transcript->turns.rbegin(); turn != transcript->turns.rend(); ++turn) {
        const auto before = transcript->text.slice({CpPos{0}, turn->label.begin()}).size();
        const auto label = transcript->text.slice(turn->label).size();
        text.erase(before, label);
    }
    return words_of(text);
}

const fs::path root = FILROUGE_ROOT;
const fs::path corpora = root / ".." / "shared" / "corpora";

bool is_there() {
    if (fs::exists(corpora / "MANIFEST.tsv")) return true;
    WARN("skipped: no folder ../shared/corpora beside the checkout");
    return false;
}

std::vector<fs::path> some_of(const std::string& ending, std::size_t most) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator{corpora}) {
        if (entry.path().extension() == ending) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    if (found.size() > most) found.resize(most);
    return found;
}

} // namespace

TEST_CASE("documents have the words, in the order, that pandoc's plain text has") {
    for (const auto* name : {"FG1 - cycle 1.docx", "FG2 - cycle 1.odt", "Entretien 1 - Sabine.md",
                             "Entretien 2 - Karim.html"}) {
        const auto path = root / "corpora" / name;
        const auto format = format_of(path);
        check_same(path, words_in(path), by_pandoc(path, format == "md" ? "commonmark" : format));
    }
    if (!is_there()) return;
    for (const auto* ending : {".docx", ".odt", ".html"}) {
        for (const auto& path : some_of(ending, 4)) {
            const auto ours = words_in(path);
            // Time marks leave the text, notes stand at their place: the same words, then, but for
            // those.
            auto theirs = counted(by_pandoc(path, format_of(path)));
            for (const auto& word : ours) --theirs[word];
            std::string lost;
            for (const auto& [word, count] : theirs) {
                const bool number = word.find_first_not_of("0123456789") == std::string::npos;
                if (count > 0 && !number) lost += " " + word;
            }
            INFO(path.filename().string());
            CHECK(lost.empty());
        }
    }
}

TEST_CASE("a PDF has the words, in the order, that pdftotext has") {
    PdfMaker maker;
    maker.page().lines(72, 72,
                       {"Animatrice : comment vivez-vous la r\xE9union du lundi matin,",
                        "quand tout le monde est l\xE0 ?", "",
                        "Nadia : on manque de temps, et puis les coll\xE8gues ne viennent",
                        "plus depuis l\x92hiver."});
    const platform::TemporaryDirectory folder;
    const auto path = folder.path() / "a.pdf";
    platform::write_file(path, maker.bytes()).value();
    check_same(path, words_in(path), words_of(output_of({"pdftotext", path.string(), "-"})));
    if (!is_there()) return;
    // Page numbers, running heads and hyphens at line ends go, and columns are put in order.
    for (const auto& real : some_of(".pdf", 6)) {
        const auto ours = counted(words_in(real));
        const auto theirs = counted(words_of(output_of({"pdftotext", real.string(), "-"})));
        int all = 0;
        int lost = 0;
        for (const auto& [word, count] : theirs) {
            const auto found = ours.find(word);
            const auto have = found == ours.end() ? 0 : found->second;
            all += count;
            lost += std::max(0, count - have);
        }
        INFO(real.filename().string() << ": " << lost << " of " << all);
        CHECK(50 * lost < 3 * all);
    }
}

TEST_CASE("the files of archives have the words of their text nodes") {
    if (!is_there()) return;
    for (const auto& path : some_of(".trs", 3)) {
        check_same(path, said_in(path), xml_words(path, "Episode", {}));
    }
    for (const auto& path : some_of(".eaf", 3)) {
        INFO(path.filename().string());
        CHECK((counted(said_in(path)) ==
               counted(xml_words(path, "ANNOTATION_DOCUMENT", {"HEADER", "CV_ENTRY_ML"}))));
    }
    const auto debates = corpora / "fr/parlement-mariage-pour-tous/tei/20130118.xml";
    check_same(debates, said_in(debates), xml_words(debates, "text", {"speaker"}));
}

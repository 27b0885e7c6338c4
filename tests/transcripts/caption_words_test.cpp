#include "support/printers.h"
#include "transcripts/whose.h"

// Words in captions that were once given to the wrong person in silence.
using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

/// Captions of one second that begin at seconds 10, 12, 14 …
std::string captions(const std::string& head, const std::vector<std::string>& said) {
    std::string all = head;
    int second = 10;
    for (const auto& words : said) {
        const auto time = [](int at) { return "00:00:" + std::to_string(at) + ".000"; };
        all += time(second) + " --> " + time(second + 1) + "\n" + words + "\n\n";
        second += 2;
    }
    return all;
}

std::string srt(const std::vector<std::string>& said) {
    return captions("", said);
}

std::string vtt(const std::vector<std::string>& said) {
    return captions("WEBVTT\n\n", said);
}

} // namespace

TEST_CASE("labels amid a line of a caption begin somebody's words") {
    CHECK(turns(srt({"Zoé: Yes. Ivo: No.", "Ivo: Well.", "Zoé: Ah."}), "a.srt") ==
          "Zoé|Yes.\nIvo|No. Well.\nZoé|Ah.\n");
    CHECK(turns(srt({"Zoé: Yes. Ivo: No.", "and then", "Ivo: Well. Zoé:", "Indeed.", "Zoé: Ah."}),
                "a.srt") == "Zoé|Yes.\nIvo|No. and then Well.\nZoé|Indeed. Ah.\n");
    const auto unsure = srt({"Zoé: Yes", "Ivo: to Zoé: go", "Zoé: Ah."});
    CHECK(turns(unsure, "a.srt") == "Zoé|Yes\nIvo|to Zoé: go\nZoé|Ah.\n");
    CHECK(tells(unsure, "label: Zoé", "a.srt"));
}

TEST_CASE("the letter case of a label within a caption does not matter") {
    for (const std::string label : {"ivo", "IVO", "Ivo"}) {
        INFO(label);
        CHECK(turns(srt({"Zoé: Come\n" + label + ": no", "Ivo: Well.", "Ivo: So.", "Zoé: Ah."}),
                    "a.srt") == "Zoé|Come\nIvo|no Well. So.\nZoé|Ah.\n");
        CHECK(turns(srt({"Zoé: Come\n" + label + ": no", "Ivo: Well.", "it rains", "Ivo: So.",
                         "and snows", "Zoé: Ah."}),
                    "a.srt") == "Zoé|Come\nIvo|no Well. it rains So. and snows\nZoé|Ah.\n");
    }
}

TEST_CASE("what no voice tag holds is nobody's or told") {
    const std::string told = "Captions without a voice tag were left to the speaker before: 2";
    CHECK(tells(vtt({"<v Zoé>Yes</v>", "it does", "<v Ivo>No</v>", "not at all"}), told, "a.vtt"));
    CHECK(turns(vtt({"<v Zoé>Yes</v>", "<v Ivo>No</v> not at all", "<v Zoé>Ah</v>.", "<v Ivo>So"}),
                "a.vtt") == "Zoé|Yes\nIvo|No\n|not at all\nZoé|Ah .\nIvo|So\n");
    CHECK(turns(vtt({"<v Zoé>Yes</v> it does", "Ivo: No.", "<v Zoé>Ah</v>", "Ivo: Well."}),
                "a.vtt") == "Zoé|Yes\n|it does\nIvo|No.\nZoé|Ah\nIvo|Well.\n");
    CHECK(read(vtt({"<v Zoé>Yes\nit does</v>", "<v Ivo>No</v>"}), "a.vtt").warnings.empty());
}

TEST_CASE("the last captions of a service are nobody's") {
    for (const std::string last :
         {"Subtitles by www.example.org", "Transcribed by Example.com", "Sous-titrage ST' 501",
          "Sous-titrage ST’ 501", "End of recording"}) {
        INFO(last);
        CHECK(turns(srt({"Zoé: Yes.", "Ivo: Well.", "Zoé: Ah.", last}), "a.srt") ==
              "Zoé|Yes.\nIvo|Well.\nZoé|Ah.\n");
        CHECK(turns(vtt({"<v Zoé>Yes.</v>", "<v Ivo>Well.</v>", last}), "a.vtt") ==
              "Zoé|Yes.\nIvo|Well.\n");
        const auto all = read(srt({"Zoé: Yes.", "Ivo: Well.", "Zoé: Ah.", last}), "a.srt");
        CHECK(all.text.utf8().find(last) != std::string::npos);
    }
    CHECK(turns(srt({"Zoé: Yes.", "Ivo: It ended.", "Zoé: The end of the meeting"}), "a.srt") ==
          "Zoé|Yes.\nIvo|It ended.\nZoé|The end of the meeting\n");
}

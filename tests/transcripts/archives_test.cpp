#include "transcripts/reader.h"

#include "support/printers.h"
#include "transcripts/show.h"

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

std::string turns_of(const std::string& name, std::string_view bytes) {
    return shown_turns(read_bytes(name, bytes).value());
}

constexpr std::string_view trs = R"(<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans xml:lang="fr"><Speakers><Speaker id="spk1" name="Enqu\xEAteur"/>
<Speaker id="spk2" name="Karim"/></Speakers>
<Episode><Section type="report" startTime="0" endTime="9">
<Turn speaker="spk1" startTime="0" endTime="1.5"><Sync time="0"/>
bonjour <Event desc="rire" type="noise"/> Karim<Sync time="1"/> \xE7a va
</Turn>
<Turn speaker="spk1 spk2" startTime="1.5" endTime="3">
<Who nb="1"/>oui ?<Who nb="2"/>\xE7a va</Turn>
<Turn startTime="3" endTime="4"> (musique) </Turn>
<Turn speaker="spk2" startTime="4" endTime="5"> </Turn>
</Section></Episode></Trans>)";

// The raw string above writes bytes beyond ASCII as \xNN.
std::string with_bytes(std::string_view written) {
    std::string bytes;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written.substr(i, 2) == "\\x") {
            const std::string digits{written.substr(i + 2, 2)};
            bytes += static_cast<char>(std::stoi(digits, nullptr, 16));
            i += 3;
        } else {
            bytes += written[i];
        }
    }
    return bytes;
}

constexpr std::string_view eaf = R"(<ANNOTATION_DOCUMENT><TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="900"/>
<TIME_SLOT TIME_SLOT_ID="t3" TIME_VALUE="400"/><TIME_SLOT TIME_SLOT_ID="t4"/></TIME_ORDER>
<TIER TIER_ID="A_orth" PARTICIPANT="Ana">
 <ANNOTATION>
  <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2">
   <ANNOTATION_VALUE>l’été, 👩‍👧</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="B_orth" PARTICIPANT="Bea"><ANNOTATION>
 <ALIGNABLE_ANNOTATION ANNOTATION_ID="b1" TIME_SLOT_REF1="t3" TIME_SLOT_REF2="t4">
  <ANNOTATION_VALUE>oui</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="A_en" PARENT_REF="A_orth" PARTICIPANT="Ana"><ANNOTATION>
 <REF_ANNOTATION ANNOTATION_ID="c1" ANNOTATION_REF="a1">
  <ANNOTATION_VALUE>summer</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
</ANNOTATION_DOCUMENT>)";

} // namespace

TEST_CASE("Transcriber: turns, voices at once, encodings") {
    const auto transcript = read_bytes("a.trs", with_bytes(trs)).value();
    CHECK(shown_turns(transcript) == "0-3000 Enquêteur|bonjour Karim ça va oui ?\n"
                                     "1500-3000 Karim|ça va\n"
                                     "3000-4000 |(musique)\n");
    CHECK(transcript.language == "fr");
    CHECK(transcript.speakers[0].role == Role::moderator);
}

TEST_CASE("ELAN: every tier a speaker, those that describe others told and left out on demand") {
    const auto transcript = read_bytes("a.eaf", eaf).value();
    CHECK(shown_turns(transcript) == "0-900 A_orth|l’été, 👩‍👧\n"
                                     "0-900 A_en|summer\n"
                                     "400-? Bea|oui\n");
    REQUIRE(transcript.warnings.size() == 1);
    CHECK(transcript.warnings[0].find("A_en") != std::string::npos);
    ReadOptions without;
    without.hints.not_speakers = {"A_en"};
    const auto fewer = read_bytes("a.eaf", eaf, without).value();
    CHECK(fewer.turns.size() == 2);
    CHECK(fewer.warnings.empty());
}

TEST_CASE("ELAN: annotations that refer in a circle have no time") {
    CHECK(turns_of("a.eaf", R"(<ANNOTATION_DOCUMENT><TIER TIER_ID="A"><ANNOTATION>
<REF_ANNOTATION ANNOTATION_ID="a" ANNOTATION_REF="b"><ANNOTATION_VALUE>un</ANNOTATION_VALUE>
</REF_ANNOTATION></ANNOTATION><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="b" ANNOTATION_REF="a">
<ANNOTATION_VALUE>deux</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
</ANNOTATION_DOCUMENT>)") == "?-? A|un\n?-? A|deux\n");
}

TEST_CASE("TextGrid: long and short notations are one") {
    const std::string head = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n";
    const std::string long_form = head +
                                  R"(xmin = 0
xmax = 2.5
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "IntervalTier"
        name = "Paul 1"
        xmin = 0
        xmax = 2.5
        intervals: size = 2
        intervals [1]:
            xmin = 0
            xmax = 1
            text = ""
        intervals [2]:
            xmin = 1
            xmax = 2.5
            text = "il dit ""oui"" à 3"
    item [2]:
        class = "TextTier"
        name = "notes"
        xmin = 0
        xmax = 2.5
        points: size = 1
        points [1]:
            number = 0.5
            mark = "porte"
)";
    const std::string short_form = head + R"(0
2.5
<exists>
2
"IntervalTier"
"Paul 1"
0
2.5
2
0
1
""
1
2.5
"il dit ""oui"" à 3"
"TextTier"
"notes"
0
2.5
1
0.5
"porte"
)";
    const std::string expected = "500-? notes|porte\n1000-2500 Paul 1|il dit \"oui\" à 3\n";
    CHECK(turns_of("a.TextGrid", long_form) == expected);
    CHECK(turns_of("a.TextGrid", short_form) == expected);
    const auto cut = read_bytes("a.TextGrid", long_form.substr(0, long_form.size() - 30)).value();
    REQUIRE_FALSE(cut.warnings.empty());
    CHECK(cut.warnings[0].find("line") != std::string::npos);
    CHECK(cut.turns.size() == 1);
}

TEST_CASE("CHAT: main lines, bullets, roles; dependent lines are counted") {
    const auto transcript = read_bytes("a.cha", "@UTF8\n@Begin\n@Languages:\tfra , eng\n"
                                                "@Participants:\tCHI Anaïs Target_Child ,\n"
                                                "\tINV Ryme Investigator\n"
                                                "*INV:\tbonjour : tu vas\n"
                                                "\tbien ? \x15"
                                                "1595_7100\x15\n"
                                                "%mor:\tco|bonjour\n"
                                                "*CHI:\toui .\n"
                                                "@End\n")
                                .value();
    CHECK(shown_turns(transcript) == "1595-7100 INV|bonjour : tu vas bien ?\n?-? CHI|oui .\n");
    CHECK(shown_cast(transcript) == "INV*(1) CHI(1)");
    CHECK(transcript.language == "fr");
    REQUIRE(transcript.warnings.size() == 1);
    CHECK(transcript.warnings[0].find("%mor") != std::string::npos);
    const auto broken = read_bytes("b.cha", "@Begin\n*A:\toui\nsans marque\n");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().what.find("line 3") != std::string::npos);
}

TEST_CASE("TEI: utterances with a timeline, speeches with paragraphs, what stands between") {
    const auto transcript = read_bytes("a.xml", R"(<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><particDesc><person xml:id="s1"><persName>Léa  B.</persName></person></particDesc>
</teiHeader><text xml:lang="fr"><timeline unit="s"><when xml:id="T0" absolute="00:00:00"/>
<when xml:id="T1" interval="1.5" since="#T0"/><when xml:id="T2" interval="2" since="#T1"/>
</timeline><body><head>Entretien 1</head>
<u who="#s1" start="#T1" end="#T2">l'<w>enfant</w> pro<hi>té</hi>gé<pause/>oui</u>
<annotationBlock who="#inconnu" start="#T2"><u><seg>un</seg><seg>deux</seg></u></annotationBlock>
<sp who="x"><speaker>Le président.</speaker><p>Bonjour.</p><stage>Rires.</stage><p>Merci.</p></sp>
<sp who="x"><speaker>Le président.</speaker><p>Encore.</p></sp>
</body></text></TEI>)")
                                .value();
    CHECK(shown_turns(transcript) == "1500-3500 Léa B.|l'enfant protégé oui\n"
                                     "3500-? inconnu|un deux\n"
                                     "?-? Le président|Bonjour./Rires./Merci.\n"
                                     "?-? Le président|Encore.\n");
    CHECK(transcript.text.utf8().starts_with("Entretien 1\nLéa B.: l'enfant"));
    CHECK(transcript.language == "fr");
}

TEST_CASE(
    "XML: a header alone is described, other kinds are refused, text encoded twice is mended") {
    const auto header =
        read_bytes("a.xml", "<TEI><teiHeader><title>Réunion</title><p>un <b>deux</b></p>"
                            "</teiHeader></TEI>")
            .value();
    CHECK(header.text.utf8() == "Réunion\nun deux");
    CHECK(header.turns.empty());
    const auto other = read_bytes("a.xml", "<svg><text>oui</text></svg>");
    REQUIRE_FALSE(other);
    CHECK(other.error().what.find("svg") != std::string::npos);
    const auto twice = read_bytes("a.xml", "\xC3\xAF\xC2\xBB\xC2\xBF\n<?xml version='1.0' "
                                           "encoding='utf-8'?><officiele-publicatie><spreekbeurt>"
                                           "<spreker>De voorzitter :</spreker><tekst><al>\xC3\x83"
                                           "\xC2\xA9\xC3\x83\xC2\xA9n</al></tekst>"
                                           "</spreekbeurt></officiele-publicatie>");
    CHECK(shown_turns(twice.value()) == "?-? De voorzitter|één\n");
}

TEST_CASE("XML bombs, outside entities and broken XML end in a message with the line") {
    const auto bomb = read_bytes("a.trs", "<?xml version='1.0'?>\n<!DOCTYPE Trans [\n<!ENTITY a "
                                          "\"ha\"><!ENTITY b \"&a;&a;\">]><Trans>&b;</Trans>");
    REQUIRE_FALSE(bomb);
    CHECK(bomb.error().what.find("line 3") != std::string::npos);
    const auto outside =
        read_bytes("a.eaf", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>");
    REQUIRE_FALSE(outside);
    const auto broken = read_bytes("a.xml", "<TEI>\n<text>\n</TEI>");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().what.find("line ") != std::string::npos);
    std::string deep;
    for (int i = 0; i < 200000; ++i) deep += "<p>";
    CHECK_FALSE(read_bytes("a.xml", "<TEI>" + deep));
    std::string closed = "<TEI>" + deep;
    for (int i = 0; i < 200000; ++i) closed += "</p>";
    const auto nested = read_bytes("a.xml", closed + "</TEI>");
    REQUIRE_FALSE(nested);
    CHECK(nested.error().what.find("deep") != std::string::npos);
}

TEST_CASE("ORFEO: words become turns where the speaker changes") {
    const std::string row = "\tADV\tADV\t_\t4\tperiph\t_\t_\t";
    CHECK(turns_of("a.orfeo", "# sent_id = 1\n1\tc'\tce" + row + "1.13\t1.35\tChloé\n2\test\têtre" +
                                  row + "1.62\t1.70\tChloé\n\n3\toui\toui" + row +
                                  "2\t2.5\tInès\n") ==
          "1130-1700 Chloé|c'est\n2000-2500 Inès|oui\n");
    const auto ragged = read_bytes("a.orfeo", "1\toui\n");
    REQUIRE_FALSE(ragged);
    CHECK(ragged.error().what.find("line 1") != std::string::npos);
}

TEST_CASE("bullets of CHAT that lost their control characters are times") {
    const auto transcript =
        read_bytes("a.cha", "@UTF8\n@Begin\n@Participants:\tCHI Lou Target_Child, MOT Mother\n"
                            "*MOT:\tune poire ? 120_900\n*CHI:\tencore 12_13 fois . 1000_1900\n"
                            "*MOT:\tfichier a_b 7_\n*CHI:\t\x15"
                            "2000_2500\x15 oui .\n@End\n")
            .value();
    CHECK(shown_turns(transcript) == "120-900 MOT|une poire ?\n1000-1900 CHI|encore 12_13 fois .\n"
                                     "?-? MOT|fichier a_b 7_\n2000-2500 CHI|oui .\n");
}

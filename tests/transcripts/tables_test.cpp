#include "transcripts/sheets/survey.h"

#include "support/printers.h"
#include "transcripts/show.h"
#include "transcripts/zip_maker.h"

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

// Dates as the 45363rd day, times as a part of one, shared and inline texts, an empty row.
std::string xlsx() {
    return ZipMaker{}
        .add("xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets>
<sheet name="vide" sheetId="1" r:id="rId1"/><sheet name="A" sheetId="2" r:id="rId2"/></sheets>
</workbook>)")
        .add("xl/_rels/workbook.xml.rels", R"(<Relationships>
<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>)")
        .add("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>")
        .add("xl/worksheets/sheet2.xml", R"(<worksheet><sheetData>
<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>Début</t></is></c>
<c r="C2" t="s"><v>1</v></c></row>
<row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" s="1"><v>0.00075231481</v></c>
<c r="C4" t="s"><v>3</v></c></row>
<row r="5"><c r="A5" t="str"><v>Karim</v></c><c r="C5" t="inlineStr"><is><r><t>ou</t></r><r><t>i</t>
</r></is></c></row></sheetData></worksheet>)")
        .add("xl/sharedStrings.xml", "<sst><si><t>Locuteur</t></si><si><t>Texte</t></si>"
                                     "<si><t>Inès</t></si><si><t>l’été &amp; après</t></si></sst>")
        .add("xl/styles.xml",
             R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="21"/></cellXfs>
</styleSheet>)")
        .bytes();
}

std::string ods() {
    return ZipMaker{}
        .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .add("content.xml", R"(<office:document-content><office:body><office:spreadsheet>
<table:table><table:table-row><table:table-cell><text:p>Speaker</text:p></table:table-cell>
<table:table-cell><text:p>Text</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>A</text:p>
</table:table-cell><table:table-cell><text:p>un<text:s text:c="2"/>deux</text:p><text:p>trois</text:p>
</table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>)")
        .bytes();
}

constexpr std::string_view answers = "ID;Âge;Qu'est-ce qui vous aide ?;Et qu'est-ce qui freine ?\n"
                                     "R1;34;Le café avec les collègues du matin.;\n"
                                     "R2;51;;\n"
                                     "R3;28;\"La confiance de la direction.\nEt le temps !\";"
                                     "Les réunions qui n'en finissent pas.\n";

Survey survey_of(std::string_view csv, const SurveyRequest& request) {
    const platform::TemporaryDirectory folder;
    platform::write_file(folder.path() / "enquête.csv", csv).value();
    return read_survey(folder.path() / "enquête.csv", request, {}).value();
}

std::string said_in(const Transcript& source) {
    return source.name + "\n" + shown_turns(source);
}

} // namespace

TEST_CASE("tables of speakers, times and words are transcripts, in any format") {
    const auto csv = read_bytes("a.csv", "TIMECODE\tSPEAKER\tTRANSCRIPT\n"
                                         "00:00:01.5\tINT\tBonjour,\n"
                                         "00:00:03\tINT\tça va ?\n"
                                         "00:00:04\tAM\tOui.\n")
                         .value();
    CHECK(shown_turns(csv) == "1500-? INT|Bonjour, ça va ?\n4000-? AM|Oui.\n");
    CHECK(shown_cast(csv) == "INT*(1) AM(1)");
    const auto seconds = read_bytes("a.csv", "start,end,text\n0.5,2.0,Un.\n2,3.5,Deux.\n").value();
    CHECK(shown_turns(seconds) == "500-2000 |Un.\n2000-3500 |Deux.\n");
    const auto without_times = read_bytes("a.tsv", "Locutrice\tVerbatim\nA\toui\nA\tnon\n").value();
    CHECK(shown_turns(without_times) == "?-? A|oui\n?-? A|non\n");
    const auto excel = read_bytes("a.xlsx", xlsx()).value();
    CHECK(shown_turns(excel) == "65000-? Inès|l’été & après\n?-? Karim|oui\n");
    CHECK(shown_turns(read_bytes("a.ods", ods()).value()) ==
          "?-? A|un deux trois\n?-? A|un deux trois\n");
}

TEST_CASE("times of a table are read in their unit, also as ranges") {
    const auto turns = [](std::string_view csv) {
        return shown_turns(read_bytes("a.csv", csv).value());
    };
    CHECK(turns("start_ms,end_ms,text\n500,900,Un.\n") == "500-900 |Un.\n");
    CHECK(turns("D\u00E9but (s);Texte\n1,5;Un.\n7200;Deux.\n") ==
          "1500-? |Un.\n7200000-? |Deux.\n");
    CHECK(turns("Time,Speaker,Text\n0:01 - 0:11,A,Un.\n0:12 --> 0:20,B,Deux.\n") ==
          "1000-11000 A|Un.\n12000-20000 B|Deux.\n");
    // The likelier column holds dates.
    CHECK(turns("start,time,text\n2024-03-01,0:05,Un.\n2024-03-01,0:09,Deux.\n") ==
          "5000-? |Un.\n9000-? |Deux.\n");
}

TEST_CASE("columns a transcript has no place for are told") {
    const auto read =
        read_bytes("a.csv", "Locuteur\u00B7rice,Texte transcrit,note,vide\nA,oui,sourit,\n")
            .value();
    CHECK(shown_turns(read) == "?-? A|oui\n");
    REQUIRE_FALSE(read.warnings.empty());
    CHECK(read.warnings[0].ends_with(": note"));
    const auto whole = read_bytes("a.csv", "n,speaker,text\n1,A,oui\n2,B,non\n").value();
    CHECK(whole.warnings.empty());
}

TEST_CASE("a column of words that only names groups is not what was said") {
    const auto read = [](std::string_view csv) { return read_bytes("a.csv", csv).value(); };
    const auto focus = read("Transcript,Participant,Comment\n"
                            "FG-Nord,Mod,\"On commence par un tour de table ?\"\n"
                            "FG-Nord,B1,\"Je travaille de nuit.\"\n"
                            "FG-Sud,Mod,\"Et chez vous ?\"\n"
                            "FG-Sud,B2,\"De jour seulement.\"\n"
                            "FG-Sud,B2,\"Depuis toujours.\"\n");
    CHECK(shown_turns(focus) == "?-? Mod|On commence par un tour de table ?\n"
                                "?-? B1|Je travaille de nuit.\n?-? Mod|Et chez vous ?\n"
                                "?-? B2|De jour seulement.\n?-? B2|Depuis toujours.\n");
    REQUIRE(focus.warnings.size() == 2);
    CHECK(focus.warnings[0].find("Transcript names 2 groups") != std::string::npos);
    CHECK(focus.warnings[0].find("FG-Nord, FG-Sud") != std::string::npos);
    CHECK(focus.warnings[1].ends_with(": Mod"));

    SECTION("long names of groups, short words") {
        CHECK(shown_turns(read("Texte;Locuteur;Réponse\n"
                               "Groupe des parents du matin, école du Centre;A;Oui.\n"
                               "Groupe des parents du matin, école du Centre;B;Non, jamais.\n"
                               "Groupe du soir;A;Peut-être.\nGroupe du soir;C;Oui.\n")) ==
              "?-? A|Oui.\n?-? B|Non, jamais.\n?-? A|Peut-être.\n?-? C|Oui.\n");
    }
    SECTION("a better column that is named for words") {
        const auto both = read("Transcript,Speaker,Text\nG1,A,ja\nG1,B,nein\nG2,A,doch\n");
        CHECK(shown_turns(both) == "?-? A|ja\n?-? B|nein\n?-? A|doch\n");
    }
    SECTION("groups in no order, and a column of notes that is longer") {
        CHECK(shown_turns(
                  read("Verbatim,Who,Remark of mine,Answer\n"
                       "A,x,too long ago to be sure of it at all,\"I began in May, I think\"\n"
                       "B,y,(said with a broad smile to all of them),Later than the others\n"
                       "A,y,she looks for words for quite a long time,It was the first year\n"
                       "B,x,no more than a murmur that I hardly heard,So it was\n")) ==
              "?-? x|I began in May, I think\n?-? y|Later than the others\n"
              "?-? y|It was the first year\n?-? x|So it was\n");
    }
    SECTION("numbered entries beside times") {
        CHECK(shown_turns(read("Transcript,Start,Quote\nT1,0:01,Un début\nT2,0:09,Une suite\n")) ==
              "1000-? |Un début\n9000-? |Une suite\n");
    }
}

TEST_CASE("words stay words where they recur, and groups of a transcript are told") {
    const auto short_words = read_bytes("a.csv", "speaker,text,comment\nA,oui,sourit\nB,oui,\n"
                                                 "A,non,hésite puis regarde la porte\nB,enfin,\n")
                                 .value();
    CHECK(shown_turns(short_words) == "?-? A|oui\n?-? B|oui\n?-? A|non\n?-? B|enfin\n");
    // Nothing else holds words.
    CHECK(shown_turns(read_bytes("a.csv", "speaker,text\nA,oui\nB,oui\n").value()) ==
          "?-? A|oui\n?-? B|oui\n");
    const auto sessions = read_bytes("a.csv", "Séance,Speaker,Text\nlundi,P1,un\nlundi,P2,deux\n"
                                              "mardi,P1,trois\nmardi,P3,quatre\n")
                              .value();
    REQUIRE(sessions.warnings.size() == 2);
    CHECK(sessions.warnings[0].find("lundi, mardi") != std::string::npos);
    CHECK(sessions.warnings[1].ends_with(": P1"));
    // One group is nothing to be told of but a column left out.
    const auto one = read_bytes("a.csv", "group,speaker,text\nG,A,un\nG,B,deux\n").value();
    REQUIRE(one.warnings.size() == 1);
    CHECK(one.warnings[0].ends_with(": group"));
}

TEST_CASE("other tables are no transcripts, and the message says what they may be") {
    const auto refused = read_bytes("a.csv", "nom,mots,words\nInès,4,5\n");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("nom, mots, words") != std::string::npos);
    CHECK(refused.error().hint.find("--survey") != std::string::npos);
    CHECK_FALSE(read_bytes("codings.csv", "source,start,end,code,text\nA,1,2,x,oui\n"));
    CHECK_FALSE(read_bytes("a.csv", "start,text\n,oui\n,non\n3,si\n"));
    const auto ragged = read_bytes("a.csv", "speaker,text\nA,oui\nB,non,peut-être\n");
    REQUIRE_FALSE(ragged);
    CHECK(ragged.error().what.find("3") != std::string::npos);
    CHECK_FALSE(read_bytes("a.xlsx", "speaker,text\nA,oui\n"));
    CHECK_FALSE(read_bytes("a.xlsx", xlsx().substr(0, 500)));
}

TEST_CASE("a spreadsheet's cell that is not UTF-8 is told with its row, never left out") {
    const auto broken = [](std::string cell) {
        return ZipMaker{}
            .add("xl/workbook.xml", "<workbook/>")
            .add("xl/worksheets/sheet1.xml",
                 "<worksheet><sheetData><row r='1'><c t='str'><v>Speaker</v></c><c t='str'><v>Text"
                 "</v></c></row><row r='7'><c t='str'><v>A</v></c><c t='str'><v>" +
                     cell + "</v></c></row></sheetData></worksheet>")
            .bytes();
    };
    CHECK(shown_turns(read_bytes("a.xlsx", broken("été")).value()) == "?-? A|été\n");
    const auto refused = read_bytes("a.xlsx", broken("\xE9t\xE9"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("a.xlsx") != std::string::npos);
    CHECK(refused.error().what.find("row 7") != std::string::npos);
}

TEST_CASE("a message names the row as the spreadsheet shows it") {
    const auto bytes =
        ZipMaker{}
            .add("content.xml", R"(<office:document-content><office:body><office:spreadsheet>
<table:table><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell><text:p>Speaker</text:p></table:table-cell><table:table-cell>
<text:p>Text</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell>
<text:p>un</text:p><text:p>deux</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="3"><text:p>x</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
</office:document-content>)")
            .bytes();
    const auto refused = read_bytes("a.ods", bytes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("line 10: 3 cells") != std::string::npos);
}

TEST_CASE("columns without a name are numbered, or left out where they are empty") {
    const auto survey = survey_of("ID,,,\"Une\nquestion ?\",\nR1,a,,Une réponse en quatre mots.,\n",
                                  {SurveyShape::source_per_column, {}, {}});
    CHECK(survey.variables == std::vector<std::string>{"column 2"});
    REQUIRE(survey.sources.size() == 1);
    CHECK(survey.sources[0].name == "Une question ?");
}

TEST_CASE("a survey by rows: a source for each respondent") {
    const auto survey = survey_of(answers, {});
    REQUIRE(survey.sources.size() == 2);
    CHECK(said_in(survey.sources[0]) == "R1\n?-? |Le café avec les collègues du matin.\n");
    CHECK(said_in(survey.sources[1]) == "R3\n?-? |La confiance de la direction./Et le temps !\n"
                                        "?-? |Les réunions qui n'en finissent pas.\n");
    CHECK(survey.sources[1].text.utf8() ==
          "Qu'est-ce qui vous aide ?\nLa confiance de la direction.\nEt le temps !\n"
          "Et qu'est-ce qui freine ?\nLes réunions qui n'en finissent pas.");
    CHECK(survey.sources[0].language == "fr");
    CHECK(survey.silent == 1);
    CHECK(survey.variables == std::vector<std::string>{"Âge"});
    REQUIRE(survey.respondents.size() == 2);
    CHECK(survey.respondents[1].values == std::vector<std::string>{"28"});
    CHECK(survey.respondents[1].source == 1);
}

TEST_CASE("a survey by columns: a source for each question, respondents speak") {
    const auto survey = survey_of(answers, {SurveyShape::source_per_column, {}, {}});
    REQUIRE(survey.sources.size() == 2);
    CHECK(said_in(survey.sources[0]) == "Qu'est-ce qui vous aide ?\n"
                                        "?-? R1|Le café avec les collègues du matin.\n"
                                        "?-? R3|La confiance de la direction./Et le temps !\n");
    CHECK(shown_cast(survey.sources[1]) == "R3(1)");
}

TEST_CASE("columns of a survey are chosen by name or guessed") {
    const auto chosen =
        survey_of("a,b,c\nx,oui,1\ny,non,2\n", {SurveyShape::source_per_row, {"b"}, "c"});
    CHECK(said_in(chosen.sources[1]) == "2\n?-? |non\n");
    CHECK(chosen.variables == std::vector<std::string>{"a"});
    const platform::TemporaryDirectory folder;
    const auto file = folder.path() / "a.csv";
    platform::write_file(file, "x,y\n1,2\n1,3\n").value();
    const auto none = read_survey(file, {}, {});
    REQUIRE_FALSE(none);
    CHECK(none.error().hint.find("x, y") != std::string::npos);
    const auto unknown = read_survey(file, {SurveyShape::source_per_row, {"z"}, {}}, {});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().what.find("\"z\"") != std::string::npos);
    platform::write_file(file, answers).value();
    const auto outline = outline_survey(file, {}).value();
    CHECK(outline.name_column == "ID");
    CHECK(outline.respondents == 3);
    REQUIRE(outline.columns.size() == 4);
    CHECK_FALSE(outline.columns[1].open);
    CHECK(outline.columns[2].open);
    CHECK(outline.columns[3].answers == 1);
}

TEST_CASE("respondents are named tidily, none like another") {
    const std::string_view table =
        "ID,Question\n\" R1\u00A0\",un\n,deux\n2,trois\n\"R\n4\",quatre\n"
        "R5,\u00A0\n";
    const auto columns = survey_of(table, {SurveyShape::source_per_column, {"Question"}, "ID"});
    CHECK(said_in(columns.sources[0]) ==
          "Question\n?-? R1|un\n?-? #2|deux\n?-? 2|trois\n?-? R 4|quatre\n");
    CHECK(columns.silent == 1);
    for (std::size_t i = 0; i < columns.respondents.size(); ++i) {
        CHECK(columns.respondents[i].name == columns.sources[0].speakers[i].label);
    }
    const auto rows = survey_of(table, {SurveyShape::source_per_row, {"Question"}, "ID"});
    CHECK(rows.sources[0].name == "R1");
    CHECK(rows.sources[1].name == "enquête #2");
}

TEST_CASE("times of a table may stand in brackets and among words") {
    const char* const cells[] = {
        "[00:01:05]",   "(1:05)",    "<0:01:05>",           "#00:01:05-0#",     "vers 0:01:05",
        "00:01:05 min", "1 min 5 s", "1 minute 5 secondes", "Début : 00:01:05", "0:01:05.000"};
    for (const std::string cell : cells) {
        INFO(cell);
        const auto transcript =
            read_bytes("t.csv", "time;who;text\n" + cell + ";Rosa;Bon.\n[0:02:00];Tom;Oui.\n")
                .value();
        CHECK(shown_turns(transcript) == "65000-? Rosa|Bon.\n120000-? Tom|Oui.\n");
    }
    const auto range =
        read_bytes("t.csv", "time;who;text\n[0:01 - 0:03];Rosa;Bon.\nde 0:04 à 0:09;Tom;Oui.\n")
            .value();
    CHECK(shown_turns(range) == "1000-3000 Rosa|Bon.\n4000-9000 Tom|Oui.\n");
    const auto dates =
        read_bytes("t.csv", "time;who;text\n2026-03-01 10:00;Rosa;Bon.\n1/3/26 10:05;Tom;Oui.\n")
            .value();
    CHECK(shown_turns(dates) == "?-? Rosa|Bon.\n?-? Tom|Oui.\n");
}

TEST_CASE("names in a table are written as they stand in labels") {
    const char* const cells[] = {"DB:",   "DB :",   "DB\u00A0:", "[DB]",
                                 "(DB):", "- DB –", "**DB**",    "DB\u200E"};
    for (const std::string cell : cells) {
        INFO(cell);
        const auto transcript =
            read_bytes("t.csv", "who;text\n" + cell + ";Bon.\nTom | Nord;Oui.\nDB;Bien.\n").value();
        CHECK(shown_cast(transcript) == "DB(2) Tom | Nord(1)");
    }
}

TEST_CASE("spellings of one speaker in a table are one person, and told") {
    const auto read = [](const std::vector<std::string>& names) {
        std::string csv = "Locuteur;Texte\n";
        for (const auto& name : names) csv += "\"" + name + "\";dit quelque chose\n";
        return read_bytes("a.csv", csv).value();
    };
    const auto nadia = read({"NADIA", "Karim", "Nadia", "nadia ", "Nadia", "Karim"});
    CHECK(shown_cast(nadia) == "Nadia(4) Karim(2)");
    CHECK(nadia.warnings ==
          std::vector<std::string>{"NADIA, Nadia and nadia were taken as one person"});
    const auto coded = read({"P 1", "P2", "p1", "P1", "p 2", "P10"});
    CHECK(shown_cast(coded) == "P 1(3) P2(2) P10(1)");
    CHECK(coded.warnings == std::vector<std::string>{"P 1, p1 and P1 were taken as one person",
                                                     "P2 and p 2 were taken as one person"});
    CHECK(shown_cast(read({"Jean  Paul", "JEAN PAUL", "Jean\u00A0Paul", "Jean Paul"})) ==
          "Jean Paul(4)");
    // What nobody sees needs no telling.
    const auto unseen = read({"Nadia", "Na\u00ADdia", "\u200BNadia", " Nadia"});
    CHECK(shown_cast(unseen) == "Nadia(4)");
    CHECK(unseen.warnings.empty());
    CHECK(shown_cast(read({"ÉLISE", "Élise", "Élise"})) == "Élise(3)");
}

TEST_CASE("speakers of a table who differ by more than case and spaces stay apart") {
    const auto cast = [](const std::string& a, const std::string& b) {
        const auto transcript =
            read_bytes("a.csv", "Speaker,Text\n" + a + ",one\n" + b + ",two\n").value();
        CHECK(transcript.warnings.empty());
        return transcript.speakers.size();
    };
    CHECK(cast("Zoé", "Zoe") == 2);
    CHECK(cast("P1", "Participant 1") == 2);
    CHECK(cast("P1", "P01") == 2);
    CHECK(cast("P1", "P11") == 2);
    CHECK(cast("Anne-Marie", "Anne Marie") == 2);
    CHECK(cast("Nadia B.", "Nadia B") == 2);
    CHECK(cast("Mme Roy", "M. Roy") == 2);
}

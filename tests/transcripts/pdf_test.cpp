#include "transcripts/pdf/line_hyphens.h"
#include "transcripts/pdf/pdf_direction.h"

#include "support/printers.h"
#include "transcripts/pdf_maker.h"
#include "transcripts/show.h"

#include <chrono>
#include <filesystem>

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

std::string text_of(const PdfMaker& maker) {
    return read_bytes("a.pdf", maker.bytes()).value().text.utf8();
}

Error error_of(std::string_view bytes) {
    const auto transcript = read_bytes("a.pdf", bytes);
    REQUIRE_FALSE(transcript);
    CHECK(transcript.error().what.find("a.pdf") != std::string::npos);
    CHECK_FALSE(transcript.error().hint.empty());
    return transcript.error();
}

const std::filesystem::path fixtures =
    std::filesystem::path{FILROUGE_ROOT} / "tests" / "transcripts" / "fixtures";

// As wide as its column.
const std::string full = "Une ligne qui va jusqu'au bord de la colonne comme le font";

} // namespace

TEST_CASE("the turns of a PDF are those of its labels") {
    PdfMaker maker;
    maker.page();
    maker.line({72, 72, "Entretien 3", 18, true});
    maker.line({72, 110, "Nadia :", 12, true}).line({118, 110, "Bonjour \xE0 tous.", 12, false});
    maker.line({72, 124, "Karim :", 12, true}).line({118, 124, "Bonjour.", 12, false});
    maker.line({72, 138, "Nadia :", 12, true}).line({118, 138, "On commence ?", 12, false});
    const auto transcript = read_bytes("a.pdf", maker.bytes()).value();
    CHECK(transcript.text.utf8() ==
          "Entretien 3\nNadia : Bonjour à tous.\nKarim : Bonjour.\nNadia : On commence ?");
    CHECK(shown_turns(transcript) == "?-? Nadia|Bonjour à tous.\n?-? Karim|Bonjour.\n"
                                     "?-? Nadia|On commence ?\n");
    CHECK(transcript.format == "pdf");
    CHECK(transcript.encoding.empty());
}

TEST_CASE("lines become paragraphs") {
    SECTION("where the next word had no room") {
        PdfMaker maker;
        maker.page().lines(72, 72,
                           {full + " les", "lignes pleines. Fin.", full + " bien", "encore."});
        CHECK(text_of(maker) == full + " les lignes pleines. Fin.\n" + full + " bien encore.");
    }
    SECTION("parted by white space") {
        PdfMaker maker;
        maker.page().lines(72, 72, {full, full, "", full, full});
        CHECK(text_of(maker) == full + " " + full + "\n" + full + " " + full);
    }
    SECTION("with an indent") {
        PdfMaker maker;
        maker.page().lines(72, 72, {full, full});
        maker.lines(96, 100, {full}).lines(72, 114, {full});
        CHECK(text_of(maker) == full + " " + full + "\n" + full + " " + full);
    }
    SECTION("with labels that hang before them") {
        PdfMaker maker;
        maker.page();
        for (const double y : {72.0, 100.0, 128.0}) {
            maker.lines(72, y, {y == 100 ? "Karim :" : "Nadia :"}).lines(144, y, {full, full});
        }
        CHECK(text_of(maker) == "Nadia :\t" + full + " " + full + "\nKarim :\t" + full + " " +
                                    full + "\nNadia :\t" + full + " " + full);
    }
    SECTION("over the end of a page") {
        PdfMaker maker;
        maker.page().lines(72, 700, {full, full});
        maker.page().lines(72, 72, {"ainsi.", full});
        CHECK(text_of(maker) == full + " " + full + " ainsi.\n" + full);
    }
}

TEST_CASE("what belongs to the paper is left out") {
    PdfMaker maker;
    int p = 0;
    for (const std::string part : {"Avant de commencer", "Les liens", "La suite ?", "Fin"}) {
        maker.page().line({72, 40, "Recherche R\xE9seaux", 9, false});
        maker.line({400, 40, "12 mars 2024", 9, false});
        maker.lines(72, 80, {part, full + " " + part, "et " + part});
        maker.line({290, 810, fmt::format("- {} -", ++p), 9, false});
    }
    const auto text = text_of(maker);
    CHECK(text.find("Recherche") == std::string::npos);
    CHECK(text.find("mars") == std::string::npos);
    CHECK(text.find(" - ") == std::string::npos);
    for (const auto* kept : {"Avant de commencer\n", "et Les liens", "La suite ?", "et Fin"}) {
        CHECK(text.find(kept) != std::string::npos);
    }
}

TEST_CASE("labels that begin pages are no heads") {
    PdfMaker maker;
    for (int p = 0; p < 4; ++p) {
        maker.page();
        for (int i = 0; i < 8; ++i) {
            const double y = 72 + 42.0 * i;
            maker.line({72, y, fmt::format("[Nadia] (0:{} - 0:{})", 10 * p + i, 10 * p + i + 1)});
            maker.line({72, y + 14, fmt::format("Oui, {} fois.", 8 * p * p + i), 12, false});
        }
    }
    CHECK(read_bytes("a.pdf", maker.bytes()).value().turns.size() == 32);
}

TEST_CASE("a label alone on its line at the top of a page begins a turn") {
    const auto turns_of = [](const PdfMaker& maker) {
        return shown_turns(read_bytes("a.pdf", maker.bytes()).value());
    };
    SECTION("where the page before ends amid a sentence, or just looks so") {
        PdfMaker maker;
        maker.page().lines(72, 72, {"Karim :", "Oui.", "Nadia :", "Non.", "Karim :", full, full});
        maker.page().lines(72, 72, {"Nadia :", "Et puis ?", "Karim :", full + " moi", full});
        maker.page().lines(72, 72, {"Nadia :", "Voil\xE0."});
        CHECK(turns_of(maker) == "?-? Karim|Oui.\n?-? Nadia|Non.\n?-? Karim|" + full + " " + full +
                                     "\n?-? Nadia|Et puis ?\n?-? Karim|" + full + " moi " + full +
                                     "\n?-? Nadia|Voil\u00E0.\n");
    }
    SECTION("the same on each page, which is else how a head looks") {
        PdfMaker maker;
        for (const std::string said : {"Un.", "Deux.", "Trois.", "Quatre."})
            maker.page().lines(72, 72, {"Ines :", said, "Marc :", "Ah, " + said});
        CHECK(turns_of(maker).find("Ines|Trois.") != std::string::npos);
        CHECK(read_bytes("a.pdf", maker.bytes()).value().turns.size() == 8);
    }
    SECTION("without a colon, and on short pages") {
        PdfMaker maker;
        for (const std::string said : {"Un.", "Deux.", "Trois."})
            maker.page().lines(72, 72,
                               {"PAUL", said, "LISE", "Ah.", "PAUL", "Voil\xE0.", "LISE", said});
        CHECK(read_bytes("a.pdf", maker.bytes()).value().text.utf8().find("PAUL\nDeux.") !=
              std::string::npos);
    }
    SECTION("a head that is the title too stays a head") {
        PdfMaker maker;
        maker.page().line({72, 120, "Recherche sur la ville", 18, true});
        for (const std::string part : {"un", "deux", "trois", "quatre"}) {
            if (part != "un") maker.page();
            maker.line({72, 40, "Recherche sur la ville", 9, false});
            maker.lines(72, 200, {"Marc :", "Partie " + part, full + " " + part});
        }
        const auto text = text_of(maker);
        const auto first = text.find("Recherche sur la ville");
        REQUIRE(first != std::string::npos);
        CHECK(text.find("Recherche sur la ville", first + 1) == std::string::npos);
    }
    SECTION("a short end of a sentence goes with it over the page") {
        PdfMaker maker;
        maker.page().lines(72, 72, {"Marc :", full, full});
        maker.page().lines(72, 72, {"peu.", "Lise :", "Oui."});
        CHECK(text_of(maker).find(full + " peu.") != std::string::npos);
    }
}

TEST_CASE("numbers of lines in the margin are left out, numbers of the text stay") {
    PdfMaker maker;
    maker.page();
    for (int i = 1; i <= 8; ++i) {
        const double y = 72 + 14.0 * i;
        maker.line({40, y, std::to_string(i), 8, false});
        maker.line(
            {72, y,
             fmt::format("{} ans, dit {}", 20 + i, i % 2 == 0 ? "la jeune personne." : "elle."), 12,
             false});
    }
    CHECK(text_of(maker).starts_with("21 ans, dit elle.\n22 ans, dit la jeune personne.\n"));
    PdfMaker table;
    table.page().line({40, 72, "No", 12, false}).line({100, 72, "R\xE9ponse", 12, false});
    for (int i = 1; i <= 8; ++i) {
        table.line({40, 72 + 20.0 * i, std::to_string(i), 12, false});
        table.line({100, 72 + 20.0 * i, "oui", 12, false});
    }
    CHECK(text_of(table).starts_with("No\tRéponse\n1\toui\n2\toui"));
}

TEST_CASE("a page printed from a window has numbers in its margin and a foot of two parts") {
    PdfMaker maker;
    maker.page().line({44, 60, "5 tours de parole", 9, false});
    for (int i = 1; i <= 5; ++i) {
        maker.line({58, 90 + 20.0 * i, std::to_string(i), 7, false});
        maker.line({120, 90 + 20.0 * i, i % 2 == 0 ? "Luc : Oui." : "Mia : Non.", 11, false});
    }
    maker.line({44, 810, "3 mai 2024", 8, false}).line({500, 810, "Page 1 sur 1", 8, false});
    CHECK(text_of(maker) == "5 tours de parole\nMia : Non.\nLuc : Oui.\nMia : Non.\nLuc : "
                            "Oui.\nMia : Non.");
}

TEST_CASE("the numbers of a list below a title stay") {
    PdfMaker maker;
    maker.page().line({44, 60, "Les questions", 12, false});
    for (int i = 1; i <= 5; ++i) {
        maker.line({58, 90 + 20.0 * i, std::to_string(i) + " Et alors ?", 12, false});
    }
    CHECK(text_of(maker).find("3 Et alors ?") != std::string::npos);
}

TEST_CASE("a line printed again on the next page is read once") {
    PdfMaker maker;
    maker.page().lines(72, 700, {full, "Nadia : je le dis une fois seulement."});
    maker.page().lines(72, 30, {"Nadia : je le dis une fois seulement.", full});
    CHECK(text_of(maker) == full + "\nNadia : je le dis une fois seulement.\n" + full);
}

TEST_CASE("columns are read one after the other, tables row by row") {
    SECTION("two columns of prose") {
        PdfMaker maker;
        maker.page().line(
            {72, 60, "Un titre qui va d'un bord de la page a l'autre bord", 20, true});
        const std::vector<std::string> left(6, "la colonne de gauche est ici");
        const std::vector<std::string> right(6, "la colonne de droite est la");
        maker.lines(72, 100, left).lines(320, 104, right);
        const auto text = text_of(maker);
        CHECK(text.find("gauche est ici la colonne de gauche") != std::string::npos);
        CHECK(text.rfind("gauche") < text.find("droite"));
    }
    SECTION("a table with cells of several lines") {
        PdfMaker maker;
        maker.page();
        for (int row = 0; row < 3; ++row) {
            const double y = 80 + 60.0 * row;
            maker.lines(72, y, {"Nadia", "Coordination"});
            maker.lines(200, y, {"dit quelque chose", "sur trois lignes", "dans sa case"});
        }
        const std::string expected =
            "Nadia\nCoordination\tdit quelque chose sur trois lignes dans sa case";
        CHECK(text_of(maker) == expected + "\n" + expected + "\n" + expected);
    }
}

TEST_CASE("brackets in rows read from the right open before what they hold") {
    // Words as a page shows them from left to right.
    const auto read = [](const std::vector<std::string>& shown) {
        PdfRow row;
        double left = 72;
        for (const auto& word : shown) {
            const auto width = 6.0 * static_cast<double>(word.size());
            row.words.push_back({{left, 72, left + width, 84}, 12, {}, PdfSpace::after, word});
            left += width + 4;
        }
        row.box = {72, 72, left, 84};
        std::vector<std::vector<PdfRow>> pages{{row}};
        set_in_reading_order(pages, {595});
        return text_of(pages[0][0]);
    };
    const std::string logical = "שלום (צוחקת) לכם [2]";
    SECTION("written as they are seen") {
        CHECK(read({"[2]", "םכל", "(תקחוצ)", "םולש"}) == logical);
    }
    SECTION("written as they were typed") {
        CHECK(read({"]2[", "םכל", ")תקחוצ(", "םולש"}) == logical);
    }
    SECTION("around words of the other direction, which keep theirs") {
        CHECK(read({"םכל", "(CAPC)", "םולש"}) == "שלום (CAPC) לכם");
        CHECK(read({"a", "(b)", "c", "d", "e", "f", "םכל"}) == "a (b) c d e f לכם");
    }
    SECTION("over several words") {
        CHECK(read({"םכל", "(הבוט", "הרעה)", "םולש"}) == "שלום (הערה טובה) לכם");
    }
}

TEST_CASE("hyphens at line ends go where they were only put there") {
    const LineHyphens hyphens{
        "L'association a une grand-mère. Une mère, grand merci.\nasso-\nciation\n"};
    CHECK(hyphens.at("une asso-", "ciation locale") == LineHyphen::of_line);
    CHECK(hyphens.at("sa grand-", "mère dit") == LineHyphen::of_word);
    CHECK(hyphens.at("un grand-", "oncle dit") == LineHyphen::of_word);
    CHECK(hyphens.at("à ce niveau-", "là, oui") == LineHyphen::of_word);
    CHECK(hyphens.at("y a-t-", "il") == LineHyphen::of_word);
    CHECK(hyphens.at("à Saint-", "Gilles") == LineHyphen::of_word);
    CHECK(hyphens.at("les 12-", "15 ans") == LineHyphen::none);
    CHECK(hyphens.at("de 15-", "jarigen") == LineHyphen::of_word);
    CHECK(hyphens.at("le pré-", "et postnatal") == LineHyphen::suspended);
    CHECK(hyphens.at("inédi\u00AD", "tes") == LineHyphen::of_line);
    CHECK(hyphens.at("comme ça -", "dit-elle") == LineHyphen::none);
    CHECK(hyphens.at("", "") == LineHyphen::none);
    CHECK(hyphens.at("-", "mère") == LineHyphen::none);
    CHECK(hyphens.at("cafe\u0301-", "ine") == LineHyphen::of_line);

    PdfMaker maker;
    maker.page().lines(72, 72,
                       {"Une association d'ici et d'ailleurs qui travaille avec l'asso-",
                        "ciation de sa grand-m\xE8re ; elle est venue avec sa grand-",
                        "m\xE8re au goûter."});
    const auto text = text_of(maker);
    CHECK(text.find("avec l'association de sa") != std::string::npos);
    CHECK(text.find("sa grand-mère au") != std::string::npos);
}

TEST_CASE("PDF files that cannot be read say why") {
    CHECK(error_of("%PDF-1.4\nnothing more").what.find("broken") != std::string::npos);
    CHECK(error_of("plain words").what.find("not a PDF") != std::string::npos);
    CHECK(error_of("\x89PNG\r\n").what.find("a PNG image") != std::string::npos);
    PdfMaker maker;
    CHECK(error_of(maker.bytes()).what.find("no pages") != std::string::npos);
    maker.page().page();
    const auto scanned = error_of(maker.bytes());
    CHECK(scanned.what.find("no text") != std::string::npos);
    CHECK(scanned.hint.find("OCR") != std::string::npos);
    const auto locked = read_transcript(fixtures / "password.pdf", {});
    REQUIRE_FALSE(locked);
    CHECK(locked.error().what.find("password") != std::string::npos);
    // Without a password for reading it is as good as open.
    CHECK(read_transcript(fixtures / "owner-password.pdf", {}).value().turns.size() == 3);
}

TEST_CASE("a PDF with pictures among its pages is read with a warning") {
    PdfMaker maker;
    maker.page().lines(72, 72, {"Bonjour."}).page().page();
    const auto transcript = read_bytes("a.pdf", maker.bytes()).value();
    REQUIRE_FALSE(transcript.warnings.empty());
    CHECK(transcript.warnings[0].find("2 of 3 pages hold no text") != std::string::npos);
}

TEST_CASE("hostile PDF files end in a message, in time") {
    const auto begin = std::chrono::steady_clock::now();
    PdfMaker maker;
    maker.page().lines(72, 72, {full});
    const auto whole = maker.bytes();
    for (std::size_t cut = 9; cut < whole.size(); cut += 37) {
        const auto transcript = read_bytes("a.pdf", whole.substr(0, cut)); // or what can be saved
        if (!transcript) CHECK(transcript.error().what.find("a.pdf") != std::string::npos);
    }
    auto looped = whole; // a page that is its own parent and child
    looped.replace(looped.find("/Kids[5 0 R ]"), 13, "/Kids[2 0 R ]");
    CHECK_FALSE(read_bytes("a.pdf", looped));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{60});
}

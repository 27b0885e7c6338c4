#include "transcripts/reader.h"

#include "platform/files.h"
#include "platform/process.h"
#include "support/printers.h"
#include "transcripts/show.h"
#include "transcripts/zip_maker.h"

#include <cstdlib>
#include <fstream>
#include <random>

using namespace filrouge;
using namespace filrouge::transcripts;
namespace fs = std::filesystem;

namespace {

const fs::path study = fs::path{FILROUGE_ROOT} / "corpora";

class Folder {
  public:
    fs::path file(const std::string& name, std::string_view bytes) const {
        platform::write_file(folder_.path() / name, bytes).value();
        return folder_.path() / name;
    }
    Result<Transcript> read(const std::string& name, std::string_view bytes,
                            const ReadOptions& options = {}) const {
        return read_transcript(file(name, bytes), options);
    }
    [[nodiscard]] const fs::path& path() const { return folder_.path(); }

  private:
    platform::TemporaryDirectory folder_;
};

std::string bytes_of(const fs::path& path) {
    return platform::read_file(path, 100u << 20).value();
}

std::string docx(const std::string& markdown) {
    return platform::run_process({"pandoc", "-f", "markdown", "-t", "docx", "-o", "-"}, markdown,
                                 {})
        ->out;
}

/// Reading must fail, with the file and `part` in the message, and a hint.
void check_refused(const Result<Transcript>& result, const std::string& name,
                   const std::string& part) {
    INFO(name);
    REQUIRE_FALSE(result);
    INFO(result.error().message());
    CHECK(result.error().what.find(name) != std::string::npos);
    CHECK(result.error().message().find(part) != std::string::npos);
    CHECK_FALSE(result.error().hint.empty());
}

} // namespace

TEST_CASE("the demonstration study is read in all its formats") {
    struct Row {
        const char* file;
        std::size_t speakers;
        std::size_t turns;
        SourceKind kind;
        const char* encoding;
        const char* first;
    };
    const Row rows[] = {
        {"FG1 - cycle 1.docx", 6, 72, SourceKind::focus_group, "", "Animatrice\u00A0: "},
        {"FG2 - cycle 1.odt", 6, 80, SourceKind::focus_group, "", "Animatrice\u00A0: "},
        {"FG3 - cycle 2.rtf", 6, 74, SourceKind::focus_group, "", "Animateur – "},
        {"FG4 - cycle 2.txt", 6, 88, SourceKind::focus_group, "WINDOWS-1252", "INT.: "},
        {"Entretien 1 - Sabine.md", 2, 72, SourceKind::interview, "UTF-8", "Enquêtrice"},
        {"Entretien 2 - Karim.html", 2, 72, SourceKind::interview, "UTF-8", "Enquêtrice\u00A0: "},
    };
    for (const auto& row : rows) {
        INFO(row.file);
        const auto transcript = read_transcript(study / row.file, {});
        REQUIRE(transcript);
        CHECK(transcript->speakers.size() == row.speakers);
        CHECK(transcript->turns.size() == row.turns);
        CHECK(transcript->kind == row.kind);
        CHECK(transcript->encoding == row.encoding);
        CHECK(transcript->text.slice(transcript->turns.at(0).label) == row.first);
        CHECK(transcript->speakers.at(0).role == Role::moderator);
        const bool guessed = transcript->encoding == "WINDOWS-1252";
        CHECK(transcript->warnings.size() == (guessed ? 1 : 0));
        CHECK(transcript->original == bytes_of(study / row.file));
        CHECK(transcript->name == fs::path{row.file}.stem().string());
    }
}

TEST_CASE("text files are decoded by mark, validity and letters") {
    struct Row {
        std::string bytes;
        std::string text;
        std::string encoding;
    };
    using namespace std::string_literals;
    const std::vector<Row> rows{
        {"\xEF\xBB\xBF"s + "été", "été", "UTF-8"},
        {"été 👩‍👧 e\u0301", "été 👩‍👧 e\u0301", "UTF-8"},
        {"\xFF\xFE"s + "\xE9\0t\0\xE9\0"s, "été", "UTF-16LE"},
        {"\xFE\xFF"s + "\0\xE9\0t\xD8\x3D\xDC\x69"s, "ét👩", "UTF-16BE"},
        {"o\0u\0i\0 \0n\0o\0n\0"s, "oui non", "UTF-16LE"},
        {"\xE9t\xE9 \x96 l\x92\xA0"
         "ami c\x9Cur\x85",
         "été – l’\u00A0ami cœur…", "WINDOWS-1252"},
        {"caf\xE9", "café", "WINDOWS-1252"},
        {"l\xD5\x8Et\x8E \x88 No\x91l, \x8Elise et H\x8El\x8Fne", "l’été à Noël, élise et Hélène",
         "MACINTOSH"},
        {"a\r\nb\rc\n", "a\nb\nc\n", "UTF-8"},
    };
    const Folder folder;
    for (const auto& row : rows) {
        INFO(row.text);
        const auto transcript = folder.read("a.txt", row.bytes);
        REQUIRE(transcript);
        CHECK(transcript->text.utf8() == row.text);
        CHECK(transcript->encoding == row.encoding);
    }
    const std::string russian =
        "\xCF\xF0\xE8\xE2\xE5\xF2, \xEA\xE0\xEA \xE2\xE0\xF8\xE8 \xE4\xE5\xEB\xE0? "
        "\xD1\xEF\xE0\xF1\xE8\xE1\xEE, \xE2\xF1\xE5 \xF5\xEE\xF0\xEE\xF8\xEE. ";
    const auto transcript = folder.read("r.txt", russian + russian + russian);
    REQUIRE(transcript);
    CHECK(transcript->text.utf8().find("Привет, как ваши дела?") == 0);
}

TEST_CASE("files that are no transcripts are refused by name and reason") {
    const Folder folder;
    const std::string zeros("abc\0def\0\1\2\3", 11);
    check_refused(folder.read("empty.txt", ""), "empty.txt", "is empty");
    check_refused(folder.read("blank.txt", " \r\n\t\n"), "blank.txt", "contains no text");
    check_refused(folder.read("image.txt", "\x89PNG\r\n\x1A\nxxxx"), "image.txt", "PNG image");
    check_refused(folder.read("zeros.txt", zeros), "zeros.txt", "binary");
    check_refused(folder.read("old.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1xxxx"), "old.docx",
                  "password or is an old Office file");
    check_refused(folder.read("pdf.docx", "%PDF-1.4"), "pdf.docx", "a PDF document");
    check_refused(folder.read("text.odt", "Nadia : oui"), "text.odt", "not a word-processor file");
    check_refused(folder.read("text.rtf", "Nadia : oui"), "text.rtf", "not an RTF file");
    check_refused(folder.read("half.rtf", "{\\rtf1 {\\b Nadia"), "half.rtf", "broken");
    const auto whole = bytes_of(study / "FG1 - cycle 1.docx");
    check_refused(folder.read("half.docx", whole.substr(0, whole.size() / 2)), "half.docx",
                  "broken");
    check_refused(folder.read("wrong.docx", bytes_of(study / "FG2 - cycle 1.odt")), "wrong.docx",
                  "not what its ending says");
    check_refused(folder.read("slides.pptx", "x"), "slides.pptx", ".docx, .eaf, .epub");
    check_refused(folder.read("noending", "x"), "noending", "no ending");
    check_refused(folder.read("nothing.docx", docx("")), "nothing.docx", "contains no text");
    check_refused(read_transcript(folder.path() / "missing.txt", {}), "missing.txt", "Cannot read");
    check_refused(read_transcript(folder.path(), {}), folder.path().string(), "not a file");
    ReadOptions small;
    small.max_file_bytes = 10;
    check_refused(folder.read("large.txt", "Nadia : oui, c’est long", small), "large.txt",
                  "too large");
    ReadOptions short_text;
    short_text.max_text_bytes = 100;
    check_refused(folder.read("long.docx", docx(std::string(5000, 'x')), short_text), "long.docx",
                  "too large");
}

TEST_CASE("an OpenDocument text with a password is told from a broken one") {
    // A stored content.xml whose bytes are no XML is what encryption leaves.
    const std::string data(40, '\x9B');
    std::string local("PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0\x28\0\0\0\x0B\0\0\0", 30);
    std::string entry(
        "PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0\x28\0\0\0\x0B\0\0\0\0\0\0\0"
        "\0\0\0\0\0\0\0\0\0\0",
        46);
    std::string end("PK\x05\x06\0\0\0\0\1\0\1\0\x39\0\0\0\x51\0\0\0\0\0", 22);
    const Folder folder;
    check_refused(
        folder.read("locked.odt", local + "content.xml" + data + entry + "content.xml" + end),
        "locked.odt", "protected by a password");
}

TEST_CASE("a document's words come in reading order, labels in bold known") {
    const Folder folder;
    const auto transcript = folder.read(
        "a.docx",
        docx("---\ntitle: Groupe 1\nauthor: Anne\n---\n\n# Début\n\n**Nadia** oui[^1].\n\n"
             "**Olivier** non.\n\n> **Nadia** si.\n\n1. un\n2. deux\n\n| a | b |\n|---|---|\n| c | "
             "d |\n\n"
             "**Olivier** a\\\nb\n\n[^1]: une note\n"));
    REQUIRE(transcript);
    CHECK(transcript->text.utf8() == "Groupe 1\nAnne\nDébut\nNadia oui [une note].\nOlivier non.\n"
                                     "Nadia si.\n1. un\n2. deux\na\tb\nc\td\nOlivier a\nb");
    CHECK(transcript->turns.size() == 4);
    CHECK(transcript->speakers.size() == 2);
}

TEST_CASE("Markdown loses its signs and no word") {
    const Folder folder;
    const auto read = [&](const std::string& markdown) {
        return folder.read("a.md", markdown)->text.utf8();
    };
    CHECK(read("**Animatrice :** Bonjour *à* tous.\n**Nadia :** Oui.\n") ==
          "Animatrice : Bonjour à tous.\nNadia : Oui.");
    CHECK(read("Une phrase coupée\npar son éditeur.\n") == "Une phrase coupée par son éditeur.");
    CHECK(read("I. Bonjour @nadia $5 <rires> \"l'été\" -- voilà... H~2~O\n") ==
          "I. Bonjour @nadia $5 <rires> \"l'été\" -- voilà... H~2~O");
    CHECK(read("Nadia\nOui.\n\nOlivier\nNon.\n") == "Nadia\nOui.\nOlivier\nNon.");
    CHECK(read("---\ntitle: T\nlieu: Mons\n---\n\n- a\n- b\n\nc<br>d\n").find("Mons") !=
          std::string::npos);
    CHECK(read("Prix\u00A0: 5\u00A0€") == "Prix\u00A0: 5\u00A0€");
}

TEST_CASE("RTF keeps every letter, whatever wrote it") {
    const Folder folder;
    const auto read = [&](const std::string& rtf) {
        return folder.read("a.rtf", rtf)->text.utf8();
    };
    CHECK(read("{\\rtf1\\ansi parl\\u233? de \\u231?a}") == "parlé de ça");
    CHECK(read("{\\rtf1\\ansi {\\uc2 \\u233 xxb}c\\uc0 \\u233 d}") == "ébcéd");
    CHECK(read("{\\rtf1\\ansi\\ansicpg1252 l\\'92\\'e9t\\'e9\\~?}") == "l’été\u00A0?");
    CHECK(read("{\\rtf1\\ansi\\ansicpg1250 \\'b3\xB3}") == "łł");
    CHECK(read("{\\rtf1\\ansi a\\u-10179?\\u-9111?b}") == "a👩b");
}

TEST_CASE("HTML is decoded and states its language") {
    const Folder folder;
    const auto html =
        folder.read("a.HTM", "<html lang=\"fr\"><body><p>\xE9t\xE9<br>l'hiver</p></body></html>");
    REQUIRE(html);
    CHECK(html->text.utf8() == "été\nl'hiver");
    CHECK(html->language == "fr");
    CHECK(html->format == "html");
    CHECK(html->encoding == "WINDOWS-1252");
}

TEST_CASE("speakers are left alone when asked, and their absence is told") {
    const Folder folder;
    ReadOptions off;
    off.speakers = SpeakerRecognition::off;
    const auto quiet = folder.read("a.txt", "A1: un\nB2: deux\nA1: trois", off);
    CHECK(quiet->turns.empty());
    CHECK(quiet->warnings.empty());
    const auto none = folder.read("b.txt", "Une note de terrain.");
    CHECK(none->kind == SourceKind::document);
    REQUIRE(none->warnings.size() == 1);
    CHECK(none->warnings[0].find("No speakers") == 0);
}

TEST_CASE("a missing pandoc is named with what to do") {
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    const auto result = read_transcript(study / "FG1 - cycle 1.docx", {});
    ::setenv("PATH", path.c_str(), 1);
    check_refused(result, "FG1 - cycle 1.docx", "Install pandoc");
}

TEST_CASE("folders are walked, files named stay") {
    const Folder folder;
    fs::create_directories(folder.path() / "b" / ".hidden");
    for (const auto* name : {"z.txt", "a.docx", "b/m.ODT", "b/photo.png", ".secret.txt",
                             "b/.hidden/x.txt", "~$a.docx"}) {
        folder.file(name, "x");
    }
    const auto list = list_files({folder.path(), folder.path() / "b" / "photo.png", "missing.txt"});
    REQUIRE(list);
    CHECK(list->files == std::vector<fs::path>{folder.path() / "a.docx", folder.path() / "b/m.ODT",
                                               folder.path() / "z.txt",
                                               folder.path() / "b/photo.png", "missing.txt"});
    CHECK(list->skipped == std::vector<fs::path>{folder.path() / "b/photo.png"});
    CHECK(list_files({})->files.empty());
}

TEST_CASE("damaged files never end the program") {
    std::mt19937 random{1848}; // NOLINT: the same damage each time
    const Folder folder;
    ReadOptions quick;
    quick.converter_time = std::chrono::seconds{10};
    for (const auto& entry : fs::directory_iterator{study}) {
        const auto format = entry.path().extension().string();
        if (format == ".csv" || format == ".md") continue;
        const auto whole = bytes_of(entry.path());
        for (int round = 0; round < 6; ++round) {
            auto bytes = whole;
            for (auto n = 1 + random() % 40; n > 0; --n) {
                bytes[random() % bytes.size()] = static_cast<char>(random());
            }
            if (round % 3 == 2) bytes.resize(random() % bytes.size());
            const auto result = folder.read("damaged" + format, bytes, quick);
            if (!result) CHECK(result.error().what.find("damaged") != std::string::npos);
        }
    }
}

TEST_CASE("a file of oTranscribe is its page, with the times of its marks") {
    const auto transcript =
        read_bytes(
            "entretien.otr",
            R"({"text":"<p><span class=\"timestamp\" contenteditable=\"false\" )"
            R"(data-timestamp=\"4.25\">0:04</span>&nbsp;Rosa : On part &amp; <b>vite</b>.<br /></p>)"
            R"(<p><span class=\"timestamp\">1:02:03</span> Tom : Oui &lt;rires&gt;</p>)"
            R"(<p><span class=\"timestamp\" data-timestamp=\"3800\">1:03:20</span>Rosa : Bien.</p>)"
            R"(<p>Tom : Voilà.</p>","media":"e.mp3","media-time":12.5})")
            .value();
    CHECK(shown_turns(transcript) == "4250-? Rosa|On part & vite.\n3723000-? Tom|Oui <rires>\n"
                                     "3800000-? Rosa|Bien.\n?-? Tom|Voilà.\n");
    CHECK(transcript.format == "otr");
    const auto other = read_bytes("entretien.otr", R"({"media":"e.mp3"})");
    REQUIRE_FALSE(other);
    CHECK(other.error().what.find("oTranscribe") != std::string::npos);
}

TEST_CASE("entities in a text are the characters they stand for") {
    const auto transcript =
        read_bytes("a.txt",
                   "Rosa&nbsp;: On part &#8212; t&ocirc;t.\nTom : &#x2026; AT&T; R&D &zut;\n"
                   "Rosa : &amp;nbsp; &#150; &#0;\nTom : Oui.\n")
            .value();
    CHECK(transcript.text.utf8() == "Rosa\u00A0: On part — tôt.\nTom : … AT&T; R&D &zut;\n"
                                    "Rosa : &nbsp; –  \nTom : Oui.\n");
    CHECK(transcript.turns.size() == 4);
}

TEST_CASE("attributes in Markdown are no words") {
    const auto transcript =
        read_bytes(
            "a.md",
            "# Entretien {#e1 .titre}\n\n::: {.note}\n[Rosa]{.nom} : On part. {: .c}\n:::\n\n"
            "Tom : {rires} Oui [bien]{#b key=\"v w\"}.\n{:.c}\n\nRosa : Vous [avez {x}] ?\n\n"
            "Tom : Oui {: pas cela}.\n")
            .value();
    CHECK(shown_turns(transcript) == "?-? Rosa|On part.\n?-? Tom|{rires} Oui bien.\n"
                                     "?-? Rosa|Vous [avez {x}] ?\n?-? Tom|Oui {: pas cela}.\n");
    CHECK(transcript.text.utf8().find("titre") == std::string::npos);
}

namespace {

std::string word_paragraph(const std::string& inside) {
    return "<w:p><w:r>" + inside + "</w:r></w:p>";
}
std::string word_text(const std::string& words) {
    return word_paragraph("<w:t xml:space=\"preserve\">" + words + "</w:t>");
}
std::string new_box(const std::string& paragraphs) {
    return "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>" + paragraphs +
           "</w:txbxContent></wps:txbx></wps:wsp></w:drawing>";
}
std::string old_box(const std::string& paragraphs) {
    return "<w:pict><v:shape><v:textbox><w:txbxContent>" + paragraphs +
           "</w:txbxContent></v:textbox></v:shape></w:pict>";
}
std::string both_boxes(const std::string& paragraphs) {
    return "<mc:AlternateContent><mc:Choice Requires=\"wps\">" + new_box(paragraphs) +
           "</mc:Choice><mc:Fallback>" + old_box(paragraphs) +
           "</mc:Fallback></mc:AlternateContent>";
}
std::string word_file(const std::string& body) {
    return ZipMaker{}
        .add(
            "[Content_Types].xml",
            R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
            R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
            R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)")
        .add(
            "_rels/.rels",
            R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
            R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)")
        .add(
            "word/document.xml",
            R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
            R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
            R"(xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" )"
            R"(xmlns:v="urn:schemas-microsoft-com:vml"><w:body>)" +
                body + "</w:body></w:document>")
        .bytes();
}

} // namespace

TEST_CASE("what stands in text boxes of Word is read once, after the paragraph that holds them") {
    const auto boxed = word_text("Rosa : Dans la boîte.") + word_text("Tom : Aussi.");
    const auto nested =
        word_text("Rosa : Dans la boîte.") + word_paragraph(both_boxes(word_text("Tom : Aussi.")));
    const auto two =
        both_boxes(word_text("Rosa : Dans la boîte.")) + new_box(word_text("Tom : Aussi."));
    for (const auto& inside :
         {both_boxes(boxed), new_box(boxed), old_box(boxed), both_boxes(nested), two}) {
        const auto body = word_text("Rosa : Avant.") + word_text("Tom : Oui.");
        const auto own = word_paragraph("<w:t>Rosa : Autour</w:t>" + inside);
        const auto transcript =
            read_bytes("a.docx", word_file(body + own + word_text("Tom : Après."))).value();
        CHECK(transcript.text.utf8() == "Rosa : Avant.\nTom : Oui.\nRosa : Autour\n"
                                        "Rosa : Dans la boîte.\nTom : Aussi.\nTom : Après.");
        CHECK(transcript.turns.size() == 6);
    }
}

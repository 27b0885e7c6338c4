#include "publish/coded_transcript.h"

#include "core/text.h"
#include "publish/print_layout.h"
#include "publish/reading.h"

#include <cairo.h>

#include <algorithm>
#include <sstream>

using namespace filrouge;
using namespace filrouge::publish;
using filrouge::test::holds;
using filrouge::test::output_of;

namespace {

/// Adds a turn to the text, as readers of transcripts leave it.
void say(CodedTranscript& printed, const std::string& who, const std::string& words) {
    const auto begin = count_code_points(printed.text).value();
    const auto label = who + " : ";
    const auto middle = begin + count_code_points(label).value();
    const auto end = middle + count_code_points(words).value();
    printed.text += label + words + "\n";
    PrintedTurn turn;
    turn.number = static_cast<std::uint32_t>(printed.turns.size() + 1);
    turn.label = cp_span(begin, middle);
    turn.span = cp_span(middle, end);
    turn.name = who;
    turn.subdued = who == "Animatrice";
    if (!turn.subdued) turn.speaker = who == "Nadia" ? 0 : 1;
    printed.turns.push_back(turn);
}

CodedTranscript dialogue(int times = 1) {
    CodedTranscript printed;
    printed.project = "Étude pilote";
    printed.source = "FG1 – cycle 1";
    printed.date = "21 novembre 2026";
    printed.coders = {"anne", "bruno"};
    for (int i = 0; i < times; ++i) {
        say(printed, "Animatrice", "Bonjour à tous, comment ça va aujourd’hui ?");
        say(printed, "Nadia", "La confiance, c’est long. On se voit à la machine à café.");
        say(printed, "Karim", "Oui, mais le temps des familles n’est pas celui des services.");
    }
    printed.codes = {{"Confiance", "Leviers/Confiance", {0, 119, 136}},
                     {"Temporalités", "Tensions/Temporalités", {204, 102, 17}},
                     {"Jamais", "Tensions/Jamais", {0, 0, 0}}};
    printed.codings = {{cp_span(60, 90), 0, "anne", "Revenir à ceci."},
                       {cp_span(80, 140), 1, "bruno", ""}};
    return printed;
}

std::string pdf_of(const CodedTranscript& printed, const PageFormat& format = {}) {
    auto bytes = render_pdf(printed, format);
    if (!bytes) FAIL(bytes.error().message());
    CHECK(bytes->starts_with("%PDF-"));
    return *bytes;
}

/// A PDF's text in the order in which it was drawn.
std::optional<std::string> text_of(const std::string& pdf) {
    return output_of({"pdftotext", "-raw", "-", "-"}, pdf);
}

int pages_of(const std::string& pdf) {
    const auto info = output_of({"pdfinfo", "-"}, pdf);
    if (!info) return 0;
    return std::stoi(info->substr(info->find("Pages:") + 6));
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in{text};
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

/// All words stand in the shown text in their order, whatever stands between them.
void check_in_order(const std::string& text, const std::string& shown) {
    const auto there = words_of(shown);
    auto at = there.begin();
    for (const auto& word : words_of(text)) {
        at = std::find(at, there.end(), word);
        INFO(word);
        REQUIRE(at != there.end());
        ++at;
    }
}

} // namespace

TEST_CASE("a printed transcript has all its words, codes and furniture") {
    const auto shown = text_of(pdf_of(dialogue()));
    if (!shown) return;
    check_in_order(dialogue().text, *shown);
    for (const auto* part :
         {"Étude pilote", "FG1 – cycle 1", "3 tours de parole · 2 codages", "Confiance ¶1 · anne",
          "Temporalités · bruno", "21 novembre 2026 · codé par : anne, bruno", "Page 1 sur 3",
          "Codes de ces pages", "Leviers/Confiance", "Tensions/Temporalités", "Page 2 sur 3",
          "Mémos des codages", "Confiance · anne, p. 1 : Revenir à ceci."}) {
        INFO(part << " in " << *shown);
        auto plain = *shown; // whether spaces break is not what is asked
        for (auto at = plain.find("\u00a0"); at != std::string::npos; at = plain.find("\u00a0"))
            plain.replace(at, 2, " ");
        CHECK(holds(plain, part));
    }
    CHECK_FALSE(holds(*shown, "Jamais"));
}

TEST_CASE("memos of codings are notes after the text, numbered as in the margin") {
    auto printed = dialogue(40);
    for (std::size_t i = 0; i < 60; ++i) {
        const auto at = 60 + 100 * i;
        printed.codings.push_back(
            {cp_span(at, at + 9), 1, "", "Mémo " + std::to_string(i) + ".\nEt sa suite."});
    }
    const auto shown = text_of(pdf_of(printed));
    if (!shown) return;
    CHECK(holds(*shown, "¶61"));
    CHECK(holds(*shown, "Mémo 0."));
    CHECK(holds(*shown, "Mémo 59."));
    CHECK(pages_of(pdf_of(printed)) > 5);
    for (auto& coding : printed.codings) coding.memo.clear();
    const auto without = text_of(pdf_of(printed));
    CHECK_FALSE(holds(*without, "Mémos des codages"));
    CHECK_FALSE(holds(*without, "¶"));
}

TEST_CASE("English transcripts have English headings") {
    auto printed = dialogue();
    printed.language = "en";
    printed.filter = "coder=anne";
    const auto shown = text_of(pdf_of(printed));
    if (!shown) return;
    CHECK(holds(*shown, "Page 1 of 3"));
    CHECK(holds(*shown, "Codes on these pages"));
    CHECK(holds(*shown, "filter: coder=anne"));
    CHECK(holds(*shown, "coded by anne, bruno"));
}

TEST_CASE("longer texts take more pages, and none of their words are lost between them") {
    const auto one = pages_of(pdf_of(dialogue()));
    const auto some = pages_of(pdf_of(dialogue(20)));
    const auto printed = dialogue(200);
    const auto pdf = pdf_of(printed);
    const auto many = pages_of(pdf);
    if (one == 0) return;
    CHECK(one == 3);
    CHECK(some > one);
    CHECK(many > 3 * some);
    check_in_order(printed.text, *text_of(pdf));
    CHECK(pages_of(pdf_of(printed, *parse_paper("letter"))) >= many);
    CHECK_FALSE(parse_paper("a5"));
}

TEST_CASE("one paragraph longer than any page is cut between its lines") {
    CodedTranscript printed;
    for (int i = 0; i < 6000; ++i) printed.text += "mot" + std::to_string(i) + " ";
    printed.codes = {{"Long", "Long", {10, 20, 30}}};
    printed.codings = {{cp_span(10, 40000), 0, "", ""}};
    const auto pdf = pdf_of(printed);
    const auto shown = text_of(pdf);
    if (!shown) return;
    check_in_order(printed.text, *shown);
    CHECK(pages_of(pdf) > 10);
    CHECK(holds(*shown, "Long (suite)"));
}

TEST_CASE("a turn without a label is told by a name before it") {
    auto printed = dialogue();
    const auto& last = printed.turns.back();
    const auto middle = last.span.begin().value() + 5;
    PrintedTurn cut{4, {}, CpSpan{CpPos{middle}, last.span.end()}, "Zoé", 2, false};
    printed.turns.back().span = {last.span.begin(), CpPos{middle}};
    printed.turns.push_back(cut);
    const auto shown = text_of(pdf_of(printed));
    if (shown) CHECK(holds(*shown, "Zoé"));
}

TEST_CASE("hard texts are printed") {
    CodedTranscript printed;
    printed.codes = {{"A", "A", {255, 0, 0}}};
    SECTION("none at all") {
        CHECK(PrintLayout{printed, {}}.pages() == 1);
    }
    SECTION("only empty lines, coded") {
        printed.text = "\n\n \t\n\n";
        printed.codings = {{cp_span(0, 3), 0, "", ""}};
    }
    SECTION("without turns, codings beyond the end, of no code, and empty") {
        printed.text = "Un texte.\n\n\nSans tours.";
        printed.codings = {
            {cp_span(0, 9999), 0, "", ""}, {cp_span(0, 5), 7, "", ""}, {cp_span(3, 3), 0, "", ""}};
        if (const auto shown = text_of(pdf_of(printed))) check_in_order(printed.text, *shown);
    }
    SECTION("combining marks, emoji, right to left, controls") {
        printed.text =
            "Cafe\u0301 œuvre ffi 👩‍👩‍👧 שלום לכולם 😀 fin\x07\x1b\t.\n"
            "שלום עולם 123 abc עוד\nعَرَبي ok\n\u2028ligne\u2029paragraphe";
        const auto n = count_code_points(printed.text).value();
        for (std::size_t i = 0; i + 3 < n; ++i)
            printed.codings.push_back({cp_span(i, i + 3), 0, "", ""});
    }
    SECTION("one cluster of marks longer than a piece") {
        printed.text = "e";
        for (int i = 0; i < 6000; ++i) printed.text += "\u0301";
        printed.text += " fin";
        printed.codings = {{cp_span(100, 5990), 0, "", ""}};
    }
    SECTION("a word longer than a line") {
        printed.text = "http://" + std::string(5000, 'x');
    }
    CHECK_FALSE(pdf_of(printed).empty());
}

TEST_CASE("text that is no UTF-8 is refused") {
    CodedTranscript printed;
    printed.text = "caf\xe9";
    CHECK(render_pdf(printed, {}).error().code == ErrorCode::invalid_input);
}

TEST_CASE("many overlapping codings each have their name in the margin") {
    auto printed = dialogue(10);
    printed.codes.clear();
    printed.codings.clear();
    for (std::size_t i = 0; i < 20; ++i) {
        const auto name = "Code" + std::to_string(100 + i);
        printed.codes.push_back({name, name, {static_cast<std::uint8_t>(i * 12), 80, 160}});
        printed.codings.push_back({cp_span(20 + i, 300), i, "", ""});
    }
    if (const auto shown = text_of(pdf_of(printed))) {
        for (const auto& code : printed.codes) {
            INFO(code.name);
            const auto margin = shown->find(code.name);
            REQUIRE(margin != std::string::npos);
            CHECK(shown->find(code.name, margin + 1) != std::string::npos); // in the list too
        }
    }
    // More than there is room for: the rest is counted.
    for (int i = 0; i < 200; ++i) printed.codings.push_back({cp_span(20, 300), 0, "", ""});
    if (const auto shown = text_of(pdf_of(printed))) CHECK(holds(*shown, "autres"));
}

TEST_CASE("small and strange paper still gets every page") {
    auto printed = dialogue(5);
    PageFormat format;
    format.width = 150;
    format.height = 120;
    CHECK(pages_of(pdf_of(printed, format)) != 1);
}

TEST_CASE("pages are drawn on whatever cairo draws on") {
    const PrintLayout layout{dialogue(30), {}};
    REQUIRE(layout.pages() > 2);
    auto* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 596, 842);
    auto* cr = cairo_create(surface);
    for (std::size_t page = layout.pages(); page-- > 0;) {
        cairo_set_source_rgb(cr, 1, 1, 1);
        cairo_paint(cr);
        layout.draw_page(cr, page);
        cairo_surface_flush(surface);
        const auto* bytes = cairo_image_surface_get_data(surface);
        const auto size = 842 * cairo_image_surface_get_stride(surface);
        CHECK(std::count(bytes, bytes + size, 255) < size);
    }
    CHECK(cairo_status(cr) == CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

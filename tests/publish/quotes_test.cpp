#include "publish/quotes.h"

#include "publish/reading.h"

using namespace filrouge;
using namespace filrouge::publish;
using filrouge::test::holds;
using filrouge::test::part;
using filrouge::test::plain;

namespace {

// Each is a line of its own, so that a reader cannot wrap or fold it.
const std::vector<std::string> awkward{
    "*_[]<>&|\\`#~^$@ 👨‍👩‍👧‍👦",
    "**gras** _italique_ `code` ~~rayé~~ H~2~O x^2^",
    "[lien](http://exemple.be) ![image](x.png) <b>html</b> <script>alert(1)</script>",
    "$x^2$ \\emph{x} \\input{/etc/passwd} {accolades} %",
    "@schweyer2005 dit [@bouquet2011, p. 3] ^[note] [^1]",
    "# pas un titre",
    "- pas une liste",
    "+ ni cela",
    "1. ni celle-ci",
    "2) ni celle-là",
    "(iv) non plus",
    "a. non plus",
    "> pas une citation",
    ": pas une définition",
    "::: pas un bloc",
    "| pas | un | tableau |",
    "---",
    "===",
    "```",
    "&amp; &eacute; &#233; & seul",
    "<!-- pas un commentaire -->",
    "=1+1",
    "l’été : « oui » ; œuvre",
    "שלום עולם",
    "fin \\",
};

Quote quote(const std::string& text, const std::string& code) {
    Quote quote;
    quote.source = "FG1, cycle 1";
    quote.turn = 12;
    quote.speakers = {"Nadia"};
    quote.span = cp_span(100, 120);
    quote.text = text;
    quote.code = code;
    quote.coder = "anne";
    quote.memo = "un \"mémo\"";
    quote.attribution = "(Nadia, AMO, FG1)";
    return quote;
}

QuoteDocument three_quotes() {
    QuoteDocument document;
    document.title = "Étude *pilote*";
    document.filter = "sector=AMO";
    document.quotes = {quote("Le réseau, c’est nous.", "Tensions/Temps"),
                       quote("Une ligne.\nUne autre.\n\nUn paragraphe.", "Tensions/Temps"),
                       quote("On se fait confiance.", "Leviers")};
    document.quotes[1].attribution = "Karim, FG2";
    return document;
}

std::string rendered(const QuoteDocument& document, QuoteFormat format) {
    auto bytes = render_quotes(document, format);
    if (!bytes) FAIL(bytes.error().message());
    return *bytes;
}

QuoteDocument awkward_document() {
    QuoteDocument document;
    document.title = "Étude " + awkward[0];
    for (const auto& text : awkward) {
        document.quotes.push_back(quote(text, "Code " + awkward[0]));
        document.quotes.push_back(quote("avant\n" + text + "\naprès", "Code " + awkward[0]));
        document.quotes.push_back(quote("avant\n\n" + text, "Code " + awkward[0]));
    }
    document.quotes[0].attribution = awkward[0];
    return document;
}

/// Some readers indent block quotes, some do not.
std::string unindented(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool indent = (i == 0 || text[i - 1] == '\n') && text.compare(i, 2, "  ") == 0;
        if (indent) ++i;
        if (!indent) out += text[i];
    }
    return out;
}

/// Each awkward line stands thrice in what a reader sees: alone, between lines, as a paragraph.
void check_awkward(const std::string& shown) {
    const auto text = unindented(shown);
    CHECK(holds(text, "Code " + awkward[0] + " (75\u00a0citations)"));
    CHECK(holds(text, "— " + awkward[0]));
    for (const auto& line : awkward) {
        INFO(line);
        CHECK(holds(text, "«\u00a0" + line + "\u00a0»"));
        CHECK(holds(text, "\n" + line + "\naprès"));
        CHECK(holds(text, "avant\n\n" + line + "\u00a0»"));
    }
}

} // namespace

TEST_CASE("quotes as Markdown read well as they stand") {
    CHECK(rendered(three_quotes(), QuoteFormat::md) == "# Étude \\*pilote\\*\n"
                                                       "\n"
                                                       "Filtre\u00a0: sector=AMO\n"
                                                       "\n"
                                                       "3\u00a0citations\n"
                                                       "\n"
                                                       "## Tensions/Temps (2\u00a0citations)\n"
                                                       "\n"
                                                       "> «\u00a0Le réseau, c’est nous.\u00a0»\n"
                                                       ">\n"
                                                       "> (Nadia, AMO, FG1)\n"
                                                       "\n"
                                                       "> «\u00a0Une ligne.\\\n"
                                                       "> Une autre.\n"
                                                       ">\n"
                                                       "> Un paragraphe.\u00a0»\n"
                                                       ">\n"
                                                       "> — Karim, FG2\n"
                                                       "\n"
                                                       "## Leviers (1\u00a0citation)\n"
                                                       "\n"
                                                       "> «\u00a0On se fait confiance.\u00a0»\n"
                                                       ">\n"
                                                       "> (Nadia, AMO, FG1)\n");
}

TEST_CASE("English documents have English headings and quotation marks") {
    auto document = three_quotes();
    document.language = "en";
    const auto text = rendered(document, QuoteFormat::md);
    CHECK(holds(text, "Filter: sector=AMO\n\n3 quotes\n"));
    CHECK(holds(text, "## Leviers (1 quote)"));
    CHECK(holds(text, "> “On se fait confiance.”"));
    document.quotes.clear();
    CHECK(holds(rendered(document, QuoteFormat::md), "No quotes"));
}

TEST_CASE("quotes of one code stand together") {
    auto document = three_quotes();
    std::swap(document.quotes[1], document.quotes[2]);
    const auto text = rendered(document, QuoteFormat::md);
    CHECK(text.find("## Tensions/Temps (2\u00a0citations)") < text.find("## Leviers"));
    CHECK(text.find("Un paragraphe.") < text.find("## Leviers"));
}

TEST_CASE("quotes as CSV hold everything, exactly") {
    auto document = three_quotes();
    document.quotes.resize(1);
    document.quotes[0].text = "=1+1, \"oui\"\n@x ";
    document.quotes[0].turn = 0;
    CHECK(rendered(document, QuoteFormat::csv) ==
          "source,turn,speaker,start,end,text,code,coder,memo,attribution\r\n"
          "\"FG1, cycle 1\",,Nadia,100,120,\"'=1+1, \"\"oui\"\"\n@x \",Tensions/Temps,anne,"
          "\"un \"\"mémo\"\"\",\"(Nadia, AMO, FG1)\"\r\n");
}

TEST_CASE("whatever a quote holds, readers of Markdown see it as it is") {
    const auto markdown = rendered(awkward_document(), QuoteFormat::md);
    for (const auto* dialect : {"commonmark", "markdown-smart", "gfm"}) {
        INFO(dialect);
        if (const auto text = plain(markdown, dialect)) check_awkward(*text);
    }
}

TEST_CASE("whatever a quote holds, readers of HTML see it as it is") {
    const auto html = rendered(awkward_document(), QuoteFormat::html);
    CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">"));
    CHECK_FALSE(holds(html, "<script"));
    CHECK_FALSE(holds(html, "<b>"));
    if (const auto text = plain(html, "html")) check_awkward(*text);
}

TEST_CASE("whatever a quote holds, word processors show it as it is") {
    const auto format = GENERATE(QuoteFormat::docx, QuoteFormat::odt);
    const auto document = render_quotes(awkward_document(), format);
    if (!document && document.error().code == ErrorCode::not_found) {
        WARN("pandoc is not installed: this is not tested");
        return;
    }
    REQUIRE(document.ok());
    if (const auto text = plain(*document, format == QuoteFormat::docx ? "docx" : "odt")) {
        check_awkward(*text);
        CHECK_FALSE(holds(*text, "root:")); // \input stayed a text
    }
}

TEST_CASE("whatever a quote holds, LaTeX gets it as text") {
    const auto document = render_quotes(awkward_document(), QuoteFormat::tex);
    if (!document && document.error().code == ErrorCode::not_found) {
        WARN("pandoc is not installed: this is not tested");
        return;
    }
    REQUIRE(document.ok());
    CHECK(holds(*document, "\\documentclass"));
    CHECK(holds(*document, "\\textbackslash input\\{/etc/passwd\\}"));
    CHECK_FALSE(holds(*document, "\\input{"));
    CHECK(holds(*document, "\\#"));
    CHECK(holds(*document, "\\$x\\^{}2\\$"));
}

TEST_CASE("control characters do not damage documents") {
    auto document = three_quotes();
    document.quotes[0].text = std::string{"a\x01"
                                          "b\x0c\uFFFF"
                                          "c\ttab"};
    for (const auto format : {QuoteFormat::docx, QuoteFormat::odt}) {
        const auto bytes = render_quotes(document, format);
        if (!bytes) continue; // told above
        const auto xml =
            part(*bytes, format == QuoteFormat::docx ? "word/document.xml" : "content.xml");
        if (xml) CHECK(holds(*xml, "abc"));
    }
    CHECK(holds(rendered(document, QuoteFormat::html), "abc\ttab"));
}

TEST_CASE("quotes as a spreadsheet are texts, never formulas") {
    auto document = three_quotes();
    document.quotes[0].text = "=HYPERLINK(\"http://exemple.be\")";
    document.quotes[1].text = "@x";
    document.quotes[2].speakers = {"-1+1"};
    const auto bytes = rendered(document, QuoteFormat::xlsx);
    CHECK(bytes.starts_with("PK"));
    const auto sheet = part(bytes, "xl/worksheets/sheet1.xml");
    const auto texts = part(bytes, "xl/sharedStrings.xml");
    if (!sheet || !texts) return;
    CHECK_FALSE(holds(*sheet, "<f>"));
    CHECK(holds(*sheet, "state=\"frozen\""));
    CHECK(holds(*sheet, "<v>100</v>"));
    CHECK(holds(*texts, ">=HYPERLINK("));
    CHECK(holds(*texts, ">@x<"));
    CHECK(holds(*texts, ">-1+1<"));
}

TEST_CASE("a quote too long for a cell ends with a mark that says so") {
    auto document = three_quotes();
    std::string longest;
    for (int i = 0; i < 20'000; ++i) longest += "😀"; // 40,000 UTF-16 units
    document.quotes[0].text = longest;
    document.quotes[1].text = std::string(32'767, 'x'); // just fits
    const auto texts = part(rendered(document, QuoteFormat::xlsx), "xl/sharedStrings.xml");
    if (!texts) return;
    CHECK(holds(*texts, "😀 […] (coupé"));
    CHECK(holds(*texts, ">" + std::string(32'767, 'x') + "<"));
}

TEST_CASE("accents stay as the transcriber typed them") {
    auto document = three_quotes();
    document.quotes[0].text = "e\u0301te\u0301";
    CHECK(holds(rendered(document, QuoteFormat::md), "«\u00a0e\u0301te\u0301\u00a0»"));
    CHECK(holds(rendered(document, QuoteFormat::html), "«\u00a0e\u0301te\u0301\u00a0»"));
    const auto docx = render_quotes(document, QuoteFormat::docx);
    if (!docx) return; // told above
    if (const auto xml = part(*docx, "word/document.xml")) CHECK(holds(*xml, "e\u0301te\u0301"));
}

TEST_CASE("formats are known by name") {
    CHECK(parse_quote_format("docx") == QuoteFormat::docx);
    CHECK(parse_quote_format("tex") == QuoteFormat::tex);
    CHECK_FALSE(parse_quote_format("pdf"));
}

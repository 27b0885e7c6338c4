#include "publish/quotes_layout.h"

#include "platform/process.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace filrouge::publish {
namespace {

using Json = nlohmann::json;

// The document is handed over as pandoc's syntax tree, where a text is a text: nothing in it can be
// taken for markup. Spaces stay inside the texts, so that none is lost or moved.

Json node(const char* type, Json content) {
    return {{"t", type}, {"c", std::move(content)}};
}

Json inlines(const Lines& lines) {
    auto all = Json::array();
    for (const auto& line : lines) {
        if (&line != &lines.front()) all.push_back({{"t", "LineBreak"}});
        all.push_back(node("Str", without_controls(line)));
    }
    return all;
}

Json paragraph(const Lines& lines) {
    return node("Para", inlines(lines));
}

Json heading(const std::string& text, std::size_t number) {
    const auto id = fmt::format("code-{}", number);
    return node("Header", {1, {id, Json::array(), Json::array()}, inlines({text})});
}

Json block_quote(const QuoteLayout::Item& item) {
    auto blocks = Json::array();
    for (auto lines : item.text) {
        // In the last paragraph, so that the quote and its attribution stay together on a page and
        // apart from the next quote.
        const bool last = blocks.size() + 1 == item.text.size();
        if (last && !item.attribution.empty()) lines.push_back(item.attribution);
        blocks.push_back(paragraph(lines));
    }
    return node("BlockQuote", blocks);
}

std::string syntax_tree(const QuoteLayout& layout, const std::string& language) {
    auto blocks = Json::array();
    if (!layout.filter.empty()) blocks.push_back(paragraph({layout.filter}));
    blocks.push_back(paragraph({layout.count}));
    std::size_t number = 0;
    for (const auto& group : layout.groups) {
        blocks.push_back(heading(group.heading, ++number));
        for (const auto& item : group.items) blocks.push_back(block_quote(item));
    }
    const Json meta{{"title", node("MetaInlines", inlines({layout.title}))},
                    {"lang", node("MetaString", without_controls(language))}};
    return Json{{"pandoc-api-version", {1, 22}}, {"meta", meta}, {"blocks", blocks}}.dump();
}

std::vector<std::string> command(QuoteFormat format) {
    std::vector<std::string> words{"pandoc", "+RTS", "-M1G", "-RTS", "--from=json", "--standalone"};
    switch (format) {
    case QuoteFormat::docx: words.emplace_back("--to=docx"); break;
    case QuoteFormat::odt: words.emplace_back("--to=odt"); break;
    default:
        // Not for the others: Debian's pandoc keeps their templates in files, and the sandbox hides
        // these from itself. The tree names no file, so there is nothing that pandoc could fetch.
        words.emplace_back("--sandbox");
        words.emplace_back("--to=latex");
    }
    words.emplace_back("--output=-");
    return words;
}

std::string first_line(std::string_view text) {
    return std::string{text.substr(0, text.find('\n'))};
}

/// Whole, as far as its form tells: a ZIP archive with its directory at the end, or LaTeX to the
/// last line.
bool is_document(std::string_view bytes, QuoteFormat format) {
    if (format == QuoteFormat::tex) return bytes.find("\\end{document}") != std::string_view::npos;
    const auto directory = bytes.rfind("PK\x05\x06");
    constexpr std::size_t longest_comment = 0xFFFF + 22;
    return bytes.starts_with("PK\x03\x04") && directory != std::string_view::npos &&
           bytes.size() - directory <= longest_comment;
}

} // namespace

Result<std::string> quotes_by_pandoc(const QuoteDocument& document, QuoteFormat format) {
    const auto tree = syntax_tree(lay_out(document), document.language);
    auto ran = platform::run_process(command(format), tree, {});
    if (!ran) {
        auto error = ran.error();
        if (error.code == ErrorCode::not_found) {
            error.what = "The document needs pandoc, which is not installed";
            error.hint = "Install it (apt install pandoc), or choose md, html, csv or xlsx";
        }
        return error;
    }
    if (ran->exit_status != 0) {
        return Error{ErrorCode::failed,
                     fmt::format("pandoc could not write the document (status {}): {}",
                                 ran->exit_status, first_line(ran->err)),
                     "Choose md or html"};
    }
    if (!is_document(ran->out, format)) {
        return Error{ErrorCode::failed, "pandoc gave no document",
                     "Install pandoc anew, or choose md or html"};
    }
    return std::move(ran->out);
}

} // namespace filrouge::publish

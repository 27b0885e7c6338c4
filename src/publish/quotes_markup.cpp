#include "publish/quotes_layout.h"

#include <fmt/format.h>

namespace filrouge::publish {
namespace {

constexpr std::string_view style = R"(
body { font: 17px/1.5 Georgia, "DejaVu Serif", serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #222; }
h1, h2, .about, footer { font-family: "DejaVu Sans", Verdana, Arial, sans-serif; }
h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin-top: 2.2em; border-bottom: 1px solid #ccc; }
.about { color: #555; font-size: .85em; margin: .2em 0; }
blockquote { margin: 1.2em 0; padding-left: 1em; border-left: 4px solid #b2182b; break-inside: avoid; }
blockquote p { margin: 0 0 .4em; white-space: pre-wrap; }
footer { font-size: .8em; color: #555; }
)";

std::string markdown_paragraph(const Lines& lines) {
    std::string text;
    for (const auto& line : lines) {
        if (&line != &lines.front()) text += "\\\n> "; // a line break within the paragraph
        text += escape_markdown(line);
    }
    return "> " + text + "\n";
}

std::string html_item(const QuoteLayout::Item& item) {
    std::string html = "<blockquote>\n";
    for (const auto& lines : item.text) {
        html += "<p>";
        for (const auto& line : lines) {
            if (&line != &lines.front()) html += "<br>";
            html += escape_html(line);
        }
        html += "</p>\n";
    }
    if (!item.attribution.empty()) {
        html += fmt::format("<footer>{}</footer>\n", escape_html(item.attribution));
    }
    return html + "</blockquote>\n";
}

} // namespace

std::string quotes_markdown(const QuoteDocument& document) {
    const auto layout = lay_out(document);
    auto text = fmt::format("# {}\n\n", escape_markdown_cell(layout.title));
    if (!layout.filter.empty()) text += escape_markdown_cell(layout.filter) + "\n\n";
    text += layout.count + "\n";
    for (const auto& group : layout.groups) {
        text += fmt::format("\n## {}\n", escape_markdown_cell(group.heading));
        for (const auto& item : group.items) {
            text += '\n';
            for (const auto& lines : item.text) {
                if (&lines != &item.text.front()) text += ">\n";
                text += markdown_paragraph(lines);
            }
            if (!item.attribution.empty())
                text += ">\n> " + escape_markdown(item.attribution) + "\n";
        }
    }
    return without_controls(text);
}

std::string quotes_html(const QuoteDocument& document) {
    const auto layout = lay_out(document);
    const auto title = escape_html(layout.title);
    auto html =
        fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width\">\n"
                    "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
                    escape_html(document.language), title, style, title);
    if (!layout.filter.empty()) {
        html += fmt::format("<p class=\"about\">{}</p>\n", escape_html(layout.filter));
    }
    html += fmt::format("<p class=\"about\">{}</p>\n", layout.count);
    for (const auto& group : layout.groups) {
        html += fmt::format("<h2>{}</h2>\n", escape_html(group.heading));
        for (const auto& item : group.items) html += html_item(item);
    }
    return html + "</body>\n</html>\n";
}

} // namespace filrouge::publish

#include "app/logic/passages.h"

#include "core/breaks.h"

namespace filrouge::app {

std::string escape_html(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
        case '<': html += "&lt;"; break;
        case '>': html += "&gt;"; break;
        case '&': html += "&amp;"; break;
        case '"': html += "&quot;"; break;
        case '\n': html += "<br>"; break;
        default: html += c;
        }
    }
    return html;
}

std::string with_bold(const std::string& text, const std::vector<CpSpan>& strong) {
    const TextIndex index{text};
    const std::string_view view{text};
    std::string html;
    std::size_t done = 0;
    for (const auto& span : strong) {
        const auto bytes = index.to_bytes(span);
        if (bytes.begin().value() < done) continue;
        html += escape_html(view.substr(done, bytes.begin().value() - done));
        html +=
            "<b>" + escape_html(view.substr(bytes.begin().value(), bytes.size().value())) + "</b>";
        done = bytes.end().value();
    }
    return html + escape_html(view.substr(done));
}

std::string shortened(const std::string& text, CpCount limit) {
    if (count_code_points(text) <= limit) return text;
    const auto made = Text::clean(text);
    if (!made) return text;
    const CpPos cut{limit.value()};
    // Widening an empty span gives the whole character around the cut; stop before it.
    const auto begin = snap_to_graphemes(*made, {cut, cut + CpCount{1}}).begin();
    return std::string{made->slice({CpPos{0}, begin})} + "…";
}

CpSpan coded_span(const Text& text, ByteSpan selection) {
    const auto span = text.index().from_bytes(selection);
    if (span.empty()) return span;
    return trim(text, snap_to_graphemes(text, span));
}

} // namespace filrouge::app

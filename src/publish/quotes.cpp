#include "publish/quotes.h"

#include "publish/quotes_layout.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace filrouge::publish {
namespace {

struct NamedFormat {
    std::string_view name;
    QuoteFormat format;
};
constexpr std::array<NamedFormat, 7> formats{{{"md", QuoteFormat::md},
                                              {"csv", QuoteFormat::csv},
                                              {"html", QuoteFormat::html},
                                              {"docx", QuoteFormat::docx},
                                              {"odt", QuoteFormat::odt},
                                              {"tex", QuoteFormat::tex},
                                              {"xlsx", QuoteFormat::xlsx}}};

} // namespace

std::string speaker_of(const Quote& quote) {
    return fmt::format("{}", fmt::join(quote.speakers, ", "));
}

const std::string& legible_text(const Quote& quote) {
    return quote.dialogue.empty() ? quote.text : quote.dialogue;
}

std::optional<QuoteFormat> parse_quote_format(std::string_view name) {
    for (const auto& known : formats) {
        if (known.name == name) return known.format;
    }
    return std::nullopt;
}

std::vector<std::string> endings_of(QuoteFormat format) {
    std::vector<std::string> endings;
    for (const auto& known : formats) {
        if (known.format == format) endings.emplace_back(known.name);
    }
    if (format == QuoteFormat::md) endings.emplace_back("markdown");
    if (format == QuoteFormat::html) endings.emplace_back("htm");
    if (format == QuoteFormat::tex) endings.emplace_back("latex");
    return endings;
}

std::string quotes_csv(const QuoteDocument& document) {
    auto csv = csv_line({"source", "turn", "speaker", "start", "end", "text", "code", "coder",
                         "memo", "attribution"},
                        document.csv);
    for (const auto& quote : document.quotes) {
        csv += csv_line({quote.source, quote.turn == 0 ? "" : std::to_string(quote.turn),
                         speaker_of(quote), std::to_string(quote.span.begin().value()),
                         std::to_string(quote.span.end().value()), quote.text, quote.code,
                         quote.coder, quote.memo, quote.attribution},
                        document.csv);
    }
    return csv;
}

Result<std::string> render_quotes(const QuoteDocument& document, QuoteFormat format) {
    switch (format) {
    case QuoteFormat::md: return quotes_markdown(document);
    case QuoteFormat::csv: return quotes_csv(document);
    case QuoteFormat::html: return quotes_html(document);
    case QuoteFormat::xlsx: return quotes_xlsx(document);
    case QuoteFormat::docx:
    case QuoteFormat::odt:
    case QuoteFormat::tex: break;
    }
    return quotes_by_pandoc(document, format);
}

} // namespace filrouge::publish

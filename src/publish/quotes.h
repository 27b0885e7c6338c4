#pragma once

#include "core/csv.h"
#include "core/position.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::publish {

/// A quote ready to print.
struct Quote {
    std::string source;
    std::uint32_t turn = 0;            ///< the one that holds most of it; 0: outside any turn
    std::vector<std::string> speakers; ///< in the order in which they speak; empty: unknown
    CpSpan span;
    std::string text;     ///< as in the source
    std::string dialogue; ///< where several speak and `text` does not name each: text that does
    std::string code;     ///< path
    std::string coder;    ///< of a passage all who coded it: "Anne, Bruno"
    std::string memo;
    std::string attribution; ///< "(Nadia, AMO, FG1)"
};

/// "Nadia, Karim".
std::string speaker_of(const Quote& quote);
/// The words as people read them: it is plain who says what.
const std::string& legible_text(const Quote& quote);

enum class QuoteFormat { md, csv, html, docx, odt, tex, xlsx };
std::optional<QuoteFormat> parse_quote_format(std::string_view name);
/// What the name of a file of that format ends in, the usual ending first.
std::vector<std::string> endings_of(QuoteFormat format);

struct QuoteDocument {
    std::string title;
    std::string language = "fr"; ///< of headings ("fr" or "en") and of the quotation marks
    std::vector<Quote> quotes;   ///< grouped by code in this order
    std::string filter; ///< stated under the title, so that the reader knows what was left out
    /// Where not all quotes are of one coder, each says whose it is, in the documents for readers.
    bool names_coders = true;
    CsvForm csv = CsvForm::safe;
};

/// The bytes of the document. docx, odt and tex are made by pandoc from a syntax tree, in which no
/// text is markup. Error: failed, with what pandoc said; not_found where pandoc is missing.
Result<std::string> render_quotes(const QuoteDocument& document, QuoteFormat format);

} // namespace filrouge::publish

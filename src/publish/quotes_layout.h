#pragma once

#include "publish/markup.h"
#include "publish/quotes.h"

#include <string>
#include <vector>

namespace filrouge::publish {

/// What the documents for readers show, in their order, in their language, not yet escaped.
struct QuoteLayout {
    struct Item {
        std::vector<Lines> text; ///< in quotation marks
        std::string attribution; ///< may be empty
    };
    struct Group {
        std::string heading; ///< "Tensions/Temporalités (3 citations)"
        std::vector<Item> items;
    };
    std::string title;
    std::string filter; ///< "Filtre : sector=AMO"; empty: none
    std::string count;  ///< "12 citations"
    std::vector<Group> groups;
};

QuoteLayout lay_out(const QuoteDocument& document);

std::string quotes_csv(const QuoteDocument& document);
std::string quotes_html(const QuoteDocument& document);
std::string quotes_markdown(const QuoteDocument& document);
/// docx, odt or tex.
Result<std::string> quotes_by_pandoc(const QuoteDocument& document, QuoteFormat format);
Result<std::string> quotes_xlsx(const QuoteDocument& document);

} // namespace filrouge::publish

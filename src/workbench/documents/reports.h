#pragma once

#include "analysis/table.h"
#include "publish/quotes.h"
#include "publish/tables.h"
#include "workbench/documents/quoting.h"
#include "workbench/tables/tabulate.h"

#include <optional>
#include <string>

// What is computed, dressed as a document: titles, headings and notes in the language of the
// project.
namespace filrouge::workbench {

struct TableStyle {
    std::optional<analysis::PercentOf> percent; ///< the cells are percentages then
    bool stats = false;                         ///< the test of independence as a note
    std::string language;                       ///< empty: the project's
};
publish::TableDocument table_document(const Workbench& bench, const CrosstabRequest& request,
                                      const analysis::Table& table, const TableStyle& style);

publish::QuoteDocument quote_document(const Workbench& bench, const QuotesRequest& request,
                                      std::vector<publish::Quote> quotes,
                                      const std::string& language);

/// Lower case, without the dot; empty where there is none.
std::string ending_of(const std::filesystem::path& file);

} // namespace filrouge::workbench

#include "workbench/documents/reports.h"

#include "analysis/independence.h"
#include "core/fold.h"
#include "workbench/coders.h"

#include <fmt/format.h>

namespace filrouge::workbench {
namespace {

using analysis::CountOf;
using analysis::PercentOf;

/// Documents are written in French or English; any other language gets English headings.
struct Words {
    bool french;
    [[nodiscard]] std::string operator()(const char* fr, const char* en) const {
        return french ? fr : en;
    }
};

Words words_in_language(const Project& project, const std::string& language) {
    return {(language.empty() ? project.info.language : language) == "fr"};
}

std::string axis_heading(const std::string& axis, const Words& words) {
    const auto name = fold(axis);
    if (name == "codes" || name == "code") return words("Code", "Code");
    if (name == "sources" || name == "source") return words("Source", "Source");
    if (name == "coders" || name == "coder") return words("Codeur", "Coder");
    return axis;
}

std::string count_note(CountOf count, const Words& words) {
    switch (count) {
    case CountOf::codings: return words("Nombre de codages.", "Number of codings.");
    case CountOf::passages:
        return words("Nombre de passages ; ce que plusieurs personnes ont codé de même au même "
                     "endroit compte une fois.",
                     "Number of passages; what several coders coded alike in one place counts "
                     "once.");
    case CountOf::sources:
        return words("Nombre de sources ; une source compte une fois par case et par total.",
                     "Number of sources; each counts once per cell and per total.");
    case CountOf::participants:
        return words("Nombre de participants ; chacun compte une fois par case et par total.",
                     "Number of participants; each counts once per cell and per total.");
    case CountOf::words:
        return words("Nombre de mots des passages codés.",
                     "Number of words in the coded passages.");
    }
    return {};
}

std::string percent_note(PercentOf base, const Words& words) {
    switch (base) {
    case PercentOf::row: return words("Pourcentages en ligne.", "Row percentages.");
    case PercentOf::col: return words("Pourcentages en colonne.", "Column percentages.");
    case PercentOf::total: return words("Pourcentages du total.", "Percentages of the total.");
    }
    return {};
}

void use_counts(publish::TableDocument& document, const analysis::Table& table) {
    for (const auto& row : table.counts) {
        document.cells.emplace_back(row.begin(), row.end());
    }
    document.row_totals.assign(table.row_totals.begin(), table.row_totals.end());
    document.col_totals.assign(table.col_totals.begin(), table.col_totals.end());
    document.total = static_cast<double>(table.total);
}

double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void use_percentages(publish::TableDocument& document, const analysis::Table& table,
                     PercentOf base) {
    document.cells = analysis::percentages(table, base);
    document.decimals = 1;
    document.total = share(table.total, table.total);
    for (const auto total : table.row_totals) {
        document.row_totals.push_back(share(total, base == PercentOf::row ? total : table.total));
    }
    for (const auto total : table.col_totals) {
        document.col_totals.push_back(share(total, base == PercentOf::col ? total : table.total));
    }
}

std::string test_note(const analysis::Independence& test) {
    if (!test.chi2) return "χ²: —";
    return fmt::format("χ² = {:.2f}, df = {}, p = {:.4f}, V = {:.2f}", *test.chi2,
                       test.df.value_or(0), test.p.value_or(1), test.cramers_v.value_or(0));
}

} // namespace

publish::TableDocument table_document(const Workbench& bench, const CrosstabRequest& request,
                                      const analysis::Table& table, const TableStyle& style) {
    const auto& project = bench.project();
    const auto words = words_in_language(project, style.language);
    publish::TableDocument document;
    document.language = words("fr", "en");
    document.row_heading = axis_heading(request.rows, words);
    document.col_heading = axis_heading(request.cols, words);
    document.title =
        fmt::format("{} : {} × {}", project.info.name, document.row_heading, document.col_heading);
    document.rows = table.rows;
    document.cols = table.cols;
    if (style.percent) {
        use_percentages(document, table, *style.percent);
        document.notes.push_back(percent_note(*style.percent, words));
        document.notes.push_back(fmt::format("n = {}", table.total));
    } else {
        use_counts(document, table);
    }
    document.notes.push_back(count_note(request.count, words));
    if (counts_twice(project, request)) {
        document.notes.push_back(
            words("Des sources sont codées par plusieurs personnes : un passage codé par deux "
                  "d'entre elles compte deux fois.",
                  "Several coders coded the same sources: a passage that two of them coded counts "
                  "twice."));
    }
    if (const auto filter = stated_filter(project, request.where, words.french); !filter.empty())
        document.notes.push_back(fmt::format("{} {}", words("Filtre :", "Filter:"), filter));
    if (style.stats) {
        const auto test = analysis::independence(table);
        document.notes.push_back(test_note(test));
        document.notes.insert(document.notes.end(), test.warnings.begin(), test.warnings.end());
    }
    return document;
}

publish::QuoteDocument quote_document(const Workbench& bench, const QuotesRequest& request,
                                      std::vector<publish::Quote> quotes,
                                      const std::string& language) {
    const auto words = words_in_language(bench.project(), language);
    publish::QuoteDocument document;
    document.title = bench.project().info.name;
    document.language = words("fr", "en");
    document.quotes = std::move(quotes);
    document.names_coders = request.attribution.empty();
    document.filter = stated_filter(bench.project(), request.where, words.french);
    return document;
}

std::string ending_of(const std::filesystem::path& file) {
    const auto ending = file.extension().string();
    return ending.empty() ? ending : fold(ending.substr(1));
}

} // namespace filrouge::workbench

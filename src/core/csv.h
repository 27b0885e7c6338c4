#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge {

/// A CSV file with a header line (RFC 4180, as spreadsheets in French and English write it): comma,
/// semicolon or tab, whichever the header has most of outside quotes; quotes doubled inside quotes;
/// line ends of any kind; with or without byte-order mark. A first line "sep=;", which Excel
/// understands, names the separator.
struct CsvTable {
    std::vector<std::string> header; ///< trimmed, each on one line
    struct Row {
        std::size_t line = 0;           ///< where it starts in the file, from 1
        std::vector<std::string> cells; ///< as many as `header`
    };
    std::vector<Row> rows; ///< empty lines left out
    /// Column of a name, compared folded; npos where there is none.
    [[nodiscard]] std::size_t column(std::string_view name) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

enum class SameNames {
    refused,
    numbered, ///< "Remarque", "Remarque (2)"
};

/// `utf8` must be valid. Errors name `file_name` and the line: unclosed quote, more cells than the
/// header has, NUL bytes, no header, a name twice in the header. Missing cells at a row's end are
/// empty.
Result<CsvTable> parse_csv(std::string_view utf8, std::string_view file_name,
                           SameNames same_names = SameNames::refused);

/// What `parse_csv` makes of a file's records, of those of another kind of table; `line` is where
/// each stands there.
Result<CsvTable> make_table(std::vector<CsvTable::Row> records, std::string_view file_name,
                            SameNames same_names = SameNames::refused);

/// How a cell is written that a spreadsheet would take for a formula: one that begins with `=`,
/// `+`,
/// `-`, `@`, tab or line end (or the wide forms of the signs) and is not a number. An apostrophe
/// before it makes it a text there.
enum class CsvForm { safe, exact };

/// One line, comma-separated, quoted where needed, ended by "\r\n" (RFC 4180). In both forms, a
/// cell that begins as a protected one gets an apostrophe more, so that `unprotected` gives each
/// back.
std::string csv_line(const std::vector<std::string>& cells, CsvForm form);

/// What was given to `csv_line`: without the first of the apostrophes before such a sign.
std::string unprotected(std::string cell);

} // namespace filrouge

#include "transcripts/table.h"

#include "platform/decoding.h"
#include "transcripts/container.h"
#include "transcripts/sheet.h"

#include <fmt/format.h>

#include <utility>

namespace filrouge::transcripts {
namespace {

Result<Table> from_csv(const InputFile& file) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    auto cells = parse_csv(decoded->utf8, file.name, SameNames::numbered);
    if (!cells) return cells.error();
    return Table{std::move(*cells), std::move(decoded->encoding)};
}

// A sheet becomes what the same table would be as CSV, so that both have one set of rules.
Result<Table> from_sheet(const Sheet& sheet, const InputFile& file) {
    std::string csv;
    for (const auto& row : sheet.rows) csv += csv_line(row.cells);
    if (csv.empty()) {
        return Error{ErrorCode::invalid_input, file.name + " contains no table",
                     "Check that it is the right file and that it was saved"};
    }
    auto cells = parse_csv("sep=,\r\n" + csv, file.name, SameNames::numbered);
    if (!cells) return cells.error();
    for (std::size_t i = 0; i < cells->rows.size() && i + 1 < sheet.rows.size(); ++i) {
        cells->rows[i].line = sheet.rows[i + 1].number;
    }
    return Table{std::move(*cells), {}};
}

} // namespace

Result<Table> read_table(const InputFile& file, const ReadOptions& options) {
    if (file.format != "xlsx" && file.format != "ods") return from_csv(file);
    const auto checked = check_container(file.bytes, file.name, options.max_text_bytes * 10,
                                         OfficeKind::spreadsheet);
    if (!checked) return checked.error();
    SheetLimits limits;
    limits.text_bytes = options.max_text_bytes;
    const auto sheet = file.format == "xlsx" ? read_xlsx(file.bytes, file.name, limits)
                                             : read_ods(file.bytes, file.name, limits);
    if (!sheet) return sheet.error();
    return from_sheet(*sheet, file);
}

} // namespace filrouge::transcripts

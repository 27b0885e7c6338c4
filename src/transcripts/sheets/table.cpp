#include "transcripts/sheets/table.h"

#include "core/fold.h"
#include "platform/decoding.h"
#include "transcripts/documents/container.h"
#include "transcripts/sheets/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace filrouge::transcripts {
namespace {

Result<Table> from_csv(const InputFile& file) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    auto cells = parse_csv(decoded->utf8, file.name, SameNames::numbered);
    if (!cells) return cells.error();
    auto told = platform::told_decoding(file.bytes, decoded->encoding);
    return Table{std::move(*cells), std::move(decoded->encoding), std::move(told)};
}

Result<Table> from_sheet(Sheet sheet, const InputFile& file) {
    if (sheet.rows.empty()) {
        return Error{ErrorCode::invalid_input, file.name + " contains no table",
                     "Check that it is the right file and that it was saved"};
    }
    std::vector<CsvTable::Row> records;
    records.reserve(sheet.rows.size());
    for (auto& row : sheet.rows) records.push_back({row.number, std::move(row.cells)});
    auto cells = make_table(std::move(records), file.name, SameNames::numbered);
    if (!cells) return cells.error();
    return Table{std::move(*cells), {}, {}};
}

bool holds_nothing(const CsvTable& table, std::size_t column) {
    return std::all_of(table.rows.begin(), table.rows.end(),
                       [&](const CsvTable::Row& row) { return row.cells[column].empty(); });
}

std::vector<std::string> kept(std::vector<std::string>&& cells, const std::vector<bool>& keep) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (keep[i]) out.push_back(std::move(cells[i]));
    }
    return out;
}

// A column without a name is nothing where it is empty, else it must be told from the others.
Table with_names(Table table) {
    auto& cells = table.cells;
    std::set<std::string> taken;
    for (const auto& name : cells.header) taken.insert(fold(name));
    std::vector<bool> keep;
    for (std::size_t i = 0; i < cells.header.size(); ++i) {
        auto& name = cells.header[i];
        keep.push_back(!name.empty() || !holds_nothing(cells, i));
        if (!name.empty()) continue;
        name = fmt::format("column {}", i + 1);
        while (!taken.insert(fold(name)).second) name += "'";
    }
    if (std::find(keep.begin(), keep.end(), false) == keep.end()) return table;
    cells.header = kept(std::move(cells.header), keep);
    for (auto& row : cells.rows) row.cells = kept(std::move(row.cells), keep);
    return table;
}

Result<Table> read_cells(const InputFile& file, const ReadOptions& options) {
    if (file.format != "xlsx" && file.format != "ods") return from_csv(file);
    const auto checked = check_container(file.bytes, file.name, options.max_text_bytes * 10,
                                         OfficeKind::spreadsheet);
    if (!checked) return checked.error();
    SheetLimits limits;
    limits.text_bytes = options.max_text_bytes;
    auto sheet = file.format == "xlsx" ? read_xlsx(file.bytes, file.name, limits)
                                       : read_ods(file.bytes, file.name, limits);
    if (!sheet) return sheet.error();
    return from_sheet(std::move(*sheet), file);
}

} // namespace

Result<Table> read_table(const InputFile& file, const ReadOptions& options) {
    auto table = read_cells(file, options);
    if (!table) return table.error();
    return with_names(std::move(*table));
}

} // namespace filrouge::transcripts

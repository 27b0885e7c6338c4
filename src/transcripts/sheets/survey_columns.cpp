#include "transcripts/sheets/survey_columns.h"

#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t sentence_length = 25; // code points
constexpr std::size_t sentence_spaces = 3;
constexpr std::size_t longest_name = 60; // bytes

bool is_open(const CsvTable& table, std::size_t column) {
    std::size_t answers = 0;
    std::size_t length = 0;
    std::size_t spaces = 0;
    for (const auto& row : table.rows) {
        const auto& cell = row.cells[column];
        if (cell.empty()) continue;
        ++answers;
        length += count_code_points(cell).value();
        spaces += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), ' '));
    }
    return answers > 0 && length >= sentence_length * answers &&
           spaces >= sentence_spaces * answers;
}

bool tells_apart(const CsvTable& table, std::size_t column) {
    std::set<std::string> seen;
    for (const auto& row : table.rows) {
        const auto& cell = row.cells[column];
        if (cell.empty() || cell.size() > longest_name || !seen.insert(fold(cell)).second) {
            return false;
        }
    }
    return !table.rows.empty();
}

bool is_called_a_name(const std::string& header) {
    static constexpr std::array<std::string_view, 22> names{
        "id",           "code",         "identifiant",   "repondant", "repondante",
        "participant",  "participante", "pseudonyme",    "pseudonym", "nom",
        "name",         "respondent",   "respondent id", "case",      "cas",
        "no",           "n°",           "numero",        "number",    "naam",
        "respondentid", "response id"};
    return std::find(names.begin(), names.end(), fold(header)) != names.end();
}

} // namespace

std::vector<std::size_t> open_columns(const CsvTable& table) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (is_open(table, i)) open.push_back(i);
    }
    return open;
}

std::size_t name_column(const CsvTable& table) {
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (is_called_a_name(table.header[i]) && tells_apart(table, i)) return i;
    }
    const bool first = !table.header.empty() && !is_open(table, 0) && tells_apart(table, 0);
    return first ? 0 : CsvTable::npos;
}

} // namespace filrouge::transcripts

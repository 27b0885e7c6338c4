#include "transcripts/sheets/table_groups.h"

#include "core/fold.h"
#include "core/text.h"
#include "transcripts/sheets/table_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace filrouge::transcripts {
namespace {

constexpr auto none = CsvTable::npos;

struct Cells {
    std::size_t filled = 0;
    std::size_t length = 0; ///< code points in all
    std::size_t blocks = 0; ///< of equal cells one below the other
    std::size_t numbered = 0;
    std::map<std::string, std::size_t> values; ///< how often each stands
};

bool is_numbered(std::string_view cell) {
    return cell.find(' ') == std::string_view::npos &&
           cell.find_first_of("0123456789") != std::string_view::npos;
}

Cells look_at(const CsvTable& table, std::size_t column) {
    Cells cells;
    std::string last;
    for (const auto& row : table.rows) {
        const auto& cell = row.cells[column];
        if (cell.empty()) continue;
        ++cells.filled;
        cells.length += count_code_points(cell).value();
        if (is_numbered(cell)) ++cells.numbered;
        auto value = fold(cell);
        if (cells.filled == 1 || value != last) ++cells.blocks;
        ++cells.values[value];
        last = std::move(value);
    }
    return cells;
}

// In speech some turn is said only once.
bool all_recur(const Cells& cells) {
    return std::all_of(cells.values.begin(), cells.values.end(),
                       [](const auto& value) { return value.second > 1; });
}

bool stands_in_blocks(const Cells& cells) {
    return cells.blocks == cells.values.size() && 2 * cells.blocks <= cells.filled;
}

bool are_groups(const Cells& cells) {
    return cells.filled > 1 &&
           (all_recur(cells) || stands_in_blocks(cells) || cells.numbered == cells.filled);
}

// Where several columns hold words: the notes of whoever made the table may be the longer ones.
bool is_called_a_contribution(std::string_view header) {
    static constexpr auto names = std::to_array<std::string_view>(
        {"comment",    "comments",     "commentaire",   "commentaires", "kommentar", "commentaar",
         "comentario", "contribution", "contributions", "beitrag",      "bijdrage",  "reponse",
         "reponses",   "response",     "responses",     "reply",        "answer",    "answers",
         "antwort",    "antwoord",     "respuesta",     "quote",        "quotation", "citation",
         "zitat",      "citaat",       "statement"});
    return std::find(names.begin(), names.end(), fold(header)) != names.end();
}

bool is_called_a_group(std::string_view header) {
    static constexpr auto names = std::to_array<std::string_view>(
        {"group",   "groupe",   "groupes", "groups",    "gruppe",        "groep",     "grupo",
         "session", "seance",   "sitzung", "sessie",    "sesion",        "fg",        "focus group",
         "atelier", "workshop", "meeting", "reunion",   "interview",     "entretien", "file",
         "fichier", "document", "source",  "recording", "enregistrement"});
    return std::find(names.begin(), names.end(), fold(header)) != names.end();
}

// More than the names of the groups, in most rows, and not always the same.
bool says_more(const Cells& cells, const Cells& grouping, std::size_t rows) {
    if (2 * cells.filled < rows || are_groups(cells)) return false;
    return stands_in_blocks(grouping) || cells.length >= 2 * grouping.length;
}

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 12;
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < shown; ++i)
        list += (i > 0 ? ", " : "") + names[i];
    return names.size() > shown ? list + " …" : list;
}

struct Groups {
    std::vector<std::string> names; ///< as first written, in order
    std::vector<std::string> in_several;
};

Groups groups_of(const CsvTable& table, std::size_t grouping, std::size_t speaker) {
    Groups groups;
    std::set<std::string> seen;
    std::map<std::string, std::set<std::string>> where;
    for (const auto& row : table.rows) {
        const auto& group = row.cells[grouping];
        if (group.empty()) continue;
        if (seen.insert(fold(group)).second) groups.names.push_back(group);
        if (speaker == none || row.cells[speaker].empty()) continue;
        auto& found = where[fold(row.cells[speaker])];
        if (found.insert(fold(group)).second && found.size() == 2)
            groups.in_several.push_back(row.cells[speaker]);
    }
    return groups;
}

} // namespace

bool names_groups(const CsvTable& table, std::size_t column) {
    return are_groups(look_at(table, column));
}

std::size_t column_of_speech(const CsvTable& table, std::size_t grouping) {
    const auto groups = look_at(table, grouping);
    auto best = none;
    std::pair<bool, std::size_t> most{false, 0};
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (i == grouping || meaning_of_header(table.header[i])) continue;
        const auto cells = look_at(table, i);
        if (!says_more(cells, groups, table.rows.size())) continue;
        const std::pair much{is_called_a_contribution(table.header[i]), cells.length};
        if (much <= most) continue;
        best = i;
        most = much;
    }
    return best;
}

std::size_t group_column(const CsvTable& table) {
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (!is_called_a_group(table.header[i])) continue;
        const auto cells = look_at(table, i);
        if (cells.values.size() > 1 && are_groups(cells)) return i;
    }
    return none;
}

std::vector<std::string> told_groups(const CsvTable& table, std::size_t grouping,
                                     std::size_t speaker) {
    const auto groups = groups_of(table, grouping, speaker);
    if (groups.names.size() < 2) return {};
    std::vector<std::string> told{fmt::format(
        "The column {} names {} groups, which follow one another in one source: {}. To have a "
        "source of each, save each as a table of its own",
        table.header[grouping], groups.names.size(), listed(groups.names))};
    if (!groups.in_several.empty())
        told.push_back("Names that stand in several groups are taken as one person each: " +
                       listed(groups.in_several));
    return told;
}

} // namespace filrouge::transcripts

#include "transcripts/sheets/table_transcript.h"

#include "core/cells.h"
#include "transcripts/json/json_fields.h"
#include "transcripts/sheets/joined_speakers.h"
#include "transcripts/sheets/table.h"
#include "transcripts/sheets/table_groups.h"
#include "transcripts/sheets/table_header.h"
#include "transcripts/sheets/table_times.h"
#include "transcripts/utterances.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace filrouge::transcripts {
namespace {

constexpr auto none = CsvTable::npos;

struct Column {
    std::size_t index = none;
    TableUnit unit = TableUnit::unknown;
};

struct Layout {
    Column words;
    Column speaker;
    Column begins;
    Column ends;
    std::size_t groups = none;
};

// A column named "words" may count them.
bool holds_words(const CsvTable& table, const Column& column) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const CsvTable::Row& row) {
        const auto& cell = row.cells[column.index];
        return cell.find_first_not_of("0123456789.,- ") != std::string::npos;
    });
}

FieldTimes times_in(const CsvTable::Row& row, const Column& column) {
    return column.index == none ? FieldTimes{}
                                : times_of_cell(row.cells[column.index], column.unit);
}

bool holds_times(const CsvTable& table, const Column& column) {
    const auto times =
        std::count_if(table.rows.begin(), table.rows.end(), [&](const CsvTable::Row& row) {
            return times_in(row, column).begins.has_value();
        });
    return 2 * static_cast<std::size_t>(times) >= table.rows.size();
}

bool fits(const CsvTable& table, TableField field, const Column& column) {
    switch (field) {
    case TableField::words: return holds_words(table, column);
    case TableField::begins: return holds_times(table, column);
    case TableField::speaker:
    case TableField::ends: return true;
    }
    return false;
}

/// The likeliest by its name, but not `passed_over`.
Column find_column(const CsvTable& table, TableField field, std::size_t passed_over = none) {
    Column best;
    auto rank = none;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const auto meaning = meaning_of_header(table.header[i]);
        if (!meaning || meaning->field != field || meaning->rank >= rank) continue;
        if (i == passed_over) continue;
        const Column column{i, meaning->unit};
        if (!fits(table, field, column)) continue;
        best = column;
        rank = meaning->rank;
    }
    return best;
}

// Filrouge's own table of codings quotes what was said.
bool holds_codings(const CsvTable& table) {
    return table.column("code") != none && table.column("source") != none;
}

// "Transcript" may be the name of the group, and the words stand in "Comment".
void find_words(const CsvTable& table, Layout& layout) {
    layout.words = find_column(table, TableField::words);
    const auto named = layout.words.index;
    if (named != none && names_groups(table, named)) {
        auto said = find_column(table, TableField::words, named).index;
        if (said == none || names_groups(table, said)) said = column_of_speech(table, named);
        if (said != none) {
            layout.words = {said};
            layout.groups = named;
            return;
        }
    }
    layout.groups = group_column(table);
}

Layout layout_of(const CsvTable& table) {
    Layout layout;
    find_words(table, layout);
    layout.speaker = find_column(table, TableField::speaker);
    layout.begins = find_column(table, TableField::begins);
    layout.ends = find_column(table, TableField::ends);
    if (holds_codings(table)) layout.words = {};
    return layout;
}

Error no_transcript(const InputFile& file, const CsvTable& table) {
    std::string columns;
    for (std::size_t i = 0; i < table.header.size() && i < 12; ++i) {
        columns += (i > 0 ? ", " : "") + table.header[i];
    }
    return {
        ErrorCode::invalid_input,
        fmt::format("{} is a table, but not of a transcript: its columns are {}", file.name,
                    columns),
        "A transcript has a column such as \"text\" beside \"speaker\" or \"start\". Answers of a "
        "survey are imported as such (--survey), a table of variables with \"attributes "
        "import\""};
}

std::vector<TimedWords> rows_of(const CsvTable& table, const Layout& layout) {
    std::vector<TimedWords> said;
    for (const auto& row : table.rows) {
        auto times = times_in(row, layout.begins);
        if (const auto end = times_in(row, layout.ends).begins) times.ends = end;
        const auto speaker = layout.speaker.index;
        said.push_back({speaker == none ? std::string{} : row.cells[speaker],
                        row.cells[layout.words.index], times});
    }
    return said;
}

// What somebody may miss: notes, translations.
std::vector<std::string> left_out(const CsvTable& table, const Layout& layout) {
    std::string names;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const bool used = i == layout.words.index || i == layout.speaker.index ||
                          i == layout.begins.index || i == layout.ends.index || i == layout.groups;
        if (used) continue;
        if (!holds_words(table, {i})) continue; // empty, or counts the rows
        names += (names.empty() ? "" : ", ") + table.header[i];
    }
    if (names.empty()) return {};
    return {"Columns that are not part of the transcript are left out: " + names};
}

} // namespace

Result<Content> read_table_transcript(const InputFile& file, const ReadOptions& options) {
    auto table = read_table(file, options);
    if (!table) return table.error();
    const auto layout = layout_of(table->cells);
    if (layout.words.index == none ||
        (layout.speaker.index == none && layout.begins.index == none)) {
        return no_transcript(file, table->cells);
    }
    Utterances recording;
    recording.encoding = std::move(table->encoding);
    recording.warnings = left_out(table->cells, layout);
    if (layout.groups != none) {
        for (auto& told : told_groups(table->cells, layout.groups, layout.speaker.index))
            recording.warnings.push_back(std::move(told));
    }
    recording.said = with_units(rows_of(table->cells, layout));
    for (auto& told : join_speakers(recording.said)) {
        recording.warnings.push_back(std::move(told));
    }
    if (layout.begins.index == none) {
        for (auto& utterance : recording.said) utterance.turn = TurnStart::always;
    }
    return lay_out(recording);
}

} // namespace filrouge::transcripts

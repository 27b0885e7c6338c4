#include "transcripts/table_transcript.h"

#include "core/fold.h"
#include "transcripts/cue_times.h"
#include "transcripts/json_fields.h"
#include "transcripts/table.h"
#include "transcripts/utterances.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

namespace filrouge::transcripts {
namespace {

constexpr auto none = CsvTable::npos;

using Names = std::span<const std::string_view>;
// Folded. French, English, Dutch, German, Spanish; the likeliest first.
constexpr std::array<std::string_view, 19> words_names{
    "transcript", "transcription", "text",     "texte",      "verbatim",    "utterance", "enonce",
    "paroles",    "propos",        "tekst",    "transkript", "texto",       "speech",    "content",
    "contenu",    "caption",       "sentence", "phrase",     "intervention"};
constexpr std::array<std::string_view, 18> who_names{
    "speaker",     "locuteur", "locutrice", "intervenant", "speaker name", "interlocuteur",
    "participant", "spreker",  "sprecher",  "hablante",    "speaker id",   "speaker_id",
    "who",         "qui",      "name",      "nom",         "personne",     "person"};
constexpr std::array<std::string_view, 20> begin_names{
    "timecode",   "time code", "start",     "begin", "debut",     "start time", "start_time",
    "begin time", "from",      "time",      "temps", "timestamp", "horodatage", "tc",
    "tc in",      "time in",   "starttime", "tijd",  "heure",     "start (s)"};
constexpr std::array<std::string_view, 10> end_names{"end",   "fin",    "end time", "end_time",
                                                     "to",    "tc out", "time out", "endtime",
                                                     "einde", "end (s)"};

std::size_t find_column(const CsvTable& table, Names names) {
    for (const auto name : names) {
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            if (fold(table.header[i]) == name) return i;
        }
    }
    return none;
}

struct Layout {
    std::size_t words = none;
    std::size_t speaker = none;
    std::size_t begins = none;
    std::size_t ends = none;
};

// A column named "words" may count them.
bool holds_words(const CsvTable& table, std::size_t column) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const CsvTable::Row& row) {
        const auto& cell = row.cells[column];
        return cell.find_first_not_of("0123456789.,- ") != std::string::npos;
    });
}

std::optional<FieldTimes::Time> time_in(const CsvTable::Row& row, std::size_t column) {
    if (column == none) return std::nullopt;
    const auto& cell = row.cells[column];
    const auto* const end = cell.data() + cell.size();
    double number = -1;
    if (std::from_chars(cell.data(), end, number).ptr == end && number >= 0) {
        const bool whole = cell.find('.') == std::string::npos;
        return FieldTimes::Time{number, FieldTimes::Time::Unit::unknown, whole};
    }
    const auto time = parse_media_time(cell);
    if (!time) return std::nullopt;
    return FieldTimes::Time{static_cast<double>(time->ms), FieldTimes::Time::Unit::ms, true};
}

bool holds_times(const CsvTable& table, std::size_t column) {
    const auto times =
        std::count_if(table.rows.begin(), table.rows.end(),
                      [&](const CsvTable::Row& row) { return time_in(row, column).has_value(); });
    return 2 * static_cast<std::size_t>(times) >= table.rows.size();
}

// Filrouge's own table of codings quotes what was said.
bool holds_codings(const CsvTable& table) {
    return table.column("code") != none && table.column("source") != none;
}

Layout layout_of(const CsvTable& table) {
    Layout layout{find_column(table, words_names), find_column(table, who_names),
                  find_column(table, begin_names), find_column(table, end_names)};
    if (layout.words != none && !holds_words(table, layout.words)) layout.words = none;
    if (layout.begins != none && !holds_times(table, layout.begins)) layout.begins = none;
    if (holds_codings(table)) layout.words = none;
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
        said.push_back({layout.speaker == none ? std::string{} : row.cells[layout.speaker],
                        row.cells[layout.words],
                        {time_in(row, layout.begins), time_in(row, layout.ends)}});
    }
    return said;
}

} // namespace

Result<Content> read_table_transcript(const InputFile& file, const ReadOptions& options) {
    auto table = read_table(file, options);
    if (!table) return table.error();
    const auto layout = layout_of(table->cells);
    if (layout.words == none || (layout.speaker == none && layout.begins == none)) {
        return no_transcript(file, table->cells);
    }
    Utterances recording;
    recording.encoding = std::move(table->encoding);
    recording.said = with_units(rows_of(table->cells, layout));
    if (layout.begins == none) {
        for (auto& utterance : recording.said) utterance.turn = TurnStart::always;
    }
    return lay_out(recording);
}

} // namespace filrouge::transcripts

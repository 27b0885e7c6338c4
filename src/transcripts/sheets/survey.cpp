#include "transcripts/sheets/survey.h"

#include "core/cells.h"
#include "platform/files.h"
#include "transcripts/file_format.h"
#include "transcripts/language.h"
#include "transcripts/sheets/survey_columns.h"
#include "transcripts/sheets/table.h"
#include "transcripts/utterances.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace filrouge::transcripts {
namespace {

namespace fs = std::filesystem;

struct SurveyFile {
    std::string bytes;
    Table table;
};

Result<SurveyFile> open_survey(const fs::path& path, const ReadOptions& options) {
    const auto format = format_of(path);
    if (format != "csv" && format != "tsv" && format != "xlsx" && format != "ods") {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is no table: a survey is read from csv, tsv, xlsx or ods",
                                 path.string()),
                     "Export the answers as CSV"};
    }
    auto bytes = platform::read_file(path, options.max_file_bytes);
    if (!bytes) return bytes.error();
    auto table = read_table({*bytes, path.string(), format}, options);
    if (!table) return table.error();
    return SurveyFile{std::move(*bytes), std::move(*table)};
}

struct Columns {
    std::vector<std::size_t> text;
    std::size_t name = CsvTable::npos;
    std::vector<std::size_t> variables;
};

Error no_column(const fs::path& path, const CsvTable& table, const std::string& name) {
    return {ErrorCode::invalid_input, fmt::format("{} has no column \"{}\"", path.string(), name),
            fmt::format("Its columns are: {}", fmt::join(table.header, ", "))};
}

Result<Columns> chosen_columns(const fs::path& path, const CsvTable& table,
                               const SurveyRequest& request) {
    Columns columns;
    for (const auto& name : request.text_columns) {
        const auto column = table.column(name);
        if (column == CsvTable::npos) return no_column(path, table, name);
        columns.text.push_back(column);
    }
    if (columns.text.empty()) columns.text = open_columns(table);
    if (columns.text.empty()) {
        return Error{
            ErrorCode::invalid_input,
            fmt::format("{} has no column that looks like answers in words", path.string()),
            fmt::format("Name the columns of text (--text-column); there are: {}",
                        fmt::join(table.header, ", "))};
    }
    columns.name =
        request.name_column.empty() ? name_column(table) : table.column(request.name_column);
    if (columns.name == CsvTable::npos && !request.name_column.empty()) {
        return no_column(path, table, request.name_column);
    }
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const auto& text = columns.text;
        const bool is_text = std::find(text.begin(), text.end(), i) != text.end();
        if (!is_text && i != columns.name) columns.variables.push_back(i);
    }
    return columns;
}

bool is_blank(std::string_view cell) {
    return trimmed(cell).empty();
}

std::vector<std::string> paragraphs(const std::string& answer) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= answer.size();) {
        const auto end = std::min(answer.find('\n', at), answer.size());
        lines.push_back(answer.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

void add_answer(const std::string& respondent, const std::string& answer,
                std::vector<Utterance>& said) {
    auto start = TurnStart::always;
    for (auto& line : paragraphs(answer)) {
        if (is_blank(line)) continue;
        said.push_back({respondent, {}, {}, std::move(line), start});
        start = TurnStart::next_paragraph;
    }
}

class Reading {
  public:
    Reading(const fs::path& path, const SurveyFile& file, Columns columns)
        : path_{path}, table_{file.table.cells}, encoding_{file.table.encoding},
          told_{file.table.told}, columns_{std::move(columns)} {}

    Survey read(SurveyShape shape) {
        for (const auto column : columns_.variables) {
            survey_.variables.push_back(table_.header[column]);
        }
        find_respondents();
        language_ = language_of_answers();
        if (shape == SurveyShape::source_per_row) {
            by_row();
        } else {
            by_column();
        }
        return std::move(survey_);
    }

  private:
    void find_respondents() {
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const auto& cells = table_.rows[i].cells;
            const bool silent =
                std::all_of(columns_.text.begin(), columns_.text.end(),
                            [&](std::size_t column) { return is_blank(cells[column]); });
            if (silent) {
                ++survey_.silent;
                continue;
            }
            Survey::Respondent respondent;
            respondent.name = name_in(cells);
            // "#3", since "3" may be what another row is called.
            if (respondent.name.empty()) {
                respondent.name = fmt::format("{}{}", is_named() ? "#" : "", i + 1);
            }
            for (const auto column : columns_.variables) respondent.values.push_back(cells[column]);
            survey_.respondents.push_back(std::move(respondent));
            rows_.push_back(&table_.rows[i]);
        }
    }

    [[nodiscard]] bool is_named() const { return columns_.name != CsvTable::npos; }
    [[nodiscard]] std::string name_in(const std::vector<std::string>& cells) const {
        return is_named() ? tidy(trimmed(cells[columns_.name])) : std::string{};
    }

    // One answer alone is often too short to tell.
    [[nodiscard]] std::string language_of_answers() const {
        std::string all;
        for (const auto* row : rows_) {
            for (const auto column : columns_.text) all += row->cells[column] + "\n";
        }
        const auto text = Text::clean(all);
        return text ? detect_language(*text) : std::string{};
    }

    void by_row() {
        const bool several = columns_.text.size() > 1;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            std::vector<Utterance> said;
            for (const auto column : columns_.text) {
                const auto& answer = rows_[i]->cells[column];
                if (is_blank(answer)) continue;
                if (several) {
                    said.push_back({{}, {}, {}, table_.header[column], TurnStart::no_turn});
                }
                add_answer({}, answer, said);
            }
            auto& respondent = survey_.respondents[i];
            const bool named = !name_in(rows_[i]->cells).empty();
            respondent.source = survey_.sources.size();
            add_source(named ? respondent.name
                             : fmt::format("{} {}", path_.stem().string(), respondent.name),
                       said);
        }
    }

    void by_column() {
        for (const auto column : columns_.text) {
            std::vector<Utterance> said;
            for (std::size_t i = 0; i < rows_.size(); ++i) {
                add_answer(survey_.respondents[i].name, rows_[i]->cells[column], said);
            }
            if (!said.empty()) add_source(table_.header[column], said);
        }
    }

    void add_source(const std::string& name, std::vector<Utterance> said) {
        auto content = lay_out({std::move(said), {}, {}, {}, {}});
        Transcript source;
        source.name = name;
        source.file_name = path_.filename().string();
        source.format = format_of(path_);
        source.encoding = encoding_;
        if (survey_.sources.empty()) source.warnings = told_; // once
        source.language = language_;
        source.language_detected = !language_.empty();
        source.text = Text::clean(content.utf8).value(); // laid out of clean pieces
        source.turns = std::move(content.speech->turns);
        source.speakers = std::move(content.speech->speakers);
        // What looks like a moderator's label names a respondent here.
        for (auto& speaker : source.speakers) speaker.role = Role::participant;
        survey_.sources.push_back(std::move(source));
    }

    fs::path path_;
    const CsvTable& table_;
    std::string encoding_;
    std::vector<std::string> told_;
    Columns columns_;
    std::string language_;
    std::vector<const CsvTable::Row*> rows_; ///< of the respondents
    Survey survey_;
};

} // namespace

Result<SurveyOutline> outline_survey(const fs::path& path, const ReadOptions& options) {
    const auto file = open_survey(path, options);
    if (!file) return file.error();
    const auto& table = file->table.cells;
    SurveyOutline outline;
    outline.respondents = table.rows.size();
    const auto open = open_columns(table);
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const auto answers =
            std::count_if(table.rows.begin(), table.rows.end(),
                          [&](const CsvTable::Row& row) { return !is_blank(row.cells[i]); });
        outline.columns.push_back({table.header[i], static_cast<std::size_t>(answers),
                                   std::find(open.begin(), open.end(), i) != open.end()});
    }
    if (const auto name = name_column(table); name != CsvTable::npos) {
        outline.name_column = table.header[name];
    }
    return outline;
}

Result<Survey> read_survey(const fs::path& path, const SurveyRequest& request,
                           const ReadOptions& options) {
    auto file = open_survey(path, options);
    if (!file) return file.error();
    auto columns = chosen_columns(path, file->table.cells, request);
    if (!columns) return columns.error();
    auto survey = Reading{path, *file, std::move(*columns)}.read(request.shape);
    if (survey.respondents.empty()) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{}: nobody answered in the columns of text", path.string()),
                     "Choose other columns of text (--text-column)"};
    }
    survey.original = std::move(file->bytes);
    return survey;
}

} // namespace filrouge::transcripts

#include "exchange/codings_file.h"

#include "core/cells.h"
#include "core/fold.h"
#include "core/values.h"
#include "exchange/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>
#include <tuple>

namespace filrouge::exchange {
namespace {

constexpr std::array<std::string_view, 9> column_names{"source", "start",  "end",  "code", "coder",
                                                       "memo",   "weight", "text", "id"};
enum Column : std::size_t { source, start, end, code, coder, memo, weight, text, id };

/// Programs on Windows write line ends inside cells as CRLF; texts of sources have LF only.
std::string with_unix_lines(const std::string& cell) {
    if (cell.find('\r') == std::string::npos) return cell;
    std::string out;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\r' && i + 1 < cell.size() && cell[i + 1] == '\n') continue;
        out += cell[i] == '\r' ? '\n' : cell[i];
    }
    return out;
}

class RowReader {
  public:
    RowReader(const CsvTable& table, std::string_view file_name) : file_name_{file_name} {
        for (std::size_t i = 0; i < column_names.size(); ++i) {
            columns_[i] = table.column(column_names[i]);
        }
    }

    [[nodiscard]] Result<void> check_columns(std::size_t line) const {
        for (const auto column : {source, code}) {
            if (!has(column)) return missing(column, line);
        }
        if (has(text) && !has(start) && !has(end)) return {};
        for (const auto column : {start, end}) {
            if (!has(column)) return missing(column, line);
        }
        return {};
    }

    [[nodiscard]] Result<CodingRow> read(const CsvTable::Row& row) const {
        CodingRow read;
        read.line = row.line;
        read.source = trimmed(cell(row, source));
        read.code = trimmed(cell(row, code));
        read.coder = trimmed(cell(row, coder));
        read.memo = with_unix_lines(cell(row, memo));
        read.text = with_unix_lines(cell(row, text));
        read.id = trimmed(cell(row, id));
        if (read.source.empty()) return bad(row, "the source is missing", "");
        if (read.code.empty()) return bad(row, "the code is missing", "");
        auto span = read_span(row);
        if (!span) return span.error();
        read.span = *span;
        if (!read.span && read.text.empty()) {
            return bad(row, "neither start and end nor a text is given",
                       "Give the positions, or the passage's text");
        }
        const auto heavy = trimmed(cell(row, weight));
        read.weight = parse_number(heavy);
        if (!heavy.empty() && !read.weight) {
            return bad(row, fmt::format("the weight {} is not a number", heavy), "");
        }
        return read;
    }

  private:
    [[nodiscard]] bool has(Column column) const { return columns_[column] != CsvTable::npos; }

    [[nodiscard]] const std::string& cell(const CsvTable::Row& row, Column column) const {
        static const std::string none;
        return has(column) ? row.cells[columns_[column]] : none;
    }

    [[nodiscard]] Error bad(const CsvTable::Row& row, std::string_view what,
                            std::string_view hint) const {
        return line_error(file_name_, row.line, what, hint);
    }

    [[nodiscard]] Error missing(Column column, std::size_t line) const {
        return line_error(file_name_, line,
                          fmt::format("there is no column {}", column_names[column]),
                          "Codings need the columns source, start, end, code (or text in place of "
                          "start and end)");
    }

    [[nodiscard]] Result<std::optional<CpSpan>> read_span(const CsvTable::Row& row) const {
        const auto from = trimmed(cell(row, start));
        const auto to = trimmed(cell(row, end));
        if (from.empty() && to.empty()) return std::optional<CpSpan>{};
        const auto begins = position(from);
        const auto ends = position(to);
        if (!begins || !ends) {
            return bad(row, fmt::format("\"{}\" to \"{}\" is not a range", from, to),
                       "Positions are whole numbers, counted in characters from 0");
        }
        if (*begins >= *ends) {
            return bad(row, fmt::format("the passage from {} to {} is empty", from, to),
                       "The end is the position after the last character");
        }
        return std::optional{cp_span(*begins, *ends)};
    }

    static std::optional<std::uint32_t> position(std::string_view text_of_number) {
        std::uint32_t value = 0;
        const auto* const stop = text_of_number.data() + text_of_number.size();
        const auto [at, failed] = std::from_chars(text_of_number.data(), stop, value);
        if (failed != std::errc{} || at != stop) return std::nullopt;
        return value;
    }

    std::string_view file_name_;
    std::array<std::size_t, column_names.size()> columns_{};
};

/// For each number of the columns' sources its place in the order of names.
std::vector<std::uint32_t> rank_of_sources(const Project& project) {
    const auto& numbers = project.codings().source_numbers();
    std::vector<const Source*> sources;
    for (const auto& [key, value] : project.sources()) sources.push_back(&value);
    std::sort(sources.begin(), sources.end(), [&](const auto* a, const auto* b) {
        const auto order = collate(a->name, b->name, project.info.language);
        return order != 0 ? order < 0 : a->name < b->name;
    });
    std::vector<std::uint32_t> ranks(numbers.size());
    for (std::uint32_t i = 0; i < sources.size(); ++i) {
        const auto number = numbers.find(sources[i]->id);
        if (number != Dictionary<SourceId>::none) ranks[number] = i;
    }
    return ranks;
}

/// By number of the columns; empty for codes that went.
std::vector<std::string> paths_of_codes(const Project& project) {
    const auto& numbers = project.codings().code_numbers();
    std::vector<std::string> paths(numbers.size());
    for (std::uint32_t i = 0; i < paths.size(); ++i) {
        if (project.codebook().find(numbers.id(i)))
            paths[i] = project.codebook().path(numbers.id(i));
    }
    return paths;
}

std::vector<std::uint32_t> rows_in_order(const Project& project,
                                         const std::vector<std::string>& paths) {
    const auto& columns = project.codings();
    const auto ranks = rank_of_sources(project);
    std::vector<std::uint32_t> rows(columns.size());
    std::iota(rows.begin(), rows.end(), 0u);
    const auto key = [&](std::uint32_t row) {
        return std::tuple{ranks[columns.sources()[row]], columns.begins()[row], columns.ends()[row],
                          std::string_view{paths[columns.codes()[row]]}, columns.ids()[row]};
    };
    std::sort(rows.begin(), rows.end(), [&](auto a, auto b) { return key(a) < key(b); });
    return rows;
}

} // namespace

Result<std::vector<CodingRow>> read_codings_csv(std::string_view bytes,
                                                std::string_view file_name) {
    const auto table = read_csv(bytes, file_name);
    if (!table) return table.error();
    const RowReader reader{*table, file_name};
    if (auto fits = reader.check_columns(1); !fits) return fits.error();
    std::vector<CodingRow> rows;
    rows.reserve(table->rows.size());
    for (const auto& row : table->rows) {
        auto read = reader.read(row);
        if (!read) return read.error();
        rows.push_back(std::move(*read));
    }
    return rows;
}

std::string write_codings_csv(const Project& project,
                              const std::function<std::string(const Coding&)>& text_of,
                              CsvForm form) {
    const auto& columns = project.codings();
    const auto paths = paths_of_codes(project);
    std::string csv = csv_line({column_names.begin(), column_names.end()}, form);
    for (const auto row : rows_in_order(project, paths)) {
        const auto coding = columns.at(row);
        const auto* from = project.find(coding.source);
        const auto* by = project.find(coding.coder);
        csv += csv_line({from != nullptr ? from->name : std::string{},
                         std::to_string(coding.span.begin().value()),
                         std::to_string(coding.span.end().value()), paths[columns.codes()[row]],
                         by != nullptr ? by->name : std::string{}, coding.memo,
                         coding.weight ? fmt::format("{}", *coding.weight) : std::string{},
                         text_of(coding), coding.id.str()},
                        form);
    }
    return csv;
}

} // namespace filrouge::exchange

#include "core/csv.h"

#include "core/cells.h"
#include "core/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace filrouge {
namespace {

/// The separator of which the header has most outside quotes; a comma where it has none.
char separator_of(std::string_view text) {
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    std::size_t tabs = 0;
    bool quoted = false;
    bool any = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if ((c == '\n' || c == '\r') && any) break;
        any = any || (c != '\n' && c != '\r');
        commas += c == ',';
        semicolons += c == ';';
        tabs += c == '\t';
    }
    if (semicolons > commas && semicolons >= tabs) return ';';
    return tabs > commas ? '\t' : ',';
}

/// One record after another: cells as they stand, quotes undone.
class Records {
  public:
    Records(std::string_view text, std::string_view file_name)
        : text_{text}, file_name_{file_name}, separator_{separator_of(text)} {
        if (text_.substr(0, 4) != "sep=" || text_.size() < 6) return;
        if (text_[5] != '\r' && text_[5] != '\n') return;
        separator_ = text_[4];
        at_ = 5;
        end_line();
    }

    struct Record {
        CsvTable::Row row;
        bool blank = true; ///< nothing but separators
    };

    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }

    Result<Record> next() {
        Record record;
        record.row.line = line_;
        while (true) {
            std::string cell;
            if (!at_end() && text_[at_] == '"') {
                record.blank = false;
                if (auto done = quoted(cell); !done) return done.error();
            } else {
                plain(cell);
            }
            record.blank = record.blank && cell.empty();
            record.row.cells.push_back(std::move(cell));
            if (at_end()) return record;
            if (text_[at_] == separator_) {
                ++at_;
                continue;
            }
            end_line();
            return record;
        }
    }

  private:
    void plain(std::string& cell) {
        const auto begin = at_;
        while (!at_end() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            ++at_;
        }
        cell = text_.substr(begin, at_ - begin);
    }

    Result<void> quoted(std::string& cell) {
        const auto opened = line_;
        ++at_;
        while (true) {
            const auto close = text_.find('"', at_);
            if (close == std::string_view::npos) {
                return line_error(file_name_, opened, "a quotation mark is opened and never closed",
                                  "Close it, or double it where it belongs to the text");
            }
            const auto part = text_.substr(at_, close - at_);
            line_ += line_at(part, part.size()) - 1;
            cell += part;
            at_ = close + 1;
            if (at_end() || text_[at_] != '"') break;
            cell += '"';
            ++at_;
        }
        const auto closed = at_;
        std::string rest;
        plain(rest);
        if (trimmed(rest).empty()) return {};
        at_ = closed;
        return line_error(file_name_, line_,
                          fmt::format("\"{}\" follows a closing quotation mark", trimmed(rest)),
                          "Double the quotation marks that belong to the text");
    }

    void end_line() {
        if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
        ++at_;
        ++line_;
    }

    std::string_view text_;
    std::string_view file_name_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

// Questions of a survey may run over several lines of their cell.
std::string on_one_line(std::string_view name) {
    std::string line;
    for (const char c : trimmed(name)) {
        const bool ends_line = c == '\n' || c == '\r' || c == '\t';
        if (!ends_line) line += c;
        if (ends_line && line.back() != ' ') line += ' ';
    }
    return line;
}

std::string fresh_name(const std::string& name, const std::set<std::string>& seen) {
    for (int n = 2;; ++n) {
        auto fresh = fmt::format("{} ({})", name, n);
        if (seen.count(fold(fresh)) == 0) return fresh;
    }
}

Result<void> take_header(CsvTable& table, CsvTable::Row& row, std::string_view file_name,
                         SameNames same_names) {
    for (const auto& cell : row.cells) table.header.push_back(on_one_line(cell));
    // Spreadsheets write empty columns at the end where a cell there was once used.
    while (!table.header.empty() && table.header.back().empty()) table.header.pop_back();
    std::set<std::string> seen;
    for (auto& name : table.header) {
        if (name.empty() || seen.insert(fold(name)).second) continue;
        if (same_names == SameNames::numbered) {
            name = fresh_name(name, seen);
            seen.insert(fold(name));
        } else {
            return line_error(file_name, row.line, fmt::format("two columns are named {}", name),
                              "Give each column a name of its own");
        }
    }
    return {};
}

Result<void> take_row(CsvTable& table, CsvTable::Row&& row, std::string_view file_name) {
    auto& cells = row.cells;
    const auto columns = table.header.size();
    const auto extra =
        std::find_if(cells.begin() + static_cast<std::ptrdiff_t>(std::min(columns, cells.size())),
                     cells.end(), [](const auto& cell) { return !cell.empty(); });
    if (extra != cells.end()) {
        return line_error(
            file_name, row.line,
            fmt::format("{} cells, but the header has {} columns", cells.size(), columns),
            "Name every column in the header; in CSV, put cells that hold a separator in quotation "
            "marks");
    }
    cells.resize(columns);
    table.rows.push_back(std::move(row));
    return {};
}

Error no_header(std::string_view file_name) {
    return {ErrorCode::invalid_input, fmt::format("{} has no header line", file_name),
            "The first line names the columns"};
}

bool begins_formula(std::string_view cell) {
    static constexpr std::string_view signs[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                 "\n", "＝", "＋", "－", "＠"};
    return std::any_of(std::begin(signs), std::end(signs),
                       [&](std::string_view sign) { return cell.starts_with(sign); });
}

std::string_view without_apostrophes(std::string_view cell) {
    cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
    return cell;
}

std::size_t count_digits(std::string_view text) {
    return std::min(text.find_first_not_of("0123456789"), text.size());
}

/// A sign, digits, a decimal point or comma with digits, an exponent: harmless as it stands.
bool is_signed_number(std::string_view cell) {
    if (!cell.starts_with('+') && !cell.starts_with('-')) return false;
    cell.remove_prefix(1);
    const auto whole = count_digits(cell);
    if (whole == 0) return false;
    cell.remove_prefix(whole);
    if (cell.starts_with('.') || cell.starts_with(',')) {
        cell.remove_prefix(1);
        const auto decimals = count_digits(cell);
        if (decimals == 0) return false;
        cell.remove_prefix(decimals);
    }
    if (cell.starts_with('e') || cell.starts_with('E')) {
        cell.remove_prefix(1);
        if (cell.starts_with('+') || cell.starts_with('-')) cell.remove_prefix(1);
        const auto digits = count_digits(cell);
        if (digits == 0) return false;
        cell.remove_prefix(digits);
    }
    return cell.empty();
}

std::string protected_cell(const std::string& cell, CsvForm form) {
    if (!begins_formula(without_apostrophes(cell))) return cell;
    const bool looks_protected = cell.starts_with('\'');
    const bool as_it_is = form == CsvForm::exact || is_signed_number(cell);
    return !looks_protected && as_it_is ? cell : '\'' + cell;
}

bool needs_quotes(std::string_view cell) {
    if (cell.find_first_of(",;\t\"\r\n") != std::string_view::npos) return true;
    return trimmed(cell).size() != cell.size() || cell.starts_with("\uFEFF");
}

} // namespace

std::size_t CsvTable::column(std::string_view name) const {
    const auto wanted = fold(name);
    const auto it = std::find_if(header.begin(), header.end(),
                                 [&](const auto& column) { return fold(column) == wanted; });
    return it == header.end() ? npos : static_cast<std::size_t>(it - header.begin());
}

Result<CsvTable> make_table(std::vector<CsvTable::Row> records, std::string_view file_name,
                            SameNames same_names) {
    CsvTable table;
    for (auto& record : records) {
        const auto& cells = record.cells;
        if (std::all_of(cells.begin(), cells.end(), [](const auto& c) { return c.empty(); })) {
            continue;
        }
        auto done = table.header.empty() ? take_header(table, record, file_name, same_names)
                                         : take_row(table, std::move(record), file_name);
        if (!done) return done.error();
    }
    if (table.header.empty()) return no_header(file_name);
    return table;
}

Result<CsvTable> parse_csv(std::string_view utf8, std::string_view file_name,
                           SameNames same_names) {
    if (const auto nul = utf8.find('\0'); nul != std::string_view::npos) {
        return line_error(file_name, line_at(utf8, nul), "the file holds a NUL byte",
                          "It is no CSV file: save the table as CSV UTF-8");
    }
    if (utf8.starts_with("\uFEFF")) utf8.remove_prefix(3);
    Records records{utf8, file_name};
    CsvTable table;
    while (!records.at_end()) {
        auto record = records.next();
        if (!record) return record.error();
        if (record->blank) continue;
        auto done = table.header.empty() ? take_header(table, record->row, file_name, same_names)
                                         : take_row(table, std::move(record->row), file_name);
        if (!done) return done.error();
    }
    if (table.header.empty()) return no_header(file_name);
    return table;
}

std::string unprotected(std::string cell) {
    if (cell.starts_with('\'') && begins_formula(without_apostrophes(cell))) cell.erase(0, 1);
    return cell;
}

std::string csv_line(const std::vector<std::string>& cells, CsvForm form) {
    std::string line;
    for (const auto& cell : cells) {
        if (&cell != &cells.front()) line += ',';
        const auto written = protected_cell(cell, form);
        // A lone empty cell in quotes, so that the line is not taken for an empty one.
        if (!needs_quotes(written) && !(written.empty() && cells.size() == 1)) {
            line += written;
            continue;
        }
        line += '"';
        for (const char c : written) {
            if (c == '"') line += '"';
            line += c;
        }
        line += '"';
    }
    return line + "\r\n";
}

} // namespace filrouge

#include "exchange/attributes_file.h"

#include "core/cells.h"
#include "core/fold.h"
#include "core/values.h"
#include "exchange/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>

namespace filrouge::exchange {
namespace {

bool is_one_of(std::string_view folded, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), folded) != names.end();
}

bool names_participants(std::string_view folded) {
    return is_one_of(
        folded, {"participant", "pseudonym", "pseudonyme", "speaker", "locuteur", "nom", "name"});
}

bool names_sources(std::string_view folded) {
    return is_one_of(folded, {"source", "file", "fichier", "document", "transcript"});
}

/// Which column is what.
struct Layout {
    VariableScope scope = VariableScope::participant;
    std::size_t subject = CsvTable::npos;
    std::size_t source = CsvTable::npos;
    std::size_t role = CsvTable::npos;
    std::vector<std::size_t> variables;
};

std::size_t first_column(const CsvTable& table, bool (*fits)(std::string_view)) {
    const auto it = std::find_if(table.header.begin(), table.header.end(),
                                 [&](const auto& name) { return fits(fold(name)); });
    return it == table.header.end() ? CsvTable::npos
                                    : static_cast<std::size_t>(it - table.header.begin());
}

Result<Layout> lay_out(const CsvTable& table, std::string_view file_name) {
    Layout layout;
    layout.subject = first_column(table, names_participants);
    layout.source = first_column(table, names_sources);
    if (layout.subject != CsvTable::npos) {
        layout.role = table.column("role");
    } else {
        layout.scope = VariableScope::source;
        layout.subject = layout.source;
        layout.source = CsvTable::npos;
    }
    if (layout.subject == CsvTable::npos) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} does not say whom its rows are about", file_name),
                     "Name a column participant, or source"};
    }
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (i == layout.subject || i == layout.source || i == layout.role) continue;
        if (!table.header[i].empty()) {
            layout.variables.push_back(i);
            continue;
        }
        for (const auto& row : table.rows) {
            if (trimmed(row.cells[i]).empty()) continue;
            return line_error(file_name, row.line,
                              fmt::format("column {} holds values but has no name", i + 1),
                              "Name it in the header line");
        }
    }
    return layout;
}

bool is_boolean(const std::string& folded) {
    return is_one_of(folded, {"oui", "non", "yes", "no", "vrai", "faux", "true", "false"});
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is_day(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return false;
    static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
    const auto length = lengths[static_cast<std::size_t>(*month - 1)];
    return *day <= length + (leap && *month == 2 ? 1 : 0);
}

bool is_date(std::string_view text) {
    if (text.size() != 10) return false;
    if (text[4] == '-' && text[7] == '-') {
        return is_day(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8)));
    }
    if (text[2] != '/' || text[5] != '/') return false;
    return is_day(digits(text.substr(6)), digits(text.substr(3, 2)), digits(text.substr(0, 2)));
}

std::vector<std::string_view> values_of(const AttributesTable& table, std::size_t column) {
    std::vector<std::string_view> values;
    for (const auto& row : table.rows) values.push_back(row.values[column]);
    return values;
}

/// The project's word for a role written in French or English; nothing where it is neither.
std::optional<std::string> role_name(std::string_view cell) {
    const auto role = fold(cell);
    if (role.empty()) return std::string{};
    if (is_one_of(role, {"moderator", "moderateur", "moderatrice", "animateur", "animatrice",
                         "facilitator", "interviewer", "enqueteur", "enquetrice", "chercheur",
                         "chercheuse", "researcher"})) {
        return "moderator";
    }
    if (is_one_of(role, {"observer", "observateur", "observatrice"})) return "observer";
    if (is_one_of(role, {"participant", "participante", "interviewee", "enquete", "enquetee"})) {
        return "participant";
    }
    return std::nullopt;
}

class RowReader {
  public:
    RowReader(const Layout& layout, std::string_view file_name)
        : layout_{layout}, file_name_{file_name} {}

    Result<AttributesTable::Row> read(const CsvTable::Row& row) {
        AttributesTable::Row read;
        read.line = row.line;
        read.subject = cell(row, layout_.subject);
        read.source = cell(row, layout_.source);
        if (read.subject.empty()) {
            return line_error(file_name_, row.line, "the row does not say whom it is about",
                              "Fill in the first name, or delete the row");
        }
        const auto role = role_name(cell(row, layout_.role));
        if (!role) {
            return line_error(file_name_, row.line,
                              fmt::format("{} is not a role", cell(row, layout_.role)),
                              "Roles are participant, moderator, observer");
        }
        read.role = *role;
        for (const auto column : layout_.variables) read.values.push_back(cell(row, column));
        const auto [first, fresh] =
            seen_.try_emplace({fold(read.subject), fold(read.source)}, row.line);
        if (!fresh) {
            return line_error(
                file_name_, row.line,
                fmt::format("{} stands on line {} already", read.subject, first->second),
                "Keep one row for each");
        }
        return read;
    }

  private:
    static std::string cell(const CsvTable::Row& row, std::size_t column) {
        return column == CsvTable::npos ? std::string{} : std::string{trimmed(row.cells[column])};
    }

    const Layout& layout_;
    std::string_view file_name_;
    std::map<std::pair<std::string, std::string>, std::size_t> seen_;
};

} // namespace

VariableType guess_type(const std::vector<std::string_view>& values) {
    bool any = false;
    bool numbers = true;
    bool dates = true;
    bool booleans = true;
    for (const auto value : values) {
        if (value.empty()) continue;
        any = true;
        numbers = numbers && parse_number(value);
        dates = dates && is_date(value);
        booleans = booleans && is_boolean(fold(value));
    }
    if (!any) return VariableType::text;
    if (numbers) return VariableType::number;
    if (dates) return VariableType::date;
    return booleans ? VariableType::boolean : VariableType::text;
}

Result<AttributesTable> read_attributes_csv(std::string_view bytes, std::string_view file_name) {
    const auto csv = read_csv(bytes, file_name);
    if (!csv) return csv.error();
    const auto layout = lay_out(*csv, file_name);
    if (!layout) return layout.error();
    AttributesTable table;
    table.scope = layout->scope;
    RowReader reader{*layout, file_name};
    for (const auto& row : csv->rows) {
        auto read = reader.read(row);
        if (!read) return read.error();
        table.rows.push_back(std::move(*read));
    }
    for (std::size_t i = 0; i < layout->variables.size(); ++i) {
        table.columns.push_back(
            {csv->header[layout->variables[i]], guess_type(values_of(table, i))});
    }
    return table;
}

} // namespace filrouge::exchange

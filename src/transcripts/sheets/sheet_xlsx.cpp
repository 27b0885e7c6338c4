#include "transcripts/sheets/sheet_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <set>

// Office Open XML spreadsheets (ECMA-376 part 1, 18).
namespace filrouge::transcripts {
namespace {

/// What a number format shows of a serial number of days.
enum class Shows { number, date, clock, date_and_clock };

Shows built_in_format(int id) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) {
        return Shows::date;
    }
    if (id == 22) return Shows::date_and_clock;
    const bool clock = (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47);
    return clock ? Shows::clock : Shows::number;
}

// "dd/mm/yyyy", "[h]:mm:ss", "0.00": what is quoted, escaped or in other brackets does not count.
Shows custom_format(std::string_view code) {
    bool date = false;
    bool clock = false;
    bool months_or_minutes = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const auto c = static_cast<char>(std::tolower(static_cast<unsigned char>(code[i])));
        if (c == '"') i = std::min(code.find('"', i + 1), code.size() - 1);
        if (c == '\\' || c == '_' || c == '*') ++i;
        if (c == '[') {
            const auto end = std::min(code.find(']', i), code.size() - 1);
            const auto inside = code.substr(i + 1, end - i - 1);
            clock = clock || inside.find_first_not_of("hHmMsS") == std::string_view::npos;
            i = end;
        }
        date = date || c == 'y' || c == 'd';
        clock = clock || c == 'h' || c == 's';
        months_or_minutes = months_or_minutes || c == 'm';
    }
    if (date && clock) return Shows::date_and_clock;
    if (clock) return Shows::clock;
    return date || months_or_minutes ? Shows::date : Shows::number;
}

/// What each style of cells shows.
std::vector<Shows> cell_styles(const pugi::xml_node& sheet) {
    std::vector<std::pair<int, Shows>> custom;
    for (const auto format : child_named(sheet, "numFmts").children()) {
        custom.emplace_back(format.attribute("numFmtId").as_int(),
                            custom_format(format.attribute("formatCode").value()));
    }
    std::vector<Shows> styles;
    for (const auto style : child_named(sheet, "cellXfs").children()) {
        const int id = style.attribute("numFmtId").as_int();
        const auto known = std::find_if(custom.begin(), custom.end(),
                                        [&](const auto& format) { return format.first == id; });
        styles.push_back(known == custom.end() ? built_in_format(id) : known->second);
    }
    return styles;
}

struct Day {
    int year;
    unsigned month;
    unsigned day;
};
// From days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
Day civil(long days) {
    days += 719'468;
    const long era = (days >= 0 ? days : days - 146'096) / 146'097;
    const auto doe = static_cast<unsigned>(days - era * 146'097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const unsigned month = mp < 10 ? mp + 3 : mp - 9;
    const auto year = static_cast<int>(yoe) + static_cast<int>(era) * 400 + (month <= 2 ? 1 : 0);
    return {year, month, doy - (153 * mp + 2) / 5 + 1};
}

enum class FirstDay { of_1900, of_1904 };

std::string shown_serial(double serial, Shows shows, FirstDay first) {
    if (shows == Shows::clock) return shown_clock(serial * 86'400);
    const double day = std::floor(serial + 1e-9);
    if (serial < 0 || serial > 2'958'466) return shown_number(serial);
    const long epoch = first == FirstDay::of_1904 ? 24'107 : 25'569; // 1970-01-01
    const auto date = civil(std::lround(day) - epoch);
    auto shown = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    const double seconds = (serial - day) * 86'400;
    if (shows == Shows::date_and_clock && seconds >= 0.5) shown += " " + shown_clock(seconds);
    return shown;
}

// XML cannot hold some characters: "_x000D_" is CR.
std::string unescaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        unsigned code = 0;
        const bool escape = text.size() >= 7 && text.starts_with("_x") && text[6] == '_';
        const auto* const digits = text.data() + 2;
        if (escape && std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4 &&
            code < 0x80) {
            if (code != '\r' && code != 0) out += static_cast<char>(code);
            text.remove_prefix(7);
        } else {
            out += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

// Runs of one text; the reading aids of Japanese (rPh) are not part of it.
std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const auto child : node.children()) {
        const auto name = local_name(child);
        if (name == "t") text += child.text().get();
        if (name == "r") text += child_named(child, "t").text().get();
    }
    return unescaped(text);
}

// "AB12" → row 11, column 27.
struct Place {
    std::size_t row = 0;
    std::size_t column = 0;
};
std::optional<Place> place_of(std::string_view reference) {
    std::size_t letters = 0;
    Place place;
    while (letters < reference.size() && letters < 4 && reference[letters] >= 'A' &&
           reference[letters] <= 'Z') {
        place.column = place.column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
        ++letters;
    }
    const auto* const end = reference.data() + reference.size();
    const auto read = std::from_chars(reference.data() + letters, end, place.row);
    if (letters == 0 || read.ptr != end || place.row == 0) return std::nullopt;
    --place.column;
    --place.row;
    return place;
}

class Workbook {
  public:
    explicit Workbook(const SheetArchive& archive, const SheetLimits& limits)
        : archive_{archive}, limits_{limits} {}

    Result<Sheet> read() {
        const auto workbook = archive_.part("xl/workbook.xml");
        if (!workbook) return workbook.error();
        if (!*workbook) return archive_.broken("it has no xl/workbook.xml");
        const auto root = child_named(**workbook, "workbook");
        const auto first = child_named(root, "workbookPr").attribute("date1904").as_bool();
        if (first) first_day_ = FirstDay::of_1904;
        if (auto done = read_strings(); !done) return done.error();
        if (auto done = read_styles(); !done) return done.error();
        for (const auto& path : sheet_paths(root)) {
            auto sheet = read_sheet(path);
            if (!sheet || !sheet->rows.empty()) return sheet;
        }
        return Sheet{};
    }

  private:
    Result<void> read_strings() {
        const auto part = archive_.part("xl/sharedStrings.xml");
        if (!part) return part.error();
        if (!*part) return {};
        for (const auto item : child_named(**part, "sst").children()) {
            if (local_name(item) == "si") strings_.push_back(text_of(item));
        }
        return {};
    }

    Result<void> read_styles() {
        const auto part = archive_.part("xl/styles.xml");
        if (!part) return part.error();
        if (*part) styles_ = cell_styles(child_named(**part, "styleSheet"));
        return {};
    }

    // In the order of the tabs.
    std::vector<std::string> sheet_paths(const pugi::xml_node& workbook) const {
        std::vector<std::string> paths;
        const auto part = archive_.part("xl/_rels/workbook.xml.rels");
        if (!part || !*part) return {"xl/worksheets/sheet1.xml"};
        const auto relations = child_named(**part, "Relationships");
        for (const auto sheet : child_named(workbook, "sheets").children()) {
            std::string_view id = sheet.attribute("r:id").value();
            for (const auto attribute : sheet.attributes()) {
                if (std::string_view{attribute.name()}.ends_with(":id")) id = attribute.value();
            }
            for (const auto relation : relations.children()) {
                if (relation.attribute("Id").value() != id) continue;
                const std::string target = relation.attribute("Target").value();
                paths.push_back(target.starts_with('/') ? target.substr(1) : "xl/" + target);
            }
        }
        return paths;
    }

    Result<Sheet> read_sheet(const std::string& path) const {
        const auto part = archive_.part(path);
        if (!part) return part.error();
        if (!*part) return Sheet{}; // a sheet of another kind, or none
        SheetBuilder builder{archive_, limits_};
        Place next;
        for (const auto row : child_named(child_named(**part, "worksheet"), "sheetData")) {
            if (const auto number = row.attribute("r").as_ullong(); number > 0) {
                next.row = static_cast<std::size_t>(number - 1);
            }
            next.column = 0;
            for (const auto cell : row.children()) {
                next = place_of(cell.attribute("r").value()).value_or(next);
                auto done = builder.put(next.row, next.column, shown(cell));
                if (!done) return done.error();
                ++next.column;
            }
            ++next.row;
        }
        return std::move(builder).take();
    }

    [[nodiscard]] std::string shown(const pugi::xml_node& cell) const {
        const std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr") return text_of(child_named(cell, "is"));
        const auto value = child_named(cell, "v").text();
        if (type == "s") {
            const auto index = value.as_ullong(strings_.size());
            return index < strings_.size() ? strings_[static_cast<std::size_t>(index)] : "";
        }
        if (type == "b") return value.as_bool() ? "true" : "false";
        if (type == "str") return unescaped(value.get());
        std::string text = value.get();
        if (type == "e" || type == "d" || text.empty()) return text;
        const auto number = number_in(text);
        if (!number) return text;
        const auto style = cell.attribute("s").as_ullong();
        const auto shows = style < styles_.size() ? styles_[style] : Shows::number;
        return shows == Shows::number ? shown_number(*number)
                                      : shown_serial(*number, shows, first_day_);
    }

    const SheetArchive& archive_;
    SheetLimits limits_;
    std::vector<std::string> strings_;
    std::vector<Shows> styles_;
    FirstDay first_day_ = FirstDay::of_1900;
};

} // namespace

Result<Sheet> read_xlsx(std::string_view bytes, const std::string& name,
                        const SheetLimits& limits) {
    const SheetArchive archive{bytes, name, limits};
    return Workbook{archive, limits}.read();
}

} // namespace filrouge::transcripts

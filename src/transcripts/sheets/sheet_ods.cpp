#include "transcripts/sheets/sheet_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

// OpenDocument spreadsheets (ODF 1.3 part 3, 9).
namespace filrouge::transcripts {
namespace {

// The paragraphs of a cell, a line each; comments are not part of it.
class CellText {
  public:
    explicit CellText(const pugi::xml_node& cell) {
        for (const auto child : cell.children()) {
            if (local_name(child) != "p") continue;
            if (paragraphs_++ > 0) text_ += '\n';
            inlines(child, 0);
        }
    }
    std::string take() && { return std::move(text_); }

  private:
    void inlines(const pugi::xml_node& node, int depth) {
        constexpr int deepest = 50;
        if (depth > deepest) return;
        for (const auto child : node.children()) {
            const auto name = local_name(child);
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                characters(child.value());
            } else if (name == "s") {
                text_.append(
                    std::clamp<std::size_t>(child.attribute("text:c").as_ullong(1), 1, 1000), ' ');
            } else if (name == "tab") {
                text_ += '\t';
            } else if (name == "line-break") {
                text_ += '\n';
            } else if (name != "annotation" && name != "note") {
                inlines(child, depth + 1);
            }
        }
    }

    // White space of the XML counts as one space.
    void characters(std::string_view piece) {
        for (const char c : piece) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!space) text_ += c;
            if (space && !text_.ends_with(' ') && !text_.ends_with('\n')) text_ += ' ';
        }
    }

    std::string text_;
    int paragraphs_ = 0;
};

// "PT01H02M03.5S" → "01:02:03.500".
std::string clock_of(std::string_view duration) {
    double seconds = 0;
    bool clock = false;
    double number = 0;
    for (std::size_t i = 0; i < duration.size();) {
        const auto* const begin = duration.data() + i;
        const auto read = std::from_chars(begin, duration.data() + duration.size(), number,
                                          std::chars_format::fixed);
        if (read.ptr != begin) {
            i += static_cast<std::size_t>(read.ptr - begin);
            continue;
        }
        if (duration[i] == 'T') clock = true;
        if (duration[i] == 'D') seconds += 86'400 * number;
        if (duration[i] == 'H') seconds += 3600 * number;
        if (duration[i] == 'M' && clock) seconds += 60 * number;
        if (duration[i] == 'S') seconds += number;
        ++i;
    }
    return shown_clock(seconds);
}

std::string shown(const pugi::xml_node& cell) {
    const std::string_view type = cell.attribute("office:value-type").value();
    if (type == "float") {
        const std::string value = cell.attribute("office:value").value();
        const auto number = number_in(value);
        return number ? shown_number(*number) : value;
    }
    if (type == "boolean") return cell.attribute("office:boolean-value").value();
    if (type == "time") return clock_of(cell.attribute("office:time-value").value());
    if (type == "date") {
        std::string date = cell.attribute("office:date-value").value();
        if (date.size() > 10 && date[10] == 'T') date[10] = ' ';
        return date;
    }
    return CellText{cell}.take();
}

class Table {
  public:
    Table(const SheetArchive& archive, const SheetLimits& limits)
        : archive_{archive}, builder_{archive, limits} {}

    // Rows may stand in groups.
    Result<void> add_rows(const pugi::xml_node& parent, int depth = 0) {
        constexpr int deepest = 50;
        for (const auto child : parent.children()) {
            const auto name = local_name(child);
            const bool group =
                name == "table-row-group" || name == "table-header-rows" || name == "table-rows";
            Result<void> done;
            if (group && depth < deepest) done = add_rows(child, depth + 1);
            if (name == "table-row") done = add_row(child);
            if (!done) return done;
        }
        return {};
    }
    Sheet take() && { return std::move(builder_).take(); }

  private:
    static std::size_t repeated(const pugi::xml_node& node, const char* attribute) {
        return std::clamp<std::size_t>(node.attribute(attribute).as_ullong(1), 1, 2'000'000);
    }

    struct Cell {
        std::size_t column;
        std::string text;
    };

    Result<void> add_row(const pugi::xml_node& row) {
        std::vector<Cell> cells;
        std::size_t column = 0;
        for (const auto cell : row.children()) {
            const auto name = local_name(cell);
            if (name != "table-cell" && name != "covered-table-cell") continue;
            const auto times = repeated(cell, "table:number-columns-repeated");
            const auto text = name == "table-cell" ? shown(cell) : std::string{};
            for (std::size_t i = 0; !text.empty() && i < times; ++i) {
                if (cells.size() > 16'384) {
                    return archive_.broken(
                        fmt::format("row {}: more cells than can be read", row_ + 1));
                }
                cells.push_back({column + i, text});
            }
            column += times;
        }
        const auto times = repeated(row, "table:number-rows-repeated");
        for (std::size_t i = 0; !cells.empty() && i < times; ++i) {
            for (const auto& cell : cells) {
                auto done = builder_.put(row_ + i, cell.column, cell.text);
                if (!done) return done;
            }
        }
        row_ += times;
        return {};
    }

    const SheetArchive& archive_;
    SheetBuilder builder_;
    std::size_t row_ = 0;
};

} // namespace

Result<Sheet> read_ods(std::string_view bytes, const std::string& name, const SheetLimits& limits) {
    const SheetArchive archive{bytes, name, limits};
    const auto content = archive.part("content.xml");
    if (!content) return content.error();
    if (!*content) return archive.broken("it has no content.xml");
    const auto body = child_named(child_named(**content, "document-content"), "body");
    for (const auto table : child_named(body, "spreadsheet").children()) {
        if (local_name(table) != "table") continue;
        Table reading{archive, limits};
        if (auto done = reading.add_rows(table); !done) return done.error();
        auto sheet = std::move(reading).take();
        if (!sheet.rows.empty()) return sheet;
    }
    return Sheet{};
}

} // namespace filrouge::transcripts

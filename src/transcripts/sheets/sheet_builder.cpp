#include "transcripts/sheets/sheet_builder.h"

#include "core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t most_columns = 16'384; // of every spreadsheet program

} // namespace

SheetArchive::SheetArchive(std::string_view bytes, const std::string& name,
                           const SheetLimits& limits)
    : bytes_{bytes}, name_{name}, limits_{limits} {
    entries_ = zip_entries(bytes).value_or(std::vector<ZipEntry>{});
}

Result<std::optional<pugi::xml_document>> SheetArchive::part(std::string_view path) const {
    const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const ZipEntry& e) { return e.name == path; });
    if (entry == entries_.end()) return std::optional<pugi::xml_document>{};
    const auto xml = unpack(bytes_, *entry, limits_.xml_bytes);
    if (!xml) return broken(fmt::format("{} cannot be unpacked or is too large", path));
    std::optional<pugi::xml_document> document{std::in_place};
    // Entities that a document declares itself are not expanded.
    const auto parsed = document->load_buffer(xml->data(), xml->size(),
                                              pugi::parse_default | pugi::parse_ws_pcdata);
    if (!parsed) return broken(fmt::format("{}: {}", path, parsed.description()));
    return document;
}

Error SheetArchive::broken(std::string_view what) const {
    return {ErrorCode::invalid_input, fmt::format("{} is broken ({})", name_, what),
            "Open it in a spreadsheet program and save it again, or save the table as CSV"};
}

Result<void> SheetBuilder::put(std::size_t row, std::size_t column, std::string_view text) {
    if (text.empty()) return {};
    const auto too_much = [&] {
        return archive_.broken(fmt::format("row {}: more cells than can be read", row + 1));
    };
    if (column >= most_columns) return too_much();
    const auto clean = Text::clean(text);
    if (!clean) return archive_.broken(fmt::format("row {}: a cell is not UTF-8", row + 1));
    if (clean->utf8().empty()) return {};
    auto& rows = sheet_.rows;
    if (rows.empty() || rows.back().number != row + 1) rows.push_back({row + 1, {}});
    auto& cells = rows.back().cells;
    if (cells.size() <= column) {
        cells_ += column + 1 - cells.size();
        cells.resize(column + 1);
    }
    bytes_ += clean->utf8().size();
    cells[column] = clean->utf8();
    if (cells_ > limits_.cells || bytes_ > limits_.text_bytes) return too_much();
    return {};
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
    for (const auto child : node.children()) {
        if (local_name(child) == name) return child;
    }
    return {};
}

std::optional<double> number_in(std::string_view text) {
    double number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    const bool whole = read.ec == std::errc{} && read.ptr == end && std::isfinite(number);
    return whole ? std::optional{number} : std::nullopt;
}

std::string shown_number(double value) {
    return fmt::format("{:.15g}", value);
}

std::string shown_clock(double seconds) {
    const auto ms = std::llround(std::clamp(seconds, 0.0, 1e9) * 1000);
    auto shown = fmt::format("{:02}:{:02}:{:02}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60);
    if (ms % 1000 != 0) shown += fmt::format(".{:03}", ms % 1000);
    return shown;
}

} // namespace filrouge::transcripts

#pragma once

#include "transcripts/documents/xml.h"
#include "transcripts/documents/zip_archive.h"
#include "transcripts/sheets/sheet.h"

#include <pugixml.hpp>

#include <optional>

// What the readers of xlsx and ods do alike.
namespace filrouge::transcripts {

/// An archive's XML parts, unpacked and parsed when asked for.
class SheetArchive {
  public:
    SheetArchive(std::string_view bytes, const std::string& name, const SheetLimits& limits);
    /// Nothing where there is no such part. Errors: broken, or larger than the limit.
    Result<std::optional<pugi::xml_document>> part(std::string_view path) const;
    [[nodiscard]] Error broken(std::string_view what) const;

  private:
    std::string_view bytes_;
    std::string name_;
    SheetLimits limits_;
    std::vector<ZipEntry> entries_;
};

/// Takes cells as they come, from left to right, from top to bottom; within limits.
class SheetBuilder {
  public:
    /// `archive` must outlive it.
    SheetBuilder(const SheetArchive& archive, const SheetLimits& limits)
        : archive_{archive}, limits_{limits} {}
    /// Rows and columns count from 0. Empty text takes no room. Errors name the row as spreadsheets
    /// show it: a limit is passed, the text is not UTF-8.
    Result<void> put(std::size_t row, std::size_t column, std::string_view text);
    [[nodiscard]] Sheet take() && { return std::move(sheet_); }

  private:
    const SheetArchive& archive_;
    SheetLimits limits_;
    Sheet sheet_;
    std::size_t cells_ = 0;
    std::size_t bytes_ = 0;
};

/// The child of that local name, if any.
pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);

/// The whole text as a finite number, `.` before decimals whatever the locale.
std::optional<double> number_in(std::string_view text);
/// "33", "2.5", "1e+21": as short as it is exact to 15 digits, as spreadsheets count.
std::string shown_number(double value);
/// 3661.5 → "01:01:01.500".
std::string shown_clock(double seconds);

} // namespace filrouge::transcripts

#pragma once

#include "core/result.h"
#include "platform/files.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace filrouge::publish {

/// A spreadsheet being written. Texts are always written as texts: one that begins with `=` is no
/// formula. Rows and columns count from 0.
class Workbook {
  public:
    /// Throws `Failure` where no temporary file can be made.
    Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook();

    enum class Look { plain, bold, wrapped, heading, to_right };

    /// The cells that follow go to this new sheet.
    void add_sheet(std::string_view name);
    /// Cells of a spreadsheet hold 32,767 UTF-16 units: longer texts end in `cut_mark`.
    void text(std::uint32_t row, std::uint16_t col, std::string_view text, Look look = Look::plain);
    /// Shown with so many decimals; nothing where the number is not finite.
    struct Number {
        double value = 0;
        int decimals = 0;
    };
    void number(std::uint32_t row, std::uint16_t col, Number number, Look look = Look::plain);
    void column_width(std::uint16_t col, double characters);
    /// Rows above and columns left of the cell stay when the sheet is scrolled.
    void freeze(std::uint32_t row, std::uint16_t col);
    /// Arrows to filter and sort under the cells of a heading row.
    void filter(std::uint32_t heading_row, std::uint32_t last_row, std::uint16_t last_col);

    /// What ends a text that was cut.
    std::string cut_mark = " […]";

    /// The whole file; nothing may be written afterwards.
    Result<std::string> bytes();

  private:
    lxw_format* format(Look look, int decimals);

    platform::TemporaryDirectory folder_;
    struct Formats;
    std::unique_ptr<Formats> formats_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
};

/// Sheets have no more rows and columns than these.
inline constexpr std::uint32_t max_sheet_rows = 1'048'576;
inline constexpr std::uint32_t max_sheet_columns = 16'384;

} // namespace filrouge::publish

#include "publish/workbook.h"

#include "publish/markup.h"

#include <cmath>
#include <map>
#include <xlsxwriter.h>

namespace filrouge::publish {
namespace {

constexpr std::size_t max_cell_units = 32'767;
constexpr std::size_t max_file_bytes = std::size_t{1} << 30;

Error write_error(const char* reason) {
    return {ErrorCode::failed, std::string{"The spreadsheet could not be written: "} + reason,
            "Is there room in the folder for temporary files?"};
}

/// UTF-16 units of the character that begins with this byte; 0 inside a character.
std::size_t units_of(unsigned char byte) {
    if (byte >= 0x80 && byte < 0xC0) return 0;
    return byte >= 0xF0 ? 2 : 1;
}

std::string cut(std::string text, const std::string& mark) {
    std::size_t units = 0;
    std::size_t keep = 0; // as much as leaves room for the mark
    for (std::size_t i = 0; i < text.size(); ++i) {
        units += units_of(static_cast<unsigned char>(text[i]));
        const bool starts = units_of(static_cast<unsigned char>(text[i])) > 0;
        if (starts && units + mark.size() <= max_cell_units) keep = i;
        if (units > max_cell_units) return text.substr(0, keep) + mark;
    }
    return text;
}

} // namespace

struct Workbook::Formats {
    std::map<std::pair<Look, int>, lxw_format*> known;
};

Workbook::Workbook() : formats_{std::make_unique<Formats>()} {
    // Both are given away: the library keeps pointers to neither after the call.
    auto folder = folder_.path().string();
    const auto file = (folder_.path() / "book.xlsx").string();
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    book_ = workbook_new_opt(file.c_str(), &options);
    if (book_ == nullptr) throw Failure{write_error("no memory")};
}

Workbook::~Workbook() {
    if (book_ != nullptr) lxw_workbook_free(book_);
}

lxw_format* Workbook::format(Look look, int decimals) {
    auto& known = formats_->known[{look, decimals}];
    if (known != nullptr) return known;
    known = workbook_add_format(book_);
    if (look == Look::bold || look == Look::heading) format_set_bold(known);
    if (look == Look::heading) {
        format_set_bottom(known, LXW_BORDER_THIN);
        format_set_text_wrap(known);
    }
    if (look == Look::to_right) format_set_align(known, LXW_ALIGN_RIGHT);
    if (look == Look::wrapped) format_set_text_wrap(known);
    format_set_align(known,
                     look == Look::heading ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
    if (decimals >= 0) {
        const auto digits = decimals == 0
                                ? std::string{"0"}
                                : "0." + std::string(static_cast<std::size_t>(decimals), '0');
        format_set_num_format(known, digits.c_str());
    }
    return known;
}

void Workbook::add_sheet(std::string_view name) {
    sheet_ = workbook_add_worksheet(book_, std::string{name}.c_str());
    if (sheet_ == nullptr) throw Failure{write_error("the sheet's name is not allowed")};
}

void Workbook::text(std::uint32_t row, std::uint16_t col, std::string_view text, Look look) {
    const auto shown = cut(without_controls(text), cut_mark);
    if (shown.empty()) return;
    const auto done = worksheet_write_string(sheet_, row, col, shown.c_str(), format(look, -1));
    if (done != LXW_NO_ERROR) throw Failure{write_error(lxw_strerror(done))};
}

void Workbook::number(std::uint32_t row, std::uint16_t col, Number number, Look look) {
    if (!std::isfinite(number.value)) return;
    const auto done =
        worksheet_write_number(sheet_, row, col, number.value, format(look, number.decimals));
    if (done != LXW_NO_ERROR) throw Failure{write_error(lxw_strerror(done))};
}

void Workbook::column_width(std::uint16_t col, double characters) {
    worksheet_set_column(sheet_, col, col, characters, nullptr);
}

void Workbook::freeze(std::uint32_t row, std::uint16_t col) {
    worksheet_freeze_panes(sheet_, row, col);
}

void Workbook::filter(std::uint32_t heading_row, std::uint32_t last_row, std::uint16_t last_col) {
    worksheet_autofilter(sheet_, heading_row, 0, last_row, last_col);
}

Result<std::string> Workbook::bytes() {
    const auto done = workbook_close(std::exchange(book_, nullptr));
    if (done != LXW_NO_ERROR) return write_error(lxw_strerror(done));
    return platform::read_file(folder_.path() / "book.xlsx", max_file_bytes);
}

} // namespace filrouge::publish

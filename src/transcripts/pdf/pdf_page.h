#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Words where a PDF shows them. Lengths are points (1/72 inch), from the top left of the page.
namespace filrouge::transcripts {

struct PdfBox {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return bottom - top; }
    [[nodiscard]] double middle() const { return (top + bottom) / 2; }
};
PdfBox around(const PdfBox& a, const PdfBox& b);

enum class PdfWeight { normal, bold };
enum class PdfSpace { none, after };

struct PdfWord {
    PdfBox box;
    double size = 0; ///< of its font
    PdfWeight weight = PdfWeight::normal;
    PdfSpace space = PdfSpace::none;
    std::string text; ///< UTF-8, not empty
};

struct PdfPage {
    double width = 0;
    double height = 0;
    std::vector<PdfWord> words; ///< upright, in no order
};

/// Words side by side, from left to right.
struct PdfRow {
    PdfBox box;
    std::vector<PdfWord> words;
};
/// From top to bottom.
std::vector<PdfRow> rows_of(std::vector<PdfWord> words);
std::string text_of(const PdfRow& row);

/// Whether there is a space between two neighbours of a row.
bool apart(const PdfWord& left, const PdfWord& right);

struct PdfListing {
    std::size_t pages = 0;      ///< of the file
    std::vector<PdfPage> shown; ///< as many as were asked for
};
/// What `filrouge-pdf-words` prints. Ligatures are undone, pages set sideways are turned. Error
/// (failed) where it is something else.
Result<PdfListing> parse_pdf_listing(std::string_view listing);

} // namespace filrouge::transcripts

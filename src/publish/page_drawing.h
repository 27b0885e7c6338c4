#pragma once

#include "publish/page_layout.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

// What stands on a page. All are drawn from the page's top left corner, in points.
namespace filrouge::publish {

/// All that the drawing functions look at.
struct PrintedPages {
    const CodedTranscript& transcript;
    const PageGrid& grid;
    const Typesetter& type;
    const PageLayout& layout;
    bool french = true;
};

/// Highlights, lines under the words, the words, and the numbers of turns.
void draw_text(cairo_t* cr, const PrintedPages& pages, std::size_t page);
/// Bars and names of codes.
void draw_margin(cairo_t* cr, const PrintedPages& pages, std::size_t page);

/// The title above the text of the first page; draws nothing without `cr`. Returns its height.
double draw_title(cairo_t* cr, const CodedTranscript& transcript, const PageGrid& grid,
                  const Typesetter& type);
/// `n` from 0.
void draw_header(cairo_t* cr, const CodedTranscript& transcript, const PageGrid& grid,
                 const Typesetter& type);
void draw_footer(cairo_t* cr, const CodedTranscript& transcript, const PageGrid& grid,
                 const Typesetter& type, std::size_t n, std::size_t all);

/// A row of the list of codes.
struct CodeUse {
    const PrintedCode* code = nullptr;
    std::size_t codings = 0;
    std::string pages; ///< "1, 3–5"
};
std::vector<CodeUse> uses_of_codes(const CodedTranscript& transcript, const PageLayout& layout);
/// How many rows stand on a page of the list; at least 1.
std::size_t rows_of_code_list(const PageGrid& grid);
void draw_code_list(cairo_t* cr, const PrintedPages& pages, const std::vector<CodeUse>& uses,
                    std::size_t from, std::size_t to);
/// Above the memos of codings, on their first page.
double height_of_notes_heading();
void draw_notes_heading(cairo_t* cr, const PrintedPages& pages);

} // namespace filrouge::publish

#include "publish/print_layout.h"

#include "publish/markup.h"
#include "publish/page_drawing.h"
#include "publish/printed_notes.h"

#include <algorithm>

namespace filrouge::publish {

struct PrintLayout::Parts {
    Parts(CodedTranscript given, const PageFormat& format)
        : transcript{with_note_numbers(std::move(given))}, grid{format}, type{transcript.language},
          layout{transcript, grid, type,
                 grid.format.top + draw_title(nullptr, transcript, grid, type)},
          uses{uses_of_codes(transcript, layout)}, notes{notes_of(transcript, layout)},
          notes_grid{full_width(grid)}, notes_layout{notes, notes_grid, type,
                                                     grid.format.top + height_of_notes_heading()} {}

    /// Nothing stands in the margin beside notes.
    static PageGrid full_width(PageGrid grid) {
        grid.text_width = grid.right() - grid.text_left;
        return grid;
    }

    CodedTranscript transcript;
    PageGrid grid;
    Typesetter type;
    PageLayout layout;
    std::vector<CodeUse> uses;
    CodedTranscript notes;
    PageGrid notes_grid;
    PageLayout notes_layout;

    [[nodiscard]] std::size_t list_pages() const {
        const auto rows = rows_of_code_list(grid);
        return (uses.size() + rows - 1) / rows;
    }
    [[nodiscard]] std::size_t notes_pages() const {
        return notes.text.empty() ? 0 : notes_layout.pages().size();
    }
    /// `n` from 0, after the text.
    void draw_end(cairo_t* cr, std::size_t n, bool french) const {
        const PrintedPages ours{transcript, grid, type, layout, french};
        if (n < list_pages()) {
            const auto rows = rows_of_code_list(grid);
            const auto from = n * rows;
            draw_code_list(cr, ours, uses, from, std::min(from + rows, uses.size()));
            return;
        }
        if (n == list_pages()) draw_notes_heading(cr, ours);
        draw_text(cr, {notes, notes_grid, type, notes_layout, french}, n - list_pages());
    }
};

PrintLayout::PrintLayout(CodedTranscript transcript, const PageFormat& format)
    : parts_{std::make_unique<Parts>(std::move(transcript), format)} {}
PrintLayout::PrintLayout(PrintLayout&&) noexcept = default;
PrintLayout& PrintLayout::operator=(PrintLayout&&) noexcept = default;
PrintLayout::~PrintLayout() = default;

std::size_t PrintLayout::pages() const {
    return parts_->layout.pages().size() + parts_->list_pages() + parts_->notes_pages();
}

void PrintLayout::draw_page(cairo_t* cr, std::size_t n) const {
    const auto& parts = *parts_;
    const auto& transcript = parts.transcript;
    const bool french = is_french(transcript.language);
    const PrintedPages all{transcript, parts.grid, parts.type, parts.layout, french};
    const auto text_pages = parts.layout.pages().size();
    cairo_save(cr);
    draw_header(cr, transcript, parts.grid, parts.type);
    if (n == 0) draw_title(cr, transcript, parts.grid, parts.type);
    if (n < text_pages) {
        draw_text(cr, all, n);
        draw_margin(cr, all, n);
    } else {
        parts.draw_end(cr, n - text_pages, french);
    }
    draw_footer(cr, transcript, parts.grid, parts.type, n, pages());
    cairo_restore(cr);
}

} // namespace filrouge::publish

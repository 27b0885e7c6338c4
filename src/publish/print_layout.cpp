#include "publish/print_layout.h"

#include "publish/markup.h"
#include "publish/page_drawing.h"

#include <algorithm>

namespace filrouge::publish {

struct PrintLayout::Parts {
    Parts(CodedTranscript given, const PageFormat& format)
        : transcript{std::move(given)}, grid{format}, type{transcript.language},
          layout{transcript, grid, type,
                 grid.format.top + draw_title(nullptr, transcript, grid, type)},
          uses{uses_of_codes(transcript, layout)} {}

    CodedTranscript transcript;
    PageGrid grid;
    Typesetter type;
    PageLayout layout;
    std::vector<CodeUse> uses;

    [[nodiscard]] std::size_t list_pages() const {
        const auto rows = rows_of_code_list(grid);
        return (uses.size() + rows - 1) / rows;
    }
};

PrintLayout::PrintLayout(CodedTranscript transcript, const PageFormat& format)
    : parts_{std::make_unique<Parts>(std::move(transcript), format)} {}
PrintLayout::PrintLayout(PrintLayout&&) noexcept = default;
PrintLayout& PrintLayout::operator=(PrintLayout&&) noexcept = default;
PrintLayout::~PrintLayout() = default;

std::size_t PrintLayout::pages() const {
    return parts_->layout.pages().size() + parts_->list_pages();
}

void PrintLayout::draw_page(cairo_t* cr, std::size_t n) const {
    const auto& [transcript, grid, type, layout, uses] = *parts_;
    const PrintedPages all{transcript, grid, type, layout, is_french(transcript.language)};
    const auto text_pages = layout.pages().size();
    cairo_save(cr);
    draw_header(cr, transcript, grid, type);
    if (n == 0) draw_title(cr, transcript, grid, type);
    if (n < text_pages) {
        draw_text(cr, all, n);
        draw_margin(cr, all, n);
    } else {
        const auto rows = rows_of_code_list(grid);
        const auto from = (n - text_pages) * rows;
        draw_code_list(cr, all, uses, from, std::min(from + rows, uses.size()));
    }
    draw_footer(cr, transcript, grid, type, n, pages());
    cairo_restore(cr);
}

} // namespace filrouge::publish

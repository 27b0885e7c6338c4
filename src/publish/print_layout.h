#pragma once

#include "publish/coded_transcript.h"

#include <cstddef>
#include <memory>

typedef struct _cairo cairo_t;

namespace filrouge::publish {

/// A coded transcript cut into pages, which may be drawn on whatever cairo draws on: a PDF file, a
/// printer, a window. One thread at a time; the pages come out the same on each.
class PrintLayout {
  public:
    /// Takes time with the length of the text: about a second for a million characters.
    PrintLayout(CodedTranscript transcript, const PageFormat& format);
    PrintLayout(PrintLayout&&) noexcept;
    PrintLayout& operator=(PrintLayout&&) noexcept;
    ~PrintLayout();

    /// At least 1.
    [[nodiscard]] std::size_t pages() const;
    /// Page `n`, from 0, its top left corner at the origin, in points. Needs `n < pages()`.
    void draw_page(cairo_t* cr, std::size_t n) const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace filrouge::publish

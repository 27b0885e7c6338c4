#pragma once

#include "core/text.h"
#include "publish/coded_transcript.h"
#include "publish/page_margin.h"
#include "publish/typesetter.h"

#include <cstddef>
#include <string>
#include <vector>

namespace filrouge::publish {

/// Where things stand on a page, in points.
struct PageGrid {
    explicit PageGrid(const PageFormat& format);
    PageFormat format;
    double text_left = 0; ///< turn numbers stand left of it
    double text_width = 0;
    double margin_left = 0;
    double margin_width = 0;
    [[nodiscard]] double bottom() const { return format.height - format.bottom; }
    [[nodiscard]] double right() const { return format.width - format.right; }
};

/// What Pango lays out at once: a paragraph, or a part of a very long one.
struct Piece {
    std::size_t begin = 0; ///< bytes of the text
    std::size_t end = 0;
    std::string before;                          ///< printed before them
    Direction direction = Direction::of_letters; ///< the parts of a paragraph go one way
};

struct PageLine {
    std::size_t piece = 0;
    std::size_t row = 0;   ///< in the layout of the piece
    std::size_t begin = 0; ///< bytes of the text
    std::size_t end = 0;
    double baseline = 0; ///< on its page
    double top = 0;
    double height = 0;
};

struct LaidTurn {
    std::size_t begin = 0; ///< bytes of the text; of the first sign that is no space
    ByteSpan label;
    ByteSpan said;
    const PrintedTurn* turn = nullptr;
};

struct LaidCoding {
    std::size_t begin = 0; ///< bytes of the text
    std::size_t end = 0;
    Rows lines;           ///< in `lines()`
    std::size_t lane = 0; ///< of the line under the words; no two that overlap share one
    const PrintedCoding* coding = nullptr;
};

/// The text of a transcript cut into lines and pages. Keeps no Pango layouts: those of a thousand
/// pages would fill the memory, and one is made anew in no time.
class PageLayout {
  public:
    /// `transcript` and `type` must outlive it. The text begins at `first_top` on the first page.
    PageLayout(const CodedTranscript& transcript, const PageGrid& grid, const Typesetter& type,
               double first_top);

    [[nodiscard]] const std::vector<PageLine>& lines() const { return lines_; }
    /// Ranges of `lines()`; at least one, which is empty where there is no text.
    [[nodiscard]] const std::vector<Rows>& pages() const { return pages_; }
    [[nodiscard]] std::size_t page_of(std::size_t line) const;
    [[nodiscard]] const std::vector<LaidTurn>& turns() const { return turns_; }
    /// In the order of their places.
    [[nodiscard]] const std::vector<LaidCoding>& codings() const { return codings_; }
    /// Those seen on a page.
    [[nodiscard]] std::vector<const LaidCoding*> codings_on(std::size_t page) const;
    [[nodiscard]] const Piece& piece(std::size_t n) const { return pieces_[n]; }
    [[nodiscard]] LayoutPtr lay_out(const Piece& piece) const;

  private:
    void find_turns(const TextIndex& index);
    void lay_out_text();
    void add_paragraph(std::size_t begin, std::size_t end, std::string before, double gap);
    std::vector<PageLine> lines_of(Piece piece, std::size_t end);
    std::size_t measure(Piece& piece, bool last, std::vector<PageLine>& into) const;
    void place(const std::vector<PageLine>& lines, double gap);
    [[nodiscard]] std::size_t fitting(const std::vector<PageLine>& lines, std::size_t from) const;
    void end_page();
    void find_codings(const TextIndex& index);
    void add_inks(const Piece& piece, PangoAttrList* list) const;

    const CodedTranscript& transcript_;
    const PageGrid& grid_;
    const Typesetter& type_;
    std::vector<Piece> pieces_;
    std::vector<PageLine> lines_;
    std::vector<Rows> pages_;
    std::vector<LaidTurn> turns_;
    std::vector<LaidCoding> codings_;
    std::vector<std::vector<std::size_t>> codings_by_page_;
    double y_ = 0;                // where the next line of the page begins
    std::size_t page_begins_ = 0; // the first line of the page being filled
};

} // namespace filrouge::publish

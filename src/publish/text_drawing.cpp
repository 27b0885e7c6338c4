#include "publish/inks.h"
#include "publish/page_drawing.h"

#include <algorithm>
#include <set>

namespace filrouge::publish {
namespace {

constexpr std::size_t lanes_under_words = 3;
constexpr double lane_height = 1.5;

/// A range of bytes of the text and the codings that hold it.
struct Segment {
    std::size_t begin;
    std::size_t end;
    std::vector<Colour> colours; // of codes, each once
};

std::vector<Segment> segments_of(const PrintedPages& pages, const PageLine& line,
                                 const std::vector<const LaidCoding*>& codings) {
    std::set<std::size_t> cuts;
    for (const auto* coding : codings) {
        cuts.insert(std::clamp(coding->begin, line.begin, line.end));
        cuts.insert(std::clamp(coding->end, line.begin, line.end));
    }
    std::vector<Segment> segments;
    for (auto cut = cuts.begin(); cut != cuts.end() && std::next(cut) != cuts.end(); ++cut) {
        Segment segment{*cut, *std::next(cut), {}};
        std::set<std::size_t> codes;
        for (const auto* coding : codings) {
            const bool holds = coding->begin <= segment.begin && segment.end <= coding->end;
            if (holds && codes.insert(coding->coding->code).second)
                segment.colours.push_back(pages.transcript.codes[coding->coding->code].colour);
        }
        if (!segment.colours.empty()) segments.push_back(std::move(segment));
    }
    return segments;
}

/// A line as Pango has it, with the way from the bytes of the text to places on the page.
class DrawnLine {
  public:
    DrawnLine(const PrintedPages& pages, const PageLine& line, PangoLayout* layout)
        : pages_{pages}, line_{line}, shown_{pango_layout_get_line_readonly(
                                          layout, static_cast<int>(line.row))} {
        auto* iter = pango_layout_get_iter(layout);
        while (pango_layout_iter_get_line_readonly(iter) != shown_ &&
               pango_layout_iter_next_line(iter)) {
        }
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iter, nullptr, &logical);
        left_ = pages.grid.text_left + static_cast<double>(logical.x) / PANGO_SCALE;
        pango_layout_iter_free(iter);
    }

    /// Adds rectangles around the bytes [begin, end) to the path: in a line of two directions they
    /// may be several.
    void outline(cairo_t* cr, std::size_t begin, std::size_t end, double top, double height) const {
        int* ranges = nullptr;
        int n = 0;
        pango_layout_line_get_x_ranges(shown_, index_of(begin), index_of(end), &ranges, &n);
        for (const auto* range = ranges; range != ranges + std::ptrdiff_t{2} * n; range += 2) {
            const auto from = static_cast<double>(range[0]) / PANGO_SCALE;
            const auto to = static_cast<double>(range[1]) / PANGO_SCALE;
            cairo_rectangle(cr, pages_.grid.text_left + from, top, to - from, height);
        }
        g_free(ranges);
    }

    void draw(cairo_t* cr) const {
        set_ink(cr, black);
        cairo_move_to(cr, left_, line_.baseline);
        pango_cairo_show_layout_line(cr, shown_);
    }

  private:
    [[nodiscard]] int index_of(std::size_t byte) const {
        const auto& piece = pages_.layout.piece(line_.piece);
        return static_cast<int>(std::clamp(byte, line_.begin, line_.end) - piece.begin +
                                piece.before.size());
    }

    const PrintedPages& pages_;
    const PageLine& line_;
    PangoLayoutLine* shown_;
    double left_ = 0;
};

void draw_highlights(cairo_t* cr, const PrintedPages& pages, const PageLine& line,
                     const DrawnLine& drawn, const std::vector<const LaidCoding*>& codings) {
    const auto& type = pages.type;
    const auto top = line.baseline - type.ascent() + 0.6;
    for (const auto& segment : segments_of(pages, line, codings)) {
        set_ink(cr, tint(segment.colours));
        drawn.outline(cr, segment.begin, segment.end, top, type.ascent() + type.descent());
        cairo_fill(cr);
    }
    for (const auto* coding : codings) {
        if (coding->lane >= lanes_under_words) continue;
        set_ink(cr, pages.transcript.codes[coding->coding->code].colour);
        const auto under = line.baseline + 2.2 + lane_height * static_cast<double>(coding->lane);
        drawn.outline(cr, coding->begin, coding->end, under, 0.8);
        cairo_fill(cr);
    }
}

void draw_number(cairo_t* cr, const PrintedPages& pages, const PageLine& line) {
    const auto& turns = pages.layout.turns();
    auto turn = std::partition_point(turns.begin(), turns.end(),
                                     [&](const auto& t) { return t.begin < line.begin; });
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (; turn != turns.end() && turn->begin < line.end; ++turn) {
        last = turn->turn->number;
        if (first == 0) first = last;
    }
    if (first == 0) return;
    auto text = std::to_string(first);
    if (last != first) text += "–" + std::to_string(last);
    const auto number = pages.type.line(text, {6.6, mix(grey, white, 0.85)});
    const auto x = pages.grid.text_left - 8 - width_of(number.get());
    show_on_baseline(cr, number.get(), std::max(x, 4.0), line.baseline);
}

} // namespace

void draw_text(cairo_t* cr, const PrintedPages& pages, std::size_t page) {
    const auto codings = pages.layout.codings_on(page);
    const auto rows = pages.layout.pages()[page];
    LayoutPtr layout;
    std::size_t laid_out = 0; // the piece that `layout` is of
    for (auto row = rows.begin; row < rows.end; ++row) {
        const auto& line = pages.layout.lines()[row];
        if (!layout || laid_out != line.piece) {
            laid_out = line.piece;
            layout = pages.layout.lay_out(pages.layout.piece(laid_out));
        }
        std::vector<const LaidCoding*> here;
        std::copy_if(codings.begin(), codings.end(), std::back_inserter(here),
                     [&](const auto* c) { return c->begin < line.end && line.begin < c->end; });
        const DrawnLine drawn{pages, line, layout.get()};
        draw_highlights(cr, pages, line, drawn, here);
        drawn.draw(cr);
    }
    for (auto row = rows.begin; row < rows.end; ++row)
        draw_number(cr, pages, pages.layout.lines()[row]);
}

} // namespace filrouge::publish

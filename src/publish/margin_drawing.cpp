#include "publish/inks.h"
#include "publish/page_drawing.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::publish {
namespace {

constexpr double label_size = 7.4;
constexpr double label_gap = 1.6;

struct Bar {
    const LaidCoding* coding = nullptr;
    std::size_t lane = 0;
    double top = 0;
    double bottom = 0;
    bool goes_on = false; ///< begun on an earlier page
};

struct Label {
    const Bar* bar = nullptr;
    LayoutPtr words;
};

/// Where lanes and labels stand in the margin.
struct MarginGrid {
    double left = 0;
    double pitch = 0;
    double bar = 0;
    double labels = 0;
    double label_width = 0;

    MarginGrid(const PageGrid& grid, std::size_t lanes) : left{grid.margin_left} {
        const auto n = static_cast<double>(std::max(lanes, std::size_t{1}));
        pitch = std::min(5.5, grid.margin_width * 0.4 / n);
        bar = std::max(pitch * 0.5, 0.6);
        labels = left + pitch * n + 7;
        label_width = grid.right() - labels;
    }
    [[nodiscard]] double x(const Bar& of) const {
        return left + pitch * static_cast<double>(of.lane);
    }
};

std::vector<Bar> bars_on(const PrintedPages& pages, std::size_t page) {
    const auto& lines = pages.layout.lines();
    const auto here = pages.layout.pages()[page];
    std::vector<Bar> bars;
    std::vector<Rows> rows;
    for (const auto* coding : pages.layout.codings_on(page)) {
        rows.push_back(
            {std::max(coding->lines.begin, here.begin), std::min(coding->lines.end, here.end)});
        const auto& last = lines[rows.back().end - 1];
        bars.push_back({coding, 0, lines[rows.back().begin].top + 1.5, last.top + last.height - 1.5,
                        coding->lines.begin < here.begin});
    }
    const auto lanes = lanes_of(rows);
    for (std::size_t i = 0; i < bars.size(); ++i) bars[i].lane = lanes[i];
    return bars;
}

Label label_of(const PrintedPages& pages, const Bar& bar, const MarginGrid& grid, int lines) {
    const auto& coding = *bar.coding->coding;
    const auto& code = pages.transcript.codes[coding.code];
    auto text = code.name;
    if (coding.note > 0) text += "\u00a0¶" + std::to_string(coding.note);
    if (!coding.coder.empty()) text += " · " + coding.coder;
    if (bar.goes_on) text += pages.french ? " (suite)" : " (cont.)";
    Style style{label_size, readable(code.colour)};
    style.italic = bar.goes_on;
    return {&bar, pages.type.block(text, style, grid.label_width, lines)};
}

std::vector<Box> boxes_of(const std::vector<Label>& labels) {
    std::vector<Box> boxes;
    boxes.reserve(labels.size());
    for (const auto& label : labels)
        boxes.push_back({label.bar->top, height_of(label.words.get()) + label_gap});
    return boxes;
}

double heights_of(const std::vector<Box>& boxes) {
    double sum = 0;
    for (const auto& box : boxes) sum += box.height;
    return sum;
}

/// As many lines a label as there is room for. Returns how many labels are left out for want of it.
std::size_t make_labels(const PrintedPages& pages, const std::vector<Bar>& bars,
                        const MarginGrid& grid, double room, std::vector<Label>& labels) {
    for (const int lines : {3, 2, 1}) {
        labels.clear();
        for (const auto& bar : bars) labels.push_back(label_of(pages, bar, grid, lines));
        if (heights_of(boxes_of(labels)) <= room) return 0;
    }
    const auto height = boxes_of(labels).front().height;
    const auto most = static_cast<std::size_t>(std::max(room / height - 1, 0.0));
    const auto left_out = labels.size() - std::min(most, labels.size());
    labels.resize(labels.size() - left_out);
    return left_out;
}

void draw_bar(cairo_t* cr, const PrintedPages& pages, const Bar& bar, const MarginGrid& grid) {
    set_ink(cr, pages.transcript.codes[bar.coding->coding->code].colour);
    cairo_rectangle(cr, grid.x(bar), bar.top, grid.bar, bar.bottom - bar.top);
    cairo_fill(cr);
}

/// From the bar to its label, so that a label that had to move is still seen to be the bar's.
void draw_leader(cairo_t* cr, const PrintedPages& pages, const Bar& bar, const MarginGrid& grid,
                 double label_middle) {
    const auto from = std::min(bar.top + 4.5, bar.bottom);
    const auto bend = grid.labels - 6;
    set_ink(cr, mix(pages.transcript.codes[bar.coding->coding->code].colour, white, 0.6));
    cairo_set_line_width(cr, 0.4);
    cairo_move_to(cr, grid.x(bar) + grid.bar, from);
    cairo_line_to(cr, std::max(bend, grid.x(bar) + grid.bar), from);
    cairo_line_to(cr, grid.labels - 1.5, label_middle);
    cairo_stroke(cr);
}

} // namespace

void draw_margin(cairo_t* cr, const PrintedPages& pages, std::size_t page) {
    const auto bars = bars_on(pages, page);
    if (bars.empty()) return;
    std::size_t lanes = 0;
    for (const auto& bar : bars) lanes = std::max(lanes, bar.lane + 1);
    const MarginGrid grid{pages.grid, lanes};
    const auto low = std::min(pages.grid.format.top, bars.front().top);
    const auto high = pages.grid.bottom();

    std::vector<Bar> from_right = bars; // leaders of bars that begin together do not cross then
    std::stable_sort(from_right.begin(), from_right.end(), [](const Bar& a, const Bar& b) {
        return a.top != b.top ? a.top < b.top : a.lane > b.lane;
    });
    std::vector<Label> labels;
    const auto left_out = make_labels(pages, from_right, grid, high - low, labels);
    const auto note = pages.type.line(pages.french ? fmt::format("et {} autres", left_out)
                                                   : fmt::format("and {} more", left_out),
                                      {label_size, grey});
    const auto room_below = left_out > 0 ? height_of(note.get()) + label_gap : 0;
    const auto tops = spread(boxes_of(labels), low, high - room_below);
    for (std::size_t i = 0; i < labels.size(); ++i)
        draw_leader(cr, pages, *labels[i].bar, grid, tops[i] + label_size * 0.62);
    for (const auto& bar : bars) draw_bar(cr, pages, bar, grid);
    for (std::size_t i = 0; i < labels.size(); ++i)
        show_at(cr, labels[i].words.get(), grid.labels, tops[i]);
    if (left_out > 0) show_at(cr, note.get(), grid.labels, high - room_below);
}

} // namespace filrouge::publish

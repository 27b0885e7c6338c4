#include "publish/inks.h"
#include "publish/markup.h"
#include "publish/page_drawing.h"

#include <fmt/format.h>

#include <algorithm>

// What stands around the text: title, header, footer, and the list of codes after it.
namespace filrouge::publish {
namespace {

constexpr double row_height = 17;
constexpr double list_heading = 40;

void draw_rule(cairo_t* cr, const PageGrid& grid, double y) {
    set_ink(cr, pale_grey);
    cairo_set_line_width(cr, 0.5);
    cairo_move_to(cr, grid.format.left, y);
    cairo_line_to(cr, grid.right(), y);
    cairo_stroke(cr);
}

void show_right(cairo_t* cr, PangoLayout* words, double right, double baseline) {
    show_on_baseline(cr, words, right - width_of(words), baseline);
}

std::string list_of(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string number_of(std::size_t n, const char* one, const char* many) {
    return fmt::format("{}\u00a0{}", n, n > 1 ? many : one);
}

std::string subtitle_of(const CodedTranscript& transcript) {
    const bool french = is_french(transcript.language);
    std::vector<std::string> parts;
    if (!transcript.turns.empty()) {
        parts.push_back(number_of(transcript.turns.size(), french ? "tour de parole" : "turn",
                                  french ? "tours de parole" : "turns"));
    }
    parts.push_back(number_of(transcript.codings.size(), french ? "codage" : "coding",
                              french ? "codages" : "codings"));
    if (!transcript.filter.empty())
        parts.push_back((french ? "filtre\u00a0: " : "filter: ") + transcript.filter);
    return fmt::format("{}", fmt::join(parts, " · "));
}

/// "1, 3–5" of pages from 0, each once, in order.
std::string ranges_of(const std::vector<std::size_t>& pages) {
    std::string text;
    for (std::size_t i = 0; i < pages.size();) {
        auto last = i;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
        if (!text.empty()) text += ", ";
        text += std::to_string(pages[i] + 1);
        if (last > i) text += (last > i + 1 ? "–" : ", ") + std::to_string(pages[last] + 1);
        i = last + 1;
    }
    return text;
}

} // namespace

double draw_title(cairo_t* cr, const CodedTranscript& transcript, const PageGrid& grid,
                  const Typesetter& type) {
    const auto width = grid.right() - grid.format.left;
    const auto source = type.block(transcript.source, {17, black, true}, width, 3);
    const auto subtitle = type.block(subtitle_of(transcript), {8.5, grey}, width, 3);
    const auto below = height_of(source.get()) + 3;
    if (cr != nullptr) {
        show_at(cr, source.get(), grid.format.left, grid.format.top);
        show_at(cr, subtitle.get(), grid.format.left, grid.format.top + below);
    }
    return below + height_of(subtitle.get()) + 16;
}

void draw_header(cairo_t* cr, const CodedTranscript& transcript, const PageGrid& grid,
                 const Typesetter& type) {
    const auto baseline = grid.format.top - 30;
    const auto half = (grid.right() - grid.format.left) * 0.48;
    const auto project = type.block(transcript.project, {8, grey}, half, 1);
    const auto source = type.block(transcript.source, {8, grey, true}, half, 1);
    show_on_baseline(cr, project.get(), grid.format.left, baseline);
    show_right(cr, source.get(), grid.right(), baseline);
    draw_rule(cr, grid, baseline + 6);
}

void draw_footer(cairo_t* cr, const CodedTranscript& transcript, const PageGrid& grid,
                 const Typesetter& type, std::size_t n, std::size_t all) {
    const bool french = is_french(transcript.language);
    const auto baseline = grid.bottom() + 32;
    const auto width = grid.right() - grid.format.left;
    draw_rule(cr, grid, baseline - 13);
    auto left = transcript.date;
    if (!transcript.coders.empty()) {
        const bool several = transcript.coders.size() > 1;
        if (!left.empty()) left += " · ";
        left += french ? (several ? "codé par\u00a0: " : "codé par ") : "coded by ";
        left += list_of(transcript.coders);
    }
    const auto made = type.block(left, {7.6, grey}, width * 0.75, 1);
    const auto page = type.line(french ? fmt::format("Page\u00a0{} sur {}", n + 1, all)
                                       : fmt::format("Page {} of {}", n + 1, all),
                                {7.6, grey});
    show_on_baseline(cr, made.get(), grid.format.left, baseline);
    show_right(cr, page.get(), grid.right(), baseline);
}

std::vector<CodeUse> uses_of_codes(const CodedTranscript& transcript, const PageLayout& layout) {
    std::vector<std::size_t> counts(transcript.codes.size());
    std::vector<std::vector<std::size_t>> pages(transcript.codes.size());
    for (const auto& coding : layout.codings()) {
        const auto code = coding.coding->code;
        ++counts[code];
        const auto last = layout.page_of(coding.lines.end - 1);
        for (auto page = layout.page_of(coding.lines.begin); page <= last; ++page)
            pages[code].push_back(page);
    }
    std::vector<CodeUse> uses;
    for (std::size_t code = 0; code < counts.size(); ++code) {
        if (counts[code] == 0) continue;
        auto& seen = pages[code];
        std::sort(seen.begin(), seen.end());
        seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
        uses.push_back({&transcript.codes[code], counts[code], ranges_of(seen)});
    }
    return uses;
}

std::size_t rows_of_code_list(const PageGrid& grid) {
    const auto room = grid.bottom() - grid.format.top - list_heading;
    return static_cast<std::size_t>(std::max(room / row_height, 1.0));
}

void draw_code_list(cairo_t* cr, const PrintedPages& pages, const std::vector<CodeUse>& uses,
                    std::size_t from, std::size_t to) {
    const auto& grid = pages.grid;
    const auto left = grid.format.left;
    const auto width = grid.right() - left;
    const auto counts = left + width * 0.66;
    const auto places = left + width * 0.70;
    const auto& type = pages.type;
    const auto heading =
        type.line(pages.french ? "Codes de ces pages" : "Codes on these pages", {13, black, true});
    show_at(cr, heading.get(), left, grid.format.top);
    const Style column{7.2, grey};
    auto y = grid.format.top + list_heading - 4;
    show_right(cr, type.line(pages.french ? "codages" : "codings", column).get(), counts, y - 5);
    show_on_baseline(cr, type.line("pages", column).get(), places, y - 5);
    for (auto i = from; i < to; ++i) {
        const auto& use = uses[i];
        const auto baseline = y + row_height * 0.66;
        draw_rule(cr, grid, y);
        set_ink(cr, use.code->colour);
        cairo_rectangle(cr, left, baseline - 7, 8, 8);
        cairo_fill(cr);
        const auto path = type.block(use.code->path, {8.6, black}, width * 0.58, 1);
        show_on_baseline(cr, path.get(), left + 15, baseline);
        const auto count = type.line(std::to_string(use.codings), {8.6, black, true});
        show_right(cr, count.get(), counts, baseline);
        const auto where = type.block(use.pages, {8.6, grey}, grid.right() - places, 1);
        show_on_baseline(cr, where.get(), places, baseline);
        y += row_height;
    }
    draw_rule(cr, grid, y);
}

double height_of_notes_heading() {
    return list_heading;
}

void draw_notes_heading(cairo_t* cr, const PrintedPages& pages) {
    const auto heading =
        pages.type.line(pages.french ? "Mémos des codages" : "Memos of codings", {13, black, true});
    show_at(cr, heading.get(), pages.grid.format.left, pages.grid.format.top);
}

} // namespace filrouge::publish

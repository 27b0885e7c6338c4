#include "publish/tables_layout.h"

#include "core/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace filrouge::publish {
namespace {

constexpr double font = 13;   // px
constexpr double margin = 16; // px
constexpr double row_height = 28;
constexpr double line_height = 19;
constexpr double longest_label = 360; // px; longer ones are cut, the whole is in a tool tip

/// One hue from light to dark ("Blues", Brewer 2003): told apart without seeing colours, and in
/// grey.
constexpr std::array<Colour, 6> palette{{{247, 251, 255},
                                         {208, 225, 242},
                                         {148, 196, 223},
                                         {74, 152, 201},
                                         {23, 100, 171},
                                         {8, 48, 107}}};

Colour colour_at(double share) {
    const auto place = std::clamp(share, 0.0, 1.0) * (palette.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(place), palette.size() - 2);
    const auto part = place - static_cast<double>(low);
    const auto mix = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * part));
    };
    const auto& a = palette[low];
    const auto& b = palette[low + 1];
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

/// Black or white, whichever has more contrast (WCAG 2.1): never below 4.5 to 1.
std::string_view ink_on(Colour colour) {
    const auto light = colour.luminance();
    return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#ffffff" : "#000000";
}

/// Characters of valid UTF-8, each with about how wide a sans-serif font draws it (em), rather too
/// wide than too narrow.
struct Glyph {
    std::string_view bytes;
    double em;
};
std::vector<Glyph> glyphs(std::string_view text) {
    std::vector<Glyph> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        double em = 0.64;
        if (lead == 0xCC || lead == 0xCD) em = 0; // combining marks
        if (lead >= 0xE3) em = 1.3;               // ideographs, emoji
        if (lead >= 'A' && lead <= 'Z') em = 0.74;
        if (std::string_view{"iljtf.,:;'|!()[]/ "}.find(text[at]) != std::string_view::npos)
            em = 0.4;
        if (std::string_view{"mwMW@%"}.find(text[at]) != std::string_view::npos) em = 0.98;
        all.push_back({text.substr(at, bytes), em});
        at += bytes;
    }
    return all;
}

double width_of(std::string_view text) {
    double width = 0;
    for (const auto& glyph : glyphs(text)) width += glyph.em * font;
    return width;
}

/// The end is what tells paths of codes apart, so the beginning is cut.
std::string shortened(std::string_view text) {
    double width = width_of(text);
    if (width <= longest_label) return std::string{text};
    std::size_t from = 0;
    for (const auto& glyph : glyphs(text)) {
        if (width + font <= longest_label) break;
        width -= glyph.em * font;
        from += glyph.bytes.size();
    }
    return "…" + std::string{text.substr(from)};
}

Lines wrapped(std::string_view text, double width) {
    Lines lines(1);
    while (!text.empty()) {
        const auto space = text.find(' ');
        const auto word = text.substr(0, space);
        auto longer =
            lines.back().empty() ? std::string{word} : lines.back() + ' ' + std::string{word};
        if (!lines.back().empty() && width_of(longer) > width) {
            lines.emplace_back(word);
        } else {
            lines.back() = std::move(longer);
        }
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return lines;
}

class HeatMap {
  public:
    explicit HeatMap(const TableDocument& document) : document_{document} { measure(); }

    std::string draw() {
        title();
        labels();
        cells();
        legend();
        notes();
        const auto height = y_ + margin;
        return fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
            "viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"DejaVu Sans, Verdana, Arial, "
            "sans-serif\" "
            "font-size=\"{2:.0f}\">\n<title>{3}</title>\n"
            "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{4}</svg>\n",
            width_, height, font, escape_html(document_.title), body_);
    }

  private:
    enum class Kind { count, total };

    [[nodiscard]] std::string number(double value) const {
        return format_number(value, document_, NumberStyle::for_readers);
    }

    void measure() {
        const auto texts = cells_of(document_, NumberStyle::for_readers);
        double numbers = 0;
        for (std::size_t row = 0; row < texts.size(); ++row) {
            left_ = std::max(left_, width_of(shortened(texts[row].front())));
            for (std::size_t col = 1; row > 0 && col < texts[row].size(); ++col) {
                numbers = std::max(numbers, width_of(texts[row][col]));
            }
        }
        double widest = 0;
        for (const auto& label : columns()) widest = std::max(widest, width_of(shortened(label)));
        cell_ = std::max(48.0, numbers + 16);
        slanted_ = widest + 12 > std::max(cell_, 90.0);
        if (!slanted_) cell_ = std::max(cell_, widest + 12);
        // Slanted by 45°, a label needs as much room above its cell as beside it.
        labels_height_ = slanted_ ? widest * std::sqrt(0.5) + font : line_height;
        left_ += margin + 10;
        const auto right = left_ + cell_ * static_cast<double>(columns().size());
        width_ = std::max(right + (slanted_ ? labels_height_ : 0) + margin, 480.0);
        for (const auto& row : document_.cells) {
            for (const auto value : row) {
                if (std::isfinite(value)) most_ = std::max(most_, value);
            }
        }
    }

    [[nodiscard]] Lines columns() const {
        auto all = document_.cols;
        all.emplace_back("Total");
        return all;
    }

    void text(double x, double y, std::string_view attributes, std::string_view content) {
        body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}{}>{}</text>\n", x, y,
                             attributes.empty() ? "" : " ", attributes, escape_html(content));
    }

    /// With the whole label as a tool tip where it was cut.
    void label(double x, double y, const std::string& attributes, const std::string& content) {
        const auto shown = shortened(content);
        if (shown == content) return text(x, y, attributes, content);
        body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}><title>{}</title>{}</text>\n", x,
                             y, attributes, escape_html(content), escape_html(shown));
    }

    void title() {
        for (const auto& line : wrapped(document_.title, (width_ - 2 * margin) / 1.2)) {
            y_ += line_height + 2;
            text(margin, y_, "font-weight=\"bold\" font-size=\"15\"", line);
        }
        y_ += 8;
    }

    void labels() {
        if (!document_.col_heading.empty() && !document_.cols.empty()) {
            y_ += line_height;
            text(left_, y_, "fill=\"#555555\"", document_.col_heading);
        }
        y_ += labels_height_ + 6;
        auto x = left_ + cell_ / 2;
        for (const auto& column : columns()) {
            label(x, y_ - 6,
                  slanted_ ? fmt::format("transform=\"rotate(-45 {:.1f} {:.1f})\"", x, y_ - 6)
                           : std::string{"text-anchor=\"middle\""},
                  column);
            x += cell_;
        }
        label(margin, y_ - 6, "fill=\"#555555\"", document_.row_heading);
    }

    void cell(double x, double value, Kind kind) {
        const bool total = kind == Kind::total;
        const auto fill = total || !std::isfinite(value) ? Colour{240, 240, 240}
                          : most_ > 0                    ? colour_at(value / most_)
                                                         : palette.front();
        body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
                             "fill=\"{}\" stroke=\"#ffffff\"/>\n",
                             x, y_, cell_, row_height, fill.hex());
        text(x + cell_ / 2, y_ + row_height / 2 + font * 0.36,
             fmt::format("text-anchor=\"middle\" fill=\"{}\"{}", ink_on(fill),
                         total ? " font-weight=\"bold\"" : ""),
             number(value));
    }

    void cells() {
        for (std::size_t row = 0; row <= document_.rows.size(); ++row) {
            const bool last = row == document_.rows.size();
            label(left_ - 10, y_ + row_height / 2 + font * 0.36,
                  last ? "text-anchor=\"end\" font-weight=\"bold\"" : "text-anchor=\"end\"",
                  last ? "Total" : document_.rows[row]);
            auto x = left_;
            for (const auto value : last ? document_.col_totals : document_.cells[row]) {
                cell(x, value, last ? Kind::total : Kind::count);
                x += cell_;
            }
            cell(x, last ? document_.total : document_.row_totals[row], Kind::total);
            y_ += row_height;
        }
    }

    void legend() {
        y_ += 14;
        constexpr double step = 24;
        const auto zero = number(0);
        text(margin, y_ + 12, "fill=\"#555555\"", zero);
        auto x = margin + width_of(zero) + 6;
        for (int i = 0; i <= 5; ++i) {
            body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"14\" "
                                 "fill=\"{}\" stroke=\"#cccccc\" stroke-width=\"0.5\"/>\n",
                                 x, y_, step, colour_at(i / 5.0).hex());
            x += step;
        }
        text(x + 6, y_ + 12, "fill=\"#555555\"", number(most_));
        y_ += 22;
    }

    void notes() {
        for (const auto& note : document_.notes) {
            for (const auto& line : wrapped(note, width_ - 2 * margin)) {
                y_ += line_height;
                text(margin, y_, "fill=\"#555555\"", line);
            }
        }
    }

    const TableDocument& document_;
    std::string body_;
    double y_ = margin - 6;
    double left_ = 0; ///< where the cells begin
    double cell_ = 0; ///< width
    double width_ = 0;
    double labels_height_ = 0;
    double most_ = 0;
    bool slanted_ = false;
};

} // namespace

std::string table_svg(const TableDocument& document) {
    return HeatMap{document}.draw();
}

} // namespace filrouge::publish

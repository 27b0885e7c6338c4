#include "publish/typesetter.h"

#include "publish/inks.h"

#include <set>
#include <vector>

namespace filrouge::publish {
namespace {

/// A font there may be and the size at which it reads like the others.
struct Face {
    const char* family;
    double size;
};
constexpr Face serifs[] = {{"Source Serif 4", 9.8},
                           {"Source Serif Pro", 9.8},
                           {"Libertinus Serif", 10.6},
                           {"Linux Libertine O", 10.6},
                           {"P052", 10.2},
                           {"Palatino Linotype", 10.2},
                           {"Georgia", 9.8},
                           {"Noto Serif", 9.4},
                           {"DejaVu Serif", 9.0}};
constexpr Face sanses[] = {{"Source Sans 3", 1}, {"Source Sans Pro", 1},
                           {"Open Sans", 1},     {"Noto Sans", 1},
                           {"Nimbus Sans", 1},   {"DejaVu Sans Condensed", 1}};

std::set<std::string> families_in(PangoFontMap* fonts) {
    PangoFontFamily** families = nullptr;
    int n = 0;
    pango_font_map_list_families(fonts, &families, &n);
    std::set<std::string> names;
    for (int i = 0; i < n; ++i) names.insert(pango_font_family_get_name(families[i]));
    g_free(families);
    return names;
}

template <std::size_t N>
Face first_of(const Face (&faces)[N], const std::set<std::string>& there, Face otherwise) {
    for (const auto& face : faces) {
        if (there.contains(face.family)) return face;
    }
    return otherwise;
}

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
    attribute->start_index = static_cast<guint>(begin);
    attribute->end_index = static_cast<guint>(end);
    pango_attr_list_insert(list, attribute);
}

PangoContext* make_context(PangoFontMap* fonts, const std::string& language, PangoDirection base) {
    auto* context = pango_font_map_create_context(fonts);
    pango_context_set_language(context, pango_language_from_string(language.c_str()));
    pango_context_set_base_dir(context, base);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_cairo_context_set_resolution(context, 72); // a point is a unit
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    return context;
}

double points(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}

int units(double points) {
    return static_cast<int>(points * PANGO_SCALE);
}

} // namespace

void add_ink(PangoAttrList* list, Colour colour, std::size_t begin, std::size_t end) {
    const auto wide = [](std::uint8_t part) { return static_cast<guint16>(part * 257); };
    add(list, pango_attr_foreground_new(wide(colour.red), wide(colour.green), wide(colour.blue)),
        begin, end);
}

void add_bold(PangoAttrList* list, std::size_t begin, std::size_t end) {
    add(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), begin, end);
}

Direction direction_of(PangoLayout* layout) {
    const auto found = pango_layout_get_direction(layout, 0);
    return found == PANGO_DIRECTION_RTL ? Direction::right_to_left : Direction::left_to_right;
}

Typesetter::Typesetter(const std::string& language)
    : fonts_{pango_cairo_font_map_new()}, context_{make_context(fonts_.get(), language,
                                                                PANGO_DIRECTION_LTR)},
      leftward_{make_context(fonts_.get(), language, PANGO_DIRECTION_RTL)},
      body_{pango_font_description_new()} {
    const auto there = families_in(fonts_.get());
    const auto face = first_of(serifs, there, {"serif", 9.5});
    // What the first font lacks comes from the next, then from whatever font has it.
    pango_font_description_set_family(body_.get(),
                                      (std::string{face.family} + ",DejaVu Serif,serif").c_str());
    pango_font_description_set_size(body_.get(), units(face.size));
    sans_ = std::string{first_of(sanses, there, {"sans", 1}).family} + ",DejaVu Sans,sans";
    auto* metrics = pango_context_get_metrics(context_.get(), body_.get(), nullptr);
    ascent_ = points(pango_font_metrics_get_ascent(metrics));
    descent_ = points(pango_font_metrics_get_descent(metrics));
    pango_font_metrics_unref(metrics);
}

LayoutPtr Typesetter::body(const std::string& text, double width, Direction direction,
                           PangoAttrList* attributes) const {
    const bool leftward = direction == Direction::right_to_left;
    LayoutPtr layout{pango_layout_new((leftward ? leftward_ : context_).get())};
    pango_layout_set_auto_dir(layout.get(), direction == Direction::of_letters ? TRUE : FALSE);
    pango_layout_set_alignment(layout.get(), leftward ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_font_description(layout.get(), body_.get());
    pango_layout_set_width(layout.get(), units(width));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_attributes(layout.get(), attributes);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

LayoutPtr Typesetter::line(const std::string& text, const Style& style) const {
    LayoutPtr layout{pango_layout_new(context_.get())};
    const FontPtr font{pango_font_description_new()};
    pango_font_description_set_family(font.get(), sans_.c_str());
    pango_font_description_set_size(font.get(), units(style.size));
    if (style.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    if (style.italic) pango_font_description_set_style(font.get(), PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    const AttributesPtr attributes{pango_attr_list_new()};
    add_ink(attributes.get(), style.ink, 0, text.size());
    pango_layout_set_attributes(layout.get(), attributes.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

LayoutPtr Typesetter::block(const std::string& text, const Style& style, double width,
                            int lines) const {
    auto layout = line(text, style);
    pango_layout_set_width(layout.get(), units(width));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_height(layout.get(), -lines);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    return layout;
}

double width_of(PangoLayout* layout) {
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return points(logical.width);
}

double height_of(PangoLayout* layout) {
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return points(logical.height);
}

void set_ink(cairo_t* cr, Colour colour) {
    cairo_set_source_rgb(cr, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

void show_at(cairo_t* cr, PangoLayout* layout, double x, double top) {
    cairo_move_to(cr, x, top);
    pango_cairo_show_layout(cr, layout);
}

void show_on_baseline(cairo_t* cr, PangoLayout* layout, double x, double baseline) {
    show_at(cr, layout, x, baseline - points(pango_layout_get_baseline(layout)));
}

} // namespace filrouge::publish

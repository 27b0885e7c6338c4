#pragma once

#include "core/values.h"

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>

// Pango as the printed pages use it. Lengths are points.
namespace filrouge::publish {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Unref>;

struct UnrefAttributes {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
using AttributesPtr = std::unique_ptr<PangoAttrList, UnrefAttributes>;

/// Of the bytes [begin, end) of a layout's text.
void add_ink(PangoAttrList* list, Colour colour, std::size_t begin, std::size_t end);
void add_bold(PangoAttrList* list, std::size_t begin, std::size_t end);

/// Of a paragraph; `of_letters`: that of its first letter that has one.
enum class Direction { of_letters, left_to_right, right_to_left };
/// What came of `of_letters`.
Direction direction_of(PangoLayout* layout);

/// How words beside the text look.
struct Style {
    double size = 8;
    Colour ink;
    bool bold = false;
    bool italic = false;
};

/// Fonts and settings. Layouts measure the same whatever they are drawn on.
class Typesetter {
  public:
    explicit Typesetter(const std::string& language);

    /// A paragraph of the text.
    [[nodiscard]] LayoutPtr body(const std::string& text, double width, Direction direction,
                                 PangoAttrList* attributes) const;
    /// One line of words beside the text, in a sans serif.
    [[nodiscard]] LayoutPtr line(const std::string& text, const Style& style) const;
    /// The same, at most `lines` lines of `width`, then an ellipsis.
    [[nodiscard]] LayoutPtr block(const std::string& text, const Style& style, double width,
                                  int lines) const;
    /// Of ordinary letters of the body.
    [[nodiscard]] double ascent() const { return ascent_; }
    [[nodiscard]] double descent() const { return descent_; }

  private:
    struct FreeFont {
        void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    };
    using FontPtr = std::unique_ptr<PangoFontDescription, FreeFont>;

    std::unique_ptr<PangoFontMap, Unref> fonts_;
    std::unique_ptr<PangoContext, Unref> context_;
    std::unique_ptr<PangoContext, Unref> leftward_; // for right-to-left paragraphs
    FontPtr body_;
    std::string sans_;
    double ascent_ = 0;
    double descent_ = 0;
};

double width_of(PangoLayout* layout);
double height_of(PangoLayout* layout);
void set_ink(cairo_t* cr, Colour colour);
/// With the top left corner there, or its first baseline.
void show_at(cairo_t* cr, PangoLayout* layout, double x, double top);
void show_on_baseline(cairo_t* cr, PangoLayout* layout, double x, double baseline);

} // namespace filrouge::publish

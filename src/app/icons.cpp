#include "app/icons.h"

#include "app/wx_text.h"

namespace filrouge::app {
namespace {

/// Paths on a grid of 24 × 24.
const char* paths_of(Icon which) {
    switch (which) {
    case Icon::create: return "M6 3h8l4 4v14H6z M12 10v8 M8 14h8";
    case Icon::open: return "M3 19V5h6l2 3h9v3 M3 19l3-8h16l-3 8z";
    case Icon::import: return "M12 3v11 M8 10l4 4 4-4 M4 15v5h16v-5";
    case Icon::undo: return "M8 5L4 9l4 4 M4 9h10a5 5 0 0 1 0 10H9";
    case Icon::redo: return "M16 5l4 4-4 4 M20 9H10a5 5 0 0 0 0 10h5";
    case Icon::code: return "M3 12V4h8l10 10-8 8z M7.5 7.5v1h1v-1z";
    case Icon::uncode: return "M3 12V4h8l10 10-8 8z M9 10l6 6 M15 10l-6 6";
    case Icon::search: return "M10 4a6 6 0 1 0 .1 0z M14.5 14.5L20 20";
    case Icon::quotes: return "M5 14V9q0-3 4-3 M5 10h4v5H5z M14 14V9q0-3 4-3 M14 10h4v5h-4z";
    }
    return "";
}

} // namespace

wxBitmapBundle icon(Icon which) {
    const auto ink = system_colour(wxSYS_COLOUR_BTNTEXT);
    const auto svg = std::string{"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" "
                                 "width=\"24\" height=\"24\"><path d=\""} +
                     paths_of(which) + "\" fill=\"none\" stroke=\"" + ink.hex() +
                     "\" stroke-width=\"1.7\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"
                     "</svg>";
    return wxBitmapBundle::FromSVG(svg.c_str(), wxSize{20, 20});
}

wxBitmapBundle program_icon() {
    static constexpr const char* svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\" width=\"48\" "
        "height=\"48\">"
        "<rect x=\"5\" y=\"3\" width=\"38\" height=\"42\" rx=\"5\" fill=\"#fdfbf6\" "
        "stroke=\"#8a8378\" "
        "stroke-width=\"1.5\"/>"
        "<path d=\"M12 13h24 M12 21h24 M12 29h24 M12 37h16\" stroke=\"#b9b2a5\" "
        "stroke-width=\"2.4\" "
        "fill=\"none\" stroke-linecap=\"round\"/>"
        "<path d=\"M2 12c14-8 16 12 26 8s8-12 14-6 0 16-8 16-14 2-16 14\" stroke=\"#c8102e\" "
        "stroke-width=\"3.2\" fill=\"none\" stroke-linecap=\"round\"/></svg>";
    return wxBitmapBundle::FromSVG(svg, wxSize{48, 48});
}

} // namespace filrouge::app

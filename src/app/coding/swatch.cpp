#include "app/coding/swatch.h"

#include <string>

namespace filrouge::app {

wxBitmapBundle swatch(Colour colour) {
    const auto svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\" width=\"16\" "
        "height=\"16\"><rect x=\"2\" y=\"2\" width=\"12\" height=\"12\" rx=\"3\" fill=\"" +
        colour.hex() + "\"/></svg>";
    return wxBitmapBundle::FromSVG(svg.c_str(), wxSize{16, 16});
}

} // namespace filrouge::app

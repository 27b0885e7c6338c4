#include "publish/inks.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace filrouge::publish {

Colour mixed(Colour over, Colour under, double share) {
    const auto blend = [share](double a, double b) {
        return static_cast<std::uint8_t>(std::lround(a * share + b * (1.0 - share)));
    };
    return {blend(over.red, under.red), blend(over.green, under.green),
            blend(over.blue, under.blue)};
}

Colour readable(Colour colour) {
    constexpr double enough = 4.5;
    for (int step = 0; step < 20; ++step) {
        const auto candidate = mixed(black, colour, step / 20.0);
        if (1.05 / (candidate.luminance() + 0.05) >= enough) return candidate;
    }
    return black;
}

Colour speaker_ink(std::size_t nth) {
    // Paul Tol's "bright" and "dark" qualitative schemes.
    static constexpr Colour palette[] = {{68, 119, 170}, {170, 51, 119}, {34, 136, 51},
                                         {204, 102, 17}, {51, 34, 136},  {0, 119, 136},
                                         {136, 34, 85},  {119, 119, 17}};
    return readable(palette[nth % std::size(palette)]);
}

Colour tint(const std::vector<Colour>& colours) {
    double red = 0;
    double green = 0;
    double blue = 0;
    for (const auto colour : colours) {
        red += colour.red;
        green += colour.green;
        blue += colour.blue;
    }
    const auto n = static_cast<double>(colours.size());
    const auto mean = [n](double sum) { return static_cast<std::uint8_t>(sum / n); };
    return mixed({mean(red), mean(green), mean(blue)}, white, std::min(0.15 + 0.05 * n, 0.32));
}

} // namespace filrouge::publish

#include "publish/inks.h"

#include <algorithm>

namespace filrouge::publish {

Colour readable(Colour colour) {
    constexpr double enough = 4.5;
    for (int step = 0; step < 20; ++step) {
        const auto candidate = mix(black, colour, step / 20.0);
        if (contrast(candidate, white) >= enough) return candidate;
    }
    return black;
}

Colour speaker_ink(std::size_t nth) {
    return readable(speaker_hue(nth));
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
    return mix({mean(red), mean(green), mean(blue)}, white, std::min(0.15 + 0.05 * n, 0.32));
}

} // namespace filrouge::publish

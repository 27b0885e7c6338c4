#include "core/colours.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace filrouge {
namespace {

constexpr double readable_contrast = 4.5; // WCAG 2.1, level AA, text of ordinary size

std::uint8_t blend(std::uint8_t over, std::uint8_t under, double share) {
    return static_cast<std::uint8_t>(std::lround(over * share + under * (1.0 - share)));
}

} // namespace

double contrast(Colour a, Colour b) {
    const auto la = a.luminance();
    const auto lb = b.luminance();
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Colour mix(Colour over, Colour under, double share) {
    const auto s = std::clamp(share, 0.0, 1.0);
    return {blend(over.red, under.red, s), blend(over.green, under.green, s),
            blend(over.blue, under.blue, s)};
}

Colour ink_on(Colour background) {
    constexpr Colour black{0, 0, 0};
    constexpr Colour white{255, 255, 255};
    return contrast(black, background) >= contrast(white, background) ? black : white;
}

Colour readable_on(Colour colour, Colour background) {
    const auto ink = ink_on(background);
    for (int step = 0; step <= 20; ++step) {
        const auto candidate = mix(ink, colour, step / 20.0);
        if (contrast(candidate, background) >= readable_contrast) return candidate;
    }
    return ink;
}

Colour speaker_hue(std::size_t nth) {
    // Paul Tol's "bright" and "dark" qualitative schemes, which differ for the colour-blind.
    static constexpr Colour palette[] = {{68, 119, 170}, {170, 51, 119}, {34, 136, 51},
                                         {204, 102, 17}, {51, 34, 136},  {0, 119, 136},
                                         {136, 34, 85},  {119, 119, 17}};
    return palette[nth % std::size(palette)];
}

Colour speaker_colour(std::size_t nth, Colour background) {
    return readable_on(speaker_hue(nth), background);
}

} // namespace filrouge

#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace filrouge::test {

/// Random texts of what transcripts hold and programs trip over: accents composed and combining,
/// ligatures, every kind of apostrophe, emoji of several code points, right-to-left words, hard
/// spaces, line ends, nothing.
class TextGenerator {
  public:
    explicit TextGenerator(std::uint32_t seed) : random_{seed} {}

    /// `pieces` words and separators; valid UTF-8, LF only.
    std::string text(std::size_t pieces) {
        static constexpr std::array<std::string_view, 40> parts{"enfant",
                                                                "l’",
                                                                "d'",
                                                                "réseau",
                                                                "re\u0301seau",
                                                                "Œuvre",
                                                                "aujourd'hui",
                                                                "É",
                                                                "e\u0301",
                                                                "ﬁn",
                                                                "Straße",
                                                                "turn-over",
                                                                "👩‍👩‍👧",
                                                                "😀",
                                                                "🇧🇪",
                                                                "שלום",
                                                                "عَرَبي",
                                                                "П\u0440и\u0306вет",
                                                                "日本語",
                                                                "3,5",
                                                                "10:30",
                                                                "n’",
                                                                "x",
                                                                "ça",
                                                                "«\u00a0",
                                                                "\u00a0»",
                                                                "?",
                                                                "…",
                                                                "M.",
                                                                "a\u00adb",
                                                                "lʼ",
                                                                "qu‘",
                                                                "jusqu'",
                                                                "«\u202f",
                                                                "\u202f!",
                                                                "10\u202f000",
                                                                "_x_",
                                                                "\u05d1\u05bc\u05b8",
                                                                "\u0628\u0651\u064e",
                                                                "\u200f@x"};
        static constexpr std::array<std::string_view, 7> separators{" ",  " ",      " ", "\n",
                                                                    ". ", "\u00a0", ""};
        std::string all;
        for (std::size_t i = 0; i < pieces; ++i) {
            all += parts[random_() % parts.size()];
            all += separators[random_() % separators.size()];
        }
        return all;
    }

    std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }

  private:
    std::mt19937 random_;
};

} // namespace filrouge::test

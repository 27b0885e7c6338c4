#include "transcripts/language.h"

#include "transcripts/unicode.h"

#include <algorithm>
#include <array>
#include <cld2/public/compact_lang_det.h>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t enough = 100'000; // code points
constexpr std::ptrdiff_t fewest_letters = 60;
constexpr int most_percent = 80;

CpSpan beginning(const Text& text, std::size_t length) {
    return {CpPos{0}, CpPos{std::min(text.size().value(), length)}};
}

bool is_long_enough(const Text& text) {
    const auto letters = to_utf32(text.slice(beginning(text, 2000)));
    return std::count_if(letters.begin(), letters.end(), is_letter) >= fewest_letters;
}

} // namespace

std::string detect_language(const Text& text) {
    if (!is_long_enough(text)) return {};
    const auto utf8 = text.slice(beginning(text, enough));
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    int bytes = 0;
    bool reliable = false;
    CLD2::DetectLanguageSummary(utf8.data(), static_cast<int>(utf8.size()), true, languages.data(),
                                percents.data(), &bytes, &reliable);
    if (!reliable || percents[0] < most_percent || languages[0] == CLD2::UNKNOWN_LANGUAGE) {
        return {};
    }
    return CLD2::LanguageCode(languages[0]);
}

} // namespace filrouge::transcripts

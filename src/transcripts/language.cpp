#include "transcripts/language.h"

#include "transcripts/language_code.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <array>
#include <cld2/public/compact_lang_det.h>
#include <map>
#include <string_view>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

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

/// Scripts that one language is written in, as far as a few words can tell.
std::string_view only_language(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HEBREW: return "he";
    case USCRIPT_GREEK: return "el";
    case USCRIPT_HANGUL: return "ko";
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return "ja";
    default: return {};
    }
}

// Japanese is written in Chinese letters, too.
std::string language_of_script(const Text& text) {
    constexpr std::size_t fewest = 4;
    std::map<std::string_view, std::size_t> counts;
    std::size_t letters = 0;
    std::size_t chinese = 0;
    for (const char32_t c : to_utf32(text.slice(beginning(text, 2000)))) {
        if (!is_letter(c)) continue;
        ++letters;
        if (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0) ++chinese;
        if (const auto language = only_language(c); !language.empty()) ++counts[language];
    }
    for (const auto& [language, count] : counts) {
        const auto own = count + (language == "ja" ? chinese : 0);
        if (count >= fewest && own * 100 >= letters * most_percent) return std::string{language};
    }
    return {};
}

} // namespace

std::string detect_language(const Text& text) {
    if (!is_long_enough(text)) return language_of_script(text);
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
    return current_code(CLD2::LanguageCode(languages[0]));
}

} // namespace filrouge::transcripts

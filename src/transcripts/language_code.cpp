#include "transcripts/language_code.h"

#include <unicode/locid.h>

#include <algorithm>
#include <array>

namespace filrouge::transcripts {

std::string language_code(std::string_view stated) {
    constexpr std::string_view blanks = " \t";
    const auto begin = std::min(stated.find_first_not_of(blanks), stated.size());
    const auto end = std::min(stated.find_first_of(" \t,;", begin), stated.size());
    const std::string first{stated.substr(begin, end - begin)};
    return current_code(icu::Locale{first.c_str()}.getLanguage());
}

std::string current_code(std::string code) {
    struct Withdrawn {
        std::string_view code;
        std::string_view today;
    };
    static constexpr std::array<Withdrawn, 4> all{
        {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"jw", "jv"}}};
    const auto length = std::min(code.find_first_of("-_"), code.size());
    for (const auto& withdrawn : all) {
        if (code.compare(0, length, withdrawn.code) == 0) {
            return code.replace(0, length, withdrawn.today);
        }
    }
    return code;
}

} // namespace filrouge::transcripts

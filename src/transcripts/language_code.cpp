#include "transcripts/language_code.h"

#include <unicode/locid.h>

#include <algorithm>

namespace filrouge::transcripts {

std::string language_code(std::string_view stated) {
    constexpr std::string_view blanks = " \t";
    const auto begin = std::min(stated.find_first_not_of(blanks), stated.size());
    const auto end = std::min(stated.find_first_of(" \t,;", begin), stated.size());
    const std::string first{stated.substr(begin, end - begin)};
    return icu::Locale{first.c_str()}.getLanguage();
}

} // namespace filrouge::transcripts

#include "search/spelling.h"

#include "core/breaks.h"
#include "core/fold.h"

#include <algorithm>

namespace filrouge::search {

namespace {

constexpr std::size_t shortest = 4;
constexpr std::size_t longest = 40; // bytes; longer ones are no words that people type

} // namespace

bool can_be_suggested(std::string_view folded) {
    if (folded.size() < shortest || folded.size() > longest) return false;
    return std::all_of(folded.begin(), folded.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

std::vector<std::string> written_forms(std::string_view text, std::string_view language,
                                       std::string_view folded) {
    std::vector<std::string> forms;
    for (const auto& word : words(text, language)) {
        const auto form = text.substr(word.span.begin().value(), word.span.size().value());
        if (fold(form) == folded) forms.emplace_back(form);
    }
    return forms;
}

} // namespace filrouge::search

#include "transcripts/labels/noted_name.h"

#include "core/fold.h"
#include "transcripts/labels/cast.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace filrouge::transcripts {

NotedName noted_name(std::u32string_view name) {
    if (name.empty() || (name.back() != U')' && name.back() != U']')) return {};
    const auto open = name.rfind(name.back() == U')' ? U'(' : U'[');
    if (open == std::u32string_view::npos || open == 0 || !is_space(name[open - 1])) return {};
    auto base = name.substr(0, open);
    while (!base.empty() && is_space(base.back())) base.remove_suffix(1);
    return {base, name.substr(open + 1, name.size() - open - 2)};
}

bool tells_apart(std::u32string_view note) {
    return note.size() <= 2 || std::any_of(note.begin(), note.end(), is_digit);
}

std::size_t length_before_age(std::u32string_view name) {
    static const std::set<std::string> years{"ans",    "an",   "years", "year", "yrs",
                                             "jahre",  "jahr", "jaar",  "anos", "anni",
                                             "annees", "лет",  "года"};
    const auto comma = name.rfind(U',');
    if (comma == std::u32string_view::npos || comma == 0) return name.size();
    auto i = comma + 1;
    const auto skip = [&](auto is) {
        const auto from = i;
        while (i < name.size() && is(name[i])) ++i;
        return i - from;
    };
    skip(is_space);
    const auto digits = skip(is_digit);
    if (digits == 0 || digits > 3) return name.size();
    skip(is_space);
    const auto word = i;
    skip([](char32_t c) { return !is_space(c); });
    const auto unit = fold(to_utf8(name.substr(word, i - word)));
    const auto rest = fold(to_utf8(name.substr(i)));
    const bool ends = rest.empty() || rest == " old" || rest == " alt" || rest == " oud";
    if (!ends || (!unit.empty() && years.count(unit) == 0)) return name.size();
    auto length = comma;
    while (length > 0 && is_space(name[length - 1])) --length;
    return length;
}

std::vector<std::string> told_shared_names(const std::vector<Speaker>& speakers) {
    struct Shared {
        std::vector<std::string> labels;
        bool noted = false;
    };
    std::map<std::string, Shared> names;
    std::vector<const Shared*> in_order;
    for (const auto& speaker : speakers) {
        const auto label = to_utf32(speaker.label);
        const auto noted = noted_name(label);
        if (!noted.base.empty() && tells_apart(noted.note)) continue;
        const auto key = speaker_key(noted.base.empty() ? std::u32string_view{label} : noted.base);
        auto& shared = names[key];
        if (shared.labels.empty()) in_order.push_back(&shared);
        shared.labels.push_back(speaker.label);
        shared.noted = shared.noted || !noted.base.empty();
    }
    std::vector<std::string> told;
    for (const auto* shared : in_order) {
        if (!shared->noted || shared->labels.size() < 2) continue;
        told.push_back(fmt::format("{} have the same name before the brackets and were taken as "
                                   "different persons",
                                   listed(shared->labels)));
    }
    return told;
}

} // namespace filrouge::transcripts

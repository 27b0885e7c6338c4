#include "app/logic/palette.h"

#include "core/fold.h"

#include <algorithm>

namespace filrouge::app {
namespace {

constexpr std::size_t most_recent = 30;
constexpr std::size_t least_in_common = 4;

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : folded) {
        if (c == ' ' || c == '/' || c == '\t') {
            if (!word.empty()) words.push_back(std::move(word));
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

bool starts_word(std::string_view text, std::size_t at) {
    return at == 0 || std::string_view{" /-'"}.find(text[at - 1]) != std::string_view::npos;
}

/// 0: not there; more is better.
int word_score(const PaletteEntry& entry, const std::string& word) {
    const auto in_name = entry.folded_name.find(word);
    if (in_name == 0) return 8;
    if (in_name != std::string::npos) return starts_word(entry.folded_name, in_name) ? 6 : 3;
    const auto anywhere = entry.folded_all.find(word);
    if (anywhere == std::string::npos) return 0;
    return starts_word(entry.folded_all, anywhere) ? 2 : 1;
}

/// Nothing fits: 0.
int score(const PaletteEntry& entry, const std::vector<std::string>& words) {
    int total = 0;
    for (const auto& word : words) {
        const int one = word_score(entry, word);
        if (one == 0) return 0;
        total += one;
    }
    return total;
}

/// In letters (code points), not bytes.
std::size_t common_beginning(std::string_view a, std::string_view b) {
    const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    return static_cast<std::size_t>(std::count_if(
        a.begin(), end, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t recency(const CodeId& code, const std::vector<CodeId>& recent) {
    return static_cast<std::size_t>(std::find(recent.begin(), recent.end(), code) - recent.begin());
}

} // namespace

std::vector<PaletteEntry> palette_entries(const Codebook& codebook) {
    std::vector<PaletteEntry> entries;
    for (const auto& id : codebook.in_order()) {
        const auto& code = codebook.at(id);
        PaletteEntry entry;
        entry.id = id;
        entry.name = code.name;
        entry.parents = code.parent.is_nil() ? std::string{} : codebook.path(code.parent);
        entry.colour = code.colour;
        entry.folded_name = fold(code.name);
        entry.folded_all = fold(codebook.path(id));
        for (const auto& [language, label] : code.labels) entry.folded_all += " " + fold(label);
        entries.push_back(std::move(entry));
    }
    return entries;
}

void RecentCodes::use(const CodeId& code) {
    forget(code);
    codes_.insert(codes_.begin(), code);
    if (codes_.size() > most_recent) codes_.pop_back();
}

void RecentCodes::forget(const CodeId& code) {
    std::erase(codes_, code);
}

std::vector<std::size_t> rank_codes(const std::vector<PaletteEntry>& entries,
                                    std::string_view query, const std::vector<CodeId>& recent) {
    struct Found {
        std::size_t entry;
        int score;
        std::size_t recency;
    };
    const auto words = words_of(fold(query));
    std::vector<Found> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const int points = score(entries[i], words);
        if (points == 0 && !words.empty()) continue;
        found.push_back({i, points, recency(entries[i].id, recent)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        if (a.score != b.score) return a.score > b.score;
        return a.recency < b.recency;
    });
    std::vector<std::size_t> ranked;
    ranked.reserve(found.size());
    for (const auto& one : found) ranked.push_back(one.entry);
    return ranked;
}

std::vector<std::size_t> near_codes(const std::vector<PaletteEntry>& entries,
                                    std::string_view query) {
    const auto words = words_of(fold(query));
    std::vector<std::pair<std::size_t, std::size_t>> found; // letters in common, entry
    for (std::size_t i = 0; i < entries.size(); ++i) {
        std::size_t most = 0;
        for (const auto& name : words_of(entries[i].folded_name)) {
            for (const auto& word : words) most = std::max(most, common_beginning(name, word));
        }
        if (most >= least_in_common) found.emplace_back(most, i);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::size_t> ranked;
    ranked.reserve(found.size());
    for (const auto& [letters, entry] : found) ranked.push_back(entry);
    return ranked;
}

bool names_a_code(const std::vector<PaletteEntry>& entries, std::string_view query) {
    const auto wanted = fold(query);
    return std::any_of(entries.begin(), entries.end(), [&](const PaletteEntry& entry) {
        const auto path = entry.parents.empty() ? entry.name : entry.parents + "/" + entry.name;
        return entry.folded_name == wanted || fold(path) == wanted;
    });
}

bool fits_words(std::string_view text, std::string_view query) {
    const auto folded = fold(text);
    const auto words = words_of(fold(query));
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return folded.find(word) != std::string::npos;
    });
}

} // namespace filrouge::app

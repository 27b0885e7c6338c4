#include "core/text_difference.h"

#include "core/breaks.h"
#include "core/sequence_difference.h"

#include <algorithm>
#include <unordered_map>

namespace filrouge {
namespace {

constexpr std::size_t longest_word_change = 4096; // bytes compared character by character

/// A stretch of bytes of the old text and what stands there in the new one.
struct Pair {
    std::string_view old;
    std::string_view now;
    std::size_t at = 0; ///< where `old` begins in the old text
};

using Pieces = std::vector<std::string_view>;

Pieces lines_of(std::string_view text) {
    Pieces lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

bool is_word_part(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    const bool space_or_sign = c == 0xA0 || c == 0xAB || c == 0xBB ||
                               (c >= 0x2000 && c <= 0x200A) || (c >= 0x2010 && c <= 0x205F) ||
                               c == 0x3000 || c == 0x3001 || c == 0x3002;
    return !space_or_sign;
}

struct Decoded {
    char32_t point;
    std::size_t bytes;
};

Decoded decode(std::string_view valid, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(valid[at + i]); };
    const char32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first < 0xE0) return {((first & 0x1F) << 6) | (byte(1) & 0x3Fu), 2};
    if (first < 0xF0)
        return {((first & 0x0F) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu), 3};
    return {0x10000, 4};
}

/// Words, and every other character by itself.
Pieces words_of(std::string_view text) {
    Pieces pieces;
    for (std::size_t begin = 0; begin < text.size();) {
        auto [point, size] = decode(text, begin);
        auto end = begin + size;
        if (is_word_part(point)) {
            while (end < text.size()) {
                const auto next = decode(text, end);
                if (!is_word_part(next.point)) break;
                end += next.bytes;
            }
        }
        pieces.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return pieces;
}

Pieces characters_of(std::string_view text) {
    Pieces pieces;
    const auto starts = grapheme_starts(text);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const auto end = i + 1 < starts.size() ? starts[i + 1].value() : text.size();
        pieces.push_back(text.substr(starts[i].value(), end - starts[i].value()));
    }
    return pieces;
}

std::string_view stretch(std::string_view text, const Pieces& pieces, std::size_t begin,
                         std::size_t end) {
    const auto offset = [&](std::size_t i) {
        return i < pieces.size() ? static_cast<std::size_t>(pieces[i].data() - text.data())
                                 : text.size();
    };
    return text.substr(offset(begin), offset(end) - offset(begin));
}

class Comparison {
  public:
    Comparison(const Pair& pair, Pieces (*cut)(std::string_view))
        : pair_{pair}, old_{cut(pair.old)}, now_{cut(pair.now)} {
        std::unordered_map<std::string_view, std::uint32_t> numbers;
        const auto number_all = [&](const Pieces& pieces) {
            std::vector<std::uint32_t> all;
            all.reserve(pieces.size());
            for (const auto& piece : pieces) {
                all.push_back(numbers.try_emplace(piece, static_cast<std::uint32_t>(numbers.size()))
                                  .first->second);
            }
            return all;
        };
        const auto a = number_all(old_);
        const auto b = number_all(now_);
        hunks_ = sequence_difference(a, b);
    }

    [[nodiscard]] std::vector<Hunk>& hunks() { return hunks_; }
    [[nodiscard]] Pair pair(const Hunk& hunk) const {
        const auto old = stretch(pair_.old, old_, hunk.a_begin, hunk.a_end);
        return {old, stretch(pair_.now, now_, hunk.b_begin, hunk.b_end),
                pair_.at + static_cast<std::size_t>(old.data() - pair_.old.data())};
    }
    /// At least half of the characters are the same, and there is more than one to tell.
    [[nodiscard]] bool alike() const {
        if (old_.size() < 2) return false;
        std::size_t changed = 0;
        for (const auto& hunk : hunks_)
            changed += hunk.a_end - hunk.a_begin + hunk.b_end - hunk.b_begin;
        return 2 * changed <= old_.size() + now_.size();
    }
    /// An insertion at either end takes the character beside it along.
    void hold_ends() {
        if (hunks_.empty()) return;
        if (auto& first = hunks_.front(); first.a_begin == 0 && first.a_end == 0) {
            ++first.a_end;
            ++first.b_end;
        }
        if (auto& last = hunks_.back(); last.a_begin == old_.size()) {
            --last.a_begin;
            --last.b_begin;
        }
    }

  private:
    Pair pair_;
    Pieces old_, now_;
    std::vector<Hunk> hunks_;
};

/// Compares ever finer: by lines, by words, by characters.
class Refiner {
  public:
    explicit Refiner(const Text& old) : old_{old} {}

    void by_lines(const Pair& pair) {
        Comparison lines{pair, lines_of};
        for (const auto& hunk : lines.hunks()) by_words(lines.pair(hunk));
    }
    std::vector<Replacement> take() { return std::move(found_); }

  private:
    void by_words(const Pair& pair) {
        Comparison words{pair, words_of};
        for (const auto& hunk : words.hunks()) by_characters(words.pair(hunk));
    }
    void by_characters(const Pair& pair) {
        if (pair.old.empty() || pair.now.empty() ||
            pair.old.size() + pair.now.size() > longest_word_change) {
            add(pair);
            return;
        }
        Comparison characters{pair, characters_of};
        if (!characters.alike()) {
            add(pair);
            return;
        }
        characters.hold_ends();
        for (const auto& hunk : characters.hunks()) add(characters.pair(hunk));
    }
    void add(const Pair& pair) {
        const ByteSpan span{BytePos{pair.at}, BytePos{pair.at + pair.old.size()}};
        found_.push_back({old_.index().from_bytes(span), std::string{pair.now}});
    }

    const Text& old_;
    std::vector<Replacement> found_;
};

/// Without what both begin and end with, but for the words at the edges, which stay whole.
Pair trimmed(Pair pair) {
    constexpr std::size_t longest_word = 256;
    const auto shorter = std::min(pair.old.size(), pair.now.size());
    const auto same = static_cast<std::size_t>(
        std::mismatch(pair.old.begin(), pair.old.begin() + static_cast<std::ptrdiff_t>(shorter),
                      pair.now.begin())
            .first -
        pair.old.begin());
    const auto is_edge = [](char c) { return c == ' ' || c == '\n'; };
    auto begin = same;
    while (begin > 0 && same - begin < longest_word && !is_edge(pair.old[begin - 1])) --begin;
    if (begin > 0 && !is_edge(pair.old[begin - 1])) begin = 0;
    pair.old.remove_prefix(begin);
    pair.now.remove_prefix(begin);
    pair.at += begin;
    const auto rest = std::min(pair.old.size(), pair.now.size());
    std::size_t tail = 0;
    while (tail < rest &&
           pair.old[pair.old.size() - 1 - tail] == pair.now[pair.now.size() - 1 - tail])
        ++tail;
    while (tail > 0 && !is_edge(pair.old[pair.old.size() - tail])) --tail;
    pair.old.remove_suffix(tail);
    pair.now.remove_suffix(tail);
    return pair;
}

} // namespace

std::vector<Replacement> text_difference(const Text& old, const Text& now) {
    return text_difference(old, old.all(), now.utf8());
}

std::vector<Replacement> text_difference(const Text& old, CpSpan part, std::string_view now) {
    Refiner refiner{old};
    refiner.by_lines(trimmed({old.slice(part), now, old.index().to_byte(part.begin()).value()}));
    return refiner.take();
}

} // namespace filrouge

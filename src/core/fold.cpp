#include "core/fold.h"

#include "core/result.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace filrouge {
namespace {

/// Marks on Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic, which most
/// texts in these scripts leave out. In other scripts marks are letters.
bool is_diacritic(UChar32 c) {
    if (c < 0x0300 || u_getCombiningClass(c) == 0) {
        return (c >= 0x0488 && c <= 0x0489) || (c >= 0x20DD && c <= 0x20E4);
    }
    return c <= 0x036F || (c >= 0x0483 && c <= 0x0487) || (c >= 0x0591 && c <= 0x06ED) ||
           (c >= 0x08CA && c <= 0x08FF) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) || c == 0xFB1E ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

/// Soft hyphen, zero-width characters, directions, variation selectors, byte-order mark; the
/// stroke that makes an Arabic word longer (tatweel).
bool is_invisible(UChar32 c) {
    return c == 0x0640 || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_apostrophe(UChar32 c) {
    return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC;
}

/// Those of Latin scripts, the hyphen bullet, and the Armenian and Hebrew ones.
bool is_hyphen(UChar32 c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0x058A || c == 0x05BE;
}

const icu::Normalizer2& nfkd() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) {
        throw Failure{Error{ErrorCode::failed, "ICU's normalization data cannot be read",
                            "Install the system's ICU data again"}};
    }
    return *instance;
}

/// Letters that Unicode does not decompose, as they are typed where the keyboard has none.
struct Spelling {
    UChar32 letter;
    const char16_t* typed;
};
constexpr std::array spellings{Spelling{0x0153, u"oe"}, Spelling{0x00E6, u"ae"},
                               Spelling{0x00FE, u"th"}, Spelling{0x00F0, u"d"},
                               Spelling{0x014B, u"n"}};

/// `đ ø ł ħ ŧ ı ƙ …` without stroke, hook or the like: Unicode does not decompose these, but names
/// each after its letter ("LATIN SMALL LETTER D WITH STROKE"). 0 for all other characters.
UChar32 bare_letter(UChar32 c) {
    if (c < 0x80 || u_charType(c) != U_LOWERCASE_LETTER) return 0;
    std::array<char, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    u_charName(c, U_UNICODE_CHAR_NAME, name.data(), static_cast<std::int32_t>(name.size()),
               &status);
    std::string_view rest{name.data()};
    const auto skip = [&rest](std::string_view start) {
        if (!rest.starts_with(start)) return false;
        rest.remove_prefix(start.size());
        return true;
    };
    if (U_FAILURE(status) || !skip("LATIN SMALL LETTER ")) return 0;
    skip("DOTLESS ");
    if (rest.empty() || (rest.size() > 1 && !rest.substr(1).starts_with(" WITH "))) return 0;
    return rest.front() - 'A' + 'a';
}

void append_typed(UChar32 c, icu::UnicodeString& kept) {
    const auto* const known = std::find_if(spellings.begin(), spellings.end(),
                                           [c](const auto& one) { return one.letter == c; });
    if (known != spellings.end()) {
        kept.append(icu::UnicodeString{known->typed});
    } else if (const auto bare = bare_letter(c); bare != 0) {
        kept.append(bare);
    } else {
        kept.append(c);
    }
}

std::string compute_fold(icu::UnicodeString folded) {
    UErrorCode status = U_ZERO_ERROR;
    // Case folding can leave what decomposes and the other way round: ﬀ, İ, K (Kelvin).
    for (int round = 0; round < 2; ++round) folded = nfkd().normalize(folded, status).foldCase();
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const auto c = folded.char32At(i);
        if (is_diacritic(c) || is_invisible(c)) continue;
        if (is_apostrophe(c)) {
            kept.append(u'\'');
        } else if (is_hyphen(c)) {
            kept.append(u'-');
        } else {
            append_typed(c, kept);
        }
    }
    std::string utf8;
    return kept.toUTF8String(utf8);
}

/// What European texts are written with.
bool is_common(UChar32 c) {
    return c < 0x0530 || (c >= 0x1E00 && c < 0x2100);
}

const std::string& fold_of_common(UChar32 c) {
    static const auto table = [] {
        auto all = std::make_unique<std::array<std::string, 0x2100>>();
        for (UChar32 each = 0; each < 0x2100; ++each) {
            if (is_common(each)) (*all)[static_cast<std::size_t>(each)] = compute_fold(each);
        }
        return all;
    }();
    return (*table)[static_cast<std::size_t>(c)];
}

/// Reads the character at the start of `rest` and removes it.
UChar32 next_character(std::string_view& rest) {
    std::size_t length = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(rest.data()), length, rest.size(), c);
    rest.remove_prefix(length);
    return c;
}

/// `c` and its marks, read from `rest`, folded together: the marks that stay come in Unicode's
/// order, whatever order they were typed in.
std::string take_cluster(UChar32 c, std::string_view& rest) {
    icu::UnicodeString cluster{c};
    for (auto after = rest; !after.empty(); rest = after) {
        const auto mark = next_character(after);
        if (is_diacritic(mark) || is_invisible(mark)) continue;
        if (nfkd().hasBoundaryBefore(mark)) break;
        cluster.append(mark);
    }
    return compute_fold(cluster);
}

/// Calls `take(folded, start)` for each character of `utf8`, marks included.
template <class Take>
void fold_each(std::string_view utf8, const Take& take) {
    for (auto rest = utf8; !rest.empty();) {
        const auto start = utf8.size() - rest.size();
        const auto c = next_character(rest);
        if (is_common(c)) {
            take(fold_of_common(c), start);
        } else {
            take(take_cluster(c, rest), start);
        }
    }
}

} // namespace

std::string fold(std::string_view utf8) {
    std::string folded;
    folded.reserve(utf8.size());
    fold_each(utf8, [&](const std::string& piece, std::size_t) { folded += piece; });
    return folded;
}

FoldMap fold_with_map(std::string_view utf8) {
    FoldMap map;
    map.folded.reserve(utf8.size());
    map.source.reserve(utf8.size() + 1);
    fold_each(utf8, [&](const std::string& piece, std::size_t start) {
        map.folded += piece;
        map.source.insert(map.source.end(), piece.size(), start);
    });
    map.source.push_back(utf8.size());
    return map;
}

ByteSpan FoldMap::original(std::size_t begin, std::size_t end) const {
    if (begin >= end) return {BytePos{source[begin]}, BytePos{source[begin]}};
    auto after = end;
    while (after + 1 < source.size() && source[after] == source[end - 1]) ++after;
    return {BytePos{source[begin]}, BytePos{source[after]}};
}

int collate(std::string_view a, std::string_view b, std::string_view language) {
    thread_local std::map<std::string, std::unique_ptr<icu::Collator>, std::less<>> collators;
    auto known = collators.find(language);
    if (known == collators.end()) {
        UErrorCode status = U_ZERO_ERROR;
        const std::string name{language};
        std::unique_ptr<icu::Collator> made{
            icu::Collator::createInstance(icu::Locale{name.c_str()}, status)};
        if (made) made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status); // FG2 before FG10
        known = collators.emplace(name, std::move(made)).first;
    }
    if (!known->second) return (a > b) - (a < b);
    UErrorCode status = U_ZERO_ERROR;
    const auto order = known->second->compareUTF8(
        icu::StringPiece{a.data(), static_cast<std::int32_t>(a.size())},
        icu::StringPiece{b.data(), static_cast<std::int32_t>(b.size())}, status);
    return static_cast<int>(order);
}

} // namespace filrouge

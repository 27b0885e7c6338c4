#include "core/breaks.h"

#include "core/fold.h"

#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace filrouge {
namespace {

enum class Kind { word, sentence, character };

[[noreturn]] void no_breaks() {
    throw Failure{Error{ErrorCode::failed, "ICU's data for cutting words cannot be read",
                        "Install the system's ICU data again"}};
}

std::unique_ptr<icu::BreakIterator> make_breaker(Kind kind, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale{language.c_str()};
    std::unique_ptr<icu::BreakIterator> made;
    if (kind == Kind::word) {
        made.reset(icu::BreakIterator::createWordInstance(locale, status));
    } else if (kind == Kind::character) {
        made.reset(icu::BreakIterator::createCharacterInstance(locale, status));
    } else {
        made.reset(icu::BreakIterator::createSentenceInstance(locale, status));
        // Abbreviations of the language do not end a sentence: "M. Lambert".
        UErrorCode filter_status = U_ZERO_ERROR;
        const std::unique_ptr<icu::FilteredBreakIteratorBuilder> filter{
            icu::FilteredBreakIteratorBuilder::createInstance(locale, filter_status)};
        if (U_SUCCESS(filter_status) && filter && made) {
            made.reset(filter->build(made.release(), filter_status));
        }
    }
    if (U_FAILURE(status) || !made) no_breaks();
    return made;
}

/// A break iterator over some UTF-8, kept per thread: making one costs more than cutting a page.
class Breaker {
  public:
    Breaker(Kind kind, std::string_view language, std::string_view utf8)
        : breaker_{get(kind, language)} {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&text_, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
        breaker_.setText(&text_, status);
        if (U_FAILURE(status)) no_breaks();
    }
    Breaker(const Breaker&) = delete;
    Breaker& operator=(const Breaker&) = delete;
    ~Breaker() { utext_close(&text_); }
    icu::BreakIterator* operator->() { return &breaker_; }

  private:
    static icu::BreakIterator& get(Kind kind, std::string_view language) {
        thread_local std::array<
            std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>>, 3>
            kept;
        auto& of_kind = kept[static_cast<std::size_t>(kind)];
        auto known = of_kind.find(language);
        if (known == of_kind.end()) {
            const std::string name{language};
            known = of_kind.emplace(name, make_breaker(kind, name)).first;
        }
        return *known->second;
    }

    icu::BreakIterator& breaker_;
    UText text_ = UTEXT_INITIALIZER;
};

bool is_space(UChar32 c) {
    return u_isUWhiteSpace(c) != 0 || u_isspace(c) != 0;
}

/// `_`, `‿` …, which ICU takes for letters, and the sign of e-mail addresses.
bool is_joiner(UChar32 c) {
    return c == '@' || u_charType(c) == U_CONNECTOR_PUNCTUATION;
}

/// `bytes` of `utf8` without the characters at its ends that `drop` names.
template <class Drop>
ByteSpan trim_bytes(std::string_view utf8, ByteSpan bytes, const Drop& drop) {
    auto begin = static_cast<std::int32_t>(bytes.begin().value());
    auto end = static_cast<std::int32_t>(bytes.end().value());
    const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
    while (begin < end) {
        auto next = begin;
        UChar32 c = 0;
        U8_NEXT(data, next, end, c);
        if (!drop(c)) break;
        begin = next;
    }
    while (end > begin) {
        auto previous = end;
        UChar32 c = 0;
        U8_PREV(data, begin, previous, c);
        if (!drop(c)) break;
        end = previous;
    }
    return {BytePos{static_cast<std::size_t>(begin)}, BytePos{static_cast<std::size_t>(end)}};
}

std::size_t apostrophe_length(std::string_view at) {
    if (at.starts_with('\'')) return 1;
    if (at.starts_with("\u2019") || at.starts_with("\u2018")) return 3;
    return at.starts_with("\u02BC") ? 2 : 0;
}

bool elides(std::string_view language) {
    return language.starts_with("fr") || language.starts_with("it") || language.starts_with("ca");
}

bool is_elided(std::string_view before, std::string_view language) {
    static constexpr std::array french{"l", "d",  "j",     "m",      "t",      "s",     "c",
                                       "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"};
    static constexpr std::array italian{"l",    "un",   "d",    "c",     "dell",  "all",
                                        "nell", "sull", "dall", "quell", "quest", "s",
                                        "m",    "t",    "n",    "v"};
    static constexpr std::array catalan{"l", "d", "m", "n", "s", "t"};
    if (before.size() > 12) return false;
    const auto folded = fold(before);
    const auto among = [&](const auto& list) {
        return std::find(list.begin(), list.end(), folded) != list.end();
    };
    if (language.starts_with("fr")) return among(french);
    return language.starts_with("it") ? among(italian) : among(catalan);
}

/// Appends the word, or its parts where it begins with elided ones (`d’aujourd’hui`,
/// `s'entr'aide`).
template <class Take>
void split_elisions(std::string_view utf8, ByteSpan word, std::string_view language,
                    const Take& take) {
    auto begin = word.begin().value();
    const auto end = word.end().value();
    for (auto i = begin; i < end; ++i) {
        const auto n = apostrophe_length(utf8.substr(i, end - i));
        if (n == 0 || i == begin) continue;
        if (i + n >= end || !is_elided(utf8.substr(begin, i - begin), language)) break;
        take(ByteSpan{BytePos{begin}, BytePos{i + n}});
        begin = i + n;
        i = begin;
    }
    if (begin < end) take(ByteSpan{BytePos{begin}, word.end()});
}

/// Whether `word` may hold an apostrophe, U+202F or a joiner, judged by the first bytes these have.
bool may_need_cutting(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) {
        return c == '\'' || c == '_' || c == '@' || c == '\xE2' || c == '\xCA' || c == '\xEF';
    });
}

/// Calls `take` for each of the words in what ICU takes for one. ICU joins words at U+202F, which
/// French typography puts before `!` and inside guillemets, and keeps joiners at their ends.
template <class Take>
void cut_further(std::string_view utf8, ByteSpan word, std::string_view language,
                 const Take& take) {
    static constexpr std::string_view narrow_space = "\u202F";
    const auto end = word.end().value();
    for (auto begin = word.begin().value(); begin < end;) {
        const auto space = utf8.substr(0, end).find(narrow_space, begin);
        const auto part_end = std::min(space, end);
        const auto part = trim_bytes(utf8, {BytePos{begin}, BytePos{part_end}}, is_joiner);
        if (!part.empty() && elides(language)) {
            split_elisions(utf8, part, language, take);
        } else if (!part.empty()) {
            take(part);
        }
        begin = part_end + narrow_space.size();
    }
}

template <class Take>
void each_word(std::string_view utf8, std::string_view language, const Take& take) {
    if (utf8.empty()) return;
    Breaker breaker{Kind::word, language, utf8};
    auto begin = breaker->first();
    for (auto end = breaker->next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaker->next()) {
        if (breaker->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
        const ByteSpan word{BytePos{static_cast<std::size_t>(begin)},
                            BytePos{static_cast<std::size_t>(end)}};
        if (may_need_cutting(utf8.substr(word.begin().value(), word.size().value()))) {
            cut_further(utf8, word, language, take);
        } else {
            take(word);
        }
    }
}

void sentences_of_line(const Text& text, ByteSpan line, std::string_view language,
                       std::vector<CpSpan>& into) {
    const auto utf8 =
        std::string_view{text.utf8()}.substr(line.begin().value(), line.size().value());
    Breaker breaker{Kind::sentence, language, utf8};
    auto begin = breaker->first();
    for (auto end = breaker->next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaker->next()) {
        const auto offset = line.begin().value();
        const auto bytes = trim_bytes(text.utf8(),
                                      {BytePos{offset + static_cast<std::size_t>(begin)},
                                       BytePos{offset + static_cast<std::size_t>(end)}},
                                      is_space);
        if (!bytes.empty()) into.push_back(text.index().from_bytes(bytes));
    }
}

} // namespace

std::vector<Word> words(std::string_view utf8, std::string_view language) {
    std::vector<Word> all;
    all.reserve(utf8.size() / 6);
    each_word(utf8, language, [&](ByteSpan span) { all.push_back({span}); });
    return all;
}

std::size_t count_words(std::string_view utf8, std::string_view language) {
    std::size_t count = 0;
    each_word(utf8, language, [&](ByteSpan) { ++count; });
    return count;
}

std::vector<CpSpan> sentences(const Text& text, CpSpan within, std::string_view language) {
    std::vector<CpSpan> all;
    const auto bytes = text.index().to_bytes(within);
    auto begin = bytes.begin().value();
    while (begin < bytes.end().value()) {
        const auto line_end = std::min(text.utf8().find('\n', begin), bytes.end().value());
        if (line_end > begin) {
            sentences_of_line(text, {BytePos{begin}, BytePos{line_end}}, language, all);
        }
        begin = line_end + 1;
    }
    return all;
}

std::vector<BytePos> grapheme_starts(std::string_view utf8) {
    std::vector<BytePos> starts;
    if (utf8.empty()) return starts;
    Breaker breaker{Kind::character, "", utf8};
    const auto end = static_cast<std::int32_t>(utf8.size());
    for (auto at = breaker->first(); at != icu::BreakIterator::DONE && at < end;
         at = breaker->next()) {
        starts.emplace_back(static_cast<std::size_t>(at));
    }
    return starts;
}

CpSpan snap_to_graphemes(const Text& text, CpSpan span) {
    if (text.utf8().empty()) return cp_span(0, 0);
    Breaker breaker{Kind::character, "", text.utf8()};
    const auto bytes = text.index().to_bytes(span);
    auto begin = static_cast<std::int32_t>(bytes.begin().value());
    auto end = static_cast<std::int32_t>(bytes.end().value());
    if (!breaker->isBoundary(begin)) begin = breaker->preceding(begin);
    if (!breaker->isBoundary(end)) end = breaker->following(end);
    return text.index().from_bytes(
        {BytePos{static_cast<std::size_t>(begin)}, BytePos{static_cast<std::size_t>(end)}});
}

CpSpan word_at(const Text& text, CpPos at, std::string_view language) {
    // A line is enough: no word goes over a line end.
    const auto byte = text.index().to_byte(at).value();
    const auto& utf8 = text.utf8();
    const auto before = byte == 0 ? std::string::npos : utf8.rfind('\n', byte - 1);
    const auto begin = before == std::string::npos ? 0 : before + 1;
    const auto end = std::min(utf8.find('\n', byte), utf8.size());
    CpSpan found{at, at};
    each_word(std::string_view{utf8}.substr(begin, end - begin), language, [&](ByteSpan word) {
        const auto from = begin + word.begin().value();
        const auto to = begin + word.end().value();
        // Where two words touch, the one that starts here wins: it comes last.
        if (from <= byte && byte <= to) {
            found = text.index().from_bytes({BytePos{from}, BytePos{to}});
        }
    });
    return found;
}

namespace {

bool is_hyphen(const Text& text, CpPos at) {
    const auto sign = text.slice({at, at + CpCount{1}});
    return sign == "-" || sign == "\u2010" || sign == "\u2011";
}

} // namespace

CpSpan hyphenated_at(const Text& text, CpPos at, std::string_view language) {
    constexpr CpCount one{1};
    auto found = word_at(text, at, language);
    if (found.empty()) return found;
    while (found.begin().value() > 0 && is_hyphen(text, found.begin() - one)) {
        const auto before = word_at(text, found.begin() - one, language);
        if (before.end() != found.begin() - one || before.empty()) break;
        found = {before.begin(), found.end()};
    }
    while (found.end() < text.all().end() && is_hyphen(text, found.end())) {
        const auto after = word_at(text, found.end() + one, language);
        if (after.begin() != found.end() + one || after.empty()) break;
        found = {found.begin(), after.end()};
    }
    // The one compound that begins with an elision; of `l’après-midi` the article stays out.
    if (found.begin().value() > 0 && fold(text.slice(found)) == "est-a-dire") {
        const auto elided = word_at(text, found.begin() - one, language);
        if (elided.end() == found.begin()) found = {elided.begin(), found.end()};
    }
    return found;
}

CpSpan trim(const Text& text, CpSpan span) {
    return text.index().from_bytes(trim_bytes(text.utf8(), text.index().to_bytes(span), is_space));
}

} // namespace filrouge

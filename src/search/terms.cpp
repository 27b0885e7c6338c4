#include "search/terms.h"

#include "core/breaks.h"
#include "core/fold.h"
#include "search/code_points.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <xapian.h>

#include <algorithm>
#include <utility>

namespace filrouge::search {

namespace {

// Xapian refuses terms above 245 bytes; a stem carries its prefix and may be a little longer.
constexpr std::size_t longest_word = 200;
constexpr std::size_t longest_chain = 8;
constexpr std::size_t most_known_words = 200'000;

std::string cut_to_limit(std::string word) {
    if (word.size() <= longest_word) return word;
    auto end = longest_word;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
    word.resize(end);
    return word;
}

/// As Snowball wants it: lower case, composed, accents kept.
std::string lower_composed(std::string_view word) {
    auto text = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_SUCCESS(status)) text = nfc->normalize(text, status);
    text.toLower(icu::Locale::getRoot());
    std::string lower;
    text.toUTF8String(lower);
    return lower;
}

/// What is left of a word where its stem is asked for. Turkish sets an apostrophe between a name
/// and its endings, which its stemmer does not know: `İstanbul'a` has the stem of `İstanbul`.
std::string_view without_endings(std::string_view word, std::string_view language) {
    if (language != "tr") return word;
    const auto apostrophe = std::min({word.find('\''), word.find("\u2019"), word.find("\u02BC")});
    return apostrophe == 0 ? word : word.substr(0, apostrophe);
}

bool has_letter(std::string_view utf8) {
    const auto points = decode(utf8);
    return std::any_of(points.begin(), points.end(),
                       [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; });
}

std::string_view slice(std::string_view text, ByteSpan span) {
    return text.substr(span.begin().value(), span.size().value());
}

/// Hyphen-minus, hyphen, non-breaking hyphen, and nothing else.
bool is_hyphen(std::string_view between) {
    return between == "-" || between == "\u2010" || between == "\u2011";
}

} // namespace

struct TermMaker::Stemmer {
    Xapian::Stem stem;
};

TermMaker::TermMaker(std::string_view language) : language_{language} {
    primary_ = language.substr(0, language.find_first_of("-_"));
    stem_prefix_ = "Z" + primary_.substr(0, 8) + ":";
    try {
        if (!primary_.empty()) {
            stemmer_ = std::make_unique<Stemmer>(Stemmer{Xapian::Stem{primary_}});
        }
    } catch (const Xapian::InvalidArgumentError&) {
        stemmer_.reset(); // no stemmer for this language: words are found as they are written
    }
}
TermMaker::TermMaker(TermMaker&&) noexcept = default;
TermMaker& TermMaker::operator=(TermMaker&&) noexcept = default;
TermMaker::~TermMaker() = default;

WordTerms TermMaker::make_terms(std::string_view word) const {
    WordTerms terms;
    terms.exact = cut_to_limit(fold(word));
    terms.elided = terms.exact.ends_with('\'');
    if (terms.elided) terms.exact.pop_back(); // nobody types it: `=qu` finds `qu’il`
    if (!stemmer_ || terms.elided || !has_letter(terms.exact)) return terms;
    const auto bare = without_endings(word, primary_);
    const auto accented = cut_to_limit(fold(stemmer_->stem(lower_composed(bare))));
    const auto plain =
        cut_to_limit(fold(stemmer_->stem(std::string{without_endings(terms.exact, primary_)})));
    if (!plain.empty()) terms.stems.push_back(stem_prefix_ + plain);
    if (!accented.empty() && accented != plain) terms.stems.push_back(stem_prefix_ + accented);
    return terms;
}

const WordTerms* TermMaker::terms_of(std::string_view word) {
    key_.assign(word);
    const auto known = known_.find(key_);
    if (known != known_.end()) return known->second.get();
    const auto added = known_.emplace(key_, std::make_unique<const WordTerms>(make_terms(word)));
    new_words_.push_back(added.first->second.get());
    return new_words_.back();
}

void TermMaker::add_joined_form(std::string_view utf8, std::size_t first, std::size_t count) {
    const auto* const head = &words_[first];
    std::string joined;
    for (std::size_t i = 0; i < count; ++i) joined += slice(utf8, head[i].span);
    if (joined.size() > longest_word) return;
    const auto* terms = terms_of(joined);
    if (terms->exact.empty()) return;
    tokens_.push_back({ByteSpan{head->span.begin(), head[count - 1].span.end()}, head->position,
                       static_cast<std::uint32_t>(count), terms});
}

const std::vector<Token>& TermMaker::tokens(std::string_view utf8) {
    if (known_.size() > most_known_words) {
        known_.clear();
        new_words_.clear();
    }
    words_.clear();
    tokens_.clear();
    std::uint32_t position = 0;
    for (const auto& word : words(utf8, language_)) {
        const auto* terms = terms_of(slice(utf8, word.span));
        if (!terms->exact.empty()) words_.push_back({word.span, ++position, 1, terms});
    }
    std::size_t chain_end = 0; // of the hyphenated chain the word at hand belongs to
    for (std::size_t i = 0; i < words_.size(); ++i) {
        tokens_.push_back(words_[i]);
        if (i < chain_end) continue;
        chain_end = i + 1;
        while (chain_end < words_.size() &&
               is_hyphen(slice(
                   utf8, {words_[chain_end - 1].span.end(), words_[chain_end].span.begin()}))) {
            ++chain_end;
        }
        const auto count = chain_end - i;
        if (count > 1 && count <= longest_chain) add_joined_form(utf8, i, count);
    }
    return tokens_;
}

std::vector<const WordTerms*> TermMaker::take_new_words() {
    return std::exchange(new_words_, {});
}

} // namespace filrouge::search

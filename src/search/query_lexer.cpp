#include "search/query_lexer.h"

#include "core/text.h"
#include "search/code_points.h"
#include "search/query.h"
#include "search/query_signs.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

namespace filrouge::search {

namespace {

using Kind = Lexeme::Kind;

constexpr std::size_t longest_query = 100'000;
constexpr std::uint32_t default_distance = 10;
constexpr std::uint32_t farthest_distance = 1'000;

bool is_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_quote(char32_t c) {
    return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»';
}
bool closes(char32_t open, char32_t c) {
    if (open == U'«') return c == U'»';
    return c == U'"' || c == U'“' || c == U'”';
}
bool ends_word(char32_t c) {
    return is_space(c) || is_quote(c) || c == U'(' || c == U')';
}
bool is_control(char32_t c) {
    return (c < 0x20 && !is_space(c)) || (c >= 0x7F && c < 0xA0 && !is_space(c));
}

/// The half of a comparison that spaces have cut: `age>`, `>`, `>=30`.
bool is_half_comparison(std::u32string_view token) {
    const auto sign = token.find_first_of(U"<>");
    if (sign == std::u32string_view::npos) return false;
    const auto after = token.substr(sign + find_comparison(token.substr(sign))->sign.size());
    const auto is_number = [](char32_t c) {
        return (c >= U'0' && c <= U'9') || c == U'.' || c == U',' || c == U'-';
    };
    const bool number = std::all_of(after.begin(), after.end(), is_number);
    return number && (sign == 0 || after.empty()) &&
           std::all_of(token.begin(), token.begin() + static_cast<std::ptrdiff_t>(sign),
                       is_word_character);
}

class Lexer {
  public:
    explicit Lexer(std::u32string text) : text_{std::move(text)} {}
    std::vector<Lexeme> read();

  private:
    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] char32_t peek() const { return done() ? U'\0' : text_[at_]; }
    [[noreturn]] void fail(std::size_t at, const std::string& why, const std::string& hint) const {
        throw Failure{query_error(at + 1, why, hint)};
    }
    void add(Kind kind, std::size_t at, std::string text = {}) {
        lexemes_.push_back({kind, at + 1, 0, std::move(text), {}, 0});
    }
    void read_one();
    void read_quoted();
    void refuse_star_within(std::size_t at, std::u32string_view phrase) const;
    void read_bare();
    std::u32string quoted_text();
    void read_condition(std::size_t at, std::string name, const Comparison& comparison);
    std::string condition_value(std::size_t at, const std::string& name);
    std::u32string range_end();
    [[nodiscard]] const Comparison* comparison_at(std::size_t at) const;
    [[nodiscard]] std::size_t field_name_end() const;
    bool read_field();
    bool read_operator(std::size_t at, std::u32string_view token);
    bool read_uncoded(std::size_t at, std::u32string_view token);
    std::uint32_t near_distance(std::size_t at, std::u32string_view digits) const;
    void read_word(std::size_t at, std::u32string_view token);

    std::u32string text_;
    std::size_t at_ = 0;
    std::vector<Lexeme> lexemes_;
};

std::vector<Lexeme> Lexer::read() {
    const auto control = std::find_if(text_.begin(), text_.end(), is_control);
    if (control != text_.end()) {
        fail(static_cast<std::size_t>(control - text_.begin()),
             fmt::format("a control character (U+{:04X}) cannot be searched for",
                         static_cast<std::uint32_t>(*control)),
             "Remove it");
    }
    while (!done()) {
        const auto known = lexemes_.size();
        read_one();
        if (lexemes_.size() > known) lexemes_.back().length = at_ + 1 - lexemes_.back().at;
    }
    add(Kind::end, text_.size());
    return std::move(lexemes_);
}

void Lexer::read_one() {
    const auto c = peek();
    if (is_space(c)) {
        ++at_;
    } else if (c == U'(' || c == U')') {
        add(c == U'(' ? Kind::open : Kind::close, at_, encode({&c, 1}));
        ++at_;
    } else if (is_quote(c)) {
        read_quoted();
    } else if (c == U'-' && at_ + 1 < text_.size() && text_[at_ + 1] != U'-' &&
               !is_space(text_[at_ + 1])) {
        add(Kind::op_not, at_, "-");
        ++at_;
    } else if (!read_field()) {
        read_bare();
    }
}

/// From an opening mark to behind its closing one.
std::u32string Lexer::quoted_text() {
    const auto at = at_;
    const auto open = text_[at_++];
    const auto begin = at_;
    while (!done() && !closes(open, peek())) ++at_;
    if (done() || open == U'»') {
        fail(at, "this quotation mark has no partner", "Close the quotation, or remove the mark");
    }
    return text_.substr(begin, at_++ - begin);
}

/// In a phrase the last word alone may be left open: "la confian*".
void Lexer::refuse_star_within(std::size_t at, std::u32string_view phrase) const {
    const auto words_end = static_cast<std::size_t>(
        std::find_if(phrase.rbegin(), phrase.rend(), is_word_character).base() - phrase.begin());
    for (std::size_t i = 1; i < words_end; ++i) {
        if (phrase[i] != U'*' || !is_word_character(phrase[i - 1])) continue;
        fail(at + i, "in a phrase, * can only end the last word",
             "Write for instance: \"la confian*\"");
    }
}

void Lexer::read_quoted() {
    const auto at = at_;
    auto text = quoted_text();
    if (const auto* comparison = comparison_at(at_);
        comparison != nullptr && comparison->sign == U":") {
        return read_condition(at, encode(text), *comparison);
    }
    if (std::none_of(text.begin(), text.end(), is_word_character)) {
        fail(at, "there is no word between the quotation marks", "Write the words to find there");
    }
    refuse_star_within(at + 1, text);
    add(Kind::phrase, at, encode(text));
}

const Comparison* Lexer::comparison_at(std::size_t at) const {
    return find_comparison(std::u32string_view{text_}.substr(std::min(at, text_.size())));
}

/// Behind the name that may be a field's; where the name would begin if there is none.
std::size_t Lexer::field_name_end() const {
    if (u_isalpha(static_cast<UChar32>(peek())) == 0) return at_;
    auto end = at_;
    const auto is_name = [](char32_t c) {
        const auto type = u_charType(static_cast<UChar32>(c));
        return is_word_character(c) || c == U'_' || c == U'-' || c == U'.' ||
               type == U_NON_SPACING_MARK;
    };
    while (end < text_.size() && is_name(text_[end])) ++end;
    return end;
}

bool Lexer::read_field() {
    const auto at = at_;
    const auto end = field_name_end();
    const auto* comparison = end > at ? comparison_at(end) : nullptr;
    if (comparison == nullptr) return false;
    const auto name = encode(std::u32string_view{text_}.substr(at, end - at));
    const auto value = end + comparison->sign.size();
    const bool has_value =
        value < text_.size() && (!ends_word(text_[value]) || is_quote(text_[value]));
    // `Nadia : bonjour` pasted from a transcript is no field, `code: Confiance` is a slip.
    if (!has_value && !known_field(name)) return false;
    at_ = end;
    read_condition(at, name, *comparison);
    return true;
}

void Lexer::read_condition(std::size_t at, std::string name, const Comparison& comparison) {
    at_ += comparison.sign.size();
    if (const auto known = known_field(name)) name = *known;
    auto value = condition_value(at, name);
    add(Kind::condition, at);
    lexemes_.back().condition = {std::move(name), comparison.op, std::move(value)};
}

/// A value in quotes or without, or one end of a range in which a quote begins or ends at the dots.
std::u32string Lexer::range_end() {
    std::u32string value;
    if (is_quote(peek())) {
        value = quoted_text();
        while (!value.empty() && is_space(value.back())) value.pop_back();
        while (!value.empty() && is_space(value.front())) value.erase(0, 1);
    } else {
        while (!done() && !ends_word(peek())) value.push_back(text_[at_++]);
    }
    return value;
}

std::string Lexer::condition_value(std::size_t at, const std::string& name) {
    const bool quoted = is_quote(peek());
    auto value = range_end();
    const auto after = std::u32string_view{text_}.substr(std::min(at_, text_.size()));
    const bool goes_on =
        quoted ? after.starts_with(U"..") : value.ends_with(U"..") && is_quote(peek());
    if (goes_on && quoted) {
        at_ += 2;
        value += U"..";
    }
    if (goes_on) value += range_end();
    if (value.empty()) {
        fail(at, fmt::format("{}: has no value", name),
             fmt::format("Write the value directly behind, as in {0}:Value or {0}:\"two words\"",
                         name));
    }
    return encode(value);
}

void Lexer::read_bare() {
    const auto at = at_;
    while (!done() && !ends_word(peek())) ++at_;
    const auto token = std::u32string_view{text_}.substr(at, at_ - at);
    if (token == U"=" && is_quote(peek())) return; // ="exact phrase" is the phrase
    if (!read_operator(at, token) && !read_uncoded(at, token)) read_word(at, token);
}

/// `uncoded`, `non codé`: what has no code at all.
bool Lexer::read_uncoded(std::size_t at, std::u32string_view token) {
    if (is_uncoded(token)) {
        add(Kind::condition, at);
        lexemes_.back().condition = uncoded_condition();
        return true;
    }
    if (token != U"non" || peek() != U' ') return false;
    auto end = at_ + 1;
    while (end < text_.size() && !ends_word(text_[end])) ++end;
    if (!is_uncoded(std::u32string_view{text_}.substr(at, end - at))) return false;
    at_ = end;
    add(Kind::condition, at);
    lexemes_.back().condition = uncoded_condition();
    return true;
}

bool Lexer::read_operator(std::size_t at, std::u32string_view token) {
    const auto slash = token.find(U'/');
    const auto kind = find_operator(token.substr(0, slash));
    if (!kind) return false;
    if (slash != std::u32string_view::npos && *kind != Kind::op_near) return false;
    add(*kind, at, encode(token));
    if (*kind == Kind::op_near) {
        lexemes_.back().distance = slash == std::u32string_view::npos
                                       ? default_distance
                                       : near_distance(at, token.substr(slash + 1));
    }
    return true;
}

std::uint32_t Lexer::near_distance(std::size_t at, std::u32string_view digits) const {
    std::uint32_t distance = 0;
    for (const auto c : digits) {
        if (c < U'0' || c > U'9') distance = farthest_distance + 1;
        if (distance <= farthest_distance) distance = distance * 10 + (c - U'0');
    }
    if (distance < 1 || distance > farthest_distance) {
        fail(at, fmt::format("NEAR/ needs a number of words from 1 to {}", farthest_distance),
             "Write for instance: confiance NEAR/8 réseau");
    }
    return distance;
}

void Lexer::read_word(std::size_t at, std::u32string_view token) {
    auto kind = Kind::word;
    const auto typed = token;
    if (is_half_comparison(token)) {
        fail(at, fmt::format("“{}” compares nothing", encode(typed)),
             "Write the comparison without spaces, as in age>30");
    }
    if (token.front() == U'=') {
        kind = Kind::exact;
        token.remove_prefix(1);
    }
    const auto star = token.find(U'*');
    if (star != std::u32string_view::npos) {
        if (star == 0 || star + 1 != token.size() || kind == Kind::exact) {
            fail(at + star,
                 "* stands for any ending, so it needs the beginning of a word before it",
                 "Write for instance: accompagn*");
        }
        kind = Kind::prefix;
        token.remove_suffix(1);
    }
    if (std::any_of(token.begin(), token.end(), is_word_character)) {
        return add(kind, at, encode(token));
    }
    const auto is_punctuation = [](char32_t c) { return u_ispunct(static_cast<UChar32>(c)) != 0; };
    if (kind == Kind::word && std::all_of(token.begin(), token.end(), is_punctuation)) return;
    fail(at, fmt::format("“{}” holds no word", encode(typed)),
         "Only words and numbers can be searched for");
}

} // namespace

Error query_error(std::size_t at, const std::string& why, const std::string& hint) {
    return {ErrorCode::invalid_input, fmt::format("In the query, at character {}: {}", at, why),
            hint};
}

Error not_one_word(std::size_t at) {
    return query_error(at, "NEAR joins single words, or words joined by OR in parentheses",
                       "Write for instance: secret NEAR/8 (confiance OR méfiance)");
}

Error error_at(const Error& error, std::size_t at) {
    if (at == 0) return error;
    auto placed = query_error(at, error.what, error.hint);
    placed.code = error.code;
    return placed;
}

Result<std::vector<Lexeme>> read_lexemes(std::string_view query) {
    if (const auto bad = find_invalid_utf8(query)) {
        const auto before = count_code_points(query.substr(0, bad->value()));
        return query_error(before.value() + 1, "this is not UTF-8 text", "Type the query anew");
    }
    if (query.size() > longest_query) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("The query is longer than {} bytes", longest_query),
                     "Search for fewer words at a time"};
    }
    try {
        return Lexer{decode(query)}.read();
    } catch (const Failure& failure) {
        return failure.error();
    }
}

} // namespace filrouge::search

#include "core/filter.h"

#include "core/text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace filrouge {

namespace {

/// Parentheses and `not` inside one another: far more than people write, far fewer than the stack
/// holds.
constexpr std::size_t deepest = 200;

struct Quotes {
    std::string_view open;
    std::string_view close;
};
constexpr std::array<Quotes, 3> quotes{{{"\"", "\""}, {"«", "»"}, {"“", "”"}}};

struct Operator {
    std::string_view sign;
    Condition::Op op;
};
constexpr std::array<Operator, 7> operators{{
    // longer signs before those that begin them
    {"!=", Condition::Op::not_equal},
    {"<=", Condition::Op::less_equal},
    {">=", Condition::Op::greater_equal},
    {"<", Condition::Op::less},
    {">", Condition::Op::greater},
    {"=", Condition::Op::equal},
    {":", Condition::Op::equal},
}};

enum class Keyword { all, any, none };

std::optional<Keyword> keyword(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, Keyword>, 7> keywords{{
        {"and", Keyword::all},
        {"et", Keyword::all},
        {"or", Keyword::any},
        {"ou", Keyword::any},
        {"not", Keyword::none},
        {"non", Keyword::none},
        {"sauf", Keyword::none},
    }};
    std::string lower{word};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const auto it = std::find_if(keywords.begin(), keywords.end(),
                                 [&](const auto& entry) { return entry.first == lower; });
    return it == keywords.end() ? std::nullopt : std::optional{it->second};
}

/// The bytes of the white space that `text` begins with; NBSP and its kin count, as French
/// typography puts them before a colon and inside « ».
std::size_t space_at(std::string_view text) {
    const auto end = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4));
    std::int32_t next = 0;
    UChar32 c = 0;
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    if (end > 0) U8_NEXT(bytes, next, end, c);
    return c > 0 && u_isUWhiteSpace(c) ? static_cast<std::size_t>(next) : 0;
}

std::string_view without_outer_spaces(std::string_view text) {
    while (const auto n = space_at(text)) text.remove_prefix(n);
    for (std::size_t at = text.size(); at > 0;) {
        do --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U);
        if (space_at(text.substr(at)) == 0) break;
        text = text.substr(0, at);
    }
    return text;
}

/// What cannot be read, and where. Thrown and caught in this file only.
struct Complaint {
    std::size_t byte;
    std::string what;
};

/// Recursive descent:
///   any_of: all_of (or all_of)*      all_of: term ([and] term)*
///   term: not term | ( any_of ) | name operator value
class Parser {
  public:
    explicit Parser(std::string_view text) : text_{text} {}

    FilterNode parse() {
        skip_spaces();
        if (at_end()) return {};
        auto node = any_of(0);
        if (!at_end()) fail(at_, "a closing parenthesis without an opening one");
        return node;
    }

  private:
    [[noreturn]] static void fail(std::size_t byte, std::string what) {
        throw Complaint{byte, std::move(what)};
    }

    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    void skip_spaces() {
        while (const auto n = space_at(rest())) at_ += n;
    }

    [[nodiscard]] const Operator* operator_at(std::size_t at) const {
        const auto it =
            std::find_if(operators.begin(), operators.end(), [&](const auto& candidate) {
                return text_.substr(at).starts_with(candidate.sign);
            });
        return it == operators.end() ? nullptr : &*it;
    }
    [[nodiscard]] const Quotes* quotes_here() const {
        const auto it = std::find_if(quotes.begin(), quotes.end(), [&](const auto& candidate) {
            return rest().starts_with(candidate.open);
        });
        return it == quotes.end() ? nullptr : &*it;
    }

    /// Up to a space, a parenthesis or (in names) an operator.
    template <class Stops>
    [[nodiscard]] std::string_view word_until(const Stops& stops) const {
        std::size_t end = at_;
        while (end < text_.size() && space_at(text_.substr(end)) == 0 && text_[end] != '(' &&
               text_[end] != ')' && !stops(end)) {
            ++end;
        }
        return text_.substr(at_, end - at_);
    }
    [[nodiscard]] std::string_view name_here() const {
        return word_until([&](std::size_t at) { return operator_at(at) != nullptr; });
    }

    /// The keyword that stands here and is not the name of a condition (`et=1`).
    [[nodiscard]] std::optional<Keyword> keyword_here() const {
        const auto word = name_here();
        const auto found = keyword(word);
        auto after = at_ + word.size();
        while (const auto n = space_at(text_.substr(after))) after += n;
        return found && operator_at(after) == nullptr ? found : std::nullopt;
    }
    bool take(Keyword wanted) {
        if (keyword_here() != wanted) return false;
        at_ += name_here().size();
        skip_spaces();
        return true;
    }

    FilterNode any_of(std::size_t depth) {
        FilterNode node{FilterNode::Kind::any_of, {}, {}};
        do node.children.push_back(all_of(depth));
        while (take(Keyword::any));
        return node.children.size() == 1 ? std::move(node.children.front()) : node;
    }

    FilterNode all_of(std::size_t depth) {
        FilterNode node{FilterNode::Kind::all_of, {}, {}};
        do node.children.push_back(term(depth));
        while (take(Keyword::all) || more_terms());
        return node.children.size() == 1 ? std::move(node.children.front()) : node;
    }
    /// Terms side by side are joined by `and`.
    [[nodiscard]] bool more_terms() const {
        return !at_end() && text_[at_] != ')' && keyword_here() != Keyword::any;
    }

    FilterNode term(std::size_t depth) {
        if (depth > deepest) {
            fail(at_, fmt::format("more than {} parentheses or 'not' inside one another", deepest));
        }
        const auto start = at_;
        if (take(Keyword::none)) {
            FilterNode node{FilterNode::Kind::none_of, {}, {}};
            node.children.push_back(term(depth + 1));
            return node;
        }
        if (!at_end() && text_[at_] == '(') {
            ++at_;
            skip_spaces();
            auto node = any_of(depth + 1);
            if (at_end()) {
                fail(start, "a parenthesis that is opened here and never closed");
            }
            ++at_;
            skip_spaces();
            return node;
        }
        return condition();
    }

    FilterNode condition() {
        if (at_end()) fail(at_, "the end where a condition such as sector=AMO was expected");
        if (keyword_here()) {
            fail(at_, fmt::format("'{}' where a condition such as sector=AMO was expected",
                                  name_here()));
        }
        FilterNode node{FilterNode::Kind::condition, {}, {}};
        node.condition.field = field();
        skip_spaces();
        const auto* sign = operator_at(at_);
        if (sign == nullptr) {
            fail(at_, fmt::format("no = (or : != < <= > >=) after '{}'", node.condition.field));
        }
        at_ += sign->sign.size();
        skip_spaces();
        node.condition.op = sign->op;
        node.condition.value = value(node.condition.field);
        skip_spaces();
        return node;
    }

    std::string field() {
        const auto start = at_;
        if (quotes_here() != nullptr) {
            auto name = quoted();
            if (name.empty()) fail(start, "an empty name");
            return name;
        }
        const auto name = name_here();
        if (name.empty()) {
            fail(start, fmt::format("'{}' where a name such as sector was expected", character()));
        }
        at_ += name.size();
        return std::string{name};
    }

    std::string value(std::string_view of) {
        const auto start = at_;
        auto value = range_end();
        if (rest().starts_with("..")) {
            at_ += 2;
            value += ".." + range_end();
        }
        if (at_ == start) fail(at_, fmt::format("no value for '{}'", of));
        return value;
    }

    /// A value, or one end of a range where a quote begins after the dots: "1 000".."1 300".
    std::string range_end() {
        if (quotes_here() != nullptr) return quoted();
        const auto word = word_until([&](std::size_t at) { return is_quoted_end(at); });
        at_ += word.size();
        return std::string{word};
    }
    [[nodiscard]] bool is_quoted_end(std::size_t at) const {
        const auto dots = text_.substr(at);
        return dots.starts_with("..") &&
               std::any_of(quotes.begin(), quotes.end(),
                           [&](const auto& pair) { return dots.substr(2).starts_with(pair.open); });
    }

    /// A doubled `"` inside "…" is one.
    std::string quoted() {
        const auto start = at_;
        const auto& pair = *quotes_here();
        const bool straight = pair.open == pair.close;
        at_ += pair.open.size();
        std::string content;
        while (!at_end()) {
            if (!rest().starts_with(pair.close)) {
                content += text_[at_++];
                continue;
            }
            at_ += pair.close.size();
            if (!straight || !rest().starts_with(pair.close)) {
                return straight ? content : std::string{without_outer_spaces(content)};
            }
            content += pair.close;
            at_ += pair.close.size();
        }
        fail(start, fmt::format("a quote {} that is never closed with {}", pair.open, pair.close));
    }

    /// The whole character here, for messages.
    [[nodiscard]] std::string_view character() const {
        std::size_t end = at_ + 1;
        while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xc0U) == 0x80U)
            ++end;
        return text_.substr(at_, end - at_);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace

Result<FilterNode> parse_filter(std::string_view text) {
    if (const auto broken = find_invalid_utf8(text)) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("The filter is not valid UTF-8 at character {}",
                                 count_code_points(text.substr(0, broken->value())).value() + 1),
                     "Check the encoding of the terminal or script"};
    }
    try {
        return Parser{text}.parse();
    } catch (const Complaint& complaint) {
        const auto place = count_code_points(text.substr(0, complaint.byte)).value() + 1;
        return Error{
            ErrorCode::invalid_input,
            fmt::format("The filter cannot be read at character {}: {}", place, complaint.what),
            "Write conditions such as sector=AMO or code:\"espaces informels\", joined by "
            "and, or, not; values with spaces stand in quotes"};
    }
}

} // namespace filrouge

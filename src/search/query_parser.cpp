#include "search/query_parser.h"

#include "core/breaks.h"
#include "search/query_lexer.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::search {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t deepest = 100;
constexpr std::size_t most_words = 1'000;
constexpr std::size_t most_near = 20;
constexpr std::size_t most_place_tests = 20; // each is a search of its own

Kind node_kind(Lexeme::Kind kind) {
    switch (kind) {
    case Lexeme::Kind::exact: return Kind::exact;
    case Lexeme::Kind::prefix: return Kind::prefix;
    case Lexeme::Kind::phrase: return Kind::phrase;
    case Lexeme::Kind::condition: return Kind::condition;
    default: return Kind::word;
    }
}

/// Fields and combinations of them.
bool is_condition(const QueryNode& node) {
    return node.kind == Kind::condition ||
           (node.kind >= Kind::all_of &&
            std::all_of(node.children.begin(), node.children.end(), is_condition));
}

/// Words joined by AND and OR: what a passage must hold to be found.
bool is_words(const QueryNode& node) {
    const bool joins = node.kind == Kind::all_of || node.kind == Kind::any_of;
    return asks_for_words(node.kind) ||
           (joins && std::all_of(node.children.begin(), node.children.end(), is_words));
}

/// True where it says something of a coding.
bool names_coding(const QueryNode& node) {
    if (node.kind != Kind::condition) {
        return std::any_of(node.children.begin(), node.children.end(), names_coding);
    }
    return node.condition.field == "code" || node.condition.field == "coder";
}

/// One word, so that NEAR knows its place; alternatives of such words too.
bool has_one_place(const QueryNode& node) {
    if (node.kind == Kind::any_of) {
        return std::all_of(node.children.begin(), node.children.end(), has_one_place);
    }
    return node.kind == Kind::word || node.kind == Kind::exact || node.kind == Kind::prefix;
}

class Parser {
  public:
    explicit Parser(std::vector<Lexeme> lexemes) : lexemes_{std::move(lexemes)} {}
    QueryNode parse();

  private:
    [[nodiscard]] const Lexeme& next() const { return lexemes_[at_]; }
    [[nodiscard]] bool is(Lexeme::Kind kind) const { return next().kind == kind; }
    const Lexeme& take() { return lexemes_[at_++]; }
    [[nodiscard]] bool begins_operand() const;
    [[noreturn]] static void fail(const Lexeme& where, const std::string& why,
                                  const std::string& hint) {
        throw Failure{query_error(where.at, why, hint)};
    }
    QueryNode parse_any();
    QueryNode parse_all();
    QueryNode parse_unary();
    QueryNode parse_inside();
    QueryNode parse_near();
    QueryNode parse_primary();
    QueryNode parse_group();
    QueryNode leaf();
    void deeper(const Lexeme& where);
    static void check_near_operands(const QueryNode& near, const std::vector<Lexeme>& where);
    void count_place_test(const Lexeme& where);
    [[noreturn]] void fail_missing_operand() const;

    std::vector<Lexeme> lexemes_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t words_ = 0;
    std::size_t place_tests_ = 0;
};

bool Parser::begins_operand() const {
    const auto kind = next().kind;
    return kind <= Lexeme::Kind::condition || kind == Lexeme::Kind::open ||
           kind == Lexeme::Kind::op_not;
}

QueryNode Parser::parse() {
    if (is(Lexeme::Kind::end)) {
        throw Failure{{ErrorCode::invalid_input, "The query holds no word to search for",
                       "Write a word, a \"phrase\" or a field such as code:Confiance"}};
    }
    auto node = parse_any();
    if (is(Lexeme::Kind::close)) {
        fail(next(), "this parenthesis closes none", "Remove it, or open one before");
    }
    if (!is(Lexeme::Kind::end)) {
        fail(next(), fmt::format("“{}” cannot stand here", next().text),
             "Put what belongs together in parentheses");
    }
    return node;
}

QueryNode Parser::parse_any() {
    auto first = parse_all();
    if (!is(Lexeme::Kind::op_or)) return first;
    QueryNode node;
    node.kind = Kind::any_of;
    node.children.push_back(std::move(first));
    while (is(Lexeme::Kind::op_or)) {
        take();
        node.children.push_back(parse_all());
    }
    return node;
}

QueryNode Parser::parse_all() {
    auto first = parse_unary();
    QueryNode node;
    node.children.push_back(std::move(first));
    while (begins_operand() || is(Lexeme::Kind::op_and)) {
        if (is(Lexeme::Kind::op_and)) take();
        node.children.push_back(parse_unary());
    }
    if (node.children.size() > 1) return node;
    auto only = std::move(node.children.front());
    return only;
}

void Parser::deeper(const Lexeme& where) {
    if (++depth_ > deepest) {
        fail(where, fmt::format("more than {} groups stand inside one another", deepest),
             "Simplify the query");
    }
}

QueryNode Parser::parse_unary() {
    if (!is(Lexeme::Kind::op_not)) return parse_inside();
    deeper(take());
    QueryNode node;
    node.kind = Kind::none_of;
    node.children.push_back(parse_unary());
    --depth_;
    return node;
}

void Parser::count_place_test(const Lexeme& where) {
    if (++place_tests_ <= most_place_tests) return;
    fail(where, fmt::format("IN, and NEAR between codes, stand {} times at most", most_place_tests),
         "Simplify the query");
}

QueryNode Parser::parse_inside() {
    const auto words_at = next();
    auto words = parse_near();
    if (!is(Lexeme::Kind::op_in)) return words;
    take();
    const auto place_at = next();
    auto place = parse_primary();
    if (!is_words(words)) {
        fail(words_at, "before IN stand words to find in a coded passage, without NOT or fields",
             "Write for instance: café IN code:Confiance");
    }
    if (!is_condition(place) || !names_coding(place)) {
        fail(place_at, "IN needs the code in whose passages the words must stand",
             "Write for instance: café IN code:Confiance");
    }
    count_place_test(words_at);
    QueryNode node;
    node.kind = Kind::inside;
    node.at = place_at.at;
    node.children.push_back(std::move(words));
    node.children.push_back(std::move(place));
    return node;
}

void Parser::check_near_operands(const QueryNode& near, const std::vector<Lexeme>& where) {
    for (std::size_t i = 0; i < near.children.size(); ++i) {
        const auto& child = near.children[i];
        if (near.kind == Kind::near ? has_one_place(child) : is_condition(child)) continue;
        if (has_one_place(child) || is_condition(child)) {
            fail(where[i], "NEAR joins words with words, or codes with codes",
                 "For a word in a coded passage write: café IN code:Confiance");
        }
        throw Failure{not_one_word(where[i].at)};
    }
}

QueryNode Parser::parse_near() {
    std::vector<Lexeme> where{next()};
    auto first = parse_primary();
    if (!is(Lexeme::Kind::op_near)) return first;
    QueryNode node;
    node.kind = is_condition(first) ? Kind::near_places : Kind::near;
    node.at = where.front().at;
    node.children.push_back(std::move(first));
    while (is(Lexeme::Kind::op_near)) {
        node.distance += take().distance;
        where.push_back(next());
        node.children.push_back(parse_primary());
        if (node.children.size() > most_near) {
            fail(where.back(), fmt::format("NEAR joins at most {} words", most_near),
                 "Join fewer words");
        }
    }
    check_near_operands(node, where);
    if (node.kind == Kind::near_places) count_place_test(where.front());
    return node;
}

void Parser::fail_missing_operand() const {
    const auto& here = next();
    const auto found = here.kind == Lexeme::Kind::end ? std::string{"the end of the query"}
                                                      : fmt::format("“{}”", here.text);
    const auto before =
        at_ == 0 ? std::string{} : fmt::format(" behind “{}”", lexemes_[at_ - 1].text);
    fail(here, fmt::format("a word is expected{}, not {}", before, found),
         "Operators in capitals (OR, AND, NOT, NEAR, IN) stand between two words");
}

QueryNode Parser::parse_primary() {
    if (is(Lexeme::Kind::open)) return parse_group();
    if (next().kind > Lexeme::Kind::condition) fail_missing_operand();
    return leaf();
}

QueryNode Parser::parse_group() {
    const auto& open = take();
    deeper(open);
    if (is(Lexeme::Kind::close)) {
        fail(open, "there is nothing between these parentheses", "Write words there");
    }
    auto node = parse_any();
    if (!is(Lexeme::Kind::close)) {
        fail(open, "this parenthesis is not closed", "Close it, or remove it");
    }
    take();
    --depth_;
    return node;
}

QueryNode Parser::leaf() {
    const auto& lexeme = take();
    words_ += lexeme.kind == Lexeme::Kind::phrase ? count_words(lexeme.text, "fr") : 1;
    if (words_ > most_words) {
        fail(lexeme, fmt::format("the query holds more than {} words", most_words),
             "Search for fewer words at a time");
    }
    QueryNode node;
    node.kind = node_kind(lexeme.kind);
    node.text = lexeme.text;
    node.condition = lexeme.condition;
    node.at = lexeme.at;
    node.length = lexeme.length;
    return node;
}

} // namespace

Result<QueryNode> parse_query(std::string_view text) {
    auto lexemes = read_lexemes(text);
    if (!lexemes) return lexemes.error();
    try {
        return Parser{std::move(lexemes).value()}.parse();
    } catch (const Failure& failure) {
        return failure.error();
    }
}

} // namespace filrouge::search

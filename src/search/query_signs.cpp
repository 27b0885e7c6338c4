#include "search/query_signs.h"

#include "core/fold.h"
#include "search/code_points.h"

#include <algorithm>
#include <array>

namespace filrouge::search {

namespace {

using Kind = Lexeme::Kind;

struct Operator {
    std::string_view name; ///< without accents
    Kind kind;
};
constexpr std::array operators{
    Operator{"OU", Kind::op_or},     Operator{"OR", Kind::op_or},     Operator{"ET", Kind::op_and},
    Operator{"AND", Kind::op_and},   Operator{"SAUF", Kind::op_not},  Operator{"NOT", Kind::op_not},
    Operator{"PRES", Kind::op_near}, Operator{"NEAR", Kind::op_near}, Operator{"DANS", Kind::op_in},
    Operator{"IN", Kind::op_in},
};

/// "PRÈS" as "PRES", whatever way the accent was typed; nothing else is changed.
std::string without_grave(std::u32string_view text) {
    std::u32string plain;
    for (const auto c : text) {
        if (c != U'\u0300') plain.push_back(c == U'È' ? U'E' : c);
    }
    return encode(plain);
}

struct FieldAlias {
    std::string_view folded;
    std::string_view name;
};
constexpr std::array known_fields{
    FieldAlias{"code", "code"},         FieldAlias{"coder", "coder"},
    FieldAlias{"codeur", "coder"},      FieldAlias{"speaker", "speaker"},
    FieldAlias{"locuteur", "speaker"},  FieldAlias{"source", "source"},
    FieldAlias{"role", "role"},         FieldAlias{"kind", "kind"},
    FieldAlias{"language", "language"}, FieldAlias{"langue", "language"},
};

// Longer signs first: `<=` is not `<`.
constexpr std::array comparisons{
    Comparison{U"!=", Condition::Op::not_equal},     Comparison{U"<=", Condition::Op::less_equal},
    Comparison{U">=", Condition::Op::greater_equal}, Comparison{U"<", Condition::Op::less},
    Comparison{U">", Condition::Op::greater},        Comparison{U":", Condition::Op::equal},
    Comparison{U"=", Condition::Op::equal},
};

} // namespace

std::optional<Lexeme::Kind> find_operator(std::u32string_view token) {
    const auto name = without_grave(token);
    const auto* const found = std::find_if(operators.begin(), operators.end(),
                                           [&](const Operator& o) { return o.name == name; });
    if (found == operators.end()) return std::nullopt;
    return found->kind;
}

std::optional<std::string> known_field(std::string_view name) {
    const auto folded = fold(name);
    const auto* const found =
        std::find_if(known_fields.begin(), known_fields.end(),
                     [&](const FieldAlias& field) { return field.folded == folded; });
    if (found == known_fields.end()) return std::nullopt;
    return std::string{found->name};
}

bool is_uncoded(std::u32string_view text) {
    static constexpr std::array words{"uncoded",   "non code",   "non codee",
                                      "non codes", "non codees", "non-code",
                                      "non-codee", "non-codes",  "non-codees"};
    const auto typed = encode(text);
    // Capitals are names, as of a project "UNCODED".
    if (std::any_of(typed.begin(), typed.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
        return false;
    }
    return std::find(words.begin(), words.end(), fold(typed)) != words.end();
}

Condition uncoded_condition() {
    return {"code", Condition::Op::not_equal, "*"};
}

const Comparison* find_comparison(std::u32string_view text) {
    const auto* const found =
        std::find_if(comparisons.begin(), comparisons.end(),
                     [&](const Comparison& c) { return text.starts_with(c.sign); });
    return found == comparisons.end() ? nullptr : found;
}

} // namespace filrouge::search

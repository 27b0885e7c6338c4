#include "core/filter_values.h"

#include "core/fold.h"
#include "core/nearest.h"
#include "core/result.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace filrouge {

namespace {

using Op = Condition::Op;

template <class T>
bool compare(const T& a, Op op, const T& b) {
    switch (op) {
    case Op::equal: return a == b;
    case Op::not_equal: return a != b;
    case Op::less: return a < b;
    case Op::less_equal: return a <= b;
    case Op::greater: return a > b;
    case Op::greater_equal: return a >= b;
    }
    return false;
}

/// A role or kind and what it is called in conditions, the name of `to_name` first.
template <class Enum>
struct Names {
    Enum value;
    std::vector<std::string_view> names;
};

const std::array<Names<Role>, 3>& role_names() {
    static const std::array<Names<Role>, 3> names{{
        {Role::participant, {"participant", "participante"}},
        {Role::moderator, {"moderator", "moderateur", "moderatrice", "animateur", "animatrice"}},
        {Role::observer, {"observer", "observateur", "observatrice"}},
    }};
    return names;
}

const std::array<Names<SourceKind>, 3>& kind_names() {
    static const std::array<Names<SourceKind>, 3> names{{
        {SourceKind::focus_group, {"focus-group", "focus group", "focus_group", "groupe"}},
        {SourceKind::interview, {"interview", "entretien"}},
        {SourceKind::document, {"document"}},
    }};
    return names;
}

template <class Enum>
std::vector<Enum> named(const std::array<Names<Enum>, 3>& table, const Condition& condition) {
    const Wanted wanted{condition.value};
    std::vector<Enum> found;
    std::vector<std::string> known;
    for (const auto& [value, names] : table) {
        known.emplace_back(names.front());
        const bool fits = std::any_of(names.begin(), names.end(),
                                      [&](std::string_view name) { return wanted.fits(name); });
        if (fits) found.push_back(value);
    }
    if (!found.empty()) return found;
    throw Failure{Error{ErrorCode::not_found,
                        fmt::format("There is no {} '{}'", condition.field, condition.value),
                        "Known are " + listed(known)}};
}

} // namespace

std::string fold_trimmed(std::string_view text) {
    static constexpr std::string_view spaces = " \t\n";
    const auto folded = fold(text);
    const auto begin = folded.find_first_not_of(spaces);
    if (begin == std::string::npos) return {};
    return folded.substr(begin, folded.find_last_not_of(spaces) - begin + 1);
}

bool is_order(Op op) {
    return op != Op::equal && op != Op::not_equal;
}

Wanted::Wanted(std::string_view value) : text{fold_trimmed(value)}, raw{value} {
    if (!text.ends_with('*')) return;
    text.pop_back();
    prefix = true;
}

bool Wanted::fits(std::string_view folded) const {
    return prefix ? !folded.empty() && folded.starts_with(text) : folded == text;
}

ValueTest::ValueTest(VariableType type, Op op, const Wanted& wanted)
    : op_{op == Op::not_equal ? Op::equal : op}, wanted_{wanted} {
    if (wanted.prefix) return;
    if (type == VariableType::number) number_ = parse_number(wanted.raw);
    if (type == VariableType::boolean) boolean_ = parse_boolean(wanted.text);
    is_date_ = type == VariableType::date && is_iso_date(wanted.text);
}

bool ValueTest::fits(const Cell& cell) const {
    if (number_ && cell.number) return compare(*cell.number, op_, *number_);
    if (is_date_ && is_iso_date(cell.folded)) {
        // As precise as the condition: `date<=2026-03` means the whole of March.
        return compare(cell.folded.substr(0, wanted_.text.size()), op_, wanted_.text);
    }
    if (is_order(op_)) return false;
    if (boolean_ && cell.boolean) return *boolean_ == *cell.boolean;
    return wanted_.fits(cell.folded);
}

std::vector<Role> roles_named(const Condition& condition) {
    return named(role_names(), condition);
}

std::vector<SourceKind> kinds_named(const Condition& condition) {
    return named(kind_names(), condition);
}

} // namespace filrouge

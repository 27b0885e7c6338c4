#pragma once

#include "core/entities.h"
#include "core/filter.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How the conditions of a filter compare values. For filter_binder.cpp only.
namespace filrouge {

/// Folded, without spaces at the ends.
std::string fold_trimmed(std::string_view text);

/// `<`, `<=`, `>` or `>=`.
bool is_order(Condition::Op op);

/// What a condition compares with.
struct Wanted {
    explicit Wanted(std::string_view value);
    /// Equal, or beginning so where the condition ends in `*`; an empty value has no beginning.
    [[nodiscard]] bool fits(std::string_view folded) const;

    std::string text; ///< folded, without the `*`
    std::string raw;
    bool prefix = false;
};

/// The value of one subject, read once in every way that conditions compare it.
struct Cell {
    std::string folded;
    std::optional<double> number;
    std::optional<bool> boolean;
};

/// Compares the values of one variable with a condition, as the variable's type says. `!=` is
/// compared as `=`: its negation is the caller's.
class ValueTest {
  public:
    /// `wanted` must outlive the test.
    ValueTest(VariableType type, Condition::Op op, const Wanted& wanted);
    /// False where `<` and its kin make no sense for this variable and this value.
    [[nodiscard]] bool can_order() const { return number_ || is_date_; }
    [[nodiscard]] bool fits(const Cell& cell) const;

  private:
    Condition::Op op_;
    const Wanted& wanted_;
    std::optional<double> number_;
    std::optional<bool> boolean_;
    bool is_date_ = false;
};

/// Roles and kinds by their names, English or French. Throws `Failure` (not_found) where there is
/// none.
std::vector<Role> roles_named(const Condition& condition);
std::vector<SourceKind> kinds_named(const Condition& condition);

} // namespace filrouge

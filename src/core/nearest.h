#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace filrouge {

/// The hint for a name that does not exist: those of `known` that were perhaps meant ("Did you mean
/// 'Temporalités'?"), else the first of them ("Known are …"), else nothing. Compares folded.
std::string hint_for_name(std::string_view wanted, const std::vector<std::string>& known);

/// `'a', 'b', 'c'`, and how many more where there are many.
std::string listed(const std::vector<std::string>& names);

} // namespace filrouge

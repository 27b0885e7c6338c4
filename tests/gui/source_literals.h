#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace filrouge::test {

std::string content(const std::filesystem::path& path);

/// The values of the string literals of C++ code, those side by side joined; not those of comments,
/// `#include`s and raw strings. Escapes other than of one sign or a line's end keep their letters.
std::vector<std::string> literals(const std::string& source);

} // namespace filrouge::test

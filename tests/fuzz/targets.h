#pragma once

#include <string>
#include <string_view>
#include <vector>

// What is fed with arbitrary bytes: every reader written here. Each target must come back, with a
// value that keeps its promises or an error that says something; else it aborts.
namespace filrouge::fuzz {

struct Target {
    std::string name; ///< also of its folder in tests/fuzz/corpus
    void (*run)(std::string_view name, std::string_view bytes);
};

const std::vector<Target>& targets();

} // namespace filrouge::fuzz

#pragma once

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

namespace filrouge::test {

/// A file of this checkout.
inline std::string file_at(const std::string& path) {
    std::ifstream stream{std::string{FILROUGE_ROOT "/"} + path, std::ios::binary};
    INFO(path);
    REQUIRE(stream.good());
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace filrouge::test

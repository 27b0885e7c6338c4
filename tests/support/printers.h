#pragma once

#include "core/ids.h"
#include "core/position.h"

#include <catch2/catch.hpp>

#include <string>

// How failed checks show our values: `cp 12`, `cp 3-7`.
namespace filrouge::test {
template <class Unit>
constexpr const char* unit_name() {
    if constexpr (std::is_same_v<Unit, CodePoint>) return "cp ";
    if constexpr (std::is_same_v<Unit, Utf8Byte>) return "byte ";
    return "u16 ";
}
} // namespace filrouge::test

namespace Catch {

template <class Unit>
struct is_range<filrouge::Span<Unit>> : std::false_type {};

template <class Unit>
struct StringMaker<filrouge::Position<Unit>> {
    static std::string convert(filrouge::Position<Unit> p) {
        return filrouge::test::unit_name<Unit>() + std::to_string(p.value());
    }
};
template <class Unit>
struct StringMaker<filrouge::Count<Unit>> {
    static std::string convert(filrouge::Count<Unit> c) {
        return std::to_string(c.value()) + " × " + filrouge::test::unit_name<Unit>();
    }
};
template <class Unit>
struct StringMaker<filrouge::Span<Unit>> {
    static std::string convert(const filrouge::Span<Unit>& s) {
        return filrouge::test::unit_name<Unit>() + std::to_string(s.begin().value()) + "-" +
               std::to_string(s.end().value());
    }
};
template <class Tag>
struct StringMaker<filrouge::Id<Tag>> {
    static std::string convert(const filrouge::Id<Tag>& id) { return id.str(); }
};

} // namespace Catch

#include "core/position.h"

#include "support/printers.h"

#include <concepts>

using namespace filrouge;

template <class A, class B>
concept subtractable = requires(A a, B b) {
    a - b;
};
template <class A, class B>
concept addable = requires(A a, B b) {
    a + b;
};

// Units never mix and positions are never added: a mistake here does not compile.
static_assert(subtractable<CpPos, CpPos>);
static_assert(!subtractable<CpPos, BytePos>);
static_assert(!addable<CpPos, CpPos>);
static_assert(addable<CpPos, CpCount>);
static_assert(!addable<CpPos, ByteCount>);
static_assert(!std::convertible_to<std::size_t, CpPos>);
static_assert(!std::convertible_to<CpPos, BytePos>);

TEST_CASE("a span keeps its ends in order") {
    CHECK(cp_span(5, 2) == cp_span(2, 5));
    CHECK(cp_span(2, 5).size() == CpCount{3});
}

TEST_CASE("spans that only touch do not overlap") {
    CHECK_FALSE(cp_span(0, 3).overlaps(cp_span(3, 6)));
    CHECK(cp_span(0, 4).overlaps(cp_span(3, 6)));
    CHECK(cp_span(0, 4).intersection(cp_span(3, 6)) == cp_span(3, 4));
    CHECK(cp_span(0, 3).intersection(cp_span(3, 6)).empty());
}

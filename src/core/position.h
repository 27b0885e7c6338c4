#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

// Positions and counts in a text, one type per unit. Nothing converts by itself: `TextIndex` is the
// only place where one unit becomes another.
namespace filrouge {

struct CodePoint {};
struct Utf8Byte {};
struct Utf16Unit {};

/// A distance in units of `Unit`; never negative.
template <class Unit>
class Count {
  public:
    constexpr Count() = default;
    constexpr explicit Count(std::size_t n) : n_{n} {}
    [[nodiscard]] constexpr std::size_t value() const { return n_; }
    friend constexpr auto operator<=>(Count, Count) = default;
    friend constexpr Count operator+(Count a, Count b) { return Count{a.n_ + b.n_}; }
    /// `a - b` needs `a >= b`.
    friend constexpr Count operator-(Count a, Count b) { return Count{a.n_ - b.n_}; }
    constexpr Count& operator+=(Count b) {
        n_ += b.n_;
        return *this;
    }

  private:
    std::size_t n_ = 0;
};

/// A place between two units of a text: 0 is before the first.
template <class Unit>
class Position {
  public:
    constexpr Position() = default;
    constexpr explicit Position(std::size_t n) : n_{n} {}
    [[nodiscard]] constexpr std::size_t value() const { return n_; }
    friend constexpr auto operator<=>(Position, Position) = default;
    friend constexpr Position operator+(Position p, Count<Unit> c) {
        return Position{p.n_ + c.value()};
    }
    friend constexpr Position operator-(Position p, Count<Unit> c) {
        return Position{p.n_ - c.value()};
    }
    /// `a - b` needs `a >= b`.
    friend constexpr Count<Unit> operator-(Position a, Position b) {
        return Count<Unit>{a.n_ - b.n_};
    }

  private:
    std::size_t n_ = 0;
};

/// Half-open range `[begin, end)`; `begin <= end` holds by construction (the ends are put in
/// order).
template <class Unit>
class Span {
  public:
    constexpr Span() = default;
    constexpr Span(Position<Unit> a, Position<Unit> b)
        : begin_{a < b ? a : b}, end_{a < b ? b : a} {}
    [[nodiscard]] constexpr Position<Unit> begin() const { return begin_; }
    [[nodiscard]] constexpr Position<Unit> end() const { return end_; }
    [[nodiscard]] constexpr Count<Unit> size() const { return end_ - begin_; }
    [[nodiscard]] constexpr bool empty() const { return begin_ == end_; }
    [[nodiscard]] constexpr bool contains(Position<Unit> p) const {
        return begin_ <= p && p < end_;
    }
    [[nodiscard]] constexpr bool contains(Span s) const {
        return begin_ <= s.begin_ && s.end_ <= end_;
    }
    /// True where both share at least one unit; touching ends do not overlap.
    [[nodiscard]] constexpr bool overlaps(Span s) const {
        return begin_ < s.end_ && s.begin_ < end_;
    }
    /// The shared part; empty (at an arbitrary place) where there is none.
    [[nodiscard]] constexpr Span intersection(Span s) const {
        const auto b = begin_ < s.begin_ ? s.begin_ : begin_;
        const auto e = end_ < s.end_ ? end_ : s.end_;
        return b < e ? Span{b, e} : Span{b, b};
    }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;

  private:
    Position<Unit> begin_;
    Position<Unit> end_;
};

/// The unit of every public interface and of the project file (REFI-QDA counts the same).
using CpPos = Position<CodePoint>;
using CpCount = Count<CodePoint>;
using CpSpan = Span<CodePoint>;
/// UTF-8 bytes: `std::string`, the transcript view's text control, Xapian.
using BytePos = Position<Utf8Byte>;
using ByteCount = Count<Utf8Byte>;
using ByteSpan = Span<Utf8Byte>;
/// UTF-16 units: ICU.
using U16Pos = Position<Utf16Unit>;
using U16Span = Span<Utf16Unit>;

/// Shorthand for numbers that are known to be code points (CSV columns, command line, SQL).
constexpr CpSpan cp_span(std::size_t begin, std::size_t end) {
    return CpSpan{CpPos{begin}, CpPos{end}};
}

} // namespace filrouge

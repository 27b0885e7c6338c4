#pragma once

#include "core/entities.h"

#include <cstdint>
#include <optional>
#include <vector>

// How the codings of one source lie to one another: sorted once, then looked up.
namespace filrouge::analysis {

/// A coding, by its row in the coding columns.
struct Piece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t row = 0;
};

/// Numbers of turns by position, for distances. What stands between two turns is one turn from
/// either.
class TurnCount {
  public:
    explicit TurnCount(const std::vector<Turn>& turns);
    /// Counts paragraphs, in the order of the text, from 1.
    explicit TurnCount(const std::vector<CpSpan>& paragraphs);

    /// From the last turn of `before` to the first of `after`, which begins where `before` ends or
    /// later.
    [[nodiscard]] std::int64_t between(const Piece& before, const Piece& after) const;

  private:
    struct Stretch {
        std::size_t begin = 0; ///< of the label, where there is one
        std::size_t end = 0;
        std::uint32_t number = 0;
    };
    std::vector<Stretch> stretches_;
};

/// The codings among which those near another are looked for. All look-ups are logarithmic; a
/// coding is never near itself.
class Proximity {
  public:
    /// In the order of their places.
    explicit Proximity(std::vector<Piece> pieces);

    /// Shares text with `piece`; of several, the one that ends last.
    [[nodiscard]] std::optional<Piece> sharing(const Piece& piece) const;
    /// The first that begins where `piece` ends, or later.
    [[nodiscard]] std::optional<Piece> following(const Piece& piece) const;
    /// The nearest in turns: one that shares text, or else the one before or after.
    struct Near {
        Piece piece;
        std::int64_t distance = 0;
    };
    [[nodiscard]] std::optional<Near> nearest(const Piece& piece, const TurnCount& turns) const;

  private:
    static constexpr std::uint32_t nobody = 0xffffffff;
    struct Reach { // of the pieces up to here: those that end last
        std::uint32_t first = nobody;
        std::uint32_t second = nobody;
    };
    /// How many begin before `piece` ends.
    [[nodiscard]] std::size_t begun(const Piece& piece) const;
    /// Of those, but for `piece`, the one that ends last.
    [[nodiscard]] std::optional<Piece> reaching(const Piece& piece) const;

    std::vector<Piece> pieces_;
    std::vector<Reach> reaches_; // of the first 0, 1, 2 … pieces
};

/// Text that two codings share.
struct SharedStretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t row = 0;
    std::uint32_t partner = 0;
};

/// Each stretch that one of `ours` shares with one of `others` once, in the order of the text. Both
/// are in the order of their places. Time grows with the pairs that overlap.
std::vector<SharedStretch> shared_stretches(const std::vector<Piece>& ours,
                                            const std::vector<Piece>& others);

} // namespace filrouge::analysis

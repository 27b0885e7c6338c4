#include "analysis/proximity.h"

#include "core/turns.h"

#include <algorithm>
#include <tuple>

namespace filrouge::analysis {

TurnCount::TurnCount(const std::vector<Turn>& turns) {
    for (const auto& turn : turns) {
        stretches_.push_back({begin_of(turn).value(), turn.span.end().value(), turn.number});
    }
}

TurnCount::TurnCount(const std::vector<CpSpan>& paragraphs) {
    for (const auto& paragraph : paragraphs) {
        const auto number = static_cast<std::uint32_t>(stretches_.size() + 1);
        stretches_.push_back({paragraph.begin().value(), paragraph.end().value(), number});
    }
}

std::int64_t TurnCount::between(const Piece& before, const Piece& after) const {
    if (stretches_.empty()) return 0;
    const auto last = std::partition_point(stretches_.begin(), stretches_.end(),
                                           [&](const auto& s) { return s.begin < before.end; });
    const auto first = std::partition_point(stretches_.begin(), stretches_.end(),
                                            [&](const auto& s) { return s.end <= after.begin; });
    const auto from = last == stretches_.begin() ? std::int64_t{stretches_.front().number} - 1
                                                 : std::int64_t{std::prev(last)->number};
    const auto to = first == stretches_.end() ? std::int64_t{stretches_.back().number} + 1
                                              : std::int64_t{first->number};
    return std::max<std::int64_t>(to - from, 0);
}

Proximity::Proximity(std::vector<Piece> pieces) : pieces_{std::move(pieces)} {
    reaches_.reserve(pieces_.size() + 1);
    reaches_.emplace_back();
    const auto ends_after = [&](std::uint32_t i, std::uint32_t j) {
        return j == nobody || pieces_[i].end > pieces_[j].end;
    };
    for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
        auto reach = reaches_.back();
        if (ends_after(i, reach.first)) {
            reach = {i, reach.first};
        } else if (ends_after(i, reach.second)) {
            reach.second = i;
        }
        reaches_.push_back(reach);
    }
}

std::size_t Proximity::begun(const Piece& piece) const {
    const auto later = std::partition_point(
        pieces_.begin(), pieces_.end(), [&](const auto& each) { return each.begin < piece.end; });
    return static_cast<std::size_t>(later - pieces_.begin());
}

std::optional<Piece> Proximity::reaching(const Piece& piece) const {
    const auto reach = reaches_[begun(piece)];
    const bool itself = reach.first != nobody && pieces_[reach.first].row == piece.row;
    const auto found = itself ? reach.second : reach.first;
    if (found == nobody) return std::nullopt;
    return pieces_[found];
}

std::optional<Piece> Proximity::sharing(const Piece& piece) const {
    auto found = reaching(piece);
    return found && found->end > piece.begin ? found : std::nullopt;
}

std::optional<Piece> Proximity::following(const Piece& piece) const {
    const auto next = begun(piece);
    if (next == pieces_.size()) return std::nullopt;
    return pieces_[next];
}

std::optional<Proximity::Near> Proximity::nearest(const Piece& piece,
                                                  const TurnCount& turns) const {
    std::optional<Near> near;
    if (const auto before = reaching(piece)) {
        if (before->end > piece.begin) return Near{*before, 0};
        near = Near{*before, turns.between(*before, piece)};
    }
    if (const auto after = following(piece)) {
        const auto distance = turns.between(piece, *after);
        if (!near || distance < near->distance) near = Near{*after, distance};
    }
    return near;
}

namespace {

/// Walks both lists in the order of their beginnings and keeps those that still last.
class SharingSweep {
  public:
    void enter_ours(const Piece& piece) {
        meet(others_, piece.begin, [&](const Piece& other) { add(piece, other); });
        ours_.push_back(piece);
    }
    void enter_other(const Piece& piece) {
        meet(ours_, piece.begin, [&](const Piece& our) { add(our, piece); });
        others_.push_back(piece);
    }
    std::vector<SharedStretch> found;

  private:
    template <class Use>
    static void meet(std::vector<Piece>& open, std::uint32_t at, const Use& use) {
        std::erase_if(open, [&](const Piece& piece) { return piece.end <= at; });
        for (const auto& piece : open) use(piece);
    }
    void add(const Piece& our, const Piece& other) {
        if (our.row == other.row) return;
        found.push_back(
            {std::max(our.begin, other.begin), std::min(our.end, other.end), our.row, other.row});
    }

    std::vector<Piece> ours_, others_;
};

} // namespace

std::vector<SharedStretch> shared_stretches(const std::vector<Piece>& ours,
                                            const std::vector<Piece>& others) {
    SharingSweep sweep;
    auto other = others.begin();
    for (const auto& piece : ours) {
        for (; other != others.end() && other->begin < piece.begin; ++other)
            sweep.enter_other(*other);
        sweep.enter_ours(piece);
    }
    for (; other != others.end(); ++other) sweep.enter_other(*other);
    auto& found = sweep.found;
    const auto place = [](const SharedStretch& s) { return std::tuple{s.begin, s.end}; };
    // Stable, so that of equal stretches the pair that was met first stays.
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    const auto last = std::unique(found.begin(), found.end(), [&](const auto& a, const auto& b) {
        return place(a) == place(b);
    });
    found.erase(last, found.end());
    return std::move(found);
}

} // namespace filrouge::analysis

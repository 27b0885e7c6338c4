#pragma once

#include "core/ids.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace filrouge {

/// Finds the row of an id in a column of ids. It keeps four bytes of hash beside each row number
/// and reads the ids from the column itself: a quarter of the memory of a hash map of ids, and one
/// cache miss where that has three, which is felt when a million codings are read.
class RowIndex {
  public:
    static constexpr std::uint32_t none = 0xffffffff;

    [[nodiscard]] std::size_t size() const { return size_; }
    /// Room for `n` ids in all.
    void reserve(std::size_t n);
    /// The row of `id`, or `none`. Here and below, `ids` is the column that the rows are rows of.
    [[nodiscard]] std::uint32_t find(const CodingId& id, std::span<const CodingId> ids) const;
    /// Needs an id that is not there yet.
    void insert(const CodingId& id, std::uint32_t row);
    /// The id, which must be there, is now found at `row`; `ids` still has it in its old one.
    void move(const CodingId& id, std::uint32_t row, std::span<const CodingId> ids);
    /// Needs an id that is there.
    void erase(const CodingId& id, std::span<const CodingId> ids);

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t row = none;
    };
    [[nodiscard]] std::size_t next(std::size_t slot) const { return (slot + 1) & mask(); }
    [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
    [[nodiscard]] std::size_t slot_of(const CodingId& id, std::span<const CodingId> ids) const;
    void place(Slot slot);
    void grow(std::size_t slots);

    std::vector<Slot> slots_; // a power of two of them, or none; open addressing
    std::size_t size_ = 0;
};

} // namespace filrouge

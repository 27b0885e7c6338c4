#include "core/row_index.h"

#include <bit>
#include <cstring>
#include <utility>

namespace filrouge {

namespace {

constexpr std::size_t fewest_slots = 16;

/// Ids of other programs need not be random anywhere, so all bytes are mixed (MurmurHash3's
/// finaliser).
std::uint32_t hash_of(const CodingId& id) {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    std::memcpy(&head, id.bytes.data(), sizeof head);
    std::memcpy(&tail, id.bytes.data() + sizeof head, sizeof tail);
    std::uint64_t h = tail ^ (std::rotl(head, 32) * 0x9e3779b97f4a7c15U);
    h = (h ^ (h >> 33U)) * 0xff51afd7ed558ccdU;
    h = (h ^ (h >> 33U)) * 0xc4ceb9fe1a85ec53U;
    return static_cast<std::uint32_t>(h >> 32U);
}

/// At most two thirds of the slots are taken.
std::size_t slots_for(std::size_t n) {
    return std::bit_ceil(n + n / 2 + fewest_slots);
}

} // namespace

void RowIndex::reserve(std::size_t n) {
    if (const auto wanted = slots_for(n); wanted > slots_.size()) grow(wanted);
}

std::uint32_t RowIndex::find(const CodingId& id, std::span<const CodingId> ids) const {
    return slots_.empty() ? none : slots_[slot_of(id, ids)].row;
}

void RowIndex::insert(const CodingId& id, std::uint32_t row) {
    reserve(size_ + 1);
    place({hash_of(id), row});
    ++size_;
}

void RowIndex::move(const CodingId& id, std::uint32_t row, std::span<const CodingId> ids) {
    slots_[slot_of(id, ids)].row = row;
}

void RowIndex::erase(const CodingId& id, std::span<const CodingId> ids) {
    auto hole = slot_of(id, ids);
    // What stands behind moves up, so that no search ends at the hole before it finds its id.
    for (auto slot = next(hole); slots_[slot].row != none; slot = next(slot)) {
        const auto home = slots_[slot].hash & mask();
        if (((slot - home) & mask()) < ((slot - hole) & mask())) continue;
        slots_[hole] = slots_[slot];
        hole = slot;
    }
    slots_[hole] = Slot{};
    --size_;
}

/// The slot of the id, or the empty one where it would be placed.
std::size_t RowIndex::slot_of(const CodingId& id, std::span<const CodingId> ids) const {
    const auto hash = hash_of(id);
    auto slot = hash & mask();
    while (slots_[slot].row != none && (slots_[slot].hash != hash || ids[slots_[slot].row] != id)) {
        slot = next(slot);
    }
    return slot;
}

void RowIndex::place(Slot slot) {
    auto at = slot.hash & mask();
    while (slots_[at].row != none) at = next(at);
    slots_[at] = slot;
}

void RowIndex::grow(std::size_t slots) {
    const auto old = std::exchange(slots_, std::vector<Slot>(slots));
    for (const auto& slot : old) {
        if (slot.row != none) place(slot);
    }
}

} // namespace filrouge

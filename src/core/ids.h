#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>

// Identifiers: UUID version 7 (RFC 9562 §5.7: 48 bits of Unix milliseconds, then random bits), so
// that ids sort by the time they were made. One type per kind of thing.
namespace filrouge {

using UuidBytes = std::array<std::uint8_t, 16>;

/// Lower case, with hyphens: `018f3a5c-…`.
std::string format_uuid(const UuidBytes& bytes);
/// Accepts either case, with or without hyphens and braces; nothing else.
std::optional<UuidBytes> parse_uuid(std::string_view text);

template <class Tag>
struct Id {
    UuidBytes bytes{};

    /// The nil id (all zero) stands for "none" where an optional would be noise.
    [[nodiscard]] bool is_nil() const { return bytes == UuidBytes{}; }
    [[nodiscard]] std::string str() const { return format_uuid(bytes); }
    static std::optional<Id> parse(std::string_view text) {
        if (const auto parsed = parse_uuid(text)) return Id{*parsed};
        return std::nullopt;
    }
    friend auto operator<=>(const Id&, const Id&) = default;
};

using ProjectId = Id<struct ProjectTag>;
using SourceId = Id<struct SourceTag>;
using TurnId = Id<struct TurnTag>;
using ParticipantId = Id<struct ParticipantTag>;
using VariableId = Id<struct VariableTag>;
using VariableValueId = Id<struct VariableValueTag>;
using CodeId = Id<struct CodeTag>;
using RelationId = Id<struct RelationTag>;
using CodingId = Id<struct CodingTag>;
using CoderId = Id<struct CoderTag>;
using MemoId = Id<struct MemoTag>;
using SavedSearchId = Id<struct SavedSearchTag>;
using HistoryId = Id<struct HistoryTag>;

/// Makes ids. Within one generator they strictly increase, even many in one millisecond (a counter
/// of 12 bits follows the time, RFC 9562 §6.2 method 1). Not for several threads at once.
class IdGenerator {
  public:
    /// Clock: milliseconds since 1970 UTC.
    using Clock = std::function<std::int64_t()>;
    /// System clock and a seed from the system's entropy.
    IdGenerator();
    /// For tests and reproducible runs.
    IdGenerator(Clock clock, std::uint64_t seed);

    UuidBytes next_bytes();
    template <class AnyId>
    AnyId next() {
        return AnyId{next_bytes()};
    }

  private:
    Clock clock_;
    std::mt19937_64 random_;
    std::int64_t last_ms_ = 0;
    std::uint32_t counter_ = 0;
};

} // namespace filrouge

template <class Tag>
struct std::hash<filrouge::Id<Tag>> {
    std::size_t operator()(const filrouge::Id<Tag>& id) const noexcept {
        // The last eight bytes are random: as good a hash as any.
        std::uint64_t tail = 0;
        std::memcpy(&tail, id.bytes.data() + 8, sizeof tail);
        return static_cast<std::size_t>(tail);
    }
};

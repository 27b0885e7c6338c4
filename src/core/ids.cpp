#include "core/ids.h"

#include <algorithm>
#include <chrono>

namespace filrouge {

namespace {

constexpr std::uint32_t counter_limit = 1U << 12U;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool hyphen_before(std::size_t byte) {
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

std::int64_t system_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

std::string format_uuid(const UuidBytes& bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (hyphen_before(i)) text += '-';
        text += digits[bytes[i] >> 4U];
        text += digits[bytes[i] & 0xfU];
    }
    return text;
}

std::optional<UuidBytes> parse_uuid(std::string_view text) {
    if (text.size() >= 2 && text.front() == '{' && text.back() == '}') {
        text = text.substr(1, text.size() - 2);
    }
    const bool hyphens = text.size() == 36;
    if (!hyphens && text.size() != 32) return std::nullopt;
    UuidBytes bytes{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (hyphens && hyphen_before(i) && text[at++] != '-') return std::nullopt;
        const int high = hex_digit(text[at++]);
        const int low = hex_digit(text[at++]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return bytes;
}

IdGenerator::IdGenerator() : clock_{system_ms} {
    std::random_device entropy;
    std::seed_seq seed{entropy(), entropy(), entropy(), entropy(), entropy(), entropy()};
    random_.seed(seed);
}

IdGenerator::IdGenerator(Clock clock, std::uint64_t seed)
    : clock_{std::move(clock)}, random_{seed} {}

UuidBytes IdGenerator::next_bytes() {
    // A clock that was set back, and more ids in a millisecond than the counter holds, both borrow
    // from the future (RFC 9562 §6.2): order matters more than the exact time.
    if (const auto now = clock_(); now > last_ms_) {
        last_ms_ = now;
        counter_ = 0;
    } else if (++counter_ == counter_limit) {
        ++last_ms_;
        counter_ = 0;
    }
    UuidBytes bytes{};
    const auto ms = static_cast<std::uint64_t>(last_ms_);
    for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>(0x70U | (counter_ >> 8U));
    bytes[7] = static_cast<std::uint8_t>(counter_ & 0xffU);
    const std::uint64_t random = random_();
    for (std::size_t i = 0; i < 8; ++i) bytes[8 + i] = static_cast<std::uint8_t>(random >> (8 * i));
    bytes[8] = static_cast<std::uint8_t>(0x80U | (bytes[8] & 0x3fU));
    return bytes;
}

} // namespace filrouge

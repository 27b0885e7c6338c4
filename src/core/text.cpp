#include "core/text.h"

#include <algorithm>
#include <cstring>

namespace filrouge {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t checkpoint_every = 64; // code points; a power of two

constexpr bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

/// Bytes of the character that starts with `lead`, in valid UTF-8.
constexpr std::size_t length_of(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xE0) return 2;
    return lead < 0xF0 ? 3 : 4;
}

constexpr std::size_t word_size = sizeof(std::uint64_t);

/// Whether the `word_size` bytes from `at` are ASCII: most of a text is passed over by so many.
bool is_ascii_word(std::string_view s, std::size_t at) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    if (s.size() - at < word_size) return false;
    std::uint64_t word = 0;
    std::memcpy(&word, s.data() + at, word_size);
    return (word & high_bits) == 0;
}

/// Bytes of the valid character at the start of `s`, or 0 (Unicode 15, table 3-7).
std::size_t valid_character(std::string_view s) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const auto lead = at(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (lead < 0xE0) return s.size() > 1 && is_continuation(at(1)) ? 2 : 0;
    const auto n = length_of(lead);
    if (s.size() < n) return 0;
    for (std::size_t i = 1; i < n; ++i) {
        if (!is_continuation(at(i))) return 0;
    }
    const auto second = at(1);
    if (lead == 0xE0 && second < 0xA0) return 0; // overlong
    if (lead == 0xED && second > 0x9F) return 0; // surrogates
    if (lead == 0xF0 && second < 0x90) return 0; // overlong
    if (lead == 0xF4 && second > 0x8F) return 0; // above U+10FFFF
    return n;
}

Error not_utf8(BytePos at) {
    return {ErrorCode::invalid_input,
            "The text is not valid UTF-8 at byte " + std::to_string(at.value()),
            "Save it as UTF-8 and try again"};
}

Error unclean(const std::string& sign, CpPos at) {
    return {ErrorCode::invalid_input,
            "The text holds " + sign + " at character " + std::to_string(at.value()),
            "Save it as plain UTF-8 with LF line ends and try again"};
}

} // namespace

std::optional<BytePos> find_invalid_utf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (is_ascii_word(bytes, at)) {
            at += word_size;
            continue;
        }
        const auto n = valid_character(bytes.substr(at));
        if (n == 0) return BytePos{at};
        at += n;
    }
    return std::nullopt;
}

CpCount count_code_points(std::string_view utf8) {
    return CpCount{static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return !is_continuation(static_cast<unsigned char>(c));
    }))};
}

TextIndex::TextIndex(std::string_view utf8) : utf8_{utf8} {
    checkpoints_.reserve(utf8.size() / checkpoint_every + 1);
    std::size_t cp = 0;
    for (std::size_t byte = 0; byte < utf8.size();) {
        const auto past_checkpoint = cp % checkpoint_every;
        if (past_checkpoint == 0) checkpoints_.push_back({byte, u16_units_});
        if (past_checkpoint <= checkpoint_every - word_size && is_ascii_word(utf8, byte)) {
            byte += word_size;
            cp += word_size;
            u16_units_ += word_size;
            continue;
        }
        const auto n = length_of(static_cast<unsigned char>(utf8[byte]));
        u16_units_ += n == 4 ? 2 : 1;
        byte += n;
        ++cp;
    }
    code_points_ = CpCount{cp};
}

BytePos TextIndex::to_byte(CpPos p) const {
    if (p.value() >= code_points_.value()) return BytePos{utf8_.size()};
    auto byte = checkpoints_[p.value() / checkpoint_every].byte;
    for (auto left = p.value() % checkpoint_every; left > 0; --left) {
        byte += length_of(static_cast<unsigned char>(utf8_[byte]));
    }
    return BytePos{byte};
}

U16Pos TextIndex::to_u16(CpPos p) const {
    if (p.value() >= code_points_.value()) return U16Pos{u16_units_};
    auto [byte, u16] = checkpoints_[p.value() / checkpoint_every];
    for (auto left = p.value() % checkpoint_every; left > 0; --left) {
        const auto n = length_of(static_cast<unsigned char>(utf8_[byte]));
        byte += n;
        u16 += n == 4 ? 2 : 1;
    }
    return U16Pos{u16};
}

CpPos TextIndex::from_byte(BytePos p) const {
    if (p.value() >= utf8_.size()) return CpPos{code_points_.value()};
    const auto after =
        std::upper_bound(checkpoints_.begin(), checkpoints_.end(), p.value(),
                         [](std::size_t v, const Checkpoint& c) { return v < c.byte; });
    const auto number = static_cast<std::size_t>(after - checkpoints_.begin()) - 1;
    auto cp = number * checkpoint_every;
    for (auto byte = checkpoints_[number].byte;; ++cp) {
        byte += length_of(static_cast<unsigned char>(utf8_[byte]));
        if (byte > p.value()) return CpPos{cp};
    }
}

CpPos TextIndex::from_u16(U16Pos p) const {
    if (p.value() >= u16_units_) return CpPos{code_points_.value()};
    const auto after =
        std::upper_bound(checkpoints_.begin(), checkpoints_.end(), p.value(),
                         [](std::size_t v, const Checkpoint& c) { return v < c.u16; });
    const auto number = static_cast<std::size_t>(after - checkpoints_.begin()) - 1;
    auto [byte, u16] = checkpoints_[number];
    for (auto cp = number * checkpoint_every;; ++cp) {
        const auto n = length_of(static_cast<unsigned char>(utf8_[byte]));
        byte += n;
        u16 += n == 4 ? 2 : 1;
        if (u16 > p.value()) return CpPos{cp};
    }
}

Text::Text() : Text{std::string{}} {}
Text::Text(std::string utf8) : utf8_{std::move(utf8)}, index_{utf8_} {}

// The index looks into the string, and short strings change place when they are moved or copied.
Text::Text(Text&& other) noexcept : utf8_{std::move(other.utf8_)}, index_{std::move(other.index_)} {
    index_.utf8_ = utf8_;
    other.utf8_.clear();
    other.index_ = TextIndex{};
}

Text& Text::operator=(Text&& other) noexcept {
    if (this == &other) return *this;
    utf8_ = std::move(other.utf8_);
    index_ = std::move(other.index_);
    index_.utf8_ = utf8_;
    other.utf8_.clear();
    other.index_ = TextIndex{};
    return *this;
}

Text::Text(const Text& other) : utf8_{other.utf8_}, index_{other.index_} {
    index_.utf8_ = utf8_;
}

Text& Text::operator=(const Text& other) {
    if (this != &other) *this = Text{other};
    return *this;
}

Result<Text> Text::make(std::string utf8) {
    if (const auto at = find_invalid_utf8(utf8)) return not_utf8(*at);
    if (utf8.starts_with(byte_order_mark)) return unclean("a byte-order mark", CpPos{0});
    const auto bad = std::min(utf8.find('\r'), utf8.find('\0'));
    if (bad != std::string::npos) {
        const auto before = count_code_points(std::string_view{utf8}.substr(0, bad));
        return unclean(utf8[bad] == '\r' ? "a carriage return" : "a NUL", CpPos{} + before);
    }
    return Text{std::move(utf8)};
}

Result<Text> Text::clean(std::string_view utf8) {
    if (const auto at = find_invalid_utf8(utf8)) return not_utf8(*at);
    if (utf8.starts_with(byte_order_mark)) utf8.remove_prefix(byte_order_mark.size());
    std::string clean;
    clean.reserve(utf8.size());
    const auto must_be_looked_at = [](char c) { return c == '\r' || c == '\xE2' || c == '\0'; };
    while (!utf8.empty()) {
        const auto plain = std::find_if(utf8.begin(), utf8.end(), must_be_looked_at) - utf8.begin();
        clean += utf8.substr(0, static_cast<std::size_t>(plain));
        utf8.remove_prefix(static_cast<std::size_t>(plain));
        if (utf8.empty()) break;
        const bool ends_line =
            utf8.starts_with('\r') || utf8.starts_with("\u2028") || utf8.starts_with("\u2029");
        if (ends_line) {
            clean += '\n';
            utf8.remove_prefix(utf8.starts_with("\r\n") ? 2 : utf8.starts_with('\r') ? 1 : 3);
            continue;
        }
        if (utf8.front() != '\0') clean += utf8.front();
        utf8.remove_prefix(1);
    }
    // Dropping a leading NUL can bring another mark to the front.
    while (clean.starts_with(byte_order_mark)) clean.erase(0, byte_order_mark.size());
    return Text{std::move(clean)};
}

std::string_view Text::slice(CpSpan span) const {
    const auto bytes = index_.to_bytes(span);
    return std::string_view{utf8_}.substr(bytes.begin().value(), bytes.size().value());
}

Text Text::part(CpSpan span) const {
    return Text{std::string{slice(span)}};
}

} // namespace filrouge

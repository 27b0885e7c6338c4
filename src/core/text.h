#pragma once

#include "core/position.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge {

/// The place of the first byte that breaks UTF-8 (overlong forms, surrogates and values above
/// U+10FFFF break it too); nothing where the text is valid.
std::optional<BytePos> find_invalid_utf8(std::string_view bytes);

/// Code points in valid UTF-8.
CpCount count_code_points(std::string_view utf8);

/// Converts positions of one immutable text between units. Keeps a checkpoint every 64 code points,
/// so each conversion reads at most 64 characters. Positions past the end become the end; byte and
/// UTF-16 positions inside a character become the position before it.
class TextIndex {
  public:
    TextIndex() = default;
    /// `utf8` must be valid and outlive the index.
    explicit TextIndex(std::string_view utf8);

    [[nodiscard]] CpCount code_points() const { return code_points_; }
    [[nodiscard]] BytePos to_byte(CpPos p) const;
    [[nodiscard]] U16Pos to_u16(CpPos p) const;
    [[nodiscard]] CpPos from_byte(BytePos p) const;
    [[nodiscard]] CpPos from_u16(U16Pos p) const;
    [[nodiscard]] ByteSpan to_bytes(CpSpan s) const {
        return {to_byte(s.begin()), to_byte(s.end())};
    }
    [[nodiscard]] CpSpan from_bytes(ByteSpan s) const {
        return {from_byte(s.begin()), from_byte(s.end())};
    }

  private:
    friend class Text; // keeps utf8_ on its own string when it moves
    struct Checkpoint {
        std::size_t byte;
        std::size_t u16;
    };
    std::string_view utf8_;
    std::vector<Checkpoint> checkpoints_; // of code points 0, 64, 128, …
    CpCount code_points_;
    std::size_t u16_units_ = 0;
};

/// The text of a source: valid UTF-8, line ends are LF only, no byte-order mark, no NUL; not
/// normalised (combining marks stay as the transcriber typed them). Immutable.
class Text {
  public:
    Text();
    /// Refuses invalid UTF-8, CR, U+FEFF at the start, and NUL, naming the place.
    static Result<Text> make(std::string utf8);
    /// Mends what ordinary files contain: drops a leading U+FEFF, turns CRLF, CR, U+2028 and U+2029
    /// into LF, drops NUL. Refuses invalid UTF-8.
    static Result<Text> clean(std::string_view utf8);

    Text(Text&&) noexcept;
    Text& operator=(Text&&) noexcept;
    Text(const Text&);
    Text& operator=(const Text&);
    ~Text() = default;

    [[nodiscard]] const std::string& utf8() const { return utf8_; }
    [[nodiscard]] const TextIndex& index() const { return index_; }
    [[nodiscard]] CpCount size() const { return index_.code_points(); }
    [[nodiscard]] CpSpan all() const { return {CpPos{0}, CpPos{size().value()}}; }
    /// The characters of `span`, clipped to the text. The view lives as long as the text.
    [[nodiscard]] std::string_view slice(CpSpan span) const;
    /// The same as a text of its own. It may begin with U+FEFF, which within a text is a character.
    [[nodiscard]] Text part(CpSpan span) const;

  private:
    explicit Text(std::string utf8);
    std::string utf8_;
    TextIndex index_;
};

} // namespace filrouge

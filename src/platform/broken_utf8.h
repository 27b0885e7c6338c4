#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::platform {

/// Bytes as the UTF-8 that they nearly are.
struct MendedUtf8 {
    std::string utf8;                ///< valid; U+FFFD for each character that is broken
    std::size_t whole = 0;           ///< characters of several bytes that are valid
    std::vector<std::size_t> broken; ///< the line of each broken one, from 1
    /// So many are whole that the bytes are UTF-8, which somebody damaged. Letters of other
    /// encodings are whole by chance, seldom and never so many.
    [[nodiscard]] bool is_likely() const;
};
/// A broken character is a byte that begins none, or a beginning with what of it is there.
MendedUtf8 mend_utf8(std::string_view bytes);

} // namespace filrouge::platform

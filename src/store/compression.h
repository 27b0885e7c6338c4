#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace filrouge::store {

/// zlib's format (RFC 1950), at its fastest: a little more room for a fraction of the time;
/// the bytes themselves where that is not shorter. Who reads it back tells the two apart by the
/// size kept beside.
std::string compress(std::string_view bytes);
/// What `compress` made from `size` bytes; nothing where it was made from something else.
std::optional<std::string> decompress(std::string_view packed, std::size_t size);

} // namespace filrouge::store

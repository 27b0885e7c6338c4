#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace filrouge::store {

enum class Effort { quick, thorough };

/// zlib's format (RFC 1950); the bytes themselves where that is not shorter. Who reads it back
/// tells the two apart by the size kept beside.
std::string compress(std::string_view bytes, Effort effort);
/// What `compress` made from `size` bytes; nothing where it was made from something else.
std::optional<std::string> decompress(std::string_view packed, std::size_t size);

} // namespace filrouge::store

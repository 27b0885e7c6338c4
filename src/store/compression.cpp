#include "store/compression.h"

#include <zlib.h>

namespace filrouge::store {

std::string compress(std::string_view bytes) {
    std::string packed(compressBound(bytes.size()), '\0');
    uLongf size = packed.size();
    const int code =
        compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                  reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_BEST_SPEED);
    if (code != Z_OK || size >= bytes.size()) return std::string{bytes};
    packed.resize(size);
    return packed;
}

std::optional<std::string> decompress(std::string_view packed, std::size_t size) {
    if (packed.size() == size) return std::string{packed};
    // Deflate cannot do better than 1 : 1032, so a damaged size does not make us reserve the world.
    if (packed.size() > size || size / 1032 > packed.size()) return std::nullopt;
    std::string bytes(size, '\0');
    uLongf length = size;
    const int code = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &length,
                                reinterpret_cast<const Bytef*>(packed.data()), packed.size());
    if (code != Z_OK || length != size) return std::nullopt;
    return bytes;
}

} // namespace filrouge::store

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Office files are ZIP archives (APPNOTE.TXT 6.3). Their numbers are claims, not to be trusted.
namespace filrouge::transcripts {

struct ZipEntry {
    std::string_view name;
    std::uint32_t flags = 0;
    std::uint32_t method = 0;
    std::uint32_t crc = 0;    ///< of its content
    std::uint32_t packed = 0; ///< bytes in the file
    std::uint32_t size = 0;   ///< bytes it claims to unpack to
    std::uint32_t offset = 0; ///< of its local header
};

/// The central directory; nothing where there is no whole one. Lives as long as `bytes`.
std::optional<std::vector<ZipEntry>> zip_entries(std::string_view bytes);

/// Its packed bytes; empty where they are not in the file.
std::string_view packed_bytes(std::string_view bytes, const ZipEntry& entry);

/// Nothing where the entry is broken, packed otherwise than by deflate, or larger than `most`, of
/// which no more is unpacked.
std::optional<std::string> unpack(std::string_view bytes, const ZipEntry& entry, std::size_t most);

/// The same archive with other content, not packed, for one of its entries.
std::string with_entry_replaced(std::string_view bytes, const std::vector<ZipEntry>& entries,
                                const ZipEntry& replaced, std::string_view content);

} // namespace filrouge::transcripts

#include "transcripts/documents/zip_archive.h"

#include <zlib.h>

#include <algorithm>

namespace filrouge::transcripts {
namespace {

using namespace std::string_view_literals;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t width) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return value;
}

class Inflater {
  public:
    explicit Inflater(std::string_view packed) {
        // zlib does not write through it.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream_.avail_in = static_cast<uInt>(packed.size());
        ready_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK;
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() {
        if (ready_) inflateEnd(&stream_);
    }

    std::optional<std::string> all(std::size_t most) {
        constexpr std::size_t step = 1u << 18;
        std::string out;
        int status = ready_ ? Z_OK : Z_MEM_ERROR;
        while (status == Z_OK) {
            const auto have = out.size();
            if (have > most) return std::nullopt;
            out.resize(have + step);
            stream_.next_out = reinterpret_cast<Bytef*>(out.data() + have);
            stream_.avail_out = static_cast<uInt>(step);
            status = inflate(&stream_, Z_NO_FLUSH);
            out.resize(have + step - stream_.avail_out);
        }
        if (status != Z_STREAM_END || out.size() > most) return std::nullopt;
        return out;
    }

  private:
    z_stream stream_{};
    bool ready_ = false;
};

void put(std::string& out, std::uint32_t value, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFu);
}

// What the local header and the directory say alike.
std::string head_of(const ZipEntry& entry) {
    std::string head;
    put(head, 20, 2); // the version that unpacks it
    // No sizes behind the content; whether the name is UTF-8.
    put(head, entry.flags & 0x800u, 2);
    put(head, entry.method, 2);
    put(head, 0, 4); // never mind when
    put(head, entry.crc, 4);
    put(head, entry.packed, 4);
    put(head, entry.size, 4);
    put(head, static_cast<std::uint32_t>(entry.name.size()), 2);
    put(head, 0, 2);
    return head;
}

} // namespace

std::optional<std::vector<ZipEntry>> zip_entries(std::string_view bytes) {
    constexpr std::size_t end_size = 22;
    constexpr std::size_t entry_size = 46;
    const auto end = bytes.rfind("PK\x05\x06"sv);
    if (end == std::string_view::npos || bytes.size() - end < end_size) return std::nullopt;
    const auto count = number(bytes, end + 10, 2);
    std::size_t at = number(bytes, end + 16, 4);
    std::vector<ZipEntry> entries;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (at + entry_size > end || bytes.substr(at, 4) != "PK\x01\x02"sv) return std::nullopt;
        const std::size_t name_size = number(bytes, at + 28, 2);
        if (at + entry_size + name_size > end) return std::nullopt;
        entries.push_back({bytes.substr(at + entry_size, name_size), number(bytes, at + 8, 2),
                           number(bytes, at + 10, 2), number(bytes, at + 16, 4),
                           number(bytes, at + 20, 4), number(bytes, at + 24, 4),
                           number(bytes, at + 42, 4)});
        at += entry_size + name_size + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    }
    return entries;
}

std::string_view packed_bytes(std::string_view bytes, const ZipEntry& entry) {
    constexpr std::size_t local_size = 30;
    const std::size_t local = entry.offset;
    if (local + local_size > bytes.size()) return {};
    const auto begin =
        local + local_size + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
    if (begin + entry.packed > bytes.size()) return {};
    return bytes.substr(begin, entry.packed);
}

std::optional<std::string> unpack(std::string_view bytes, const ZipEntry& entry, std::size_t most) {
    constexpr std::uint32_t stored = 0;
    constexpr std::uint32_t deflated = 8;
    const auto packed = packed_bytes(bytes, entry);
    if (packed.size() != entry.packed) return std::nullopt;
    if (entry.method == deflated) return Inflater{packed}.all(most);
    if (entry.method != stored || packed.size() > most) return std::nullopt;
    return std::string{packed};
}

std::string with_entry_replaced(std::string_view bytes, const std::vector<ZipEntry>& entries,
                                const ZipEntry& replaced, std::string_view content) {
    std::string out;
    std::string directory;
    for (auto entry : entries) {
        auto packed = packed_bytes(bytes, entry);
        if (entry.offset == replaced.offset) {
            packed = content;
            entry.method = 0;
            entry.size = static_cast<std::uint32_t>(content.size());
            entry.crc = static_cast<std::uint32_t>(
                crc32(0, reinterpret_cast<const Bytef*>(content.data()), entry.size));
        }
        entry.packed = static_cast<std::uint32_t>(packed.size());
        const auto head = head_of(entry);
        directory += "PK\x01\x02"sv;
        put(directory, 20, 2);
        directory += head;
        put(directory, 0, 4);
        put(directory, 0, 2);
        put(directory, 0, 4);
        put(directory, static_cast<std::uint32_t>(out.size()), 4);
        directory += entry.name;
        out += "PK\x03\x04"sv;
        out += head;
        out += entry.name;
        out += packed;
    }
    const auto begin = static_cast<std::uint32_t>(out.size());
    out += directory;
    out += "PK\x05\x06"sv;
    put(out, 0, 4);
    put(out, static_cast<std::uint32_t>(entries.size()), 2);
    put(out, static_cast<std::uint32_t>(entries.size()), 2);
    put(out, static_cast<std::uint32_t>(directory.size()), 4);
    put(out, begin, 4);
    put(out, 0, 2);
    return out;
}

} // namespace filrouge::transcripts

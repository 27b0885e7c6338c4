#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace filrouge::transcripts {

/// Writes ZIP archives for tests, also such as no program writes.
class ZipMaker {
  public:
    /// `claimed_size`: what the archive says it unpacks to; 0: the truth.
    ZipMaker& add(const std::string& name, std::string_view content,
                  std::uint32_t claimed_size = 0) {
        const auto packed = deflated(content);
        const auto size =
            claimed_size != 0 ? claimed_size : static_cast<std::uint32_t>(content.size());
        const auto crc = static_cast<std::uint32_t>(crc32(
            0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
        std::string head = number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) +
                           number(crc, 4) + number(packed.size(), 4) + number(size, 4) +
                           number(name.size(), 2) + number(0, 2);
        directory_ += "PK\x01\x02" + number(20, 2) + head + number(0, 2) + number(0, 2) +
                      number(0, 2) + number(0, 4) + number(bytes_.size(), 4) + name;
        bytes_ += "PK\x03\x04" + head + name + packed;
        ++count_;
        return *this;
    }

    [[nodiscard]] std::string bytes() const {
        return bytes_ + directory_ + "PK\x05\x06" + number(0, 4) + number(count_, 2) +
               number(count_, 2) + number(directory_.size(), 4) + number(bytes_.size(), 4) +
               number(0, 2);
    }

  private:
    static std::string number(std::size_t value, int width) {
        std::string bytes;
        for (int i = 0; i < width; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFF);
        return bytes;
    }

    static std::string deflated(std::string_view content) {
        z_stream stream{};
        deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
        std::string packed(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
        std::string copy{content};
        stream.next_in = reinterpret_cast<Bytef*>(copy.data());
        stream.avail_in = static_cast<uInt>(copy.size());
        stream.next_out = reinterpret_cast<Bytef*>(packed.data());
        stream.avail_out = static_cast<uInt>(packed.size());
        deflate(&stream, Z_FINISH);
        packed.resize(stream.total_out);
        deflateEnd(&stream);
        return packed;
    }

    std::string bytes_;
    std::string directory_;
    std::size_t count_ = 0;
};

} // namespace filrouge::transcripts

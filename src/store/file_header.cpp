#include "store/file_header.h"

#include "store/database.h"
#include "store/schema.h"

#include <fmt/format.h>

#include <bit>
#include <cerrno>
#include <random>
#include <system_error>
#include <unistd.h>

namespace filrouge::store {
namespace {

constexpr std::size_t header_size = 100;

std::uint32_t big_endian(std::string_view bytes, std::size_t offset, std::size_t count) {
    std::uint32_t number = 0;
    for (const char c : bytes.substr(offset, count))
        number = number << 8U | static_cast<unsigned char>(c);
    return number;
}

[[noreturn]] void refuse(ErrorCode code, std::string what, std::string hint) {
    throw Failure{Error{code, std::move(what), std::move(hint)}};
}

[[noreturn]] void refuse_damaged(const std::filesystem::path& path, std::string_view detail) {
    throw Failure{translate_sqlite(SQLITE_CORRUPT, detail, path)};
}

/// True where the file is larger than the header says.
bool check_sizes(std::string_view header, std::uint64_t size, const std::filesystem::path& path) {
    const std::uint64_t written = big_endian(header, 16, 2);
    const std::uint64_t page = written == 1 ? 65536 : written;
    if (page < 512 || !std::has_single_bit(page)) refuse_damaged(path, "its page size cannot be");
    if (size % page != 0) refuse_damaged(path, "it was cut short");
    const std::uint64_t pages = big_endian(header, 28, 4);
    if (pages * page > size) refuse_damaged(path, "it was cut short");
    return pages * page < size;
}

constexpr std::size_t write_ahead_at = 18; // how the file is to be written, then how to be read
constexpr std::size_t mark_at = 40;

/// All within one sector of a disk, in one call: whole or not at all.
void rewrite(int descriptor, std::size_t from, std::string_view bytes,
             const std::filesystem::path& path) {
    const auto written = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(from));
    if (written == static_cast<ssize_t>(bytes.size()) && ::fdatasync(descriptor) == 0) return;
    refuse(ErrorCode::unreadable,
           fmt::format("{} cannot be written: {}", path.string(),
                       std::error_code{errno, std::generic_category()}.message()),
           "Check the disk or the connection to it");
}

} // namespace

FileHeader check_header(const FileProbe& probe, const std::filesystem::path& path,
                        Leftovers leftovers) {
    const auto header = probe.read(0, header_size);
    if (!header.starts_with(std::string_view{"SQLite format 3\0", 16}))
        refuse(ErrorCode::not_a_project, path.string() + " is not a Filrouge project",
               "Import it into a project if it is a transcript");
    if (header.size() < header_size) refuse_damaged(path, "it was cut short");
    if (big_endian(header, 68, 4) != application_id)
        refuse(ErrorCode::not_a_project, path.string() + " is a database of another program",
               "Import it if it is a QualCoder or Taguette project");
    FileHeader found;
    found.schema = static_cast<int>(big_endian(header, 60, 4));
    if (found.schema > newest_schema())
        refuse(
            ErrorCode::newer_version,
            fmt::format("{} was written by a newer Filrouge (format {}, this one reads up to {})",
                        path.string(), found.schema, newest_schema()),
            "Install the newest Filrouge");
    if (found.schema < 1) refuse_damaged(path, "its format number cannot be");
    if (big_endian(header, 56, 4) != 1) refuse_damaged(path, "its texts are not UTF-8");
    found.write_ahead = big_endian(header, write_ahead_at, 2) != 0x0101;
    found.mark = big_endian(header, mark_at, 4);
    if (leftovers == Leftovers::none)
        found.sizes_disagree = check_sizes(header, probe.size(), path);
    return found;
}

std::uint32_t new_mark() {
    std::random_device random;
    // Above what counting from nought comes to: other tools count.
    return std::uniform_int_distribution<std::uint32_t>{0x01000000, 0x7fffffff}(random);
}

void mark_write_ahead(int descriptor, std::uint32_t mark, const std::filesystem::path& path) {
    constexpr std::size_t until_mark = mark_at + 4 - write_ahead_at;
    std::string bytes(until_mark, '\0');
    if (::pread(descriptor, bytes.data(), bytes.size(), write_ahead_at) !=
        static_cast<ssize_t>(bytes.size()))
        refuse_damaged(path, "it was cut short");
    bytes[0] = bytes[1] = 2;
    for (std::size_t i = 0; i < 4; ++i)
        bytes[until_mark - 1 - i] = static_cast<char>(mark >> 8U * i & 0xffU);
    rewrite(descriptor, write_ahead_at, bytes, path);
}

void mark_whole(int descriptor, const std::filesystem::path& path) {
    rewrite(descriptor, write_ahead_at, std::string_view{"\1\1", 2}, path);
}

} // namespace filrouge::store

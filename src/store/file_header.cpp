#include "store/file_header.h"

#include "store/database.h"
#include "store/schema.h"

#include <fmt/format.h>

#include <bit>

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
    if (found.schema > newest_schema)
        refuse(
            ErrorCode::newer_version,
            fmt::format("{} was written by a newer Filrouge (format {}, this one reads up to {})",
                        path.string(), found.schema, newest_schema),
            "Install the newest Filrouge");
    if (found.schema < 1) refuse_damaged(path, "its format number cannot be");
    if (big_endian(header, 56, 4) != 1) refuse_damaged(path, "its texts are not UTF-8");
    found.write_ahead = big_endian(header, 18, 2) != 0x0101;
    if (leftovers == Leftovers::none)
        found.sizes_disagree = check_sizes(header, probe.size(), path);
    return found;
}

} // namespace filrouge::store

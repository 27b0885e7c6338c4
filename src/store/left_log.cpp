#include "store/left_log.h"

#include "core/result.h"

#include <fmt/format.h>

#include <bit>
#include <fstream>
#include <string>
#include <string_view>

// The formats: https://www.sqlite.org/fileformat.html#walformat for the log, #rollbackjournal for
// the journal.
namespace filrouge::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t log_header = 32;
constexpr std::size_t frame_header = 24;
constexpr std::uint32_t magic = 0x377f0682; // with the byte order of the sums in its last bit
constexpr std::size_t mark_at = 40;         // in the first page

std::uint32_t number_at(std::string_view bytes, std::size_t offset) {
    std::uint32_t number = 0;
    for (const char c : bytes.substr(offset, 4))
        number = number << 8U | static_cast<unsigned char>(c);
    return number;
}

/// The running sum over all that was written before.
class Sum {
  public:
    explicit Sum(bool big_endian) : big_endian_{big_endian} {}
    void add(std::string_view bytes) {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            first_ += word(bytes, at) + second_;
            second_ += word(bytes, at + 4) + first_;
        }
    }
    [[nodiscard]] bool is(std::string_view bytes, std::size_t offset) const {
        return number_at(bytes, offset) == first_ && number_at(bytes, offset + 4) == second_;
    }

  private:
    [[nodiscard]] std::uint32_t word(std::string_view bytes, std::size_t at) const {
        const auto number = number_at(bytes, at);
        return big_endian_ ? number : __builtin_bswap32(number);
    }
    bool big_endian_;
    std::uint32_t first_ = 0;
    std::uint32_t second_ = 0;
};

class LogReader {
  public:
    explicit LogReader(std::ifstream& in) : in_{in}, head_(log_header, '\0') {
        in_.read(head_.data(), log_header);
        if (in_.gcount() != static_cast<std::streamsize>(log_header)) return;
        const auto kind = number_at(head_, 0);
        const auto page = number_at(head_, 8);
        if ((kind & ~1U) != magic || page < 512 || page > 65536 || !std::has_single_bit(page))
            return;
        sum_ = Sum{(kind & 1U) != 0};
        sum_.add(std::string_view{head_}.substr(0, 24));
        valid_ = sum_.is(head_, 24);
        if (valid_) frame_.resize(frame_header + page);
    }
    [[nodiscard]] bool valid() const { return valid_; }

    /// The next frame that is whole; false at the end of the log.
    bool next() {
        in_.read(frame_.data(), static_cast<std::streamsize>(frame_.size()));
        if (in_.gcount() != static_cast<std::streamsize>(frame_.size())) return false;
        const std::string_view frame = frame_;
        if (frame.substr(8, 8) != std::string_view{head_}.substr(16, 8)) return false; // salts
        sum_.add(frame.substr(0, 8));
        sum_.add(frame.substr(frame_header));
        return sum_.is(frame, 16);
    }
    [[nodiscard]] bool ends_commit() const { return number_at(frame_, 4) != 0; }
    [[nodiscard]] bool is_first_page() const { return number_at(frame_, 0) == 1; }
    [[nodiscard]] std::uint32_t mark() const { return number_at(frame_, frame_header + mark_at); }

  private:
    std::ifstream& in_;
    std::string head_;
    std::string frame_;
    Sum sum_{false};
    bool valid_ = false;
};

/// How often a schema may have been changed by one migration.
constexpr std::uint32_t most_changes_of_schema = 4096;

/// The pages that a rollback journal puts back, in its order.
class JournalReader {
  public:
    explicit JournalReader(std::ifstream& in) : in_{in} { begin_part(0); }
    [[nodiscard]] bool is_journal() const { return is_journal_; }
    /// False at its end.
    bool next() {
        while (left_ == 0 && valid_) begin_part((at_ + sector_ - 1) / sector_ * sector_);
        if (!valid_ || !read(record_.data(), record_.size())) return false;
        if (left_ != to_end) --left_;
        return true;
    }
    [[nodiscard]] bool is_first_page() const { return number_at(record_, 0) == 1; }
    [[nodiscard]] std::uint32_t mark() const { return number_at(record_, 4 + mark_at); }

  private:
    static constexpr std::string_view journal_magic{"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8};
    static constexpr std::uint32_t to_end = 0xffffffff;

    bool read(char* bytes, std::size_t size) {
        in_.read(bytes, static_cast<std::streamsize>(size));
        at_ += size;
        return in_.gcount() == static_cast<std::streamsize>(size);
    }
    /// Parts begin where a sector does, each with a header and the number of its pages.
    void begin_part(std::uint64_t at) {
        std::string head(28, '\0');
        at_ = at;
        in_.seekg(static_cast<std::streamoff>(at));
        valid_ = read(head.data(), head.size()) && head.starts_with(journal_magic);
        if (!valid_) return;
        is_journal_ = true;
        left_ = number_at(head, 8);
        const auto sector = number_at(head, 20);
        const auto page = number_at(head, 24);
        if (at == 0) {
            sector_ = sector;
            valid_ = sector >= 32 && sector <= 65536 && page >= 512 && page <= 65536;
            if (valid_) record_.assign(4 + page + 4, '\0'); // number, page, sum
        }
        // Of a part without pages the number was never written: nothing was changed by it yet.
        valid_ = valid_ && left_ > 0;
        at_ = at + sector_;
        in_.seekg(static_cast<std::streamoff>(at_));
    }

    std::ifstream& in_;
    std::string record_;
    std::uint64_t at_ = 0;
    std::uint64_t sector_ = 512;
    std::uint32_t left_ = 0; // of the part
    bool is_journal_ = false;
    bool valid_ = false;
};

/// False: nothing is there.
bool is_left(const fs::path& path) {
    const auto kind = fs::symlink_status(path).type();
    if (kind == fs::file_type::not_found) return false;
    if (fs::status(path).type() != fs::file_type::regular)
        throw Failure{Error{ErrorCode::unreadable,
                            path.string() + " lies beside the project and is no file",
                            "Move it elsewhere: the project's own log has this name"}};
    return true;
}

std::ifstream open_left(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in)
        throw Failure{Error{ErrorCode::unreadable, path.string() + " cannot be read",
                            "Check that you may read the file and its folder"}};
    return in;
}

} // namespace

LeftLog judge_journal(const fs::path& journal, std::uint32_t mark) {
    if (!is_left(journal)) return LeftLog::missing;
    if (!holds_bytes(journal)) return LeftLog::empty;
    auto in = open_left(journal);
    JournalReader reader{in};
    if (!reader.is_journal()) return LeftLog::foreign; // SQLite would remove it
    while (reader.next()) {
        if (!reader.is_first_page()) continue;
        return mark - reader.mark() < most_changes_of_schema ? LeftLog::own : LeftLog::foreign;
    }
    // None of ours is without it. SQLite, which made this one, knows what to do with it.
    return LeftLog::own;
}

LeftLog judge_log(const fs::path& log, std::uint32_t mark) {
    if (!is_left(log)) return LeftLog::missing;
    auto in = open_left(log);
    LogReader reader{in};
    // A header that was being written when the program ended is shorter, or stands alone.
    if (!reader.valid())
        return fs::file_size(log) <= log_header ? LeftLog::empty : LeftLog::foreign;
    bool committed = false;
    while (reader.next()) {
        if (reader.is_first_page() && reader.mark() == mark) return LeftLog::own;
        committed = committed || reader.ends_commit();
    }
    return committed ? LeftLog::foreign : LeftLog::empty;
}

fs::path find_lost_log(const fs::path& folder, std::uint32_t mark) {
    constexpr std::string_view ending = "-wal";
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        auto name = entry.path().string();
        if (!name.ends_with(ending) || !entry.is_regular_file(error)) continue;
        name.resize(name.size() - ending.size());
        if (fs::exists(fs::symlink_status(name, error))) continue;
        if (judge_log(entry.path(), mark) == LeftLog::own) return entry.path();
    }
    return {};
}

fs::path set_aside(const fs::path& log) {
    auto name = fs::path{log} += ".aside";
    for (int n = 2; fs::exists(fs::symlink_status(name)); ++n)
        name = fs::path{log} += fmt::format(".aside-{}", n);
    fs::rename(log, name);
    return name;
}

void refuse_name_of_log(const fs::path& project) {
    const auto name = project.filename().string();
    for (const std::string_view ending : {"-wal", "-journal", "-shm"}) {
        if (!name.ends_with(ending)) continue;
        throw Failure{
            Error{ErrorCode::invalid_input,
                  fmt::format("{} would be taken for the log of another file", project.string()),
                  "Choose a name that does not end in -wal, -journal or -shm"}};
    }
}

bool holds_bytes(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return !error && size > 0;
}

} // namespace filrouge::store

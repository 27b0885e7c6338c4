#include "transcripts/container.h"

#include "platform/decoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

// The ZIP central directory (APPNOTE.TXT 4.3.12), little-endian.
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

struct Entry {
    std::string_view name;
    std::uint32_t flags = 0;
    std::uint32_t method = 0;
    std::uint32_t size = 0;
    std::uint32_t offset = 0; ///< of its local header
};

// Nothing where there is no whole central directory.
std::optional<std::vector<Entry>> table_of_contents(std::string_view bytes) {
    constexpr std::size_t end_size = 22;
    constexpr std::size_t entry_size = 46;
    const auto end = bytes.rfind("PK\x05\x06"sv);
    if (end == std::string_view::npos || bytes.size() - end < end_size) return std::nullopt;
    const auto count = number(bytes, end + 10, 2);
    std::size_t at = number(bytes, end + 16, 4);
    std::vector<Entry> entries;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (at + entry_size > end || bytes.substr(at, 4) != "PK\x01\x02"sv) return std::nullopt;
        const std::size_t name_size = number(bytes, at + 28, 2);
        if (at + entry_size + name_size > end) return std::nullopt;
        entries.push_back({bytes.substr(at + entry_size, name_size), number(bytes, at + 8, 2),
                           number(bytes, at + 10, 2), number(bytes, at + 24, 4),
                           number(bytes, at + 42, 4)});
        at += entry_size + name_size + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    }
    return entries;
}

bool ends_with(std::string_view name, std::string_view ending) {
    return name.size() >= ending.size() && name.substr(name.size() - ending.size()) == ending;
}

// OpenDocument encrypts each file and stores the result; XML that is stored and no XML was
// encrypted.
bool is_encrypted(std::string_view bytes, const Entry& entry) {
    if ((entry.flags & 1u) != 0 || entry.name == "encrypted-package") return true;
    if (entry.name != "content.xml" || entry.method != 0) return false;
    constexpr std::size_t local_size = 30;
    if (entry.offset + local_size > bytes.size()) return false;
    const auto data = entry.offset + local_size + number(bytes, entry.offset + 26, 2) +
                      number(bytes, entry.offset + 28, 2);
    const auto start = data < bytes.size() ? bytes.substr(data, 4) : ""sv;
    return start.find('<') == std::string_view::npos;
}

Error refused(const std::string& name, std::string_view what, std::string_view hint) {
    return {ErrorCode::invalid_input, fmt::format("{} {}", name, what), std::string{hint}};
}

constexpr auto save_again = "Open it in a word processor and save it again as docx or odt"sv;

} // namespace

Result<void> check_container(std::string_view bytes, const std::string& name,
                             std::size_t max_xml_bytes) {
    if (bytes.substr(0, 4) == "\xD0\xCF\x11\xE0"sv) {
        return refused(name, "is protected by a password or is an old Office file (.doc)",
                       "Open it in a word processor and save it as docx or odt without a password");
    }
    if (bytes.substr(0, 2) != "PK"sv) {
        const auto what = platform::known_binary(bytes);
        return refused(name,
                       what.empty() ? "is not a word-processor file, whatever its ending says"
                                    : fmt::format("is not a word-processor file but {}", what),
                       save_again);
    }
    const auto entries = table_of_contents(bytes);
    if (!entries || entries->empty()) return refused(name, "is broken or incomplete", save_again);
    std::uint64_t xml = 0;
    for (const auto& entry : *entries) {
        if (is_encrypted(bytes, entry)) {
            return refused(name, "is protected by a password",
                           "Open it in a word processor and save it without a password");
        }
        const bool text = ends_with(entry.name, "ml") || ends_with(entry.name, ".rels");
        if (text) xml += entry.size;
    }
    if (xml > max_xml_bytes) {
        return refused(name, fmt::format("is too large: it unpacks to {} MB of text", xml >> 20),
                       "Split it into several files");
    }
    return {};
}

} // namespace filrouge::transcripts

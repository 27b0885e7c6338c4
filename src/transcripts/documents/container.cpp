#include "transcripts/documents/container.h"

#include "platform/decoding.h"
#include "transcripts/documents/zip_archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace filrouge::transcripts {
namespace {

using namespace std::string_view_literals;

bool ends_with(std::string_view name, std::string_view ending) {
    return name.size() >= ending.size() && name.substr(name.size() - ending.size()) == ending;
}

bool is_xml(const ZipEntry& entry) {
    return ends_with(entry.name, "ml") || ends_with(entry.name, ".rels");
}

// OpenDocument encrypts each file and stores the result; XML that is stored and no XML was
// encrypted.
bool is_encrypted(std::string_view bytes, const ZipEntry& entry) {
    if ((entry.flags & 1u) != 0 || entry.name == "encrypted-package") return true;
    if (entry.name != "content.xml" || entry.method != 0) return false;
    return packed_bytes(bytes, entry).substr(0, 4).find('<') == std::string_view::npos;
}

/// The words of messages.
class Refusal {
  public:
    Refusal(const std::string& name, OfficeKind kind) : name_{name}, kind_{kind} {}

    [[nodiscard]] Error because(std::string_view what) const { return {code, said(what), again()}; }
    [[nodiscard]] Error because(std::string_view what, std::string_view hint) const {
        return {code, said(what), std::string{hint}};
    }
    [[nodiscard]] Error old_or_locked() const {
        const bool document = kind_ == OfficeKind::document;
        return {code,
                said(fmt::format("is protected by a password or is an old Office file (.{})",
                                 document ? "doc" : "xls")),
                fmt::format("Open it in a {} and save it as {} without a password", program(),
                            document ? "docx or odt" : "xlsx or ods")};
    }
    [[nodiscard]] Error locked() const {
        return {code, said("is protected by a password"),
                fmt::format("Open it in a {} and save it without a password", program())};
    }
    [[nodiscard]] Error something_else(std::string_view bytes) const {
        const auto what = platform::known_binary(bytes);
        return because(what.empty()
                           ? fmt::format("is not a {} file, whatever its ending says", file())
                           : fmt::format("is not a {} file but {}", file(), what));
    }

  private:
    static constexpr auto code = ErrorCode::invalid_input;
    [[nodiscard]] std::string said(std::string_view what) const {
        return fmt::format("{} {}", name_, what);
    }
    [[nodiscard]] std::string_view program() const {
        return kind_ == OfficeKind::document ? "word processor" : "spreadsheet program";
    }
    [[nodiscard]] std::string_view file() const {
        return kind_ == OfficeKind::document ? "word-processor" : "spreadsheet";
    }
    [[nodiscard]] std::string again() const {
        return fmt::format("Open it in a {} and save it again as {}", program(),
                           kind_ == OfficeKind::document ? "docx or odt" : "xlsx or ods");
    }

    const std::string& name_;
    OfficeKind kind_;
};

// What a bomb claims, or hides by claiming less than the parts that share its bytes.
Result<void> check_sizes(std::string_view bytes, const std::vector<ZipEntry>& entries,
                         std::size_t max_xml_bytes, const Refusal& refusal) {
    constexpr std::size_t most_entries = 10'000;
    constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30;
    constexpr std::uint64_t most_times = 200;
    constexpr std::uint64_t harmless = 10u << 20; // of an entry, whatever its ratio
    if (entries.size() > most_entries) {
        return refusal.because(
            fmt::format("holds {} files inside: no office program writes that", entries.size()));
    }
    std::uint64_t packed = 0;
    std::uint64_t all = 0;
    std::uint64_t xml = 0;
    for (const auto& entry : entries) {
        packed += entry.packed;
        all += entry.size;
        if (is_xml(entry)) xml += entry.size;
        if (entry.size > harmless && entry.size > most_times * entry.packed) {
            return refusal.because(
                fmt::format("unpacks to {} times its size: no office program writes that",
                            entry.size / std::max<std::uint64_t>(1, entry.packed)));
        }
    }
    if (packed > bytes.size()) return refusal.because("is broken: its parts overlap");
    if (xml > max_xml_bytes) {
        return refusal.because(fmt::format("is too large: it unpacks to {} MB of text", xml >> 20),
                               "Split it into several files");
    }
    if (all > most_bytes) {
        return refusal.because(fmt::format("is too large: it unpacks to {} MB", all >> 20),
                               "Take out its pictures, or split it into several files");
    }
    return {};
}

} // namespace

Result<void> check_container(std::string_view bytes, const std::string& name,
                             std::size_t max_xml_bytes, OfficeKind kind) {
    const Refusal refusal{name, kind};
    if (bytes.substr(0, 4) == "\xD0\xCF\x11\xE0"sv) return refusal.old_or_locked();
    if (bytes.substr(0, 2) != "PK"sv) return refusal.something_else(bytes);
    const auto entries = zip_entries(bytes);
    if (!entries || entries->empty()) return refusal.because("is broken or incomplete");
    for (const auto& entry : *entries) {
        if (is_encrypted(bytes, entry)) return refusal.locked();
    }
    return check_sizes(bytes, *entries, max_xml_bytes, refusal);
}

} // namespace filrouge::transcripts

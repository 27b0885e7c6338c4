#include "platform/decoding.h"

#include "core/text.h"
#include "platform/broken_utf8.h"

#include <fmt/format.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace filrouge::platform {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    std::string_view name;
};
constexpr std::array signatures{Signature{"\x89PNG"sv, "a PNG image"},
                                Signature{"\xFF\xD8\xFF"sv, "a JPEG image"},
                                Signature{"GIF8"sv, "a GIF image"},
                                Signature{"%PDF-"sv, "a PDF document"},
                                Signature{"PK\x03\x04"sv, "a ZIP archive or word-processor file"},
                                Signature{"\xD0\xCF\x11\xE0"sv, "an old or protected Office file"},
                                Signature{"\x1F\x8B"sv, "a gzip archive"},
                                Signature{"ID3"sv, "an MP3 recording"},
                                Signature{"RIFF"sv, "a sound or video recording"},
                                Signature{"OggS"sv, "an Ogg recording"},
                                Signature{"SQLite format 3"sv, "a database"},
                                Signature{"\x7F"
                                          "ELF"sv,
                                          "a program"}};

unsigned char byte(char c) {
    return static_cast<unsigned char>(c);
}

Error not_text(const std::string& name, std::string_view what) {
    return {ErrorCode::invalid_input, fmt::format("{} is not a text file: it is {}", name, what),
            "Give the file its right ending, or save the transcript as docx, odt or txt"};
}

// UTF-16 without a byte-order mark: in European texts every other byte is zero.
std::optional<std::string> utf16_by_zeros(std::string_view bytes) {
    std::array<std::size_t, 2> zeros{};
    const auto looked_at = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 4096);
    for (std::size_t i = 0; i < looked_at; ++i) {
        if (bytes[i] == '\0') ++zeros[i % 2];
    }
    const auto many = looked_at / 2 * 7 / 10;
    if (looked_at < 8) return std::nullopt;
    if (zeros[1] > many && zeros[0] == 0) return "UTF-16LE";
    if (zeros[0] > many && zeros[1] == 0) return "UTF-16BE";
    return std::nullopt;
}

// Share of the bytes from 0x80 that a West-European text would have in this encoding.
double share_of(std::string_view bytes, std::string_view expected) {
    std::array<bool, 256> wanted{};
    for (const char c : expected) wanted[byte(c)] = true;
    std::size_t high = 0;
    std::size_t fitting = 0;
    for (const char c : bytes) {
        if (byte(c) < 0x80) continue;
        ++high;
        if (wanted[byte(c)]) ++fitting;
    }
    return high == 0 ? 0 : static_cast<double>(fitting) / static_cast<double>(high);
}

// Accented letters and punctuation of French, German, Dutch, Spanish, Italian, Portuguese.
constexpr std::string_view west_windows =
    "\xE0\xE1\xE2\xE3\xE4\xE6\xE7\xE8\xE9\xEA\xEB\xEC\xED\xEE\xEF\xF1\xF2\xF3\xF4\xF5\xF6\xF9\xFA"
    "\xFB"
    "\xFC\xDF\xC0\xC1\xC2\xC4\xC7\xC8\xC9\xCA\xCE\xCF\xD4\xD6\xD9\xDA\xDB\xDC\x9C\x8C\x91\x92\x93"
    "\x94"
    "\x96\x97\x85\xA0\xAB\xBB\xB0\xA7\x80\xB7\xBF\xA1\xB2\xBA\xAA\xFF"sv;
constexpr std::string_view west_mac =
    "\x87\x88\x89\x8A\x8B\x8D\x8E\x8F\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9A\x9B\x9C\x9D\x9E"
    "\x9F"
    "\xCA\xC7\xC8\xC9\xCF\xD0\xD1\xD2\xD3\xD4\xD5\xCB\x80\x83\xE7\xE9\xA1\xA7"sv;

std::string detected(std::string_view bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector{uchardet_new(),
                                                                         &uchardet_delete};
    if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

// uchardet takes short French texts for Baltic or Turkish ones. So bytes are first weighed as those
// of West-European letters between many plain ones, which other alphabets never are.
std::string encoding_of(std::string_view bytes) {
    const auto high =
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return byte(c) >= 0x80; });
    const bool mostly_plain =
        static_cast<std::size_t>(high) * 3 < bytes.size() || bytes.size() < 32;
    const auto windows = share_of(bytes, west_windows);
    const auto mac = share_of(bytes, west_mac);
    if (mostly_plain && mac >= 0.9 && mac > windows) return "MACINTOSH";
    if (mostly_plain && windows >= 0.9) return "WINDOWS-1252";
    const auto name = detected(bytes);
    const bool western = name.empty() || name == "ASCII" || name.rfind("ISO-8859-1", 0) == 0 ||
                         name == "ISO-8859-9" || name == "ISO-8859-3" || name == "UTF-8";
    return western ? "WINDOWS-1252" : name;
}

bool has_many_controls(std::string_view text) {
    const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
        return byte(c) < 0x20 &&
               std::string_view{"\t\n\r\f\v\x1A\x1B"}.find(c) == std::string_view::npos;
    });
    return static_cast<std::size_t>(controls) * 100 > text.size();
}

struct Mark {
    std::string_view bytes;
    std::string_view encoding;
};
// UTF-32LE before UTF-16LE, which it begins with.
constexpr std::array marks{Mark{"\xEF\xBB\xBF"sv, "UTF-8"}, Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                           Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"}, Mark{"\xFF\xFE"sv, "UTF-16LE"},
                           Mark{"\xFE\xFF"sv, "UTF-16BE"}};

const Mark* mark_of(std::string_view bytes) {
    const auto* const mark = std::find_if(
        marks.begin(), marks.end(), [&](const Mark& m) { return bytes.starts_with(m.bytes); });
    return mark == marks.end() ? nullptr : mark;
}

// "3, 7, 9 …"
std::string listed(std::vector<std::size_t> lines) {
    constexpr std::size_t most = 5;
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    std::string list;
    for (std::size_t i = 0; i < std::min(lines.size(), most); ++i) {
        list += (i == 0 ? "" : ", ") + std::to_string(lines[i]);
    }
    return lines.size() > most ? list + " …" : list;
}

} // namespace

std::vector<std::string> told_decoding(std::string_view bytes, const std::string& encoding) {
    if (encoding.empty()) return {};
    const auto* const mark = mark_of(bytes);
    if (encoding != "UTF-8") {
        if (mark != nullptr && mark->encoding == encoding) return {};
        return {fmt::format("The file does not tell its encoding and is not UTF-8: it was read as "
                            "{}, which is a guess",
                            encoding)};
    }
    if (!find_invalid_utf8(bytes)) return {};
    const auto broken = mend_utf8(bytes).broken;
    const auto lines = listed(broken);
    if (broken.size() == 1) {
        return {fmt::format("One character could not be read and shows as �: line {}", lines)};
    }
    return {broken.front() == broken.back()
                ? fmt::format("{} characters could not be read and show as �: line {}",
                              broken.size(), lines)
                : fmt::format("{} characters could not be read and show as �: lines {}",
                              broken.size(), lines)};
}

std::string_view known_binary(std::string_view bytes) {
    for (const auto& signature : signatures) {
        if (bytes.substr(0, signature.bytes.size()) == signature.bytes) return signature.name;
    }
    return {};
}

Result<DecodedText> decode_text(std::string_view bytes, const std::string& name) {
    if (const auto what = known_binary(bytes); !what.empty()) return not_text(name, what);
    std::string encoding;
    if (const auto* const mark = mark_of(bytes)) {
        encoding = mark->encoding;
        bytes.remove_prefix(mark->bytes.size());
    }
    if (encoding.empty()) encoding = utf16_by_zeros(bytes).value_or("");
    const bool wide = encoding.size() > 5; // UTF-16…, UTF-32…: zeros belong to it
    if (!wide && (bytes.find('\0') != std::string_view::npos || has_many_controls(bytes))) {
        return not_text(name, "made of binary data");
    }
    if (!wide && !find_invalid_utf8(bytes)) return DecodedText{std::string{bytes}, "UTF-8"};
    if (!wide) {
        auto mended = mend_utf8(bytes);
        const bool marked = encoding == "UTF-8" && mended.whole >= mended.broken.size();
        if (marked || mended.is_likely()) return DecodedText{std::move(mended.utf8), "UTF-8"};
        encoding = encoding_of(bytes);
    }
    auto text = convert(bytes, encoding);
    if (!text) {
        encoding = "WINDOWS-1252";
        text = convert(bytes, encoding);
    }
    if (!text) return not_text(name, "in an encoding that cannot be read");
    if (has_many_controls(*text)) return not_text(name, "made of binary data");
    return DecodedText{std::move(*text), std::move(encoding)};
}

std::optional<std::string> convert(std::string_view bytes, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from{
        ucnv_open(encoding.c_str(), &status), &ucnv_close};
    if (U_FAILURE(status)) return std::nullopt;
    const auto size = static_cast<std::int32_t>(bytes.size());
    const auto needed =
        ucnv_toAlgorithmic(UCNV_UTF8, from.get(), nullptr, 0, bytes.data(), size, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
    std::string result(static_cast<std::size_t>(needed), '\0');
    status = U_ZERO_ERROR;
    ucnv_toAlgorithmic(UCNV_UTF8, from.get(), result.data(), needed, bytes.data(), size, &status);
    if (U_FAILURE(status)) return std::nullopt;
    return result;
}

} // namespace filrouge::platform

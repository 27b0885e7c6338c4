#include "transcripts/documents/xml.h"

#include "core/text.h"
#include "platform/decoding.h"
#include "transcripts/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace filrouge::transcripts {
namespace {

Error broken(const std::string& name, std::string_view bytes, std::size_t at,
             std::string_view what) {
    const auto before = bytes.substr(0, std::min(at, bytes.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    return {ErrorCode::invalid_input, fmt::format("{}, line {}: {}", name, line, what),
            "Open it in the program that wrote it and export it again"};
}

constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::string_view mark_twice = "\xC3\xAF\xC2\xBB\xC2\xBF";

// Undoes UTF-8 taken for Latin-1; nothing where that is not what happened.
std::optional<std::string> encoded_once(std::string_view bytes) {
    if (find_invalid_utf8(bytes)) return std::nullopt;
    std::string once;
    for (const char32_t c : to_utf32(bytes)) {
        if (c > 0xFF) return std::nullopt;
        once += static_cast<char>(static_cast<unsigned char>(c));
    }
    if (find_invalid_utf8(once)) return std::nullopt;
    return once;
}

std::string_view without_marks(std::string_view bytes) {
    for (const auto each : {mark, mark_twice}) {
        if (bytes.starts_with(each)) bytes.remove_prefix(each.size());
    }
    while (!bytes.empty() && std::strchr(" \t\r\n", bytes.front()) != nullptr) {
        bytes.remove_prefix(1);
    }
    return bytes;
}

// pugixml knows UTF-8, UTF-16, UTF-32 and Latin-1; other declared encodings are converted here.
std::string in_utf8(std::string_view bytes) {
    const auto head = bytes.substr(0, 200);
    const auto at = head.find("encoding=");
    if (at == std::string_view::npos || at + 10 >= head.size()) return std::string{bytes};
    const auto begin = at + 10;
    const auto end = head.find(head[at + 9], begin);
    if (end == std::string_view::npos) return std::string{bytes};
    const std::string encoding{head.substr(begin, end - begin)};
    const bool claims_utf8 = encoding == "UTF-8" || encoding == "utf-8";
    if (claims_utf8 ? !find_invalid_utf8(bytes) : encoding.starts_with("UTF-16")) {
        return std::string{bytes};
    }
    return platform::convert(bytes, claims_utf8 ? "windows-1252" : encoding)
        .value_or(std::string{bytes});
}

class Depth : public pugi::xml_tree_walker {
  public:
    bool for_each(pugi::xml_node& /*node*/) override { return depth() < 1000; }
};

} // namespace

Result<std::unique_ptr<pugi::xml_document>> read_xml(std::string_view bytes,
                                                     const std::string& name) {
    const auto mended = bytes.starts_with(mark_twice) ? encoded_once(bytes) : std::nullopt;
    const auto utf8 = in_utf8(without_marks(mended ? *mended : bytes));
    if (const auto entity = utf8.find("<!ENTITY"); entity != std::string::npos) {
        return broken(name, utf8, entity, "it declares entities of its own, which are not read");
    }
    auto document = std::make_unique<pugi::xml_document>();
    const bool wide = utf8.size() > 1 && (utf8[0] == '\0' || utf8[1] == '\0' || utf8[0] == '\xFF' ||
                                          utf8[0] == '\xFE');
    const auto parsed =
        document->load_buffer(utf8.data(), utf8.size(), pugi::parse_default | pugi::parse_ws_pcdata,
                              wide ? pugi::encoding_auto : pugi::encoding_utf8);
    if (!parsed) {
        return broken(name, utf8,
                      static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset)),
                      parsed.description());
    }
    Depth depth;
    if (!document->traverse(depth)) {
        return broken(name, utf8, 0, "its elements are nested more than 1,000 deep");
    }
    return document;
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1); // npos + 1 is 0
}

std::string all_text(const pugi::xml_node& node) {
    std::string text;
    for (auto child = node.first_child(); child; child = child.next_sibling()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            text += child.value();
        } else if (child.type() == pugi::node_element) {
            text += " " + all_text(child) + " ";
        }
    }
    return text;
}

std::optional<MediaTime> seconds(std::string_view text) {
    double value = -1;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    constexpr double year = 366.0 * 24 * 3600;
    if (read.ec != std::errc{} || read.ptr != end || !(value >= 0 && value < year)) {
        return std::nullopt;
    }
    return MediaTime{std::llround(value * 1000)};
}

} // namespace filrouge::transcripts

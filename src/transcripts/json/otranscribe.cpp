#include "transcripts/json/otranscribe.h"

#include "platform/decoding.h"
#include "transcripts/captions/cue_times.h"
#include "transcripts/documents/pandoc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t longest_tag = 500; // bytes
constexpr double latest = 1e6;           // seconds

// "data-timestamp="12.34"" in a tag, else the words in it: "0:12".
std::optional<MediaTime> time_of(std::string_view tag, std::string_view inside) {
    constexpr std::string_view field = "data-timestamp=\"";
    if (const auto at = tag.find(field); at != std::string_view::npos) {
        const auto value = tag.substr(at + field.size());
        double seconds = -1;
        std::from_chars(value.data(), value.data() + value.size(), seconds);
        if (seconds >= 0 && seconds < latest) {
            return MediaTime{static_cast<std::int64_t>(seconds * 1000)};
        }
    }
    return parse_media_time(inside);
}

std::string mark(MediaTime time) {
    const auto s = time.ms / 1000;
    return fmt::format("[{:02}:{:02}:{:02}.{:03}]", s / 3600, s / 60 % 60, s % 60, time.ms % 1000);
}

/// <span class="timestamp" contenteditable="false" data-timestamp="12.34">0:12</span>
struct Stamp {
    std::size_t length = 0;
    MediaTime time;
};
std::optional<Stamp> stamp_at(std::string_view html) {
    constexpr std::string_view close = "</span>";
    const auto tag_end = html.substr(0, longest_tag).find('>');
    if (tag_end == std::string_view::npos) return std::nullopt;
    const auto tag = html.substr(0, tag_end);
    if (tag.find("timestamp") == std::string_view::npos) return std::nullopt;
    const auto end = html.substr(tag_end, longest_tag).find(close);
    if (end == std::string_view::npos) return std::nullopt;
    const auto time = time_of(tag, html.substr(tag_end + 1, end - 1));
    if (!time) return std::nullopt;
    return Stamp{tag_end + end + close.size(), *time};
}

} // namespace

std::optional<std::string> otranscribe_page(const Json& root) {
    if (!root.is_object()) return std::nullopt;
    const auto field = root.find("text");
    if (field == root.end() || !field->is_string()) return std::nullopt;
    const std::string_view html = field->get_ref<const std::string&>();
    std::string page;
    page.reserve(html.size());
    for (std::size_t at = 0; at < html.size();) {
        const auto span = std::min(html.find("<span", at), html.size());
        page += html.substr(at, span - at);
        at = span;
        if (at == html.size()) break;
        if (const auto stamp = stamp_at(html.substr(at))) {
            page += mark(stamp->time) + ' ';
            at += stamp->length;
        } else {
            page += html[at++];
        }
    }
    return page;
}

Result<Content> read_otranscribe(const InputFile& file, const ReadOptions& options) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    const auto root = parse_json(decoded->utf8, file.name);
    if (!root) return root.error();
    const auto page = otranscribe_page(*root);
    if (!page) {
        return Error{
            ErrorCode::invalid_input,
            fmt::format("{} is not a transcript of oTranscribe: it holds no \"text\"", file.name),
            "Export it again from oTranscribe, or as plain text"};
    }
    auto document = read_with_pandoc(*page, "html", file.name, options);
    if (!document) return document.error();
    Content content;
    content.utf8 = std::move(document->utf8);
    content.emphasised = std::move(document->emphasised);
    content.encoding = std::move(decoded->encoding);
    return content;
}

} // namespace filrouge::transcripts

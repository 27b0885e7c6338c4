#include "transcripts/reader.h"

#include "core/breaks.h"
#include "platform/files.h"
#include "transcripts/container.h"
#include "transcripts/decoding.h"
#include "transcripts/file_format.h"
#include "transcripts/pandoc.h"
#include "transcripts/rtf.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::transcripts {
namespace {

struct Content {
    std::string utf8;
    std::string encoding;
    std::string language;
    std::vector<CpSpan> emphasised;
};

bool is_container(const std::string& format) {
    return format == "docx" || format == "odt" || format == "epub";
}

Result<Content> from_pandoc(std::string_view bytes, const std::string& format,
                            const std::string& name, const ReadOptions& options) {
    auto document = read_with_pandoc(bytes, format, name, options);
    if (!document) return document.error();
    return Content{std::move(document->utf8),
                   {},
                   std::move(document->language),
                   std::move(document->emphasised)};
}

Result<Content> from_rtf(std::string_view bytes, const std::string& name,
                         const ReadOptions& options) {
    if (bytes.substr(0, 512).find("{\\rtf") == std::string_view::npos) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is not an RTF file, whatever its ending says", name),
                     "Open it in a word processor and save it again as docx or odt"};
    }
    const auto portable = portable_rtf(bytes);
    auto content = from_pandoc(portable.rtf, "rtf", name, options);
    if (content) content->utf8 = restore_characters(content->utf8, portable.substituted);
    return content;
}

Result<Content> content_of(std::string_view bytes, const std::string& format,
                           const std::string& name, const ReadOptions& options) {
    if (is_container(format)) {
        // XML is some five times the words in it; twice that is generous.
        const auto checked = check_container(bytes, name, options.max_text_bytes * 10);
        if (!checked) return checked.error();
        return from_pandoc(bytes, format, name, options);
    }
    if (format == "rtf") return from_rtf(bytes, name, options);
    auto decoded = decode_text(bytes, name);
    if (!decoded) return decoded.error();
    if (format == "txt") {
        return Content{std::move(decoded->utf8), std::move(decoded->encoding), {}, {}};
    }
    auto content = from_pandoc(decoded->utf8, format, name, options);
    if (content) content->encoding = std::move(decoded->encoding);
    return content;
}

Error empty_error(const std::string& name, std::string_view what) {
    return {ErrorCode::invalid_input, fmt::format("{} {}", name, what),
            "Check that it is the right file and that it was saved"};
}

Error too_large(const std::string& name, const ReadOptions& options) {
    return {ErrorCode::invalid_input,
            fmt::format("{} is too large: at most {} MB of text are read", name,
                        options.max_text_bytes >> 20),
            "Split it into several files"};
}

SourceKind guess_kind(const std::vector<Speaker>& speakers) {
    const auto participants = std::count_if(speakers.begin(), speakers.end(), [](const Speaker& s) {
        return s.role == Role::participant;
    });
    if (participants == 0) return SourceKind::document;
    return participants >= 3 ? SourceKind::focus_group : SourceKind::interview;
}

void add_speech(Transcript& transcript, const std::vector<CpSpan>& emphasised) {
    auto speech = recognise_speakers(transcript.text, emphasised);
    if (speech.turns.empty()) {
        transcript.warnings.emplace_back(
            "No speakers were recognised; begin each turn with a label such as \"Nadia : \"");
    }
    transcript.turns = std::move(speech.turns);
    transcript.speakers = std::move(speech.speakers);
    transcript.kind = guess_kind(transcript.speakers);
}

} // namespace

Result<Transcript> read_transcript(const std::filesystem::path& path, const ReadOptions& options) {
    const auto name = path.string();
    const auto format = format_of(path);
    std::error_code ignored;
    const bool folder = std::filesystem::is_directory(path, ignored);
    if (!folder && std::filesystem::exists(path, ignored) && !is_readable(format)) {
        return unknown_format(path);
    }
    auto bytes = platform::read_file(path, options.max_file_bytes);
    if (!bytes) return bytes.error();
    if (bytes->empty()) return empty_error(name, "is empty");
    auto content = content_of(*bytes, format, name, options);
    if (!content) return content.error();
    if (content->utf8.size() > options.max_text_bytes) return too_large(name, options);
    auto text = Text::clean(content->utf8);
    if (!text) return Error{text.error().code, name + ": " + text.error().what, text.error().hint};
    if (trim(*text, text->all()).empty()) return empty_error(name, "contains no text");
    Transcript transcript;
    transcript.name = path.stem().string();
    transcript.file_name = path.filename().string();
    transcript.format = format;
    transcript.encoding = std::move(content->encoding);
    transcript.language = std::move(content->language);
    transcript.text = std::move(*text);
    transcript.original = std::move(*bytes);
    if (transcript.text.utf8().find("\xEF\xBF\xBD") != std::string::npos) {
        transcript.warnings.emplace_back(
            "Some characters could not be read and show as \xEF\xBF\xBD");
    }
    if (options.speakers == SpeakerRecognition::automatic)
        add_speech(transcript, content->emphasised);
    return transcript;
}

} // namespace filrouge::transcripts

#include "transcripts/reader.h"

#include "core/breaks.h"
#include "core/shown.h"
#include "platform/decoding.h"
#include "platform/files.h"
#include "transcripts/content.h"
#include "transcripts/file_format.h"
#include "transcripts/labels/noted_name.h"
#include "transcripts/language.h"
#include "transcripts/language_code.h"
#include "transcripts/messages/spoken_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace filrouge::transcripts {
namespace {

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

Recognised speech_of(const Text& text, Content& content, const ReadOptions& options) {
    if (!content.speech) return who_speaks_in(text, content.emphasised, content.headings, options);
    if (options.speakers == SpeakerRecognition::off) return {text, {}};
    return {text, std::move(*content.speech)};
}

void add_speech(Transcript& transcript, Speech speech) {
    auto& warnings = transcript.warnings;
    if (speech.turns.empty()) {
        warnings.emplace_back(
            "No speakers were recognised; begin each turn with a label such as \"Nadia : \"");
    }
    warnings.insert(warnings.end(), speech.warnings.begin(), speech.warnings.end());
    auto shared = told_shared_names(speech.speakers);
    std::move(shared.begin(), shared.end(), std::back_inserter(warnings));
    transcript.doubtful = std::move(speech.doubtful);
    transcript.turns = std::move(speech.turns);
    transcript.speakers = std::move(speech.speakers);
    transcript.kind = guess_kind(transcript.speakers);
}

// Guesses of the encoding, and characters that were lost by it or before.
void tell_unreadable(std::string_view bytes, const std::filesystem::path& path,
                     Transcript& transcript) {
    auto& warnings = transcript.warnings;
    auto told = platform::told_decoding(bytes, transcript.encoding);
    const bool counted = transcript.encoding == "UTF-8" && !told.empty();
    std::move(told.begin(), told.end(), std::back_inserter(warnings));
    if (find_invalid_utf8(path.filename().string())) {
        warnings.emplace_back(
            "The name of the file is not UTF-8: what cannot be read in it shows as �");
    }
    if (!counted && transcript.text.utf8().find("\xEF\xBF\xBD") != std::string::npos) {
        warnings.emplace_back("Some characters could not be read and show as �");
    }
}

} // namespace

Result<Transcript> read_transcript(const std::filesystem::path& path, const ReadOptions& options) {
    const auto name = plain_name(path.string());
    const auto format = format_of(path);
    std::error_code ignored;
    const bool folder = std::filesystem::is_directory(path, ignored);
    if (!folder && std::filesystem::exists(path, ignored) && !is_readable(format)) {
        return unknown_format(path);
    }
    auto bytes = platform::read_file(path, options.max_file_bytes);
    if (!bytes) return bytes.error();
    if (bytes->empty()) return empty_error(name, "is empty");
    auto content = content_reader(format)({*bytes, name, format}, options);
    if (!content) return content.error();
    if (content->utf8.size() > options.max_text_bytes) return too_large(name, options);
    auto text = Text::clean(content->utf8);
    if (!text) return Error{text.error().code, name + ": " + text.error().what, text.error().hint};
    if (trim(*text, text->all()).empty()) return empty_error(name, "contains no text");
    Transcript transcript;
    transcript.name = plain_name(path.stem().string());
    transcript.file_name = plain_name(path.filename().string());
    transcript.format = format;
    transcript.encoding = std::move(content->encoding);
    transcript.language = current_code(std::move(content->language));
    auto recognised = speech_of(*text, *content, options);
    transcript.text = std::move(recognised.text);
    if (transcript.language.empty()) {
        transcript.language = detect_language(transcript.text);
        transcript.language_detected = !transcript.language.empty();
    }
    transcript.warnings = std::move(content->warnings);
    tell_unreadable(*bytes, path, transcript);
    transcript.original = std::move(*bytes);
    if (options.speakers == SpeakerRecognition::automatic) {
        leave_out_services(transcript.text, format, recognised.speech);
        add_speech(transcript, std::move(recognised.speech));
    }
    return transcript;
}

} // namespace filrouge::transcripts

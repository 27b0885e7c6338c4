#include "transcripts/json/json_transcript.h"

#include "platform/decoding.h"
#include "transcripts/json/json_shapes.h"

#include <fmt/format.h>

#include <array>

namespace filrouge::transcripts {
namespace {

// The more particular a shape is, the earlier it is tried.
constexpr std::array shapes{from_monologues, from_alternatives, from_phrases,
                            from_list,       from_words,        from_text};

} // namespace

Result<Content> read_json(const InputFile& file, const ReadOptions& /*options*/) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    const auto root = parse_json(decoded->utf8, file.name);
    if (!root) return root.error();
    for (const auto& shape : shapes) {
        auto said = shape(*root);
        if (!said) continue;
        return lay_out(
            {std::move(*said), std::move(decoded->encoding), stated_language(*root), {}, {}});
    }
    return Error{
        ErrorCode::invalid_input,
        fmt::format("{} is JSON, but holds no transcript of a known shape", file.name),
        "Known are Whisper, WhisperX, rev.ai, AWS Transcribe, AssemblyAI, Deepgram, Otter, and "
        "lists such as [{\"speaker\": \"Nadia\", \"text\": \"…\"}]"};
}

} // namespace filrouge::transcripts

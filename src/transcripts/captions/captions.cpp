#include "transcripts/captions/captions.h"

#include "core/text.h"
#include "platform/decoding.h"
#include "transcripts/captions/caption.h"
#include "transcripts/captions/caption_speakers.h"
#include "transcripts/utterances.h"

#include <fmt/format.h>

#include <iterator>

namespace filrouge::transcripts {
namespace {

CueFormat cue_format(const std::string& format) {
    if (format == "vtt") return CueFormat::vtt;
    return format == "sbv" ? CueFormat::sbv : CueFormat::srt;
}

std::string_view example(CueFormat format) {
    switch (format) {
    case CueFormat::vtt: return "00:00:01.000 --> 00:00:02.000";
    case CueFormat::srt: return "00:00:01,000 --> 00:00:02,000";
    case CueFormat::sbv: break;
    }
    return "0:00:01.000,0:00:02.000";
}

std::vector<Caption> captions_of(const Cues& cues) {
    std::vector<Caption> captions;
    for (const auto& cue : cues.cues) captions.push_back(plain_caption(cue));
    return without_repeats(std::move(captions));
}

} // namespace

Result<Content> read_captions(const InputFile& file, const ReadOptions& options) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    const auto text = Text::clean(decoded->utf8);
    if (!text) {
        return Error{text.error().code, file.name + ": " + text.error().what, text.error().hint};
    }
    const auto format = cue_format(file.format);
    auto cues = parse_cues(text->utf8(), format);
    if (cues.cues.empty()) {
        return Error{ErrorCode::invalid_input, fmt::format("{} contains no captions", file.name),
                     fmt::format("Above each caption stands a line such as {}", example(format))};
    }
    auto speech = who_says(captions_of(cues), options.hints);
    auto warnings = std::move(cues.warnings);
    warnings.insert(warnings.end(), std::make_move_iterator(speech.warnings.begin()),
                    std::make_move_iterator(speech.warnings.end()));
    auto content = lay_out({std::move(speech.said),
                            std::move(decoded->encoding),
                            std::move(cues.language),
                            {},
                            std::move(warnings)});
    if (content.speech) content.speech->doubtful = std::move(speech.doubtful);
    return content;
}

} // namespace filrouge::transcripts

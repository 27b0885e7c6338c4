#include "transcripts/captions/caption_labels.h"

#include "transcripts/labels/labels_within.h"
#include "transcripts/unicode.h"

#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace filrouge::transcripts {
namespace {

bool has_colon(std::string_view words) {
    return words.find(':') != words.npos || words.find("：") != words.npos;
}

std::vector<CaptionLine> parted(CaptionLine line, const Cast& cast) {
    std::vector<CaptionLine> lines;
    if (has_colon(line.words)) {
        const auto said = to_utf32(line.words);
        std::size_t from = 0;
        for (const auto& label : labels_within(said, cast)) {
            if (!label.after_sentence) continue;
            auto before = line;
            before.words = to_utf8(std::u32string_view{said}.substr(from, label.begin - from));
            while (before.words.ends_with(' ')) before.words.pop_back();
            lines.push_back(std::move(before));
            line.change = 0;
            from = label.begin;
        }
        line.words = to_utf8(std::u32string_view{said}.substr(from));
    }
    lines.push_back(std::move(line));
    return lines;
}

} // namespace

Cast cast_of(const CaptionSpeech& speech) {
    Cast cast;
    for (const auto& utterance : speech.said) {
        if (!utterance.speaker.empty()) cast.add(to_utf32(utterance.speaker));
    }
    return cast;
}

bool part_within(std::vector<Caption>& captions, const Cast& cast) {
    bool any = false;
    for (auto& caption : captions) {
        std::vector<CaptionLine> lines;
        for (auto& line : caption.lines) {
            auto pieces = parted(std::move(line), cast);
            any = any || pieces.size() > 1;
            std::move(pieces.begin(), pieces.end(), std::back_inserter(lines));
        }
        caption.lines = std::move(lines);
    }
    return any;
}

void tell_within(CaptionSpeech& speech) {
    constexpr std::size_t most = 100;
    const auto cast = cast_of(speech);
    for (const auto& utterance : speech.said) {
        if (utterance.speaker.empty() || !has_colon(utterance.words)) continue;
        const auto said = to_utf32(utterance.words);
        for (const auto& label : labels_within(said, cast)) {
            if (speech.doubtful.size() >= most) return;
            if (auto line = told_within(said, label, utterance.speaker, cast)) {
                speech.doubtful.push_back(std::move(*line));
            }
        }
    }
}

} // namespace filrouge::transcripts

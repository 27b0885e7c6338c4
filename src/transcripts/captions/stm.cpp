#include "transcripts/captions/stm.h"

#include "core/text.h"
#include "platform/decoding.h"
#include "transcripts/captions/cue_times.h"
#include "transcripts/utterances.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace filrouge::transcripts {
namespace {

constexpr std::string_view spaces = " \t";

std::string_view next_field(std::string_view& line) {
    const auto begin = line.find_first_not_of(spaces);
    if (begin == std::string_view::npos) {
        line = {};
        return {};
    }
    const auto end = std::min(line.find_first_of(spaces, begin), line.size());
    const auto field = line.substr(begin, end - begin);
    line.remove_prefix(end);
    return field;
}

bool is_no_speech(std::string_view speaker, std::string_view words) {
    return speaker == "excluded_region" || speaker == "inter_segment_gap" ||
           words.find("ignore_time_segment_in_scoring") != std::string_view::npos;
}

/// Nothing where the line is no segment.
std::optional<Utterance> parse_segment(std::string_view line) {
    next_field(line); // the recording
    next_field(line); // its channel
    const std::string speaker{next_field(line)};
    const auto begins = parse_media_time(next_field(line));
    const auto ends = parse_media_time(next_field(line));
    if (!begins || !ends) return std::nullopt;
    auto rest = line.substr(std::min(line.find_first_not_of(spaces), line.size()));
    // "<o,f1,male>" describes the speech; "<rires>" is a word of it.
    const auto close = rest.find('>');
    const bool described = !rest.empty() && rest.front() == '<' &&
                           close != std::string_view::npos &&
                           rest.substr(0, close).find(',') != std::string_view::npos;
    if (described) rest.remove_prefix(close + 1);
    Utterance utterance{speaker, begins, ends, std::string{rest}, TurnStart::always};
    if (is_no_speech(speaker, rest)) utterance.words.clear();
    if (*ends < *begins) utterance.ends.reset();
    return utterance;
}

} // namespace

Result<Content> read_stm(const InputFile& file, const ReadOptions& /*options*/) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    const auto text = Text::clean(decoded->utf8);
    if (!text) {
        return Error{text.error().code, file.name + ": " + text.error().what, text.error().hint};
    }
    Utterances recording;
    const std::string_view all = text->utf8();
    std::size_t number = 0;
    for (std::size_t at = 0; at < all.size();) {
        const auto end = std::min(all.find('\n', at), all.size());
        const auto line = all.substr(at, end - at);
        at = end + 1;
        ++number;
        const auto first = line.find_first_not_of(spaces);
        if (first == std::string_view::npos || line.substr(first, 2) == ";;") continue;
        auto segment = parse_segment(line);
        if (!segment) {
            return Error{ErrorCode::invalid_input,
                         fmt::format("{}, line {} is no STM segment", file.name, number),
                         "Each line holds file, channel, speaker, begin, end, labels and words"};
        }
        recording.said.push_back(std::move(*segment));
    }
    recording.encoding = std::move(decoded->encoding);
    return lay_out(recording);
}

} // namespace filrouge::transcripts

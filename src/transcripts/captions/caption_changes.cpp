#include "transcripts/captions/caption_changes.h"

#include "transcripts/text_lines.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace filrouge::transcripts {
namespace {

std::size_t length_of_dash(std::string_view words) {
    static constexpr std::array<std::string_view, 6> dashes{"-", "‐", "‑", "–", "—", "―"};
    for (const auto dash : dashes) {
        if (words.starts_with(dash)) return dash.size();
    }
    return 0;
}

// With the blanks behind it. Not "--", which goes on with a sentence, nor "-5 degrés".
std::size_t leading_dash(std::string_view words) {
    const auto dash = length_of_dash(words);
    const auto after = words.substr(dash);
    if (dash == 0 || after.empty() || length_of_dash(after) > 0) return 0;
    const auto blanks = std::min(after.find_first_not_of(' '), after.size());
    if (blanks == after.size()) return 0;
    const bool figure = after[blanks] >= '0' && after[blanks] <= '9';
    return figure && blanks == 0 ? 0 : dash + blanks;
}

std::size_t leading_arrows(std::string_view words) {
    const auto arrows = std::min(words.find_first_not_of('>'), words.size());
    if (arrows < 2) return 0;
    return std::min(words.find_first_not_of(' ', arrows), words.size());
}

bool begins_sentence(std::string_view words) {
    const auto start = to_utf32(beginning(words, 40));
    const auto first = std::find_if(start.begin(), start.end(),
                                    [](char32_t c) { return is_letter(c) || is_digit(c); });
    return first == start.end() || !is_lower(*first);
}

bool opens_list(std::string_view words) {
    return words.ends_with(':') || words.ends_with("：");
}

// "bien sûr" above "- enfin presque -": one voice goes on.
bool parts_voices(const CaptionLine& before, const CaptionLine& line, std::size_t dash) {
    return ends_sentence(before.words) &&
           begins_sentence(std::string_view{line.words}.substr(dash));
}

struct Dashes {
    std::vector<std::size_t> lengths; ///< of each line
    std::size_t count = 0;
    bool list = false; ///< below words that announce one
};
Dashes dashes_in(const Caption& caption) {
    Dashes dashes;
    for (std::size_t i = 0; i < caption.lines.size(); ++i) {
        const auto& line = caption.lines[i];
        dashes.lengths.push_back(line.voice ? 0 : leading_dash(line.words));
        if (dashes.lengths.back() == 0) continue;
        if (dashes.count++ == 0) dashes.list = i > 0 && opens_list(caption.lines[i - 1].words);
    }
    return dashes;
}

bool has_tags(const Caption& caption) {
    return std::any_of(caption.lines.begin(), caption.lines.end(),
                       [](const CaptionLine& line) { return line.voice.has_value(); });
}

} // namespace

void mark_changes(std::vector<Caption>& captions) {
    const bool tags = std::any_of(captions.begin(), captions.end(), has_tags);
    const bool habit =
        !tags && std::any_of(captions.begin(), captions.end(), [](const Caption& caption) {
            const auto dashes = dashes_in(caption);
            return dashes.count > 1 && !dashes.list;
        });
    for (auto& caption : captions) {
        const auto dashes = dashes_in(caption);
        for (std::size_t i = 0; i < caption.lines.size(); ++i) {
            auto& line = caption.lines[i];
            if (!line.voice) line.change = leading_arrows(line.words);
            const auto dash = dashes.lengths[i];
            if (dash == 0 || dashes.list) continue;
            const bool alone = i == 0 ? habit : parts_voices(caption.lines[i - 1], line, dash);
            if (dashes.count > 1 || alone) line.change = dash;
        }
    }
}

} // namespace filrouge::transcripts

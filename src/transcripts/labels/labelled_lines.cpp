#include "transcripts/labels/labelled_lines.h"

#include "transcripts/labels/asides.h"
#include "transcripts/labels/head_fields.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/labels/line_grammar.h"
#include "transcripts/times/time_stamp.h"
#include "transcripts/unicode.h"

#include <algorithm>

namespace filrouge::transcripts {
namespace {

// Word processors cut a bold label into runs ("Mme" + " D. :"): runs apart by one character are
// one.
std::vector<CpSpan> joined(std::vector<CpSpan> spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<CpSpan> result;
    for (const auto& span : spans) {
        if (span.empty()) continue;
        if (!result.empty() && span.begin().value() <= result.back().end().value() + 1) {
            result.back() = {result.back().begin(), std::max(result.back().end(), span.end())};
        } else {
            result.push_back(span);
        }
    }
    return result;
}

// At most `line_start_length` characters; cuts between characters.
std::string_view first_characters(std::string_view line) {
    if (line.size() <= line_start_length) return line;
    std::size_t characters = 0;
    std::size_t i = 0;
    for (; i < line.size(); ++i) {
        const bool starts = (static_cast<unsigned char>(line[i]) & 0xC0u) != 0x80u;
        if (starts && characters++ == line_start_length) break;
    }
    return line.substr(0, i);
}

bool says_something(const LineStart& line) {
    const auto& text = line.text;
    const auto first = std::find_if_not(text.begin(), text.end(), is_space);
    if (first == text.end()) return !line.complete;
    const auto begin = static_cast<std::size_t>(first - text.begin());
    const auto time = parse_time_stamp(std::u32string_view{text}.substr(begin));
    if (!time || !line.complete) return true;
    return !std::all_of(first + static_cast<std::ptrdiff_t>(time->length), text.end(), is_space);
}

class Bold {
  public:
    explicit Bold(std::vector<CpSpan> spans) : spans_{std::move(spans)} {}
    // Lines come in order, so this never goes back.
    void mark(LineStart& line, CpPos begin) {
        const auto first = static_cast<std::size_t>(
            std::find_if_not(line.text.begin(), line.text.end(), is_space) - line.text.begin());
        const CpPos words = begin + CpCount{first};
        while (next_ < spans_.size() && spans_[next_].end() <= words) ++next_;
        // A list dash, number or time before the bold name is not bold itself.
        constexpr std::size_t longest_before = 30;
        if (next_ == spans_.size() ||
            spans_[next_].begin().value() > words.value() + longest_before) {
            return;
        }
        const auto from = std::max(spans_[next_].begin(), begin);
        line.bold_begin = (from - begin).value();
        line.bold_end = std::min((spans_[next_].end() - begin).value(), line.text.size());
        line.bold_begin = std::min(line.bold_begin, line.bold_end);
    }

  private:
    std::vector<CpSpan> spans_;
    std::size_t next_ = 0;
};

// But for who is known to be a speaker and has no other words.
void leave_out_head(const Text& text, const KnownLabels& known, CandidateLines& lines) {
    const auto head = end_of_head(text);
    if (head == CpPos{0}) return;
    auto only_here = known.speakers;
    for (const auto& line : lines.lines) {
        if (line.begin < head || only_here.empty()) continue;
        for (const auto& candidate : line.candidates) only_here.erase(speaker_key(candidate.name));
    }
    std::erase_if(lines.lines, [&](const CandidateLine& line) {
        return line.begin < head &&
               std::none_of(line.candidates.begin(), line.candidates.end(), [&](const auto& c) {
                   return only_here.count(speaker_key(c.name)) > 0;
               });
    });
}

} // namespace

CandidateLines candidate_lines(const Text& text, const std::vector<CpSpan>& emphasised,
                               const KnownLabels& known) {
    Bold bold{joined(emphasised)};
    CandidateLines result;
    const std::string_view all = text.utf8();
    CpPos position{0};
    for (std::size_t at = 0; at < all.size();) {
        const auto end = std::min(all.find('\n', at), all.size());
        const auto bytes = all.substr(at, end - at);
        const auto start = first_characters(bytes);
        LineStart line{to_utf32(start), start.size() == bytes.size(), 0, 0};
        if (says_something(line)) {
            bold.mark(line, position);
            auto candidates =
                is_aside(bytes) ? std::vector<LabelCandidate>{} : label_candidates(line, known);
            if (!result.lines.empty()) result.lines.back().last = false;
            if (!candidates.empty()) {
                result.lines.push_back({position, result.filled, true, std::move(candidates)});
            }
            ++result.filled;
        }
        position = position + count_code_points(bytes) + CpCount{1};
        at = end + 1;
    }
    leave_out_head(text, known, result);
    settle_readings(text, result);
    return result;
}

} // namespace filrouge::transcripts

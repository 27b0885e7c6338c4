#include "publish/printed_notes.h"

#include "publish/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace filrouge::publish {
namespace {

/// A text that grows turn by turn.
class NotesText {
  public:
    explicit NotesText(const CodedTranscript& of) {
        notes_.source = of.source;
        notes_.language = of.language;
    }
    void add(std::uint32_t number, const std::string& label, const std::string& words) {
        PrintedTurn note;
        note.number = number;
        note.label = put(label);
        note.span = put(words);
        put("\n");
        notes_.turns.push_back(std::move(note));
    }
    CodedTranscript finish() { return std::move(notes_); }

  private:
    CpSpan put(const std::string& words) {
        const auto begin = end_;
        end_ = end_ + count_code_points(words);
        notes_.text += words;
        return {begin, end_};
    }

    CodedTranscript notes_;
    CpPos end_{0};
};

std::string without_ends(const std::string& memo) {
    const auto begin = memo.find_first_not_of(" \n");
    if (begin == std::string::npos) return {};
    return memo.substr(begin, memo.find_last_not_of(" \n") + 1 - begin);
}

} // namespace

CodedTranscript with_note_numbers(CodedTranscript transcript) {
    auto& codings = transcript.codings;
    std::vector<std::size_t> places(codings.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return codings[a].span < codings[b].span;
    });
    std::uint32_t number = 0;
    for (const auto place : places) {
        codings[place].note = codings[place].memo.empty() ? 0 : ++number;
    }
    return transcript;
}

CodedTranscript notes_of(const CodedTranscript& transcript, const PageLayout& layout) {
    std::vector<const LaidCoding*> noted;
    for (const auto& coding : layout.codings()) {
        if (coding.coding->note > 0) noted.push_back(&coding);
    }
    std::sort(noted.begin(), noted.end(),
              [](const auto* a, const auto* b) { return a->coding->note < b->coding->note; });
    NotesText notes{transcript};
    for (const auto* one : noted) {
        const auto& coding = *one->coding;
        auto label = transcript.codes[coding.code].name;
        if (!coding.coder.empty()) label += " · " + coding.coder;
        notes.add(coding.note, label,
                  fmt::format(", p.\u00a0{}{}{}", layout.page_of(one->lines.begin) + 1,
                              is_french(transcript.language) ? "\u00a0: " : ": ",
                              without_ends(coding.memo)));
    }
    return notes.finish();
}

} // namespace filrouge::publish

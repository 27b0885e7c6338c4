#include "transcripts/labels/label_form.h"

#include "transcripts/unicode.h"

#include <algorithm>
#include <optional>

namespace filrouge::transcripts {

double weight(const LabelName& name) {
    if (name.count < 2) return 0;
    if (name.has_role()) return 1;
    switch (name.style) {
    case NameStyle::code:
    case NameStyle::capitals:
    case NameStyle::proper: return 1;
    case NameStyle::single_word: return 0.5;
    case NameStyle::phrase: break;
    }
    return 0.2;
}

double coverage(const CandidateLines& lines, const LabelNames& names, LabelForm form,
                double least_weight) {
    std::optional<std::size_t> first;
    double explained = 0;
    for (const auto& line : lines.lines) {
        for (const auto& candidate : line.candidates) {
            if (form_of(candidate) != form) continue;
            const auto name = names.find(speaker_key(candidate.name));
            if (name == names.end() || weight(name->second) < least_weight) continue;
            if (!first) first = line.number;
            explained += candidate.alone ? 2 : 1;
            break;
        }
    }
    return first ? explained / static_cast<double>(lines.filled - *first) : 0;
}

bool has_surname(const LabelName& name) {
    return std::count_if(name.spelling.begin(), name.spelling.end(), is_upper) >= 2 &&
           !first_word(name.spelling).empty();
}

Words said_words(const Text& text, const CandidateLines& lines, LabelForm form) {
    Words words;
    CpPos from{0};
    const auto add = [&](CpPos to) { words.merge(written_words(text.slice({from, to}))); };
    for (const auto& line : lines.lines) {
        const auto& label = line.candidates.front();
        if (form.weak() || form_of(label) != form || label.alone) continue;
        add(line.begin);
        from = line.begin + CpCount{label.end};
    }
    add(text.all().end());
    return words;
}

NameStyle style_of(const LabelCandidate& candidate) {
    const auto style = name_style(candidate.name);
    return candidate.unusual && style <= NameStyle::proper ? NameStyle::single_word : style;
}

} // namespace filrouge::transcripts

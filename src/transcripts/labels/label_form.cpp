#include "transcripts/labels/label_form.h"

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

NameStyle style_of(const LabelCandidate& candidate) {
    const auto style = name_style(candidate.name);
    return candidate.unusual && style <= NameStyle::proper ? NameStyle::single_word : style;
}

} // namespace filrouge::transcripts

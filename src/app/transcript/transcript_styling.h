#pragma once

#include "core/position.h"

#include <wx/stc/stc.h>

#include <algorithm>

// Numbers of Scintilla's styles and indicators as the transcript view uses them.
namespace filrouge::app {

enum TranscriptStyle { plain = 0, moderator_text = 1, moderator_label = 2, first_speaker = 3 };
constexpr int speaker_styles = 8;
/// Every style twice, to end runs where measuring wants it (`measuring_breaks`).
constexpr int twin = first_speaker + speaker_styles;
static_assert(2 * twin < wxSTC_STYLE_DEFAULT);

// Indicators 0 to 7 belong to lexers; 32 and above to input methods.
constexpr int match_indicator = 8;
constexpr int first_lane = 9;
constexpr int lane_indicators = 20;
constexpr int current_indicator = first_lane + lane_indicators; // the coding at the caret

/// Lanes beyond the indicators there are share the last one.
inline int lane_indicator(std::size_t lane) {
    return first_lane + static_cast<int>(std::min<std::size_t>(lane, lane_indicators - 1));
}

inline int as_int(BytePos p) {
    return static_cast<int>(p.value());
}
inline BytePos as_byte(int p) {
    return BytePos{static_cast<std::size_t>(std::max(p, 0))};
}

} // namespace filrouge::app

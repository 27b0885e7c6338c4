#include "app/transcript/transcript_styling.h"

#include "app/logic/measuring.h"
#include "app/settings.h"
#include "app/transcript/transcript_view.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <string>

// How the transcript view looks: its styles, and who speaks.
namespace filrouge::app {
namespace {

wxFont reading_font() {
    if (auto chosen = kept_text_font(); chosen.IsOk()) return chosen;
    auto font = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
    font.SetPointSize(std::max(font.GetPointSize() + 1, 11));
    return font;
}

} // namespace

void TranscriptView::set_up_styles() {
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto ink = system_colour(wxSYS_COLOUR_WINDOWTEXT);
    const auto faint = readable_on(mix(ink, paper, 0.55), paper);
    StyleSetFont(wxSTC_STYLE_DEFAULT, reading_font());
    StyleSetForeground(wxSTC_STYLE_DEFAULT, to_wx(ink));
    StyleSetBackground(wxSTC_STYLE_DEFAULT, to_wx(paper));
    StyleClearAll();
    for (const int same : {0, twin}) {
        StyleSetForeground(same + moderator_text, to_wx(faint));
        StyleSetForeground(same + moderator_label, to_wx(faint));
        StyleSetBold(same + moderator_label, true);
        for (int i = 0; i < speaker_styles; ++i) {
            const auto colour = speaker_colour(static_cast<std::size_t>(i), paper);
            StyleSetForeground(same + first_speaker + i, to_wx(colour));
            StyleSetBold(same + first_speaker + i, true);
        }
    }
    SetCaretForeground(to_wx(ink));
    SetSelBackground(true, to_wx(mix(system_colour(wxSYS_COLOUR_HIGHLIGHT), paper, 0.45)));
    SetMarginWidth(0, 0);
    SetMarginWidth(1, 0);

    const bool dark = ink_on(paper) == Colour{255, 255, 255};
    IndicatorSetStyle(match_indicator, wxSTC_INDIC_FULLBOX);
    IndicatorSetForeground(match_indicator, to_wx(Colour{255, 200, 0}));
    IndicatorSetAlpha(match_indicator, dark ? 110 : 140);
    IndicatorSetOutlineAlpha(match_indicator, 255);
    IndicatorSetUnder(match_indicator, true);
    IndicatorSetStyle(current_indicator, wxSTC_INDIC_COMPOSITIONTHICK);
    IndicatorSetFlags(current_indicator, wxSTC_INDICFLAG_VALUEFORE);
    for (int i = 0; i < lane_indicators; ++i) {
        const int indicator = first_lane + i;
        // The first lane fills the line; those that overlap it are boxes with a stronger outline.
        IndicatorSetStyle(indicator, i == 0 ? wxSTC_INDIC_FULLBOX : wxSTC_INDIC_STRAIGHTBOX);
        IndicatorSetFlags(indicator, wxSTC_INDICFLAG_VALUEFORE);
        IndicatorSetAlpha(indicator, dark ? 80 : 56);
        IndicatorSetOutlineAlpha(indicator, i == 0 ? 90 : 170);
        IndicatorSetUnder(indicator, true);
    }
}

void TranscriptView::style_speakers(const Project& project) {
    std::string styles(text_->utf8().size(), '\0');
    speakers_.clear();
    const auto fill = [&](CpSpan span, int style) {
        const auto bytes = text_->index().to_bytes(span);
        std::fill(styles.begin() + as_int(bytes.begin()), styles.begin() + as_int(bytes.end()),
                  static_cast<char>(style));
    };
    for (const auto& turn : project.turns(source_)) {
        const auto* speaker = project.find(turn.speaker);
        if (speaker == nullptr) continue;
        if (speaker->role != Role::participant) {
            fill(turn.span, moderator_text);
            fill(turn.label, moderator_label);
            continue;
        }
        const auto number = speakers_.try_emplace(turn.speaker, speakers_.size()).first->second;
        fill(turn.label, first_speaker + static_cast<int>(number % speaker_styles));
    }
    end_runs(styles);
    StartStyling(0);
    SetStyleBytes(static_cast<int>(styles.size()), styles.data());
}

/// Adds `twin` in every other run.
void TranscriptView::end_runs(std::string& styles) {
    wxClientDC dc{this};
    dc.SetFont(reading_font());
    const auto drawn_as_one = [&dc](std::string_view pair) {
        wxArrayInt widths;
        dc.GetPartialTextExtents(to_wx(pair), widths);
        return widths.size() == 2 && widths[0] == widths[1];
    };
    const auto breaks = measuring_breaks(*text_, drawn_as_one);
    for (std::size_t i = 0; i < breaks.size(); i += 2) {
        const auto end = i + 1 < breaks.size() ? breaks[i + 1].value() : styles.size();
        for (auto at = breaks[i].value(); at < end; ++at) {
            styles[at] = static_cast<char>(styles[at] + twin);
        }
    }
}

} // namespace filrouge::app

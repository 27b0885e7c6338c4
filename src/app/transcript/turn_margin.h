#pragma once

#include "app/transcript/transcript_view.h"

#include <wx/panel.h>

#include <functional>

namespace filrouge::app {

/// The column at the left of the text: number, time and speaker of each turn in sight, the speaker
/// in the colour that the text gives him. Of a turn that began above, the speaker stands on the
/// first line.
class TurnMargin : public wxPanel {
  public:
    TurnMargin(wxWindow* parent, TranscriptView& view);
    /// Null: no project.
    void use(const Project* project);
    /// After scrolling, and after changes of the turns.
    void follow();
    /// Another source, or other turns: the width may differ.
    void measure();
    void name_speakers(bool wanted);
    [[nodiscard]] bool names_speakers() const { return names_; }

    std::function<void(const Turn&)> on_turn; ///< clicked

  private:
    struct Shown {
        const Turn* turn;
        int y;
    };
    [[nodiscard]] std::vector<Shown> in_sight();
    void paint();
    void hover(wxPoint point);
    [[nodiscard]] const Turn* turn_at(wxPoint point);

    TranscriptView& view_;
    const Project* project_ = nullptr;
    bool names_ = true;
    int number_width_ = 0;
    int time_width_ = 0; ///< 0: no turn has a time
    int name_width_ = 0;
};

/// `0:41`, `1:02:03`; of a time in the recording.
std::string clock(MediaTime time);

} // namespace filrouge::app

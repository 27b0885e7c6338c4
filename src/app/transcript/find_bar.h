#pragma once

#include "app/logic/find_in_text.h"
#include "app/transcript/transcript_view.h"

#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <functional>

namespace filrouge::app {

/// Finds words in the source shown, as they are typed: a line above the text. Enter and F3 go on,
/// with Shift back, Esc closes.
class FindBar : public wxPanel {
  public:
    FindBar(wxWindow* parent, TranscriptView& view);
    /// Shows itself, with the words selected in the text, if any.
    void open();
    /// With the words looked for in the window before, going nowhere.
    void show_again(const wxString& words);
    void close();
    void step(bool forward);
    /// Another text is shown: what was typed is looked for there.
    void follow(std::shared_ptr<const Text> text);
    [[nodiscard]] wxSearchCtrl& box() { return *box_; }
    [[nodiscard]] const std::vector<CpSpan>& places() const { return places_; }

    std::function<void()> on_shown; ///< came or went

  private:
    void look(); ///< finds and marks, without going anywhere
    void find();
    void show_count(std::size_t current);
    void go_to(std::size_t place);

    TranscriptView& view_;
    FindInText finder_;
    std::vector<CpSpan> places_;
    CpPos from_; ///< where the reader was when the bar opened
    wxSearchCtrl* box_;
    wxStaticText* count_;
};

} // namespace filrouge::app

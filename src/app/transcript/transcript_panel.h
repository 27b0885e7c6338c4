#pragma once

#include "app/coding/coding_note.h"
#include "app/place_book.h"
#include "app/transcript/find_bar.h"
#include "app/transcript/portrait.h"
#include "app/transcript/source_tabs.h"
#include "app/transcript/stripe_margin.h"
#include "app/transcript/transcript_view.h"
#include "app/transcript/turn_margin.h"
#include "workbench/workbench.h"

#include <wx/panel.h>
#include <wx/stattext.h>

namespace filrouge::app {

/// A heading that names the source, the text between its turns and its stripes, the line that finds
/// words in it, and the strip for the memo of a coding.
class TranscriptPanel : public wxPanel {
  public:
    explicit TranscriptPanel(wxWindow* parent);
    /// Null: no project. Must be given anew before the workbench goes.
    void use(workbench::Workbench* bench);
    /// Does nothing where the source is shown already.
    Result<void> open(const SourceId& source);
    void apply(const Change& change);
    /// Text and stripes, at once.
    void paint();
    [[nodiscard]] TranscriptView& view() { return *view_; }
    [[nodiscard]] StripeMargin& stripes() { return *stripes_; }
    [[nodiscard]] SourceTabs& tabs() { return *tabs_; }
    [[nodiscard]] Portrait& portrait() { return *portrait_; }
    [[nodiscard]] TurnMargin& turns() { return *turns_; }
    [[nodiscard]] FindBar& find_bar() { return *find_; }
    [[nodiscard]] CodingNote& note() { return *note_; }
    /// Which codings are shown, in all sources.
    void look_at(const Visibility& visibility);
    /// Tabs and places as they were; false where none of the sources is there any more.
    bool restore(const ProjectPlace& place);
    [[nodiscard]] ProjectPlace place();

    std::function<void(const SourceId&)> on_tab; ///< the user chose another: to be opened
    std::function<void()> on_sight;              ///< other coders than before are shown
    std::function<void()> on_moved;              ///< scrolled, another tab, other codings

  private:
    void show_heading();
    void leave();
    Result<void> show_text(const SourceId& source);

    workbench::Workbench* bench_ = nullptr;
    wxStaticText* name_;
    wxStaticText* facts_;
    wxSizer* heading_;
    TranscriptView* view_;
    StripeMargin* stripes_;
    Portrait* portrait_;
    SourceTabs* tabs_;
    TurnMargin* turns_;
    FindBar* find_;
    CodingNote* note_;
};

} // namespace filrouge::app

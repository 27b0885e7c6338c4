#pragma once

#include "app/stripe_margin.h"
#include "app/transcript_view.h"
#include "workbench/workbench.h"

#include <wx/panel.h>
#include <wx/stattext.h>

namespace filrouge::app {

/// A heading that names the source, the text, and the stripes beside it.
class TranscriptPanel : public wxPanel {
  public:
    explicit TranscriptPanel(wxWindow* parent);
    /// Null: no project. Must be given anew before the workbench goes.
    void use(workbench::Workbench* bench);
    /// Does nothing where the source is shown already.
    Result<void> open(const SourceId& source);
    void apply(const Change& change);
    [[nodiscard]] TranscriptView& view() { return *view_; }
    [[nodiscard]] StripeMargin& stripes() { return *stripes_; }

  private:
    void show_heading();

    workbench::Workbench* bench_ = nullptr;
    wxStaticText* name_;
    wxStaticText* facts_;
    TranscriptView* view_;
    StripeMargin* stripes_;
};

} // namespace filrouge::app

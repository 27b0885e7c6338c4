#pragma once

#include "app/project_desk.h"

#include <wx/dialog.h>
#include <wx/radiobut.h>

#include <cstddef>
#include <string>
#include <vector>

namespace filrouge::app {

/// Quotes that could be written: those of a pane, or all.
struct QuoteOffer {
    std::string what; ///< "Tensions/Temporalités", as the user reads it
    std::size_t count = 0;
    ProjectDesk::Gather gather;
};

/// Says which quotes would be written and how many they are, and lets the user choose among the
/// offers; the first is chosen to begin with.
class ExportDialog : public wxDialog {
  public:
    ExportDialog(wxWindow* parent, const std::vector<QuoteOffer>& offers);
    [[nodiscard]] std::size_t chosen() const;
    void choose(std::size_t offer);
    [[nodiscard]] std::string label(std::size_t offer) const;

  private:
    std::vector<wxRadioButton*> choices_;
};

} // namespace filrouge::app

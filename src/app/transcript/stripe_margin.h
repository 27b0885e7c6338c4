#pragma once

#include "app/transcript/transcript_view.h"
#include "core/project.h"

#include <wx/panel.h>

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace filrouge::app {

/// Beside the text: one vertical bar for each coding in sight, aligned with its passage, and the
/// name of its code where there is room. Hovering tells code, coder and memo; a click selects the
/// coding.
class StripeMargin : public wxPanel {
  public:
    StripeMargin(wxWindow* parent, TranscriptView& view);
    /// Null: no project. Must be given anew when the project goes.
    void use(const Project* project);
    /// The bars to paint have changed.
    void follow();
    /// What is painted, for tests and the tooltip.
    struct Stripe {
        CodingId coding;
        CodeId code;
        CoderId coder;
        Colour colour;
        wxRect bar;
        wxRect label; ///< empty: no room
        bool has_memo = false;
    };
    [[nodiscard]] const std::vector<Stripe>& stripes() const { return stripes_; }

    std::function<void(const CodingId&)> on_coding;

  private:
    void paint();
    void name_columns(wxDC& dc);
    void name_coders();
    [[nodiscard]] bool has_memo(const CodingId& coding) const;
    [[nodiscard]] wxString label_of(const Stripe& stripe, const Code& code, const wxDC& dc) const;
    [[nodiscard]] std::vector<Stripe> lay_out();
    [[nodiscard]] std::vector<CoderId> coders_by_name() const;
    [[nodiscard]] std::vector<std::size_t>
    lanes_by_coder(const std::vector<TranscriptView::VisibleCoding>& visible,
                   const std::vector<Bar>& bars);
    [[nodiscard]] const Stripe* stripe_at(wxPoint point) const;
    void hover(wxPoint point);

    TranscriptView& view_;
    const Project* project_ = nullptr;
    std::vector<Stripe> stripes_;
    std::unordered_map<CodingId, std::size_t> lanes_; // of the last painting
    struct Column {
        CoderId coder;
        std::size_t lane; ///< the first of this coder's
    };
    std::vector<Column> columns_; // empty: coders share the lanes
    std::unordered_map<CoderId, wxString> coder_marks_;
    bool names_coders_ = false;
    int step_ = 0; // width of a lane, pixels
    CodingId hovered_;
};

} // namespace filrouge::app

#include "app/transcript/portrait.h"

#include "app/wx_text.h"
#include "core/colours.h"

#include <wx/dcbuffer.h>

#include <algorithm>

namespace filrouge::app {

Portrait::Portrait(wxWindow* parent, TranscriptView& view)
    : wxPanel{parent, wxID_ANY}, view_{view} {
    SetName("portrait");
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(FromDIP(wxSize{18, -1}));
    SetToolTip(tw("The whole source; click to go there"));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) { go_to(event.GetY()); });
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        if (event.LeftIsDown()) go_to(event.GetY());
    });
}

void Portrait::follow() {
    if (view_.in_sight() != framed_ || rows_.empty()) Refresh();
}

void Portrait::forget() {
    rows_.clear();
    Refresh();
}

void Portrait::go_to(int y) {
    if (view_.text() == nullptr) return;
    const auto height = static_cast<std::size_t>(std::max(1, GetClientSize().y));
    const auto row = static_cast<std::size_t>(std::clamp(y, 0, GetClientSize().y));
    view_.centre(CpPos{view_.text()->size().value() * row / height});
}

void Portrait::lay_out(int height) {
    rows_.assign(static_cast<std::size_t>(std::max(height, 1)), std::nullopt);
    const auto size = std::max<std::size_t>(view_.text()->size().value(), 1);
    view_.each_shown([&](CpSpan span, Colour colour) {
        const auto first = span.begin().value() * rows_.size() / size;
        const auto last =
            std::min((span.end().value() - 1) * rows_.size() / size, rows_.size() - 1);
        for (auto row = first; row <= last; ++row) {
            rows_[row] = rows_[row] ? mix(colour, *rows_[row], 0.5) : colour;
        }
    });
}

void Portrait::paint() {
    wxAutoBufferedPaintDC dc{this};
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto ink = system_colour(wxSYS_COLOUR_WINDOWTEXT);
    dc.SetBackground(wxBrush{to_wx(mix(ink, paper, 0.06))});
    dc.Clear();
    if (view_.text() == nullptr) return;
    const auto area = GetClientSize();
    if (rows_.size() != static_cast<std::size_t>(std::max(area.y, 1))) lay_out(area.y);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (!rows_[row]) continue;
        dc.SetPen(wxPen{to_wx(*rows_[row])});
        const int y = static_cast<int>(row);
        dc.DrawLine(FromDIP(4), y, area.x - FromDIP(4), y);
    }
    framed_ = view_.in_sight();
    const auto size = std::max<std::size_t>(view_.text()->size().value(), 1);
    const auto at = [&](CpPos place) {
        return static_cast<int>(std::min(place.value(), size) * static_cast<std::size_t>(area.y) /
                                size);
    };
    const int top = at(framed_.begin());
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.SetPen(wxPen{to_wx(mix(ink, paper, 0.7)), FromDIP(2)});
    dc.DrawRectangle(1, top, area.x - 2, std::max(at(framed_.end()) - top, FromDIP(6)));
}

} // namespace filrouge::app

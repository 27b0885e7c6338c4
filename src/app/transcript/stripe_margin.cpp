#include "app/transcript/stripe_margin.h"

#include "app/logic/colours.h"
#include "app/wx_text.h"

#include <wx/dcbuffer.h>

namespace filrouge::app {

StripeMargin::StripeMargin(wxWindow* parent, TranscriptView& view)
    : wxPanel{parent, wxID_ANY}, view_{view} {
    SetName("stripes");
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(FromDIP(wxSize{180, -1}));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) { hover(event.GetPosition()); });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) { hover({-1, -1}); });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        if (const auto* stripe = stripe_at(event.GetPosition()); stripe && on_coding) {
            on_coding(CodingId{stripe->coding});
        }
    });
    Bind(wxEVT_MOUSEWHEEL,
         [this](wxMouseEvent& event) { view_.GetEventHandler()->ProcessEvent(event); });
}

void StripeMargin::use(const Project* project) {
    project_ = project;
    lanes_.clear();
    follow();
}

void StripeMargin::follow() {
    Refresh();
}

std::vector<StripeMargin::Stripe> StripeMargin::lay_out() {
    auto visible = view_.visible_codings();
    std::vector<Bar> bars;
    for (auto& one : visible) {
        if (const auto known = lanes_.find(one.id); known != lanes_.end()) {
            one.bar.preferred = known->second;
        }
        bars.push_back(one.bar);
    }
    const auto lanes = assign_lanes(bars);
    const int label_height = GetCharHeight() + FromDIP(2);
    const auto labels = place_labels(bars, label_height, GetClientSize().y);

    std::size_t lane_count = 0;
    for (const auto lane : lanes) lane_count = std::max(lane_count, lane + 1);
    // Many lanes: narrower ones, so that names keep half of the margin.
    const int step = lane_count == 0
                         ? FromDIP(9)
                         : std::clamp(GetClientSize().x / 2 / static_cast<int>(lane_count),
                                      FromDIP(4), FromDIP(9));
    const int names = FromDIP(6) + step * static_cast<int>(lane_count) + FromDIP(4);
    lanes_.clear();
    std::vector<Stripe> stripes;
    for (std::size_t i = 0; i < visible.size(); ++i) {
        lanes_[visible[i].id] = lanes[i];
        const int x = FromDIP(6) + step * static_cast<int>(lanes[i]);
        const wxRect bar{x, bars[i].top + 1, std::max(step - FromDIP(3), FromDIP(3)),
                         std::max(bars[i].bottom - bars[i].top - 2, FromDIP(4))};
        const wxRect label =
            labels[i] ? wxRect{names, *labels[i],
                               std::max(GetClientSize().x - names - FromDIP(4), 0), label_height}
                      : wxRect{};
        stripes.push_back({visible[i].id, visible[i].code, visible[i].colour, bar, label});
    }
    return stripes;
}

void StripeMargin::paint() {
    wxAutoBufferedPaintDC dc{this};
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto ink = system_colour(wxSYS_COLOUR_WINDOWTEXT);
    dc.SetBackground(wxBrush{to_wx(mix(ink, paper, 0.02))});
    dc.Clear();
    stripes_.clear();
    if (project_ == nullptr) return;
    stripes_ = lay_out();
    dc.SetFont(GetFont());
    for (const auto& stripe : stripes_) {
        const auto* code = project_->codebook().find(stripe.code);
        if (code == nullptr) continue;
        const bool hot = stripe.coding == hovered_;
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush{to_wx(hot ? mix(ink, stripe.colour, 0.35) : stripe.colour)});
        dc.DrawRectangle(stripe.bar);
        if (stripe.label.IsEmpty()) continue;
        dc.SetTextForeground(to_wx(readable_on(stripe.colour, paper)));
        const auto name =
            wxControl::Ellipsize(to_wx(code->name), dc, wxELLIPSIZE_END, stripe.label.width);
        dc.DrawText(name, stripe.label.GetTopLeft());
        if (hot) {
            dc.SetPen(wxPen{to_wx(readable_on(stripe.colour, paper))});
            const int line = stripe.label.GetBottom() - FromDIP(1);
            dc.DrawLine(stripe.label.x, line, stripe.label.x + dc.GetTextExtent(name).x, line);
        }
    }
}

const StripeMargin::Stripe* StripeMargin::stripe_at(wxPoint point) const {
    for (const auto& stripe : stripes_) {
        if (wxRect{stripe.bar}.Inflate(FromDIP(2), 0).Contains(point)) return &stripe;
        if (stripe.label.Contains(point)) return &stripe;
    }
    return nullptr;
}

void StripeMargin::hover(wxPoint point) {
    const auto* stripe = stripe_at(point);
    const auto now = stripe == nullptr ? CodingId{} : stripe->coding;
    if (now == hovered_) return;
    hovered_ = now;
    SetCursor(stripe == nullptr ? wxNullCursor : wxCursor{wxCURSOR_HAND});
    if (stripe == nullptr || project_ == nullptr || !project_->codings().contains(now)) {
        UnsetToolTip();
    } else {
        const auto coding = project_->codings().at(project_->codings().row_of(now));
        const auto* coder = project_->find(coding.coder);
        auto tip = project_->codebook().path(coding.code);
        if (coder != nullptr) tip += "\n" + tr("Coded by {}", coder->name);
        if (!coding.memo.empty()) tip += "\n\n" + coding.memo;
        SetToolTip(to_wx(tip));
    }
    Refresh();
}

} // namespace filrouge::app

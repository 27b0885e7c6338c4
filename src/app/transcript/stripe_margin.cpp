#include "app/transcript/stripe_margin.h"

#include "app/wx_text.h"
#include "core/colours.h"
#include "core/fold.h"
#include "workbench/notes/memo_links.h"

#include <wx/dcbuffer.h>

#include <algorithm>

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

/// Each coder's bars in lanes of their own, coders in the order of their names, with room between
/// them.
std::vector<std::size_t>
StripeMargin::lanes_by_coder(const std::vector<TranscriptView::VisibleCoding>& visible,
                             const std::vector<Bar>& bars) {
    std::vector<std::size_t> lanes(bars.size());
    std::size_t first = 0;
    columns_.clear();
    for (const auto& coder : coders_by_name()) {
        std::vector<Bar> mine;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < visible.size(); ++i) {
            if (visible[i].coder != coder) continue;
            mine.push_back(bars[i]);
            mine.back().preferred.reset();
            places.push_back(i);
        }
        if (mine.empty()) continue;
        columns_.push_back({coder, first});
        const auto own = assign_lanes(mine);
        for (std::size_t i = 0; i < own.size(); ++i) lanes[places[i]] = first + own[i];
        // Wide enough for the initials above it.
        first += std::max<std::size_t>(*std::max_element(own.begin(), own.end()) + 2, 4);
    }
    return lanes;
}

std::vector<CoderId> StripeMargin::coders_by_name() const {
    std::vector<std::pair<std::string, CoderId>> named;
    for (const auto& [id, coder] : project_->coders()) named.emplace_back(fold(coder.name), id);
    std::sort(named.begin(), named.end());
    std::vector<CoderId> coders;
    for (const auto& [name, id] : named) coders.push_back(id);
    return coders;
}

std::vector<StripeMargin::Stripe> StripeMargin::lay_out() {
    // Lanes of columns would be kept where there are none any more.
    if (!view_.visibility().by_coder && !columns_.empty()) lanes_.clear();
    auto visible = view_.visible_codings();
    std::vector<Bar> bars;
    for (auto& one : visible) {
        if (const auto known = lanes_.find(one.id); known != lanes_.end()) {
            one.bar.preferred = known->second;
        }
        bars.push_back(one.bar);
    }
    const auto lanes =
        view_.visibility().by_coder ? lanes_by_coder(visible, bars) : assign_lanes(bars);
    const int label_height = GetCharHeight() + FromDIP(2);
    const auto labels = place_labels(bars, label_height, GetClientSize().y);

    if (!view_.visibility().by_coder) columns_.clear();
    std::size_t lane_count = 0;
    for (const auto lane : lanes) lane_count = std::max(lane_count, lane + 1);
    // Many lanes: narrower ones, so that names keep half of the margin.
    const int step = lane_count == 0
                         ? FromDIP(9)
                         : std::clamp(GetClientSize().x / 2 / static_cast<int>(lane_count),
                                      FromDIP(4), FromDIP(9));
    step_ = step;
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
        stripes.push_back(
            {visible[i].id, visible[i].code, visible[i].coder, visible[i].colour, bar, label});
    }
    return stripes;
}

/// With the coder where bars of several stand side by side.
std::string StripeMargin::label_of(const Stripe& stripe, const Code& code) const {
    const auto* coder = names_coders_ ? project_->find(stripe.coder) : nullptr;
    return coder == nullptr ? code.name : code.name + " · " + coder->name;
}

/// The first letters of each coder's name above her column.
void StripeMargin::name_columns(wxDC& dc) {
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto ink = system_colour(wxSYS_COLOUR_WINDOWTEXT);
    for (const auto& [id, lane] : columns_) {
        const auto* coder = project_->find(id);
        if (coder == nullptr) continue;
        const auto initials = to_wx(coder->name).Left(3);
        const int x = FromDIP(6) + step_ * static_cast<int>(lane);
        const auto size = dc.GetTextExtent(initials);
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush{to_wx(mix(ink, paper, 0.12))});
        dc.DrawRectangle(x - 1, 0, size.x + 2, size.y);
        dc.SetTextForeground(to_wx(ink));
        dc.DrawText(initials, x, 0);
    }
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
    const auto other = [&](const Stripe& one) { return one.coder != stripes_.front().coder; };
    names_coders_ = columns_.empty() && std::any_of(stripes_.begin(), stripes_.end(), other);
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
        const auto name = wxControl::Ellipsize(to_wx(label_of(stripe, *code)), dc, wxELLIPSIZE_END,
                                               stripe.label.width);
        dc.DrawText(name, stripe.label.GetTopLeft());
        if (hot) {
            dc.SetPen(wxPen{to_wx(readable_on(stripe.colour, paper))});
            const int line = stripe.label.GetBottom() - FromDIP(1);
            dc.DrawLine(stripe.label.x, line, stripe.label.x + dc.GetTextExtent(name).x, line);
        }
    }
    name_columns(dc);
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
        if (!coding.memo.empty()) tip += "\n\n" + workbench::readable(coding.memo).text;
        SetToolTip(to_wx(tip));
    }
    Refresh();
}

} // namespace filrouge::app

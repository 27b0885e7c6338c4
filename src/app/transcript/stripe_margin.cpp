#include "app/transcript/stripe_margin.h"

#include "app/logic/passages.h"
#include "app/logic/short_names.h"
#include "app/wx_text.h"
#include "core/colours.h"
#include "core/fold.h"
#include "workbench/notes/memo_links.h"

#include <wx/dcbuffer.h>

#include <algorithm>

namespace filrouge::app {
namespace {

/// Of a tooltip: it is to be read beside the text, not in its place.
constexpr CpCount longest_memo{400};

} // namespace

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

/// Of each coder, as short as tells them apart.
void StripeMargin::name_coders() {
    coder_marks_.clear();
    const auto coders = coders_by_name();
    std::vector<std::string> names;
    for (const auto& id : coders) names.push_back(project_->find(id)->name);
    const auto marks = short_names(names);
    for (std::size_t i = 0; i < coders.size(); ++i) coder_marks_[coders[i]] = to_wx(marks[i]);
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

bool StripeMargin::has_memo(const CodingId& coding) const {
    const auto& columns = project_->codings();
    return columns.contains(coding) && columns.has_memo(columns.row_of(coding));
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
        stripes.push_back({visible[i].id, visible[i].code, visible[i].coder, visible[i].colour, bar,
                           label, has_memo(visible[i].id)});
    }
    return stripes;
}

/// With the coder where bars of several stand in the same lanes: the code's name is cut sooner than
/// the coder's. With a mark where there is a memo.
wxString StripeMargin::label_of(const Stripe& stripe, const Code& code, const wxDC& dc) const {
    wxString after;
    if (names_coders_) after = wxString::FromUTF8(" · ") + coder_marks_.at(stripe.coder);
    if (stripe.has_memo) after += wxString::FromUTF8("\u00a0¶"); // as on paper
    const int room = std::max(stripe.label.width - dc.GetTextExtent(after).x, 1);
    return wxControl::Ellipsize(to_wx(code.name), dc, wxELLIPSIZE_END, room) + after;
}

/// The coder above her column.
void StripeMargin::name_columns(wxDC& dc) {
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto ink = system_colour(wxSYS_COLOUR_WINDOWTEXT);
    for (const auto& [id, lane] : columns_) {
        const auto& initials = coder_marks_.at(id);
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
    if (names_coders_ || !columns_.empty()) name_coders();
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
        const auto name = label_of(stripe, *code, dc);
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
        if (coding.weight) tip += "\n" + tr("Weight {}", to_utf8(number_text(*coding.weight)));
        if (!coding.memo.empty()) {
            tip += "\n\n" + shortened(workbench::readable(coding.memo).text, longest_memo);
        }
        SetToolTip(to_wx(tip));
    }
    Refresh();
}

} // namespace filrouge::app

#include "app/transcript/turn_margin.h"

#include "app/wx_text.h"
#include "core/colours.h"
#include "core/turns.h"

#include <wx/dcbuffer.h>

#include <algorithm>
#include <set>

namespace filrouge::app {
std::string clock(MediaTime time) {
    const auto seconds = time.ms / 1000;
    const auto two = [](auto n) {
        auto digits = std::to_string(n);
        return digits.size() < 2 ? "0" + digits : digits;
    };
    const auto rest = two(seconds % 60);
    if (seconds < 3600) return std::to_string(seconds / 60) + ":" + rest;
    return std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + rest;
}

TurnMargin::TurnMargin(wxWindow* parent, TranscriptView& view)
    : wxPanel{parent, wxID_ANY}, view_{view} {
    SetName("turns");
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) { hover(event.GetPosition()); });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        if (const auto* turn = turn_at(event.GetPosition()); turn != nullptr && on_turn) {
            on_turn(*turn);
        }
    });
    Bind(wxEVT_MOUSEWHEEL,
         [this](wxMouseEvent& event) { view_.GetEventHandler()->ProcessEvent(event); });
}

void TurnMargin::use(const Project* project) {
    project_ = project;
    measure();
}

void TurnMargin::follow() {
    Refresh();
}

void TurnMargin::name_speakers(bool wanted) {
    names_ = wanted;
    measure();
}

void TurnMargin::measure() {
    number_width_ = time_width_ = name_width_ = 0;
    const auto* turns = project_ == nullptr ? nullptr : &project_->turns(view_.source());
    if (turns != nullptr && !turns->empty()) {
        const auto width = [this](const std::string& text) {
            return GetTextExtent(to_wx(text)).x + FromDIP(8);
        };
        number_width_ = width(std::to_string(turns->back().number));
        std::optional<MediaTime> latest;
        for (const auto& turn : *turns) {
            if (turn.begins) latest = turn.begins;
        }
        if (latest) time_width_ = width(clock(*latest));
        if (names_) {
            std::set<ParticipantId> speakers;
            for (const auto& turn : *turns) speakers.insert(turn.speaker);
            for (const auto& id : speakers) {
                if (const auto* who = project_->find(id)) {
                    name_width_ = std::max(name_width_, width(who->pseudonym));
                }
            }
            name_width_ = std::min(name_width_, FromDIP(110));
        }
    }
    const int whole = number_width_ + time_width_ + name_width_;
    SetMinSize(wxSize{whole == 0 ? 0 : whole + FromDIP(8), -1});
    Show(whole != 0);
    GetParent()->Layout();
    Refresh();
}

std::vector<TurnMargin::Shown> TurnMargin::in_sight() {
    std::vector<Shown> shown;
    if (project_ == nullptr || view_.text() == nullptr) return shown;
    const auto window = view_.in_sight();
    const auto& turns = project_->turns(view_.source());
    auto it = std::partition_point(turns.begin(), turns.end(), [&](const Turn& turn) {
        return turn.span.end() <= window.begin();
    });
    for (; it != turns.end() && begin_of(*it) < window.end(); ++it) {
        shown.push_back({&*it, std::max(view_.top_of(begin_of(*it)), 0)});
    }
    // The one that began above makes room for the next on the same line.
    if (shown.size() > 1 && shown[1].y < shown[0].y + view_.TextHeight(0)) {
        shown.erase(shown.begin());
    }
    return shown;
}

void TurnMargin::paint() {
    wxAutoBufferedPaintDC dc{this};
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto ink = system_colour(wxSYS_COLOUR_WINDOWTEXT);
    const auto ground = mix(ink, paper, 0.04);
    dc.SetBackground(wxBrush{to_wx(ground)});
    dc.Clear();
    dc.SetFont(GetFont());
    const auto faint = to_wx(readable_on(mix(ink, paper, 0.45), ground));
    const int down = std::max((view_.TextHeight(0) - GetCharHeight()) / 2, 0);
    for (const auto& [turn, y] : in_sight()) {
        int right = number_width_;
        dc.SetTextForeground(faint);
        const auto at_right = [&](const std::string& text) {
            const auto shown = to_wx(text);
            dc.DrawText(shown, right - dc.GetTextExtent(shown).x, y + down);
        };
        at_right(std::to_string(turn->number));
        right += time_width_;
        if (turn->begins) at_right(clock(*turn->begins));
        const auto* who = names_ ? project_->find(turn->speaker) : nullptr;
        if (who == nullptr) continue;
        const auto number = view_.speaker_number(turn->speaker);
        dc.SetTextForeground(number ? to_wx(readable_on(speaker_colour(*number, paper), ground))
                                    : faint);
        dc.DrawText(wxControl::Ellipsize(to_wx(who->pseudonym), dc, wxELLIPSIZE_END, name_width_),
                    right + FromDIP(8), y + down);
    }
}

const Turn* TurnMargin::turn_at(wxPoint point) {
    const Turn* found = nullptr;
    for (const auto& [turn, y] : in_sight()) {
        if (y <= point.y) found = turn;
    }
    return found;
}

void TurnMargin::hover(wxPoint point) {
    const auto* turn = turn_at(point);
    if (turn == nullptr) {
        UnsetToolTip();
        return;
    }
    auto tip = tr("turn {}", std::to_string(turn->number));
    if (const auto* who = project_->find(turn->speaker)) tip += " · " + who->pseudonym;
    if (turn->begins) {
        tip += " · " + clock(*turn->begins);
        if (turn->ends) tip += "–" + clock(*turn->ends);
    }
    if (to_wx(tip) != GetToolTipText()) SetToolTip(to_wx(tip));
}

} // namespace filrouge::app

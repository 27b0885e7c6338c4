#include "app/logic/passages.h"
#include "app/transcript/transcript_styling.h"
#include "app/transcript/transcript_view.h"
#include "core/breaks.h"

#include <algorithm>
#include <cstdlib>

// The coding at the caret: underlined, and with ends that can be dragged.
namespace filrouge::app {

void TranscriptView::paint_current(std::optional<CpSpan> span) {
    if (span == current_painted_) return;
    SetIndicatorCurrent(current_indicator);
    if (current_painted_) IndicatorClearRange(0, GetTextLength());
    current_painted_ = span;
    if (!span || !shown_.contains(current_)) return;
    paint_span(current_indicator, *span, colour_of(shown_.at(current_)));
}

void TranscriptView::mark_current() {
    if (!text_) return;
    const auto here = codings_here();
    const auto now = here.empty() ? CodingId{} : here.front();
    if (now != current_) {
        paint_current(std::nullopt);
        current_ = now;
    }
    const auto it = shown_.find(current_);
    paint_current(it == shown_.end() ? std::nullopt : std::optional{it->second.span});
}

std::optional<workbench::Edge> TranscriptView::handle_at(wxPoint point) {
    const auto it = shown_.find(current_);
    if (!text_ || it == shown_.end()) return {};
    const int line = TextHeight(0);
    const auto near = [&](CpPos place, bool line_before) {
        auto at = PointFromPosition(as_int(text_->index().to_byte(place)));
        // An end at a line's break is drawn at the beginning of the next line.
        if (line_before && place.value() > 0) {
            const auto last = place - CpCount{1};
            const auto before = PointFromPosition(as_int(text_->index().to_byte(last)));
            if (before.y < at.y) return false;
        }
        return std::abs(point.x - at.x) <= FromDIP(4) && at.y <= point.y && point.y < at.y + line;
    };
    if (near(it->second.span.end(), true)) return workbench::Edge::end;
    if (near(it->second.span.begin(), false)) return workbench::Edge::begin;
    return {};
}

CpSpan TranscriptView::dragged_to(wxPoint point, bool letters) {
    const auto was = shown_.at(current_).span;
    auto place = text_->index().from_byte(as_byte(PositionFromPoint(point)));
    const bool end = *dragged_ == workbench::Edge::end;
    const auto word = hyphenated_at(*text_, place, language_);
    if (!letters && word.begin() < place && place < word.end()) {
        place = end ? word.end() : word.begin();
    }
    if (end ? place <= was.begin() : place >= was.end()) return was;
    const CpSpan wanted = end ? CpSpan{was.begin(), place} : CpSpan{place, was.end()};
    const auto span = coded_span(*text_, text_->index().to_bytes(wanted));
    return span.empty() ? was : span;
}

void TranscriptView::on_mouse_move(wxMouseEvent& event) {
    if (dragged_ && shown_.contains(current_)) {
        paint_current(dragged_to(event.GetPosition(), event.AltDown()));
        return;
    }
    const bool over = on_drag && !event.LeftIsDown() && handle_at(event.GetPosition()).has_value();
    if (over != over_handle_) {
        over_handle_ = over;
        SetCursor(wxCursor{over ? wxCURSOR_SIZEWE : wxCURSOR_IBEAM});
    }
    // Scintilla would take the cursor back.
    if (!over) event.Skip();
}

void TranscriptView::on_mouse_down(wxMouseEvent& event) {
    dragged_ = on_drag ? handle_at(event.GetPosition()) : std::nullopt;
    if (dragged_) {
        CaptureMouse();
    } else {
        before_mouse_ = {GetAnchor(), GetCurrentPos()};
        event.Skip();
    }
}

void TranscriptView::select_whole_words() {
    const int anchor = GetAnchor();
    const int caret = GetCurrentPos();
    if (!text_ || anchor == caret || std::pair{anchor, caret} == before_mouse_) return;
    const auto was = text_->index().from_bytes({as_byte(anchor), as_byte(caret)});
    const auto bytes = text_->index().to_bytes(whole_words(*text_, was, language_));
    const int begin = as_int(bytes.begin());
    const int end = as_int(bytes.end());
    const bool onward = anchor < caret;
    if (begin == std::min(anchor, caret) && end == std::max(anchor, caret)) return;
    SetAnchor(onward ? begin : end);
    SetCurrentPos(onward ? end : begin);
}

void TranscriptView::on_mouse_up(wxMouseEvent& event) {
    if (!dragged_) {
        event.Skip();
        // Scintilla sets the selection when it gets the event, after this.
        if (!event.AltDown()) CallAfter([this] { select_whole_words(); });
        return;
    }
    if (HasCapture()) ReleaseMouse();
    const bool there = shown_.contains(current_);
    const auto span = there ? dragged_to(event.GetPosition(), event.AltDown()) : CpSpan{};
    dragged_.reset();
    if (there && span != shown_.at(current_).span) on_drag(CodingId{current_}, span);
    mark_current();
}

} // namespace filrouge::app

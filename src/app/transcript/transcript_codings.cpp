#include "app/transcript/transcript_styling.h"
#include "app/transcript/transcript_view.h"

#include <algorithm>

// What the transcript view shows of codings: which, in what colour, in what lane.
namespace filrouge::app {

void TranscriptView::paint_span(int indicator, CpSpan span, std::optional<Colour> colour) {
    const auto bytes = text_->index().to_bytes(span);
    SetIndicatorCurrent(indicator);
    const auto length = static_cast<int>(bytes.size().value());
    if (!colour) {
        IndicatorClearRange(as_int(bytes.begin()), length);
        return;
    }
    constexpr int colour_follows = 0x1000000; // SC_INDICVALUEBIT
    SetIndicatorValue(colour_follows | colour->red | colour->green << 8 | colour->blue << 16);
    IndicatorFillRange(as_int(bytes.begin()), length);
}

void TranscriptView::add(const Project& project, const Coding& coding) {
    if (coding.source != source_ || shown_.contains(coding.id)) return;
    const auto look = look_of(visibility_, project, me_, coding);
    if (look == Look::hidden) return;
    const auto colour = project.codebook().at(coding.code).colour;
    const auto lane = lanes_.add(coding.id, coding.span);
    const auto& shown =
        shown_.emplace(coding.id, Shown{coding.span, coding.code, coding.coder, look})
            .first->second;
    index_.add(coding.id, coding.span);
    colours_[coding.code] = colour;
    paint_span(lane_indicator(lane), coding.span, colour_of(shown));
}

Colour TranscriptView::colour_of(const Shown& shown) const {
    return shown.look == Look::grey ? Colour{140, 140, 140} : colours_.at(shown.code);
}

void TranscriptView::add_all(const Project& project) {
    for (const auto row : project.codings_in(source_)) add(project, project.codings().at(row));
}

void TranscriptView::forget_codings() {
    lanes_.clear();
    index_.clear();
    shown_.clear();
    colours_.clear();
    current_ = {};
    current_painted_.reset();
}

void TranscriptView::look_at(const Project& project, const CoderId& me,
                             const Visibility& visibility) {
    if (visibility_ == visibility && me_ == me) return;
    // Who works gets an id with the first coding; where all are in colour it makes no difference.
    const bool same =
        visibility_ == visibility && visibility.others == Visibility::Others::coloured;
    visibility_ = visibility;
    me_ = me;
    if (text_ && !same) show_anew(project);
}

void TranscriptView::show_anew(const Project& project) {
    for (int i = 0; i < lane_indicators; ++i) {
        SetIndicatorCurrent(first_lane + i);
        IndicatorClearRange(0, GetTextLength());
    }
    forget_codings();
    add_all(project);
    if (on_geometry) on_geometry();
}

void TranscriptView::each_shown(const std::function<void(CpSpan, Colour)>& tell) const {
    for (const auto& [id, shown] : shown_) tell(shown.span, colour_of(shown));
}

void TranscriptView::remove(const CodingId& coding) {
    const auto place = lanes_.remove(coding);
    if (!place) return;
    shown_.erase(coding);
    index_.remove(coding, place->span);
    paint_span(lane_indicator(place->lane), place->span, std::nullopt);
    if (place->lane + 1 >= lane_indicators) repaint_overflow(place->span);
}

/// Lanes beyond the indicators share the last one: what was under the removed coding comes back.
void TranscriptView::repaint_overflow(CpSpan span) {
    for (const auto& id : index_.near(span)) {
        const auto& shown = shown_.at(id);
        const auto place = lanes_.find(id);
        if (!place || place->lane + 1 < lane_indicators || !shown.span.overlaps(span)) continue;
        paint_span(lane_indicator(place->lane), shown.span, colour_of(shown));
    }
}

void TranscriptView::apply(const Project& project, const Change& change) {
    if (!text_) return;
    const bool by_code = visibility_.polarity || !visibility_.branch.is_nil();
    if (by_code && !change.codes.empty()) show_anew(project);
    for (const auto& id : change.codings.went) remove(id);
    for (const auto& coding : change.codings.changed) {
        remove(coding.id);
        add(project, coding);
    }
    for (const auto& coding : change.codings.came) add(project, coding);
    for (const auto& code : change.codes.changed) {
        const auto known = colours_.find(code.id);
        if (known == colours_.end() || known->second == code.colour) continue;
        known->second = code.colour;
        for (const auto& [id, shown] : shown_) {
            if (shown.code != code.id) continue;
            if (const auto place = lanes_.find(id)) {
                paint_span(lane_indicator(place->lane), shown.span, colour_of(shown));
            }
        }
    }
    if (!change.turns.empty() || !change.participants.empty()) {
        style_speakers(project);
    }
    mark_current();
    if (on_geometry) on_geometry();
}

std::vector<CodingId> TranscriptView::codings_at(CpPos place) const {
    std::vector<std::pair<CpSpan, CodingId>> found;
    for (const auto& id : index_.near({place, place})) {
        const auto& shown = shown_.at(id);
        // The end counts as inside: that is where the caret stands after a selection.
        if (shown.span.begin() <= place && place <= shown.span.end()) {
            found.emplace_back(shown.span, id);
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        if (a.first.size() != b.first.size()) return a.first.size() < b.first.size();
        return b.second < a.second; // newest first
    });
    std::vector<CodingId> ids;
    for (const auto& [span, id] : found) ids.push_back(id);
    return ids;
}

std::vector<CodingId> TranscriptView::codings_here() const {
    const auto span = selected();
    if (span.empty()) return codings_at(caret());
    std::vector<CodingId> exact;
    for (const auto& id : index_.near(span)) {
        if (shown_.at(id).span == span) exact.push_back(id);
    }
    std::sort(exact.rbegin(), exact.rend());
    return exact.empty() ? codings_at(caret()) : exact;
}

CpSpan TranscriptView::in_sight() {
    if (!text_) return {};
    const auto size = GetClientSize();
    const auto& index = text_->index();
    const auto first = index.from_byte(as_byte(PositionFromPoint({size.x / 2, 0})));
    const int first_line_start = PositionFromPoint({FromDIP(13), 0});
    const auto begin = std::min(first, index.from_byte(as_byte(first_line_start)));
    const auto end = index.from_byte(as_byte(PositionFromPoint({size.x - 1, size.y - 1})));
    return {begin, end + CpCount{1}};
}

std::vector<TranscriptView::VisibleCoding> TranscriptView::visible_codings() {
    std::vector<VisibleCoding> visible;
    if (!text_) return visible;
    const auto size = GetClientSize();
    const auto& index = text_->index();
    const auto window = in_sight();
    const auto begin = window.begin();
    const auto end = window.end() - CpCount{1};
    const int line_height = TextHeight(0);
    for (const auto& id : index_.near(window)) {
        const auto& shown = shown_.at(id);
        if (!shown.span.overlaps(window)) continue;
        VisibleCoding one{id, shown.code, shown.coder, colour_of(shown), {}};
        const auto last = shown.span.end() - CpCount{1};
        one.bar.top = shown.span.begin() < begin
                          ? 0
                          : PointFromPosition(as_int(index.to_byte(shown.span.begin()))).y;
        one.bar.bottom =
            last > end ? size.y : PointFromPosition(as_int(index.to_byte(last))).y + line_height;
        one.bar.bottom = std::min(one.bar.bottom, size.y);
        if (one.bar.bottom > one.bar.top) visible.push_back(one);
    }
    std::sort(visible.begin(), visible.end(), [&](const auto& a, const auto& b) {
        return std::tie(a.bar.top, b.bar.bottom, a.id) < std::tie(b.bar.top, a.bar.bottom, b.id);
    });
    return visible;
}

} // namespace filrouge::app

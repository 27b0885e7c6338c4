#include "app/transcript_view.h"

#include "app/logic/passages.h"
#include "app/transcript_styling.h"
#include "app/wx_text.h"
#include "core/breaks.h"

#include <algorithm>

namespace filrouge::app {

TranscriptView::TranscriptView(wxWindow* parent) : wxStyledTextCtrl{parent, wxID_ANY} {
    SetName("transcript");
    SetReadOnly(true);
    SetUndoCollection(false);
    SetModEventMask(0); // such an event carries a copy of the text; nothing here listens to it
    SetWrapMode(wxSTC_WRAP_WHITESPACE);
    SetWrapIndentMode(wxSTC_WRAPINDENT_FIXED);
    SetWrapStartIndent(0);
    SetLexer(wxSTC_LEX_NULL);
    SetCaretPeriod(0);
    SetCaretWidth(2);
    SetUseHorizontalScrollBar(false);
    SetExtraAscent(FromDIP(2));
    SetExtraDescent(FromDIP(4));
    SetMargins(FromDIP(12), FromDIP(14));
    SetYCaretPolicy(wxSTC_CARET_SLOP | wxSTC_CARET_STRICT | wxSTC_CARET_EVEN, 3);
    UsePopUp(wxSTC_POPUP_NEVER);
    // Scintilla's own keys would swallow the menus'. Zero, not CmdKeyClear: that assigns a command
    // that does nothing, which swallows the key too.
    for (const int key : {'D', 'L', 'T', 'U', 'V', 'X', 'Y', 'Z'}) {
        CmdKeyAssign(key, wxSTC_KEYMOD_CTRL, 0);
        CmdKeyAssign(key, wxSTC_KEYMOD_CTRL | wxSTC_KEYMOD_SHIFT, 0);
    }
    follow_theme();
    Bind(wxEVT_KEY_DOWN, &TranscriptView::on_key, this);
    Bind(wxEVT_CHAR, &TranscriptView::on_char, this);
    Bind(wxEVT_STC_PAINTED, &TranscriptView::on_painted, this);
    Bind(wxEVT_STC_UPDATEUI, [this](wxStyledTextEvent& event) {
        const int moved = event.GetUpdated() & (wxSTC_UPDATE_SELECTION | wxSTC_UPDATE_CONTENT);
        if (moved != 0 && on_place) on_place();
        event.Skip();
    });
    Bind(wxEVT_CONTEXT_MENU, [this](wxContextMenuEvent& event) {
        auto place = caret();
        if (event.GetPosition() != wxDefaultPosition && text_) {
            const int byte = PositionFromPoint(ScreenToClient(event.GetPosition()));
            place = text_->index().from_byte(as_byte(byte));
            const bool in_selection = byte >= GetSelectionStart() && byte <= GetSelectionEnd();
            if (!in_selection) SetEmptySelection(byte);
        }
        if (on_menu && text_) on_menu(place);
    });
}

void TranscriptView::follow_theme() {
    set_up_styles();
}

void TranscriptView::show(const Project& project, const SourceId& source,
                          std::shared_ptr<const Text> text) {
    close();
    source_ = source;
    text_ = std::move(text);
    SetReadOnly(false);
    SetTextRaw(text_->utf8().c_str());
    SetReadOnly(true);
    style_speakers(project);
    number_turns(project);
    for (const auto row : project.codings_in(source)) add(project, project.codings().at(row));
    GotoPos(0);
    if (on_geometry) on_geometry();
}

void TranscriptView::close() {
    SetReadOnly(false);
    MarginTextClearAll();
    ClearAll();
    SetReadOnly(true);
    source_ = {};
    text_.reset();
    lanes_.clear();
    shown_.clear();
    colours_.clear();
    if (on_geometry) on_geometry();
}

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
    const auto* code = project.codebook().find(coding.code);
    if (code == nullptr) return;
    const auto lane = lanes_.add(coding.id, coding.span);
    shown_.emplace(coding.id, Shown{coding.span, coding.code});
    colours_[coding.code] = code->colour;
    paint_span(lane_indicator(lane), coding.span, code->colour);
}

void TranscriptView::remove(const CodingId& coding) {
    const auto place = lanes_.remove(coding);
    if (!place) return;
    shown_.erase(coding);
    paint_span(lane_indicator(place->lane), place->span, std::nullopt);
    if (place->lane + 1 >= lane_indicators) repaint_overflow(place->span);
}

/// Lanes beyond the indicators share the last one: what was under the removed coding comes back.
void TranscriptView::repaint_overflow(CpSpan span) {
    for (const auto& [id, shown] : shown_) {
        const auto place = lanes_.find(id);
        if (!place || place->lane + 1 < lane_indicators || !shown.span.overlaps(span)) continue;
        paint_span(lane_indicator(place->lane), shown.span, colours_[shown.code]);
    }
}

void TranscriptView::apply(const Project& project, const Change& change) {
    if (!text_) return;
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
                paint_span(lane_indicator(place->lane), shown.span, code.colour);
            }
        }
    }
    if (!change.turns.empty() || !change.participants.empty()) {
        style_speakers(project);
        MarginTextClearAll();
        number_turns(project);
    }
    if (on_geometry) on_geometry();
}

CpSpan TranscriptView::selected() const {
    if (!text_) return {};
    return coded_span(*text_, {as_byte(GetSelectionStart()), as_byte(GetSelectionEnd())});
}

wxRect TranscriptView::selection_on_screen() {
    const int top = PointFromPosition(GetSelectionStart()).y;
    const int bottom = PointFromPosition(GetSelectionEnd()).y + TextHeight(0);
    const int left = GetMarginWidth(numbers_margin);
    const auto size = GetClientSize();
    const wxRect lines{left, std::clamp(top, 0, size.y), size.x - left,
                       std::clamp(bottom, 0, size.y) - std::clamp(top, 0, size.y)};
    return {ClientToScreen(lines.GetPosition()), lines.GetSize()};
}

CpPos TranscriptView::caret() const {
    return text_ ? text_->index().from_byte(as_byte(GetCurrentPos())) : CpPos{};
}

void TranscriptView::select(CpSpan span) {
    if (!text_) return;
    const auto bytes = text_->index().to_bytes(span);
    const int line = LineFromPosition(as_int(bytes.begin()));
    EnsureVisible(line);
    SetSelection(as_int(bytes.begin()), as_int(bytes.end()));
    // A third from the top: what was said just before is in sight too.
    const int top = VisibleFromDocLine(line);
    SetFirstVisibleLine(std::max(0, top - LinesOnScreen() / 3));
    EnsureCaretVisible();
}

void TranscriptView::select_turn(const Project& project) {
    if (const auto* turn = project.turn_at(source_, caret())) {
        const auto bytes = text_->index().to_bytes(trim(*text_, turn->span));
        SetSelection(as_int(bytes.begin()), as_int(bytes.end()));
    }
}

void TranscriptView::mark_matches(const std::vector<CpSpan>& matches) {
    if (!text_) return;
    SetIndicatorCurrent(match_indicator);
    IndicatorClearRange(0, GetTextLength());
    SetIndicatorValue(1);
    for (const auto& match : matches) {
        const auto bytes = text_->index().to_bytes(match);
        IndicatorFillRange(as_int(bytes.begin()), static_cast<int>(bytes.size().value()));
    }
}

std::vector<CodingId> TranscriptView::codings_at(CpPos place) const {
    std::vector<std::pair<CpSpan, CodingId>> found;
    for (const auto& [id, shown] : shown_) {
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
    for (const auto& [id, shown] : shown_) {
        if (shown.span == span) exact.push_back(id);
    }
    std::sort(exact.rbegin(), exact.rend());
    return exact.empty() ? codings_at(caret()) : exact;
}

std::vector<TranscriptView::VisibleCoding> TranscriptView::visible_codings() {
    std::vector<VisibleCoding> visible;
    if (!text_) return visible;
    const auto size = GetClientSize();
    const auto& index = text_->index();
    const auto first = index.from_byte(as_byte(PositionFromPoint({size.x / 2, 0})));
    const int first_line_start =
        PositionFromPoint({GetMarginWidth(numbers_margin) + FromDIP(13), 0});
    const auto begin = std::min(first, index.from_byte(as_byte(first_line_start)));
    const auto end = index.from_byte(as_byte(PositionFromPoint({size.x - 1, size.y - 1})));
    const CpSpan window{begin, end + CpCount{1}};
    const int line_height = TextHeight(0);
    for (const auto& [id, shown] : shown_) {
        if (!shown.span.overlaps(window)) continue;
        VisibleCoding one{id, shown.code, {}};
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

void TranscriptView::on_key(wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_DELETE && event.GetModifiers() == wxMOD_NONE) {
        if (on_delete) on_delete();
        return;
    }
    if (event.GetKeyCode() == WXK_ESCAPE) {
        SetEmptySelection(GetCurrentPos());
        return;
    }
    // The row of digits by its place on the keyboard (X11 codes 10 to 18): on French and Belgian
    // keyboards it gives & é " ' without Shift.
    const auto place = event.GetRawKeyFlags();
    if (event.GetModifiers() == wxMOD_NONE && place >= 10 && place <= 18) {
        if (on_digit) on_digit(static_cast<int>(place) - 9);
        return;
    }
    event.Skip();
}

void TranscriptView::on_char(wxKeyEvent& event) {
    const auto typed = event.GetUnicodeKey();
    if (typed >= '1' && typed <= '9' && !event.HasModifiers()) {
        if (on_digit) on_digit(static_cast<int>(typed - '0'));
        return;
    }
    event.Skip();
}

void TranscriptView::on_painted(wxStyledTextEvent& event) {
    const Geometry now{GetFirstVisibleLine(), GetZoom(), VisibleFromDocLine(GetLineCount()),
                       GetClientSize()};
    if (!(now == geometry_)) {
        geometry_ = now;
        if (on_geometry) on_geometry();
    }
    event.Skip();
}

} // namespace filrouge::app

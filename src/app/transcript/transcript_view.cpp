#include "app/transcript/transcript_view.h"

#include "app/logic/passages.h"
#include "app/transcript/transcript_styling.h"
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
    Bind(wxEVT_MOTION, &TranscriptView::on_mouse_move, this);
    Bind(wxEVT_LEFT_DOWN, &TranscriptView::on_mouse_down, this);
    Bind(wxEVT_LEFT_UP, &TranscriptView::on_mouse_up, this);
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) {
        dragged_.reset();
        mark_current();
    });
    Bind(wxEVT_STC_UPDATEUI, [this](wxStyledTextEvent& event) {
        const int moved = event.GetUpdated() & (wxSTC_UPDATE_SELECTION | wxSTC_UPDATE_CONTENT);
        if (moved != 0) mark_current();
        if (moved != 0 && on_place) on_place();
        event.Skip();
    });
    // A passage that is dragged stays: after a move, Scintilla would empty the selection, and the
    // code that it was dropped on would find none.
    Bind(wxEVT_STC_START_DRAG, [](wxStyledTextEvent& event) {
        event.SetDragFlags(wxDrag_CopyOnly);
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
    const auto* shown = project.find(source);
    language_ = shown == nullptr ? std::string{} : shown->language;
    SetReadOnly(false);
    SetTextRaw(text_->utf8().c_str());
    SetReadOnly(true);
    style_speakers(project);
    add_all(project);
    GotoPos(0);
    if (on_geometry) on_geometry();
}

void TranscriptView::close() {
    SetReadOnly(false);
    ClearAll();
    SetReadOnly(true);
    source_ = {};
    text_.reset();
    forget_codings();
    if (on_geometry) on_geometry();
}

CpSpan TranscriptView::selected() const {
    if (!text_) return {};
    return coded_span(*text_, {as_byte(GetSelectionStart()), as_byte(GetSelectionEnd())});
}

wxRect TranscriptView::selection_on_screen() {
    const int top = PointFromPosition(GetSelectionStart()).y;
    const int bottom = PointFromPosition(GetSelectionEnd()).y + TextHeight(0);
    const auto size = GetClientSize();
    const wxRect lines{0, std::clamp(top, 0, size.y), size.x,
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

const Turn* TranscriptView::turn_here(const Project& project) const {
    if (!text_) return nullptr;
    if (const auto* turn = project.turn_at(source_, caret())) return turn;
    if (const auto* turn = project.main_turn(source_, line_at_caret())) return turn;
    // On an empty line after the turn, as at the end of the text.
    const auto before = text_->utf8().find_last_not_of(" \t\n", as_byte(GetCurrentPos()).value());
    if (before == std::string::npos) return nullptr;
    return project.turn_at(source_, text_->index().from_byte(BytePos{before}));
}

void TranscriptView::select_turn(const Project& project) {
    const auto* turn = turn_here(project);
    if (turn != nullptr) select_in_place(trim(*text_, turn->span));
}

void TranscriptView::select_in_place(CpSpan span) {
    const auto bytes = text_->index().to_bytes(span);
    SetSelection(as_int(bytes.begin()), as_int(bytes.end()));
}

void TranscriptView::select_again(CpSpan span) {
    if (!text_ || span.empty() || span.end() > text_->all().end()) return;
    const int top = GetFirstVisibleLine();
    select_in_place(span);
    SetFirstVisibleLine(top);
}

/// With the speaker's name, which belongs to no turn.
CpSpan TranscriptView::line_at_caret() const {
    if (!text_) return {};
    const int line = LineFromPosition(GetCurrentPos());
    const auto at = [&](int position) { return text_->index().from_byte(as_byte(position)); };
    return {at(PositionFromLine(line)), at(GetLineEndPosition(line))};
}

std::string TranscriptView::line_in_sight() {
    if (!text_) return {};
    const int middle = PointFromPosition(GetCurrentPos()).y + TextHeight(GetCurrentLine()) / 2;
    if (middle < 0 || middle > GetClientSize().y) return {};
    const auto begin = as_byte(PositionFromPoint({0, middle})).value();
    const auto end = as_byte(PositionFromPoint({GetClientSize().x, middle})).value();
    return end > begin ? std::string{text_->utf8().substr(begin, end - begin)} : std::string{};
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

CpPos TranscriptView::top() {
    return in_sight().begin();
}

CpPos TranscriptView::place_at(wxPoint point) {
    return text_ ? text_->index().from_byte(as_byte(PositionFromPoint(point))) : CpPos{};
}

int TranscriptView::top_of(CpPos place) {
    return text_ ? PointFromPosition(as_int(text_->index().to_byte(place))).y : 0;
}

std::optional<std::size_t> TranscriptView::speaker_number(const ParticipantId& who) const {
    const auto it = speakers_.find(who);
    return it == speakers_.end() ? std::nullopt : std::optional{it->second};
}

void TranscriptView::restore(CpPos caret, CpPos top) {
    if (!text_) return;
    const auto within = [this](CpPos place) {
        return as_int(text_->index().to_byte(std::min(place, text_->all().end())));
    };
    SetEmptySelection(within(caret));
    SetFirstVisibleLine(VisibleFromDocLine(LineFromPosition(within(top))));
}

void TranscriptView::centre(CpPos place) {
    if (!text_) return;
    const int line = LineFromPosition(as_int(text_->index().to_byte(place)));
    SetFirstVisibleLine(std::max(0, VisibleFromDocLine(line) - LinesOnScreen() / 2));
}

void TranscriptView::keep_caret_in(CpSpan span) {
    if (!text_ || (span.begin() <= caret() && caret() <= span.end())) return;
    const auto place = caret() < span.begin() ? span.begin() : span.end();
    SetEmptySelection(as_int(text_->index().to_byte(place)));
}

/// Alt and an arrow, Home, End or a page key; with Shift for the beginning of the coding.
bool TranscriptView::stretch_key(const wxKeyEvent& event) {
    using workbench::Direction;
    using workbench::StepUnit;
    if ((event.GetModifiers() & ~wxMOD_SHIFT) != wxMOD_ALT || !on_stretch) return false;
    workbench::Stretch stretch;
    stretch.edge = event.ShiftDown() ? workbench::Edge::begin : workbench::Edge::end;
    switch (event.GetKeyCode()) {
    case WXK_LEFT: stretch.unit = StepUnit::word, stretch.direction = Direction::back; break;
    case WXK_RIGHT: stretch.unit = StepUnit::word; break;
    case WXK_UP: stretch.unit = StepUnit::sentence, stretch.direction = Direction::back; break;
    case WXK_DOWN: stretch.unit = StepUnit::sentence; break;
    case WXK_PAGEUP: stretch.unit = StepUnit::turn, stretch.direction = Direction::back; break;
    case WXK_PAGEDOWN: stretch.unit = StepUnit::turn; break;
    case WXK_HOME: stretch.unit = StepUnit::character, stretch.direction = Direction::back; break;
    case WXK_END: stretch.unit = StepUnit::character; break;
    default: return false;
    }
    on_stretch(stretch);
    return true;
}

void TranscriptView::on_key(wxKeyEvent& event) {
    if (stretch_key(event)) return;
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

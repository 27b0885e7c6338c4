#pragma once

#include "app/logic/span_index.h"
#include "app/logic/stripes.h"
#include "app/logic/visibility.h"
#include "core/project.h"
#include "core/text.h"
#include "workbench/coding/coding_ranges.h"

#include <wx/stc/stc.h>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace filrouge::app {

/// The text of one source: speakers in colour, codings as translucent backgrounds, the one at the
/// caret underlined and with ends that the mouse can drag. Read only; positions outside are code
/// points, inside bytes of the text's UTF-8.
class TranscriptView : public wxStyledTextCtrl {
  public:
    explicit TranscriptView(wxWindow* parent);

    void show(const Project& project, const SourceId& source, std::shared_ptr<const Text> text);
    void close();
    /// Repaints what the change did to codings of the source shown, and nothing else.
    void apply(const Project& project, const Change& change);

    [[nodiscard]] const SourceId& source() const { return source_; } ///< nil: nothing is shown
    [[nodiscard]] const Text* text() const { return text_.get(); }
    /// As a coding would take it (whole characters, trimmed); empty: nothing is selected.
    [[nodiscard]] CpSpan selected() const;
    [[nodiscard]] CpPos caret() const;
    /// The lines of the selection, as wide as the text; for what must not cover them.
    [[nodiscard]] wxRect selection_on_screen();
    /// Selects and brings into view, some lines from the top.
    void select(CpSpan span);
    /// Selects and scrolls no further than to see it.
    void select_in_place(CpSpan span);
    /// Selects what was selected before, and leaves in sight what is.
    void select_again(CpSpan span);
    /// The turn that holds the caret or stands on its line: the speaker's name before it and the
    /// end of the line belong to none. Null: there is none.
    [[nodiscard]] const Turn* turn_here(const Project& project) const;
    void select_turn(const Project& project);
    [[nodiscard]] CpPos top(); ///< the first character in sight
    [[nodiscard]] CpPos place_at(wxPoint point);
    /// The upper edge of the line that holds it, in pixels of this window.
    [[nodiscard]] int top_of(CpPos place);
    /// Of the participants who speak here, as they come; moderators and observers have none.
    [[nodiscard]] std::optional<std::size_t> speaker_number(const ParticipantId& who) const;
    /// Puts the caret there, and `top` on the first line.
    void restore(CpPos caret, CpPos top);
    /// Scrolls so that the place is in the middle, and nothing more.
    void centre(CpPos place);
    /// Moves the caret into the span if it is outside; nothing is selected then.
    void keep_caret_in(CpSpan span);
    [[nodiscard]] bool is_shown(const CodingId& coding) const { return shown_.contains(coding); }
    void mark_matches(const std::vector<CpSpan>& matches);
    /// The words on the caret's line as it is wrapped; empty where it is out of sight.
    [[nodiscard]] std::string line_in_sight();
    /// Codings at the caret, or those that the selection touches exactly; the shortest first.
    [[nodiscard]] std::vector<CodingId> codings_here() const;
    [[nodiscard]] std::vector<CodingId> codings_at(CpPos place) const;

    struct VisibleCoding {
        CodingId id;
        CodeId code;
        CoderId coder;
        Colour colour;
        Bar bar; ///< in pixels of this window, cut to it
    };
    /// Those that reach into the window, in the order of the text.
    [[nodiscard]] std::vector<VisibleCoding> visible_codings();

    /// What the window shows of the text; nothing without a text.
    [[nodiscard]] CpSpan in_sight();
    void each_shown(const std::function<void(CpSpan, Colour)>& tell) const;

    /// Shows the codings that are wanted, in all sources from now on.
    void look_at(const Project& project, const CoderId& me, const Visibility& visibility);
    [[nodiscard]] const Visibility& visibility() const { return visibility_; }

    void follow_theme();

    std::function<void()> on_geometry; ///< scrolled, zoomed, resized, codings changed
    std::function<void()> on_place;    ///< caret or selection moved
    std::function<void()> on_delete;
    std::function<void(int)> on_digit; ///< 1 to 9
    std::function<void(CpPos)> on_menu;
    std::function<void(const workbench::Stretch&)> on_stretch;
    /// An end of a coding was dragged.
    std::function<void(const CodingId&, CpSpan)> on_drag;

  private:
    struct Shown {
        CpSpan span;
        CodeId code;
        CoderId coder;
        Look look = Look::coloured;
    };
    [[nodiscard]] Colour colour_of(const Shown& shown) const;
    void add_all(const Project& project);
    void forget_codings();
    void show_anew(const Project& project);
    void set_up_styles();
    void style_speakers(const Project& project);
    void end_runs(std::string& styles);
    void add(const Project& project, const Coding& coding);
    void remove(const CodingId& coding);
    void paint_span(int indicator, CpSpan span, std::optional<Colour> colour);
    void repaint_overflow(CpSpan span);
    [[nodiscard]] CpSpan line_at_caret() const;
    void on_key(wxKeyEvent& event);
    bool stretch_key(const wxKeyEvent& event);
    void on_char(wxKeyEvent& event);
    void on_painted(wxStyledTextEvent& event);
    void mark_current();
    void paint_current(std::optional<CpSpan> span);
    /// The end of the coding at the caret that lies under the mouse.
    [[nodiscard]] std::optional<workbench::Edge> handle_at(wxPoint point);
    void on_mouse_move(wxMouseEvent& event);
    void on_mouse_down(wxMouseEvent& event);
    void on_mouse_up(wxMouseEvent& event);
    [[nodiscard]] CpSpan dragged_to(wxPoint point, bool letters);
    /// Makes what the mouse has just selected whole words; the end with the caret keeps it.
    void select_whole_words();

    SourceId source_;
    std::shared_ptr<const Text> text_;
    std::string language_; // of the source
    Visibility visibility_;
    CoderId me_;
    LaneBook lanes_;
    SpanIndex index_;
    std::unordered_map<CodingId, Shown> shown_;
    std::unordered_map<CodeId, Colour> colours_;
    std::unordered_map<ParticipantId, std::size_t> speakers_;
    CodingId current_; // at the caret; nil: none
    std::optional<CpSpan> current_painted_;
    std::optional<workbench::Edge> dragged_;
    bool over_handle_ = false;
    std::pair<int, int> before_mouse_; // anchor and caret as the button went down
    struct Geometry {
        int first_line = -1;
        int zoom = 0;
        int lines = 0;
        wxSize size;
        friend bool operator==(const Geometry&, const Geometry&) = default;
    };
    Geometry geometry_;
};

} // namespace filrouge::app

#pragma once

#include "app/long_edit.h"
#include "app/transcript/transcript_view.h"
#include "workbench/people/speakers.h"
#include "workbench/workbench.h"

#include <functional>
#include <optional>
#include <string>

namespace filrouge::app {

/// What the researcher puts right in a transcript: its words, its turns, who speaks. Each action is
/// one step that can be undone; turns are those at the caret.
class TextDesk {
  public:
    TextDesk(wxWindow& window, TranscriptView& view) : window_{window}, view_{view} {}
    /// Null: no project. Must be given anew before the workbench goes.
    void use(workbench::Workbench* bench) { bench_ = bench; }

    void correct();
    /// Goes on with what was typed where it could not be kept.
    void correct_again(const SourceId& source, const std::string& typed);
    /// The corrected text takes the place of the one shown; asks where codings would be lost.
    bool keep_correction(const SourceId& source, const std::string& text);
    void selection_becomes_turn();
    void who_speaks();
    void join_turn();
    void rename_speaker();
    /// With the old name in the labels of the text, where these are some.
    void rename(const ParticipantId& participant, const std::string& name, std::size_t labels);
    void merge_speaker(); ///< the speaker is the same person as another
    void choose_role();
    void read_again();

    [[nodiscard]] bool has_text() const { return bench_ != nullptr && view_.text() != nullptr; }
    [[nodiscard]] const Turn* turn() const; ///< at the caret; null: none
    [[nodiscard]] bool has_speaker() const;
    [[nodiscard]] bool has_selection() const { return has_text() && !view_.selected().empty(); }

    DoEdit edit;
    std::function<void(const Error&)> on_error;
    std::function<void(const std::string&)> on_say;

  private:
    template <class T>
    bool check(const Result<T>& done);
    [[nodiscard]] const Participant& speaker() const;
    [[nodiscard]] bool may_join(const Turn& turn) const;
    [[nodiscard]] std::size_t turns_here() const; ///< of the source shown
    /// Of those in the project, or a new name; nothing where the user cancels.
    std::optional<workbench::SpeakerChoice> ask_speaker(const std::string& title);

    wxWindow& window_;
    TranscriptView& view_;
    workbench::Workbench* bench_ = nullptr;
};

} // namespace filrouge::app

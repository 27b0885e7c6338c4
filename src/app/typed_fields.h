#pragma once

#include "app/window_progress.h"
#include "workbench/workbench.h"

#include <wx/window.h>

#include <functional>
#include <vector>

namespace filrouge::app {

/// The fields of one pane whose text belongs to the project. What is typed is kept after a short
/// pause, when a field loses the keyboard, and before the pane, the project or the program goes
/// away (`keep_typed`): no key is lost but those of the last second, even if the program is killed.
class TypedFields {
  public:
    /// A pause in the typing: a field that is not fit to be kept (a name cleared before it is
    /// written anew) is left alone. Leaving: it is kept, or the user is told why not.
    enum class Moment { pause, leaving };
    /// Writes the fields into the project. False: nothing can be written now; asked again later.
    using Keep = std::function<bool(Moment)>;

    TypedFields(wxWindow& pane, Keep keep);
    void add(wxWindow& field);
    [[nodiscard]] bool has(const wxWindow& field) const;
    /// Writes what was typed and is not yet written.
    void keep_now();
    /// Nothing typed waits any more: the fields show something else.
    void forget();
    /// What is typed until the field is left: one step to undo.
    workbench::Workbench::OneAction& action() { return action_; }

  private:
    void keep(Moment moment);

    wxWindow& pane_;
    Keep keep_;
    std::vector<const wxWindow*> fields_;
    PatientTimer timer_;
    workbench::Workbench::OneAction action_;
    bool waiting_ = false;
};

/// A pane that has such fields.
class TypingPane {
  public:
    TypingPane() = default;
    TypingPane(const TypingPane&) = delete;
    TypingPane& operator=(const TypingPane&) = delete;
    virtual ~TypingPane() = default;
    virtual TypedFields& typed() = 0;
};

/// `TypedFields::keep_now` of every pane inside `window`, shown or not.
void keep_typed(wxWindow& window);

} // namespace filrouge::app

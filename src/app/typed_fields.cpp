#include "app/typed_fields.h"

#include <algorithm>
#include <utility>

namespace filrouge::app {
namespace {

constexpr int pause_ms = 700;

} // namespace

TypedFields::TypedFields(wxWindow& pane, Keep keep) : pane_{pane}, keep_{std::move(keep)} {
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { this->keep(Moment::pause); });
}

void TypedFields::add(wxWindow& field) {
    fields_.push_back(&field);
    field.Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        event.Skip();
        waiting_ = true;
        // Not started anew by every key: who types without a pause is kept too.
        if (!timer_.IsRunning()) timer_.StartOnce(pause_ms);
    });
    field.Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        // After the focus has moved: an edit repaints what may just be losing it.
        when_free(pane_, [this] { this->keep(Moment::leaving); });
    });
}

bool TypedFields::has(const wxWindow& field) const {
    return std::find(fields_.begin(), fields_.end(), &field) != fields_.end();
}

void TypedFields::keep_now() {
    keep(Moment::leaving);
}

void TypedFields::forget() {
    waiting_ = false;
    action_ = {};
    timer_.Stop();
}

void TypedFields::keep(Moment moment) {
    if (std::exchange(waiting_, false)) {
        timer_.Stop();
        if (!keep_(moment)) {
            waiting_ = true;
            timer_.StartOnce(pause_ms);
            return;
        }
    }
    if (moment == Moment::leaving) action_ = {};
}

void keep_typed(wxWindow& window) {
    if (auto* pane = dynamic_cast<TypingPane*>(&window)) pane->typed().keep_now();
    for (auto* child : window.GetChildren()) keep_typed(*child);
}

} // namespace filrouge::app

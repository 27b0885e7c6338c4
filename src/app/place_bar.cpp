#include "app/place_bar.h"

#include "app/logic/strings.h"
#include "app/wx_text.h"

namespace filrouge::app {
namespace {

using State = store::FilePlace::State;

constexpr int between_looks_ms = 1000;

std::string what_happened(const store::FilePlace& place, const std::string& name) {
    switch (place.state) {
    case State::moved:
        return place.now.empty()
                   ? tr("{} was moved: nothing can be changed here until you say where to go on.",
                        name)
                   : tr("The project was moved to {}: nothing can be changed here until you say "
                        "where to go on.",
                        place.now.string());
    case State::replaced:
        return tr("Another file was put in the place of {}: nothing can be changed here until you "
                  "save a copy of what is shown.",
                  name);
    case State::without_log:
        return tr("A file beside {} that belongs to it was taken away: nothing can be changed here "
                  "until it is opened again.",
                  name);
    case State::deleted:
    case State::there: break;
    }
    return tr("{} was deleted: nothing can be changed here until you save a copy of what is shown.",
              name);
}

} // namespace

PlaceBar::PlaceBar(wxWindow* parent) : wxInfoBar{parent} {
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { on_save(); }, save_button_);
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { on_go_on(shown_.now); }, go_on_button_);
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); });
}

void PlaceBar::use(workbench::Workbench* bench) {
    bench_ = bench;
    shown_ = {};
    Dismiss();
    if (bench_ == nullptr || bench_->read_only())
        timer_.Stop();
    else
        timer_.Start(between_looks_ms);
}

void PlaceBar::look() {
    if (bench_ == nullptr) return;
    auto found = bench_->place();
    if (found.state != State::there) found = bench_->fold_where_moved();
    if (found.state == shown_.state && found.now == shown_.now) return;
    const bool came_back = found.state == State::there;
    const bool stands = shown_.state != State::there;
    shown_ = std::move(found);
    if (!came_back)
        show();
    else if (stands)
        Dismiss();
}

bool PlaceBar::would_be_lost() const {
    return (shown_.state == State::deleted || shown_.state == State::replaced) &&
           shown_.now.empty();
}

bool PlaceBar::says(const Error& error) const {
    return bench_ != nullptr && shown_.state != State::there &&
           error.what == store::not_in_place(shown_, bench_->path()).what;
}

void PlaceBar::show() {
    for (const int id : {save_button_, go_on_button_})
        if (HasButtonId(id)) RemoveButton(id);
    if (!shown_.now.empty())
        AddButton(go_on_button_,
                  shown_.state == State::without_log ? tw("Open again") : tw("Go on there"));
    AddButton(save_button_, tw("Save a copy as…"));
    ShowMessage(as_label(what_happened(shown_, bench_->path().filename().string())),
                wxICON_WARNING);
}

} // namespace filrouge::app

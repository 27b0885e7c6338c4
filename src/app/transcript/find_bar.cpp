#include "app/transcript/find_bar.h"

#include "app/accessible.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>

namespace filrouge::app {
namespace {

// More are counted but not painted: a single letter is nearly everywhere.
constexpr std::size_t most_marked = 5000;

} // namespace

FindBar::FindBar(wxWindow* parent, TranscriptView& view) : wxPanel{parent, wxID_ANY}, view_{view} {
    SetName("find bar");
    box_ = new wxSearchCtrl{
        this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{260, -1}), wxTE_PROCESS_ENTER};
    box_->SetDescriptiveText(tw("Find in this source"));
    count_ = new wxStaticText{this, wxID_ANY, {}};
    accessible_name(*box_, tr("Find in this source"));
    const auto button = [this](const char* sign, const char* help, std::function<void()> run) {
        auto* made = new wxButton{this,          wxID_ANY,     to_wx(sign), wxDefaultPosition,
                                  wxDefaultSize, wxBU_EXACTFIT};
        made->SetToolTip(tw(help));
        made->Bind(wxEVT_BUTTON, [run = std::move(run)](wxCommandEvent&) { run(); });
        return made;
    };
    auto* back = button("▲", tr("Previous place").c_str(), [this] { step(false); });
    auto* on = button("▼", tr("Next place").c_str(), [this] { step(true); });
    auto* shut = button("✕", tr("Close").c_str(), [this] { close(); });
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    const auto beside = wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(6));
    sizer->Add(box_, beside);
    sizer->Add(back, beside);
    sizer->Add(on, beside);
    sizer->Add(count_, wxSizerFlags{1}.CentreVertical());
    sizer->Add(shut, wxSizerFlags{}.CentreVertical());
    SetSizer(sizer);
    box_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { find(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_ESCAPE) {
            close();
        } else if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && box_->HasFocus()) {
            step(!event.ShiftDown());
        } else {
            event.Skip();
        }
    });
    Hide();
}

void FindBar::open() {
    from_ = view_.selected().empty() ? view_.caret() : view_.selected().begin();
    if (const auto span = view_.selected(); !span.empty() && span.size() <= CpCount{60}) {
        box_->ChangeValue(to_wx(view_.text()->slice(span)));
    }
    Show();
    on_shown();
    box_->SetFocus();
    box_->SelectAll();
    find();
}

void FindBar::show_again(const wxString& words) {
    box_->ChangeValue(words);
    Show();
    on_shown();
    look();
    show_count(places_.size());
}

void FindBar::close() {
    if (!IsShown()) return;
    Hide();
    view_.mark_matches({});
    on_shown();
    view_.SetFocus();
}

void FindBar::follow(std::shared_ptr<const Text> text) {
    finder_.use(std::move(text));
    places_.clear();
    from_ = {};
    if (!IsShown()) return;
    look();
    show_count(places_.size());
}

void FindBar::look() {
    places_ = finder_.find(to_utf8(box_->GetValue()));
    const auto marked = std::min(places_.size(), most_marked);
    view_.mark_matches({places_.begin(), places_.begin() + static_cast<std::ptrdiff_t>(marked)});
}

void FindBar::find() {
    look();
    if (places_.empty()) {
        show_count(0);
        return;
    }
    go_to(nearest_place(places_, from_, true));
}

void FindBar::step(bool forward) {
    if (places_.empty()) return;
    const auto at = view_.selected();
    const auto from = at.empty() ? view_.caret() : at.begin();
    go_to(nearest_place(places_, forward ? from + CpCount{1} : from, forward));
}

void FindBar::go_to(std::size_t place) {
    view_.select(places_[place]);
    show_count(place);
}

void FindBar::show_count(std::size_t current) {
    std::string text;
    if (places_.empty()) {
        text = box_->IsEmpty() ? std::string{} : tr("Nothing found");
    } else if (current < places_.size()) {
        text = tr("{} of {}", std::to_string(current + 1), std::to_string(places_.size()));
    } else {
        text = plural(places_.size(), "{} place", "{} places");
    }
    count_->SetLabelText(to_wx(text));
    Layout();
}

} // namespace filrouge::app

#include "app/window_progress.h"

#include "app/wx_text.h"

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/progdlg.h>
#include <wx/weakref.h>

#include <vector>

namespace filrouge::app {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds between_paints{25};
constexpr milliseconds before_dialog{400};
constexpr int dialog_steps = 1000;
constexpr int retry_ms = 50;

int running_now = 0;
std::vector<std::function<void()>>& waiting() {
    static std::vector<std::function<void()>> work;
    return work;
}

/// Painting only: keys and clicks stay in the queue.
void let_paint() {
    if (auto* loop = wxEventLoopBase::GetActive()) loop->YieldFor(wxEVT_CATEGORY_UI);
}

} // namespace

WindowProgress::WindowProgress(wxWindow& window, std::string title)
    : window_{window}, title_{std::move(title)} {
    ++running_now;
}

WindowProgress::~WindowProgress() {
    dialog_.reset();
    if (--running_now > 0) return;
    for (auto& work : std::exchange(waiting(), {})) when_free(std::move(work));
}

bool WindowProgress::running() {
    return running_now > 0;
}

void WindowProgress::step(std::size_t done, std::size_t total, const std::string& what) {
    const auto now = Clock::now();
    if (cancelled_ || now - painted_ < between_paints) return;
    if (now - begin_ < before_dialog) {
        let_paint();
    } else {
        show_dialog();
        // The last step would close it: the work may have another part to come.
        const auto value = total == 0 ? 0 : dialog_steps * std::min(done, total) / (total + 1);
        cancelled_ = !(total == 0 ? dialog_->Pulse(to_wx(what))
                                  : dialog_->Update(static_cast<int>(value), to_wx(what)));
    }
    painted_ = Clock::now();
}

void WindowProgress::show_dialog() {
    if (dialog_) return;
    dialog_ = std::make_unique<wxProgressDialog>(
        to_wx(title_), wxString(' ', 60), dialog_steps, &window_,
        wxPD_APP_MODAL | wxPD_CAN_ABORT | wxPD_AUTO_HIDE | wxPD_SMOOTH);
}

void when_free(std::function<void()> work) {
    wxTheApp->CallAfter([work = std::move(work)]() mutable {
        if (WindowProgress::running()) {
            waiting().push_back(std::move(work));
        } else {
            work();
        }
    });
}

void when_free(wxWindow& window, std::function<void()> work) {
    when_free([weak = wxWeakRef<wxWindow>{&window}, work = std::move(work)] {
        if (weak) work();
    });
}

void PatientTimer::Notify() {
    if (WindowProgress::running()) {
        StartOnce(retry_ms);
    } else {
        wxTimer::Notify();
    }
}

} // namespace filrouge::app

#include "app/sight_bar.h"

#include "app/wx_text.h"
#include "core/colours.h"
#include "workbench/coders.h"

#include <fmt/ranges.h>

#include <wx/button.h>
#include <wx/sizer.h>

namespace filrouge::app {
namespace {

std::string what_is_seen(const Project& project) {
    const auto names = workbench::coders_in_sight(project);
    if (names.empty())
        return tr("No codings are shown or counted: those of all coders are hidden.");
    return tr("Only the codings of {} are shown and counted.",
              fmt::format("{}", fmt::join(names, ", ")));
}

} // namespace

SightBar::SightBar(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("sight");
    // A tint of the window's own: unlike a message it may stand for weeks.
    SetBackgroundColour(to_wx(
        mix(system_colour(wxSYS_COLOUR_HIGHLIGHT), system_colour(wxSYS_COLOUR_WINDOW), 0.25)));
    text_ =
        new wxStaticText{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    text_->SetForegroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT));
    text_->SetMinSize(wxSize{1, -1}); // there may be many names
    auto* everybody = new wxButton{
        this, wxID_ANY, tw("Show all coders"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT};
    everybody->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_everybody(); });
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    sizer->Add(text_, wxSizerFlags{1}.Center().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    sizer->Add(everybody, wxSizerFlags{}.Center().Border(wxALL, FromDIP(2)));
    SetSizer(sizer);
    Hide();
}

void SightBar::follow(const Project* project) {
    const bool stands = project != nullptr && !project->shown_coders().shows_everybody();
    if (stands) {
        const auto text = to_wx(what_is_seen(*project));
        if (text != text_->GetLabelText()) text_->SetLabelText(text);
    }
    if (stands == IsShown()) return;
    Show(stands);
    GetParent()->Layout();
}

} // namespace filrouge::app

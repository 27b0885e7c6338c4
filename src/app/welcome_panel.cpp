#include "app/welcome_panel.h"

#include "app/icons.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <wx/button.h>
#include <wx/hyperlink.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <cstdlib>

namespace filrouge::app {
namespace {

/// With the home folder as `~`.
std::string folder_of(const std::string& path) {
    auto folder = std::filesystem::path{path}.parent_path().string();
    const char* home = std::getenv("HOME");
    if (home != nullptr && *home != '\0' && folder.starts_with(home)) {
        folder.replace(0, std::string_view{home}.size(), "~");
    }
    return shortened(folder, CpCount{60});
}

} // namespace

WelcomePanel::WelcomePanel(wxWindow* parent, const Page& page) : wxPanel{parent, wxID_ANY} {
    SetBackgroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW));
    auto* title = new wxStaticText{this, wxID_ANY, tw(page.title)};
    title->SetFont(GetFont().Scaled(1.7f).Bold());
    auto* text = new wxStaticText{
        this, wxID_ANY, tw(page.text), wxDefaultPosition, wxDefaultSize, wxALIGN_CENTRE_HORIZONTAL};
    text->Wrap(FromDIP(420));
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    for (const auto& action : page.actions) {
        auto* button = new wxButton{this, wxID_ANY, tw(action.label)};
        button->Bind(wxEVT_BUTTON, [run = action.run](wxCommandEvent&) { run(); });
        buttons->Add(button, wxSizerFlags{}.Border(wxALL, FromDIP(6)));
    }
    recent_ = new wxBoxSizer{wxVERTICAL};
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->AddStretchSpacer(2);
    sizer->Add(new wxStaticBitmap{this, wxID_ANY, program_icon()}, wxSizerFlags{}.Center());
    sizer->Add(title, wxSizerFlags{}.Center().Border(wxALL, FromDIP(10)));
    sizer->Add(text, wxSizerFlags{}.Center().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    sizer->Add(buttons, wxSizerFlags{}.Center().Border(wxALL, FromDIP(12)));
    sizer->Add(recent_, wxSizerFlags{}.Center());
    sizer->AddStretchSpacer(3);
    SetSizer(sizer);
}

void WelcomePanel::show_recent(const std::vector<Recent>& projects,
                               std::function<void(const std::string&)> open) {
    recent_->Clear(true);
    if (!projects.empty()) {
        auto* label = new wxStaticText{this, wxID_ANY, tw("Recent projects")};
        recent_->Add(label, wxSizerFlags{}.Center().Border(wxTOP | wxBOTTOM, FromDIP(8)));
    }
    const auto paper = from_wx(GetBackgroundColour());
    const auto colour = to_wx(readable_on(Colour{40, 90, 170}, paper));
    const auto faint =
        to_wx(readable_on(mix(system_colour(wxSYS_COLOUR_WINDOWTEXT), paper, 0.6), paper));
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{16, 4})};
    for (const auto& [path, opened] : projects) {
        const auto name = std::filesystem::path{path}.stem();
        auto* link = new wxHyperlinkCtrl{this, wxID_ANY, path_to_wx(name), to_wx(path)};
        link->SetToolTip(to_wx(path));
        link->SetNormalColour(colour);
        link->SetVisitedColour(colour);
        link->Bind(wxEVT_HYPERLINK, [open, path = path](wxHyperlinkEvent&) { open(path); });
        grid->Add(link, wxSizerFlags{}.CentreVertical().Right());
        auto* where = new wxStaticText{
            this, wxID_ANY, as_label(folder_of(path) + (opened.empty() ? "" : " · " + opened))};
        where->SetForegroundColour(faint);
        grid->Add(where, wxSizerFlags{}.CentreVertical());
    }
    recent_->Add(grid, wxSizerFlags{}.Center());
    Layout();
}

} // namespace filrouge::app

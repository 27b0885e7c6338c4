#include "app/welcome_panel.h"

#include "app/icons.h"
#include "app/logic/colours.h"
#include "app/wx_text.h"

#include <wx/button.h>
#include <wx/hyperlink.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

namespace filrouge::app {

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

void WelcomePanel::show_recent(const std::vector<std::string>& paths,
                               std::function<void(const std::string&)> open) {
    recent_->Clear(true);
    if (!paths.empty()) {
        auto* label = new wxStaticText{this, wxID_ANY, tw("Recent projects")};
        recent_->Add(label, wxSizerFlags{}.Center().Border(wxTOP | wxBOTTOM, FromDIP(8)));
    }
    for (const auto& path : paths) {
        const auto name = std::filesystem::path{path}.stem();
        auto* link = new wxHyperlinkCtrl{this, wxID_ANY, path_to_wx(name), to_wx(path)};
        link->SetToolTip(to_wx(path));
        const auto colour = to_wx(readable_on(Colour{40, 90, 170}, from_wx(GetBackgroundColour())));
        link->SetNormalColour(colour);
        link->SetVisitedColour(colour);
        link->Bind(wxEVT_HYPERLINK, [open, path](wxHyperlinkEvent&) { open(path); });
        recent_->Add(link, wxSizerFlags{}.Center().Border(wxALL, FromDIP(2)));
    }
    Layout();
}

} // namespace filrouge::app

#include "app/finding/export_dialog.h"

#include "app/logic/passages.h"
#include "app/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace filrouge::app {
namespace {

// A title may be a whole path of codes and the values of a cell.
constexpr CpCount longest_label{90};

} // namespace

ExportDialog::ExportDialog(wxWindow* parent, const std::vector<QuoteOffer>& offers)
    : wxDialog{parent, wxID_ANY, tw("Export quotes")} {
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto gap = FromDIP(14);
    sizer->Add(new wxStaticText{this, wxID_ANY, tw("Which quotes are written?")},
               wxSizerFlags{}.Border(wxALL, gap));
    for (const auto& offer : offers) {
        const auto text = plural(offer.count, "{} quote", "{} quotes") + " – " +
                          shortened(offer.what, longest_label);
        auto* choice = new wxRadioButton{this,           wxID_ANY,
                                         as_label(text), wxDefaultPosition,
                                         wxDefaultSize,  choices_.empty() ? wxRB_GROUP : 0};
        choice->SetToolTip(to_wx(offer.what));
        choices_.push_back(choice);
        sizer->Add(choice, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    }
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    auto* ok = new wxButton{this, wxID_OK, tw("Choose the file…")};
    ok->SetDefault();
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
                 wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(ok);
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, gap));
    SetSizerAndFit(sizer);
    CentreOnParent();
    choose(0);
}

std::size_t ExportDialog::chosen() const {
    const auto it = std::find_if(choices_.begin(), choices_.end(),
                                 [](const wxRadioButton* choice) { return choice->GetValue(); });
    return it == choices_.end() ? 0 : static_cast<std::size_t>(it - choices_.begin());
}

void ExportDialog::choose(std::size_t offer) {
    choices_[offer]->SetValue(true);
    choices_[offer]->SetFocus();
}

std::string ExportDialog::label(std::size_t offer) const {
    return to_utf8(choices_[offer]->GetLabelText());
}

} // namespace filrouge::app

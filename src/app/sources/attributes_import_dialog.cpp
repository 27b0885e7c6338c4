#include "app/sources/attributes_import_dialog.h"

#include "app/accessible.h"
#include "app/logic/passages.h"
#include "app/sources/table_preview.h"
#include "app/wx_text.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

namespace filrouge::app {
namespace {

constexpr CpCount longest_row{120};

/// "Nadia – FG1, FG2".
std::string told(const workbench::Namesakes& namesakes) {
    std::string sources;
    for (const auto& source : namesakes.sources) sources += (sources.empty() ? "" : ", ") + source;
    return shortened(namesakes.name + " – " + sources, longest_row);
}

} // namespace

AttributesImportDialog::AttributesImportDialog(wxWindow* parent,
                                               const workbench::AttributesReport& tried)
    : wxDialog{parent,
               wxID_ANY,
               tw("Import this table?"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER} {
    list_ = new wxCheckListBox{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{520, 220})};
    for (const auto& namesakes : tried.namesakes) {
        names_.push_back(namesakes.name);
        list_->Append(to_wx(told(namesakes)));
    }
    tick_all(true);
    const auto question =
        tr("Is each name one person, who speaks in several sources? Speakers of a "
           "name that is not ticked stay several people, and each gets the "
           "values.");
    accessible_name(*list_, question);
    const auto text = [this](const std::string& words) {
        auto* shown = new wxStaticText{this, wxID_ANY, to_wx(words)};
        shown->Wrap(FromDIP(520));
        return shown;
    };
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    for (const bool ticked : {true, false}) {
        auto* button = new wxButton{this, wxID_ANY, ticked ? tw("Tick all") : tw("Tick none")};
        button->Bind(wxEVT_BUTTON, [this, ticked](wxCommandEvent&) { tick_all(ticked); });
        buttons->Add(button, wxSizerFlags{}.Border(wxRIGHT, FromDIP(4)));
    }
    auto* import = new wxButton{this, wxID_OK, tw("Import")};
    import->SetDefault();
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
                 wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(import);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto gap = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
    sizer->Add(text(describe_import(tried)), gap);
    sizer->Add(text(question), gap);
    sizer->Add(list_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14)));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(14)));
    SetSizerAndFit(sizer);
    CentreOnParent();
    list_->SetFocus();
}

std::set<std::string> AttributesImportDialog::apart() const {
    std::set<std::string> names;
    for (unsigned i = 0; i < names_.size(); ++i) {
        if (!list_->IsChecked(i)) names.insert(names_[i]);
    }
    return names;
}

void AttributesImportDialog::tick_all(bool ticked) {
    for (unsigned i = 0; i < names_.size(); ++i) list_->Check(i, ticked);
}

std::optional<std::set<std::string>>
ask_attributes_import(wxWindow* parent, const workbench::AttributesReport& tried) {
    if (tried.namesakes.empty()) {
        if (!ask_import(parent, tr("Import this table?"), describe_import(tried))) return {};
        return std::set<std::string>{};
    }
    AttributesImportDialog dialog{parent, tried};
    if (dialog.ShowModal() != wxID_OK) return {};
    return dialog.apart();
}

} // namespace filrouge::app

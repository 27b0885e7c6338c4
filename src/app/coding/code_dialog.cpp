#include "app/coding/code_dialog.h"

#include "app/leaving.h"
#include "app/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace filrouge::app {

CodeDialog::CodeDialog(wxWindow* parent, const Codebook& codebook, const Code& code)
    : wxDialog{parent,
               wxID_ANY,
               code.id.is_nil() ? tw("New code") : tw("Code"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      code_{code} {
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{10, 8})};
    grid->AddGrowableCol(1);
    const auto row = [&](const char* label, wxWindow* field, int proportion) {
        grid->Add(new wxStaticText{this, wxID_ANY, tw(label)},
                  wxSizerFlags{}.Top().Border(wxTOP, FromDIP(4)));
        grid->Add(field, wxSizerFlags{proportion}.Expand());
    };
    const auto text = [&](const std::string& value, int lines) {
        return new wxTextCtrl{this,
                              wxID_ANY,
                              to_wx(value),
                              wxDefaultPosition,
                              FromDIP(wxSize{380, lines == 1 ? -1 : 20 * lines}),
                              lines == 1 ? 0 : wxTE_MULTILINE};
    };
    row("Name", name_ = text(code.name, 1), 0);
    if (code.id.is_nil()) {
        parent_ = new wxChoice{this, wxID_ANY};
        parents_.push_back({});
        parent_->Append(tw("(at the top)"));
        for (const auto& id : codebook.in_order()) {
            parents_.push_back(id);
            parent_->Append(to_wx(codebook.path(id)));
        }
        const auto at = std::find(parents_.begin(), parents_.end(), code.parent);
        parent_->SetSelection(at == parents_.end() ? 0 : static_cast<int>(at - parents_.begin()));
        row("Under", parent_, 0);
    }
    colour_ = new wxColourPickerCtrl{this, wxID_ANY, to_wx(code.colour)};
    row("Colour", colour_, 0);
    polarity_ = new wxChoice{this, wxID_ANY};
    for (const char* kind : {"neither", "tension", "lever"}) polarity_->Append(tw(kind));
    polarity_->SetSelection(static_cast<int>(code.polarity));
    row("Tension or lever", polarity_, 0);
    row("Definition", definition_ = text(code.definition, 4), 1);
    row("When to use it", use_ = text(code.use, 3), 1);
    row("When not to", do_not_use_ = text(code.do_not_use, 3), 1);
    for (const std::size_t growing : {grid->GetItemCount() / 2 - 3}) grid->AddGrowableRow(growing);

    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    auto* ok = new wxButton{this, wxID_OK, code.id.is_nil() ? tw("Create") : tw("Change")};
    ok->SetDefault();
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
                 wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(ok);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(grid, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(14)));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(14)));
    SetSizerAndFit(sizer);
    CentreOnParent();
    ask_before_leaving(*this, [this] {
        const auto now = this->code();
        return now.definition != code_.definition || now.use != code_.use ||
               now.do_not_use != code_.do_not_use;
    });
    name_->SetFocus();
    const auto check = [this, ok](wxCommandEvent&) { ok->Enable(!name_->IsEmpty()); };
    name_->Bind(wxEVT_TEXT, check);
    ok->Enable(!code.name.empty());
}

Code CodeDialog::code() const {
    auto code = code_;
    code.name = to_utf8(name_->GetValue().Trim(true).Trim(false));
    if (parent_ != nullptr)
        code.parent = parents_[static_cast<std::size_t>(parent_->GetSelection())];
    code.colour = from_wx(colour_->GetColour());
    code.polarity = static_cast<Polarity>(polarity_->GetSelection());
    code.definition = to_utf8(definition_->GetValue());
    code.use = to_utf8(use_->GetValue());
    code.do_not_use = to_utf8(do_not_use_->GetValue());
    return code;
}

} // namespace filrouge::app

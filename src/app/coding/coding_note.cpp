#include "app/coding/coding_note.h"

#include "app/accessible.h"
#include "app/window_progress.h"
#include "app/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace filrouge::app {
namespace {

wxString as_text(const std::optional<double>& weight) {
    return weight ? number_text(*weight) : wxString{};
}

} // namespace

CodingNote::CodingNote(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("coding note");
    title_ = new wxStaticText{
        this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE};
    title_->SetMinSize(wxSize{1, -1});
    title_->SetFont(GetFont().Bold());
    memo_ = new wxTextCtrl{this,          wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{-1, 66}),
                           wxTE_MULTILINE};
    weight_ = new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{70, -1})};
    auto* done = new wxButton{this, wxID_ANY, tw("Done")};
    auto* top = new wxBoxSizer{wxHORIZONTAL};
    top->Add(title_, wxSizerFlags{1}.CentreVertical());
    top->Add(new wxStaticText{this, wxID_ANY, tw("Weight")},
             wxSizerFlags{}.CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    top->Add(weight_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    top->Add(done);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(top, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(6)));
    sizer->Add(memo_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6)));
    SetSizer(sizer);
    memo_->SetHint(tw("Memo of this coding"));
    accessible_name(*memo_, tr("Memo of this coding"));
    accessible_name(*weight_, tr("Weight"));
    done->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { close(); });
    for (auto* field : {memo_, weight_}) typed_.add(*field);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        const bool enter = key == WXK_RETURN || key == WXK_NUMPAD_ENTER;
        if (key == WXK_ESCAPE) {
            close();
        } else if (enter && (event.ControlDown() || weight_->HasFocus())) {
            close();
        } else {
            event.Skip();
        }
    });
    Hide();
}

void CodingNote::open(const Project& project, const CodingId& coding) {
    typed_.keep_now();
    coding_ = coding;
    fill(project);
    Show();
    on_shown();
    memo_->SetFocus();
    memo_->SetInsertionPointEnd();
}

void CodingNote::fill(const Project& project) {
    typed_.forget();
    const auto coding = project.codings().at(project.codings().row_of(coding_));
    was_ = {coding.memo, coding.weight};
    auto read = workbench::readable(coding.memo);
    links_ = std::move(read.links);
    memo_->ChangeValue(to_wx(read.text));
    // Set while the hint is shown, it would keep the hint's grey.
    if (!read.text.empty())
        memo_->SetForegroundColour(to_wx(system_colour(wxSYS_COLOUR_WINDOWTEXT)));
    weight_->ChangeValue(as_text(coding.weight));
    auto title = project.codebook().path(coding.code);
    if (const auto* coder = project.find(coding.coder)) title += " · " + coder->name;
    const bool own = is_own(coding.coder);
    if (!own) title += " · " + tr("read only");
    for (auto* field : {memo_, weight_}) field->SetEditable(own);
    title_->SetLabelText(to_wx(title));
}

std::optional<double> CodingNote::typed_weight() const {
    auto text = weight_->GetValue();
    text.Replace(",", ".");
    double value = 0;
    if (!text.Trim(true).Trim(false).ToCDouble(&value) || !std::isfinite(value)) return {};
    return value;
}

bool CodingNote::keep(TypedFields::Moment moment) {
    if (coding_.is_nil() || !IsShown()) return true;
    workbench::CodingDetails now{workbench::with_targets(to_utf8(memo_->GetValue()), links_),
                                 typed_weight()};
    // A weight that is no number is not taken for "none": the old one stays and shows again.
    if (!now.weight && !weight_->IsEmpty()) {
        now.weight = was_.weight;
        if (moment == TypedFields::Moment::leaving) weight_->ChangeValue(as_text(was_.weight));
    }
    if (now.memo == was_.memo && now.weight == was_.weight) return true;
    if (!may_edit()) return false;
    was_ = now;
    on_save(coding_, now, typed_.action());
    return true;
}

void CodingNote::close() {
    keep();
    coding_ = {};
    hide();
}

void CodingNote::hide() {
    if (!IsShown()) return;
    Hide();
    on_shown();
}

void CodingNote::apply(const Project& project, const Change& change) {
    if (coding_.is_nil()) return;
    if (!project.codings().contains(coding_)) {
        coding_ = {};
        hide();
        return;
    }
    const auto& changed = change.codings.changed;
    const bool touched = std::any_of(changed.begin(), changed.end(),
                                     [this](const Coding& coding) { return coding.id == coding_; });
    if (!touched) return;
    // What is being typed comes back as it was written, and stays as it is; what undo, or anything
    // else, made of it is shown: typing on would bring back what was taken away.
    const auto now = project.codings().at(project.codings().row_of(coding_));
    const bool typed_here = now.memo == was_.memo && now.weight == was_.weight;
    if (typed_here && (memo_->HasFocus() || weight_->HasFocus())) return;
    fill(project);
    memo_->SetInsertionPointEnd();
}

} // namespace filrouge::app

#include "app/coding/code_editor.h"

#include "app/accessible.h"
#include "app/logic/relation_names.h"
#include "app/logic/rows.h"
#include "app/window_progress.h"
#include "app/wx_text.h"
#include "workbench/codebook/codebook_edits.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <algorithm>

namespace filrouge::app {

CodeEditor::CodeEditor(wxWindow* parent)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL} {
    SetName("code editor");
    SetScrollRate(0, FromDIP(12));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto edge = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(8));
    path_ = new wxStaticText{
        this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_START};
    counts_ = new wxStaticText{this, wxID_ANY, {}};
    path_->SetMinSize(wxSize{1, -1});
    sizer->Add(path_, edge);
    sizer->Add(counts_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    name_ = add_text(*sizer, "Name", 1);
    auto* looks = new wxBoxSizer{wxHORIZONTAL};
    colour_ = new wxColourPickerCtrl{this, wxID_ANY};
    colour_->SetToolTip(tw("Colour"));
    polarity_ = new wxChoice{this, wxID_ANY};
    polarity_->SetToolTip(tw("Tension or lever"));
    for (const char* kind : {"neither", "tension", "lever"}) polarity_->Append(tw(kind));
    looks->Add(colour_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    looks->Add(polarity_, wxSizerFlags{1});
    sizer->Add(looks, edge);
    definition_ = add_text(*sizer, "Definition", 4);
    use_ = add_text(*sizer, "When to use it", 3);
    do_not_use_ = add_text(*sizer, "When not to", 3);
    example_ = add_text(*sizer, "Example", 3);
    references_ = add_text(*sizer, "References, one a line", 2);
    sizer->Add(new wxStaticText{this, wxID_ANY, tw("Relations")}, edge);
    relations_ = new wxBoxSizer{wxVERTICAL};
    sizer->Add(relations_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    auto* add = new wxBoxSizer{wxHORIZONTAL};
    type_ = new wxComboBox{this, wxID_ANY};
    for (const auto& type : usual_relations()) type_->Append(to_wx(relation_name(type)));
    type_->SetSelection(0);
    other_ = new wxChoice{this, wxID_ANY};
    other_->SetMinSize(FromDIP(wxSize{80, -1}));
    auto* button = new wxButton{this, wxID_ANY, tw("Add")};
    add->Add(type_, wxSizerFlags{1}.Border(wxRIGHT, FromDIP(4)));
    add->Add(other_, wxSizerFlags{1}.Border(wxRIGHT, FromDIP(4)));
    add->Add(button);
    sizer->Add(add, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(8)));
    SetSizer(sizer);
    button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add_relation(); });
    colour_->Bind(wxEVT_COLOURPICKER_CHANGED, [this](wxColourPickerEvent&) { keep(); });
    polarity_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { keep(); });
    fill();
}

wxTextCtrl* CodeEditor::add_text(wxSizer& sizer, const char* label, int lines) {
    const auto edge = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(8));
    sizer.Add(new wxStaticText{this, wxID_ANY, tw(label)}, edge);
    auto* field = new wxTextCtrl{this,
                                 wxID_ANY,
                                 {},
                                 wxDefaultPosition,
                                 FromDIP(wxSize{120, lines == 1 ? -1 : 22 * lines}),
                                 lines == 1 ? wxTE_PROCESS_ENTER : wxTE_MULTILINE};
    accessible_name(*field, tr(label));
    sizer.Add(field, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    typed_.add(*field);
    if (lines == 1) field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { keep(); });
    return field;
}

void CodeEditor::use(workbench::Workbench* bench) {
    bench_ = bench;
    id_ = {};
    fill();
}

void CodeEditor::show(const CodeId& code) {
    if (code == id_) return;
    typed_.keep_now();
    id_ = code;
    fill();
}

void CodeEditor::focus_name() {
    name_->SetFocus();
    name_->SelectAll();
}

void CodeEditor::fill() {
    typed_.forget();
    const auto* code = bench_ == nullptr ? nullptr : bench_->project().codebook().find(id_);
    shown_ = code == nullptr ? Code{} : *code;
    if (code == nullptr) id_ = {};
    name_->ChangeValue(to_wx(shown_.name));
    colour_->SetColour(to_wx(shown_.colour));
    polarity_->SetSelection(static_cast<int>(shown_.polarity));
    definition_->ChangeValue(to_wx(shown_.definition));
    use_->ChangeValue(to_wx(shown_.use));
    do_not_use_->ChangeValue(to_wx(shown_.do_not_use));
    example_->ChangeValue(to_wx(shown_.example));
    references_->ChangeValue(to_wx(shown_.references));
    for (auto* child : GetChildren()) child->Enable(code != nullptr);
    fill_relations();
}

void CodeEditor::fill_relations() {
    relations_->Clear(true);
    others_.clear();
    other_->Clear();
    path_->SetLabel(tw("Choose a code in the codebook."));
    counts_->SetLabel({});
    if (id_.is_nil()) return;
    const auto& project = bench_->project();
    const auto& book = project.codebook();
    path_->SetLabel(as_label(book.path(id_)));
    show_counts();
    for (const auto& id : book.in_order()) {
        if (id == id_) continue;
        others_.push_back(id);
        other_->Append(to_wx(book.path(id)));
    }
    if (!others_.empty()) other_->SetSelection(0);
    for (const auto& [id, relation] : book.relations()) {
        if (relation.from != id_ && relation.to != id_) continue;
        const auto name = relation_name(relation.type);
        const auto text = relation.from == id_ ? name + " " + book.path(relation.to)
                                               : book.path(relation.from) + " " + name;
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        auto* label = new wxStaticText{this,           wxID_ANY,
                                       as_label(text), wxDefaultPosition,
                                       wxDefaultSize,  wxST_ELLIPSIZE_MIDDLE};
        label->SetMinSize(wxSize{1, -1});
        auto* remove = new wxButton{this,          wxID_ANY,     to_wx("✕"), wxDefaultPosition,
                                    wxDefaultSize, wxBU_EXACTFIT};
        remove->SetToolTip(tw("Remove this relation"));
        remove->Bind(wxEVT_BUTTON, [this, relation = id](wxCommandEvent&) {
            when_free(*this, [this, relation] { remove_relation(relation); });
        });
        line->Add(label, wxSizerFlags{1}.CentreVertical());
        line->Add(remove);
        relations_->Add(line, wxSizerFlags{}.Expand());
    }
    Layout();
    FitInside();
}

void CodeEditor::show_counts() {
    const auto& project = bench_->project();
    const auto counts = codings_by_code(project);
    const auto [own, all] = counts.at(id_);
    auto said = plural(own, "{} coding", "{} codings");
    if (own != all) said += " · " + tr("{} with the codes below", std::to_string(all));
    counts_->SetLabel(as_label(said));
}

Code CodeEditor::typed_code() const {
    auto code = shown_;
    code.name = to_utf8(wxString{name_->GetValue()}.Trim(true).Trim(false));
    code.colour = from_wx(colour_->GetColour());
    code.polarity = static_cast<Polarity>(polarity_->GetSelection());
    code.definition = to_utf8(definition_->GetValue());
    code.use = to_utf8(use_->GetValue());
    code.do_not_use = to_utf8(do_not_use_->GetValue());
    code.example = to_utf8(example_->GetValue());
    code.references = to_utf8(references_->GetValue());
    return code;
}

bool CodeEditor::keep(TypedFields::Moment moment) {
    if (bench_ == nullptr || id_.is_nil()) return true;
    auto code = typed_code();
    const bool same = code.name == shown_.name && code.colour == shown_.colour &&
                      code.polarity == shown_.polarity && code.definition == shown_.definition &&
                      code.use == shown_.use && code.do_not_use == shown_.do_not_use &&
                      code.example == shown_.example && code.references == shown_.references;
    if (same) return true;
    if (!may_edit()) return false;
    auto& action = typed_.action();
    if (!action.entry) name_before_ = shown_.name;
    action.label = workbench::label_of_change(name_before_, code.name);
    Result<void> done;
    keeping_ = true;
    bench_->as_one(action, [&] { done = workbench::change_code(*bench_, code); });
    keeping_ = false;
    if (moment == TypedFields::Moment::leaving) action = {};
    if (done) return true;
    // A name that is empty or taken may be on its way to another one.
    if (moment == TypedFields::Moment::pause) return false;
    name_->ChangeValue(to_wx(shown_.name));
    on_error(done.error());
    return true;
}

void CodeEditor::add_relation() {
    if (bench_ == nullptr || id_.is_nil() || !may_edit() || other_->GetSelection() < 0) return;
    const auto type = relation_type(to_utf8(type_->GetValue()));
    const auto& other = others_[static_cast<std::size_t>(other_->GetSelection())];
    check(workbench::relate_codes(*bench_, id_, type, CodeId{other}));
}

void CodeEditor::remove_relation(const RelationId& relation) {
    if (bench_ != nullptr && may_edit()) check(workbench::unrelate_codes(*bench_, relation));
}

void CodeEditor::apply(const Change& change) {
    if (id_.is_nil()) return;
    const auto& changed = change.codes.changed;
    const bool touched = std::any_of(changed.begin(), changed.end(),
                                     [this](const Code& code) { return code.id == id_; });
    if (touched && keeping_) {
        shown_ = *bench_->project().codebook().find(id_); // the caret stays where it is
        fill_relations();
    } else if (touched || bench_->project().codebook().find(id_) == nullptr) {
        fill();
    } else if (!change.codes.empty() || !change.relations.empty()) {
        fill_relations();
    } else if (!change.codings.empty()) {
        show_counts();
    }
}

} // namespace filrouge::app

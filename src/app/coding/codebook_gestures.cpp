#include "app/coding/code_dialog.h"
#include "app/coding/coding_desk.h"
#include "app/coding/merge_dialog.h"
#include "app/coding/split_dialog.h"
#include "app/questions.h"
#include "app/wx_text.h"
#include "core/breaks.h"
#include "core/code_selection.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/codebook/codebook_merge.h"

#include <wx/msgdlg.h>

#include <algorithm>

// What the researcher does to the codebook.
namespace filrouge::app {
namespace {

std::string said_of(const workbench::MergeReport& done) {
    auto text = plural(done.codings, "{} coding moved", "{} codings moved");
    const auto parts = done.duplicates + done.joined;
    if (parts == 0) return text;
    return text + ", " + plural(parts, "{} became part of another", "{} became part of others");
}

} // namespace

void CodingDesk::new_code(const CodeId& parent, const std::string& name) {
    if (bench_ == nullptr || !may_edit()) return;
    Code code;
    code.parent = parent;
    code.name = name;
    const auto* above = bench_->project().codebook().find(parent);
    code.colour = above == nullptr ? Colour{86, 140, 200} : above->colour;
    code.polarity = above == nullptr ? Polarity::none : above->polarity;
    CodeDialog dialog{&window_, bench_->project().codebook(), code};
    if (dialog.ShowModal() != wxID_OK) return;
    code = dialog.code();
    workbench::NewCode wanted;
    wanted.path = code.parent.is_nil()
                      ? code.name
                      : bench_->project().codebook().path(code.parent) + "/" + code.name;
    wanted.colour = code.colour;
    wanted.polarity = code.polarity;
    wanted.definition = code.definition;
    wanted.use = code.use;
    wanted.do_not_use = code.do_not_use;
    const auto made = workbench::add_code(*bench_, wanted);
    if (check(made)) on_made(*made);
}

void CodingDesk::rename_code(const CodeId& id) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto* code = bench_->project().codebook().find(id);
    if (code == nullptr) return;
    const auto name = ask_line(&window_, tr("New name"), tr("Rename a code"), code->name);
    if (name && *name != code->name) check(workbench::rename_code(*bench_, id, *name));
}

std::size_t CodingDesk::codings_of(const CodeId& id) const {
    const auto& project = bench_->project();
    return CodeSelection{project, project.all_codings(), {id}}.count();
}

void CodingDesk::delete_code(const CodeId& id) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto& project = bench_->project();
    const auto* code = project.codebook().find(id);
    if (code == nullptr) return;
    const auto codings = codings_of(id);
    const auto below = project.codebook().with_descendants(id).size() - 1;
    wxMessageDialog ask{
        &window_,
        to_wx(plural(below, "{} code below it", "{} codes below it") + ", " +
              plural(codings, "{} coding", "{} codings") + ". " + tr("Undo brings them back.")),
        to_wx(tr("Delete the code “{}”?", code->name)), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
    ask.SetYesNoLabels(tw("Delete"), tw("Keep"));
    if (ask.ShowModal() != wxID_YES) return;
    edit({tr("Deleting a code"), codings,
          [id, name = code->name](workbench::Workbench& bench, Progress&) -> Result<std::string> {
              const auto done = workbench::delete_code(bench, id);
              if (!done) return done.error();
              return tr("Deleted: {}", name);
          }});
}

void CodingDesk::move_code(const CodeId& code, const CodeId& below) {
    if (bench_ != nullptr && may_edit()) check(workbench::move_code(*bench_, code, below));
}

void CodingDesk::merge_code(const CodeId& code) {
    if (bench_ == nullptr || !may_edit()) return;
    if (bench_->project().codebook().find(code) == nullptr) return;
    MergeDialog dialog{&window_, *bench_, code};
    if (dialog.ShowModal() != wxID_OK || dialog.into().is_nil()) return;
    merge(code, dialog.into(), dialog.overlaps());
}

void CodingDesk::merge(const CodeId& from, const CodeId& into, workbench::Overlaps overlaps) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto* code = bench_->project().codebook().find(from);
    if (code == nullptr) return;
    edit({tr("Merging codes"), codings_of(from),
          [=, name = code->name](workbench::Workbench& bench,
                                 Progress& progress) -> Result<std::string> {
              const auto done = workbench::merge_codes(bench, from, into, overlaps, progress);
              if (!done) return done.error();
              return tr("Merged: {}", name) + " · " + said_of(*done);
          }});
}

void CodingDesk::split_code(const CodeId& code) {
    if (bench_ == nullptr || !may_edit() || bench_->project().codebook().find(code) == nullptr) {
        return;
    }
    SplitDialog dialog{&window_, *bench_, code};
    if (dialog.ShowModal() != wxID_OK) return;
    std::size_t quotes = 0;
    for (const auto& part : dialog.parts()) quotes += part.codings.size();
    edit({tr("Splitting a code"), quotes,
          [code, parts = dialog.parts()](workbench::Workbench& bench,
                                         Progress&) -> Result<std::string> {
              const auto done = workbench::split_code(bench, code, parts);
              if (!done) return done.error();
              return plural(done->moved + done->duplicates, "{} quote sorted", "{} quotes sorted");
          }});
}

void CodingDesk::drop_code(const CodeId& code, CpPos place) {
    if (bench_ == nullptr || !may_edit() || view_.text() == nullptr) return;
    const auto span = view_.selected();
    if (!span.contains(place)) {
        const auto* turn = bench_->project().turn_at(view_.source(), place);
        if (turn == nullptr) {
            on_say(tr("Select a passage first."));
            return;
        }
        view_.select_in_place(trim(*view_.text(), turn->span));
    }
    apply_code(code);
}

} // namespace filrouge::app

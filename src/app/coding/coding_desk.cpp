#include "app/coding/coding_desk.h"

#include "app/coding/code_dialog.h"
#include "app/coding/swatch.h"
#include "app/logic/history_labels.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "workbench/codebook_edits.h"
#include "workbench/coding.h"

#include <wx/msgdlg.h>
#include <wx/textdlg.h>

#include <algorithm>

namespace filrouge::app {

CodingDesk::CodingDesk(wxWindow& window, TranscriptView& view) : window_{window}, view_{view} {}

void CodingDesk::use(workbench::Workbench* bench) {
    if (palette_) palette_->Close();
    bench_ = bench;
    recent_.clear();
    if (bench == nullptr) return;
    // The codes used last by this coder, as far as codings tell: the newest ids come last.
    const auto& columns = bench->project().codings();
    const auto me = columns.coder_numbers().find(bench->coder());
    std::vector<std::pair<CodingId, CodeId>> mine;
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        if (columns.coders()[row] != me) continue;
        mine.emplace_back(columns.ids()[row], columns.code_numbers().id(columns.codes()[row]));
    }
    const auto newest = std::min<std::size_t>(mine.size(), 100);
    std::partial_sort(mine.begin(), mine.begin() + static_cast<std::ptrdiff_t>(newest), mine.end(),
                      [](const auto& a, const auto& b) { return b.first < a.first; });
    for (auto i = newest; i-- > 0;) recent_.use(mine[i].second);
}

void CodingDesk::apply(const Change& change) {
    for (const auto& code : change.codes.went) recent_.forget(code);
}

bool CodingDesk::has_selection() const {
    return bench_ != nullptr && !view_.selected().empty();
}

bool CodingDesk::has_coding_here() const {
    return bench_ != nullptr && !view_.codings_here().empty();
}

void CodingDesk::open_palette() {
    if (bench_ == nullptr || !may_edit()) return;
    const auto span = view_.selected();
    if (span.empty()) {
        on_say(tr("Select a passage first."));
        return;
    }
    if (palette_) palette_->Close();
    auto passage = std::string{view_.text()->slice(span)};
    std::replace(passage.begin(), passage.end(), '\n', ' ');
    palette_ =
        new CodePalette{&window_,
                        {palette_entries(bench_->project().codebook()), recent_.newest_first(),
                         tr("“{}”", shortened(passage, CpCount{90})), view_.selection_on_screen()}};
    palette_->on_code = [this](const CodeId& code) { apply_code(code); };
    palette_->on_new_code = [this](const std::string& path) { create_and_apply(path); };
    palette_->on_gone = [this] { view_.SetFocus(); };
    palette_->Show();
}

void CodingDesk::apply_code(const CodeId& code) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto span = view_.selected();
    if (span.empty()) {
        on_say(tr("Select a passage first."));
        return;
    }
    if (!check(workbench::add_coding(*bench_, view_.source(), span, code))) return;
    recent_.use(code);
    on_say(tr("Coded: {}", bench_->project().codebook().path(code)));
}

void CodingDesk::apply_recent(std::size_t nth) {
    const auto& codes = recent_.newest_first();
    if (nth < codes.size()) apply_code(CodeId{codes[nth]});
}

void CodingDesk::create_and_apply(const std::string& path) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto made =
        workbench::code_with_new_code(*bench_, view_.source(), view_.selected(), path);
    if (!check(made)) return;
    recent_.use(*made);
    on_say(tr("Coded: {}", bench_->project().codebook().path(*made)));
}

void CodingDesk::remove_here() {
    if (bench_ == nullptr || !may_edit()) return;
    const auto codings = view_.codings_here();
    if (codings.empty()) {
        on_say(tr("There is no coding at the caret."));
    } else if (codings.size() == 1) {
        remove(codings.front());
    } else {
        wxMenu menu;
        for (const auto& coding : codings) {
            auto* item = menu.Append(wxID_ANY, as_label(tr("Remove “{}”", name_of(coding))));
            bind(menu, item, [this, coding] { remove(coding); });
        }
        auto place = view_.PointFromPosition(view_.GetCurrentPos());
        place.y += view_.TextHeight(0);
        view_.PopupMenu(&menu, place);
    }
}

void CodingDesk::remove(const CodingId& coding) {
    const auto name = name_of(coding);
    if (check(workbench::remove_codings(*bench_, {coding}))) on_say(tr("Removed: {}", name));
}

std::string CodingDesk::name_of(const CodingId& coding) const {
    const auto& columns = bench_->project().codings();
    if (!columns.contains(coding)) return {};
    const auto row = columns.row_of(coding);
    const auto* code =
        bench_->project().codebook().find(columns.code_numbers().id(columns.codes()[row]));
    return code == nullptr ? std::string{} : code->name;
}

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
    const auto made = workbench::add_code(*bench_, wanted);
    if (!check(made) || (code.use.empty() && code.do_not_use.empty())) return;
    auto whole = bench_->project().codebook().at(*made);
    whole.use = code.use;
    whole.do_not_use = code.do_not_use;
    check(workbench::change_code(*bench_, whole));
}

void CodingDesk::edit_code(const CodeId& id) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto* code = bench_->project().codebook().find(id);
    if (code == nullptr) return;
    CodeDialog dialog{&window_, bench_->project().codebook(), *code};
    if (dialog.ShowModal() == wxID_OK) check(workbench::change_code(*bench_, dialog.code()));
}

void CodingDesk::rename_code(const CodeId& id) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto* code = bench_->project().codebook().find(id);
    if (code == nullptr) return;
    wxTextEntryDialog dialog{&window_, tw("New name"), tw("Rename a code"), to_wx(code->name)};
    if (dialog.ShowModal() != wxID_OK) return;
    const auto name = to_utf8(dialog.GetValue().Trim(true).Trim(false));
    if (name != code->name) check(workbench::rename_code(*bench_, id, name));
}

void CodingDesk::delete_code(const CodeId& id) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto& project = bench_->project();
    const auto* code = project.codebook().find(id);
    if (code == nullptr) return;
    std::size_t codings = 0;
    for (const auto& each : project.codebook().with_descendants(id)) {
        const auto number = project.codings().code_numbers().find(each);
        codings += static_cast<std::size_t>(
            std::count(project.codings().codes().begin(), project.codings().codes().end(), number));
    }
    const auto below = project.codebook().with_descendants(id).size() - 1;
    wxMessageDialog ask{
        &window_,
        to_wx(plural(below, "{} code below it", "{} codes below it") + ", " +
              plural(codings, "{} coding", "{} codings") + ". " + tr("Undo brings them back.")),
        to_wx(tr("Delete the code “{}”?", code->name)), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
    ask.SetYesNoLabels(tw("Delete"), tw("Keep"));
    if (ask.ShowModal() != wxID_YES) return;
    check(workbench::delete_code(*bench_, id));
}

void CodingDesk::undo() {
    if (bench_ == nullptr || !may_edit()) return;
    const auto label = bench_->undo();
    if (check(label)) on_say(tr("Undone: {}", translate_label(*label)));
}

void CodingDesk::redo() {
    if (bench_ == nullptr || !may_edit()) return;
    const auto label = bench_->redo();
    if (check(label)) on_say(tr("Done again: {}", translate_label(*label)));
}

void CodingDesk::bind(wxMenu& menu, wxMenuItem* item, std::function<void()> run) {
    menu.Bind(
        wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
}

void CodingDesk::show_text_menu(CpPos place) {
    if (bench_ == nullptr) return;
    wxMenu menu;
    const auto& book = bench_->project().codebook();
    const bool can_code = has_selection() && may_edit();
    auto* apply = menu.Append(wxID_ANY, tw("Apply a code…") + "\tCtrl+K");
    apply->Enable(can_code);
    bind(menu, apply, [this] { open_palette(); });
    const auto& codes = recent_.newest_first();
    for (std::size_t i = 0; can_code && i < std::min<std::size_t>(codes.size(), 9); ++i) {
        const auto* code = book.find(codes[i]);
        if (code == nullptr) continue;
        auto* item =
            new wxMenuItem{&menu, wxID_ANY, as_label(code->name) + "\t" + std::to_string(i + 1)};
        item->SetBitmap(swatch(code->colour));
        menu.Append(item);
        bind(menu, item, [this, id = code->id] { apply_code(id); });
    }
    for (const auto& coding : view_.codings_at(place)) add_coding_entries(menu, coding);
    menu.AppendSeparator();
    auto* turn = menu.Append(wxID_ANY, tw("Select the turn") + "\tCtrl+T");
    bind(menu, turn, [this] { view_.select_turn(bench_->project()); });
    auto* copy = menu.Append(wxID_ANY, tw("Copy") + "\tCtrl+C");
    copy->Enable(has_selection());
    bind(menu, copy, [this] { view_.Copy(); });
    view_.PopupMenu(&menu);
}

void CodingDesk::add_coding_entries(wxMenu& menu, const CodingId& coding) {
    menu.AppendSeparator();
    const auto name = name_of(coding);
    auto* title = menu.Append(wxID_ANY, as_label(tr("Remove “{}”", name)));
    title->Enable(may_edit());
    bind(menu, title, [this, coding] { remove(coding); });
    auto* memo = menu.Append(wxID_ANY, as_label(tr("Memo of “{}”…", name)));
    memo->Enable(may_edit());
    bind(menu, memo, [this, coding] { edit_memo(coding); });
    if (has_selection() && may_edit()) {
        auto* fit = menu.Append(wxID_ANY, as_label(tr("Fit “{}” to the selection", name)));
        bind(menu, fit, [this, coding] { resize(coding); });
    }
}

void CodingDesk::edit_memo(const CodingId& id) {
    const auto& columns = bench_->project().codings();
    if (!columns.contains(id)) return;
    const auto coding = columns.at(columns.row_of(id));
    wxTextEntryDialog dialog{&window_, to_wx(name_of(id)), tw("Memo"), to_wx(coding.memo),
                             wxTextEntryDialogStyle | wxTE_MULTILINE};
    dialog.SetSize(window_.FromDIP(wxSize{420, 260}));
    if (dialog.ShowModal() != wxID_OK) return;
    check(workbench::annotate_coding(*bench_, id, {to_utf8(dialog.GetValue()), coding.weight}));
}

void CodingDesk::resize(const CodingId& id) {
    check(workbench::move_coding(*bench_, id, view_.selected()));
}

} // namespace filrouge::app

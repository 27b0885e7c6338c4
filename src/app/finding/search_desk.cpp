#include "app/finding/search_desk.h"

#include "app/file_dialogs.h"
#include "app/finding/autocode_dialog.h"
#include "app/finding/counts_dialog.h"
#include "app/logic/passages.h"
#include "app/questions.h"
#include "app/window_progress.h"
#include "app/wx_text.h"
#include "publish/records.h"
#include "workbench/finding/searches.h"
#include "workbench/finding/similar.h"

#include <wx/menu.h>

#include <memory>
#include <set>

namespace filrouge::app {
namespace {

constexpr std::size_t most_recent = 12;

} // namespace

bool SearchDesk::can_search() const {
    return desk_.finder() != nullptr;
}

void SearchDesk::show_menu() {
    auto* bench = desk_.bench();
    if (bench == nullptr) return;
    wxMenu menu;
    const auto add = [&menu](const wxString& label, std::function<void()> run) {
        auto* item = menu.Append(wxID_ANY, label);
        menu.Bind(
            wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
        return item;
    };
    const auto kept = workbench::saved_searches(bench->project());
    for (const auto& search : kept) {
        add(as_label(search.name + " – " + shortened(search.query, CpCount{60})),
            [this, query = search.query] { panel_.search_for(query); });
    }
    if (!kept.empty()) menu.AppendSeparator();
    std::set<std::string> seen;
    // The menu comes at once, also while a large edit is being written.
    const auto all =
        bench->is_writing() ? std::vector<store::PastSearch>{} : bench->past_searches();
    for (const auto& past : all) {
        if (seen.size() == most_recent) break;
        if (!seen.insert(past.query).second) continue;
        add(as_label(shortened(past.query, CpCount{80})),
            [this, query = past.query] { panel_.search_for(query); });
    }
    if (!seen.empty()) menu.AppendSeparator();
    add(tw("Keep this search…"), [this] {
        keep_search();
    })->Enable(desk_.can_edit() && !panel_.query().empty());
    add(tw("Remove a search…"), [this] {
        remove_search();
    })->Enable(desk_.can_edit() && !kept.empty());
    panel_.PopupMenu(&menu);
}

void SearchDesk::keep_search() {
    if (panel_.query().empty()) return;
    const auto name =
        ask_line(&window_, tr("Under which name?"), tr("Keep this search"), panel_.query());
    if (!name) return;
    const auto done = workbench::save_search(*desk_.bench(), {*name, panel_.query(), {}});
    if (!done) on_error(done.error());
}

void SearchDesk::remove_search() {
    const auto kept = workbench::saved_searches(desk_.bench()->project());
    wxArrayString names;
    for (const auto& search : kept) names.Add(to_wx(search.name + " – " + search.query));
    const auto which = ask_choice(&window_, tr("Which one?"), tr("Remove a search"), names);
    if (!which) return;
    const auto done = workbench::remove_search(*desk_.bench(), kept[*which].id);
    if (!done) on_error(done.error());
}

void SearchDesk::code_automatically() {
    auto* finder = desk_.finder();
    if (finder == nullptr || !desk_.can_edit()) return;
    const auto query = panel_.query();
    AutocodeDialog dialog{
        &window_, *desk_.bench(), selected_code(),
        [this, finder, query](const CodeId& code, workbench::AutocodeUnit unit) {
            WindowProgress progress{window_, tr("Searching")};
            return workbench::plan_autocode(*finder, {query, {}, code, unit}, progress);
        }};
    if (dialog.ShowModal() != wxID_OK) return;
    const auto codings = dialog.plan().hits.size();
    desk_.edit(
        {tr("Coding what was found"), codings,
         [plan = dialog.plan()](workbench::Workbench& bench, Progress&) -> Result<std::string> {
             const auto done = workbench::apply_autocode(bench, plan);
             if (!done) return done.error();
             return plural(done->added, "{} coding added", "{} codings added");
         }});
}

void SearchDesk::show_concordance() {
    auto* finder = desk_.finder();
    if (finder == nullptr) return;
    if (panel_.query().empty()) {
        concordance_.clear();
        return;
    }
    WindowProgress progress{window_, tr("Searching")};
    workbench::ConcordanceRequest request;
    request.query = panel_.query();
    request.width = concordance_.width();
    request.order = concordance_.order();
    auto made = workbench::concordance(*finder, request, progress);
    if (made) {
        concordance_.show(desk_.bench()->project(), std::move(*made));
    } else {
        concordance_.show_message(describe(made.error()));
    }
}

void SearchDesk::show_counts() {
    auto* finder = desk_.finder();
    if (finder == nullptr || panel_.query().empty()) return;
    WindowProgress progress{window_, tr("Searching")};
    const auto found = finder->places(panel_.query(), {}, progress);
    auto counts = found ? workbench::count_places(desk_.bench()->project(), *found, progress)
                        : Result<workbench::SearchCounts>{found.error()};
    if (counts) {
        (new CountsDialog{&window_, panel_.query(), std::move(*counts)})->Show();
    } else {
        on_error(counts.error());
    }
}

void SearchDesk::export_concordance() {
    if (concordance_.concordance().lines.empty()) return;
    const FileQuestion question{FilePurpose::write_out, tr("Export the concordance"),
                                file_kind(tr("Tables"), "*.xlsx") + "|" +
                                    file_kind(tr("Tables"), "*.csv"),
                                tr("concordance.xlsx")};
    const auto chosen =
        ask_file(&window_, question, desk_.bench()->path(), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (!chosen) return;
    const auto& file = *chosen;
    const auto format =
        file.extension() == ".csv" ? publish::RecordsFormat::csv : publish::RecordsFormat::xlsx;
    desk_.write(file, {"csv", "xlsx"},
                [lines = concordance_.concordance(), format](workbench::Workbench& bench) {
                    return publish::render_records(
                        workbench::concordance_records(bench.project(), lines), format);
                });
}

void SearchDesk::similar_to_selection(const TranscriptView& view) {
    if (!view.selected().empty()) show_similar({{}, view.source(), view.selected()});
}

void SearchDesk::similar_to_code(const CodeId& code) {
    if (!code.is_nil()) show_similar({code, {}, {}});
}

void SearchDesk::show_similar(const SearchPanel::Like& like) {
    auto* finder = desk_.finder();
    if (finder == nullptr) return;
    auto& bench = *desk_.bench();
    std::string to;
    if (like.code.is_nil()) {
        const auto text = bench.text(like.source);
        if (!text) return on_error(text.error());
        to = shortened(std::string{(*text)->slice(like.span)}, CpCount{60});
    } else {
        to = bench.project().codebook().path(like.code);
    }
    WindowProgress progress{window_, tr("Searching")};
    const auto found =
        like.code.is_nil()
            ? workbench::similar_to_passage(*finder, like.source, like.span, {}, progress)
            : workbench::similar_to_code(*finder, like.code, {}, progress);
    if (!found) return on_error(found.error());
    panel_.show_similar(bench.project(), *found, like, to);
}

} // namespace filrouge::app

#include "app/main_frame.h"

#include "app/clipboard.h"
#include "app/logic/passages.h"
#include "app/settings.h"
#include "app/sources/report_dialog.h"
#include "app/window_progress.h"
#include "app/wx_text.h"
#include "core/code_selection.h"
#include "workbench/documents/quoting.h"

#include <algorithm>

namespace filrouge::app {
namespace fs = std::filesystem;

namespace {

// What the bar above the panes holds in one or two lines.
constexpr std::size_t longest_message = 240;

} // namespace

void MainFrame::open_project(const std::string& path, ProjectDesk::Access access) {
    messages_->Dismiss();
    desk_->open(fs::path{path}, access);
}

void MainFrame::opened() {
    // Each tab that comes would paint everything, and so would GTK when it gives the panes their
    // places, which it does after this.
    opening_ = std::make_unique<PaintLater>(*this);
    CallAfter([this] { opening_.reset(); });
    auto* bench = desk_->bench();
    messages_->Dismiss();
    place_bar_->use(bench);
    for (const auto& remark : bench->remarks()) show_error(remark);
    failed_.reset();
    transcript_->use(bench);
    text_->use(bench);
    coding_->use(bench);
    changes_ = bench->changes().subscribe([this](const Change& change) { changed(change); });
    auto title = bench->project().info.name + " – Filrouge";
    if (bench->read_only()) title = tr("{} (read only)", title);
    SetTitle(to_wx(title));
    remember(bench->path().string());
    refresh_labels();
    transcript_->look_at(kept_view().shown);
    restore_place();
    show_page();
    show_place();
    if (!transcript_->view().source().is_nil()) transcript_->view().SetFocus();
    if (bench->read_only()) {
        if (messages_->HasButtonId(read_only_button_)) messages_->RemoveButton(read_only_button_);
        messages_->ShowMessage(tw("Opened read-only: nothing can be changed here."),
                               wxICON_INFORMATION);
    }
    fill_panes();
}

void MainFrame::closing() {
    const PaintLater later{*this};
    keep_typed(*this);
    keep_place();
    keep_view();
    keep_last_project({});
    place_bar_->use(nullptr);
    sight_bar_->follow(nullptr);
    changes_ = {};
    empty_panes();
    search_->forget();
    concordance_->clear();
    say({});
    quotes_->clear();
    undo_label_.clear();
    redo_label_.clear();
    SetTitle("Filrouge");
}

void MainFrame::changed(const Change& change) {
    action_done({});        // an edit was written
    if (!for_now_) say({}); // what the one before said of itself is over
    transcript_->apply(change);
    // What was done is seen before the tables and lists have followed.
    transcript_->paint();
    sources_->apply(change);
    codebook_->apply(change);
    editor_->apply(change);
    memos_->apply(change);
    retrieval_->apply(change);
    past_->apply(change);
    crosstab_->apply(change);
    coding_->apply(change);
    if (!change.coders.empty()) sight_bar_->follow(&desk_->bench()->project());
    refresh_labels();
    forget_counted();
    const bool other_texts =
        !change.texts.empty() || !change.sources.empty() || !change.turns.empty();
    if (other_texts || !change.participants.empty()) {
        words_changed();
    } else if (!change.codings.empty() || !change.codes.empty()) {
        follow_timer_.StartOnce(follow_pause_ms);
    }
    if (!other_texts) return;
    if (transcript_->view().source().is_nil() && !sources_->rows().empty()) {
        show_source(sources_->rows().front().id);
    }
    show_page();
    // After the import that may be under way has told everything.
    when_free(*this, [this] { desk_->refresh_index(); });
}

/// What is listed by its codings follows a moment after them, where it is not long.
void MainFrame::codings_changed() {
    if (!desk_->is_at_rest()) return;
    if (quotes_->passages().size() <= most_followed) ask_quotes_again();
    const auto asked = search_->asked();
    if (asked.query.find(':') != std::string::npos && !asked.like) search_->ask_again(asked);
}

/// What was found and quoted shows the words and names there are now, or says that it does not.
void MainFrame::words_changed() {
    // Of a long list the same passages are shown with their new words: to gather them again would
    // hold the window.
    if (quotes_->passages().size() <= most_followed) {
        ask_quotes_again();
    } else {
        quotes_->show_again(*desk_->bench(), quotes_->shown());
    }
    concordance_->outdate();
    const auto asked = search_->asked();
    if (asked.query.empty() && !asked.like) return;
    // An import tells of many changes, one after the other.
    when_free(*this, [this] {
        if (desk_->is_open()) search_->ask_again(search_->asked());
    });
}

void MainFrame::refresh_labels() {
    const auto* bench = desk_->bench();
    undo_label_ = bench == nullptr ? std::string{} : bench->undo_label().value_or(std::string{});
    redo_label_ = bench == nullptr ? std::string{} : bench->redo_label().value_or(std::string{});
}

void MainFrame::show_page() {
    const auto page = !desk_->is_open()                             ? page_welcome
                      : desk_->bench()->project().sources().empty() ? page_empty
                                                                    : page_text;
    if (page == page_welcome) {
        std::vector<WelcomePanel::Recent> recent;
        for (std::size_t i = 0; i < history_.GetCount(); ++i) {
            const auto path = to_utf8(history_.GetHistoryFile(i));
            recent.push_back({path, kept_opened(path)});
        }
        welcome_->show_recent(recent, [this](const std::string& path) {
            // The link goes with the list it stands in.
            CallAfter([this, path] { open_project(path); });
        });
    }
    if (centre_->GetSelection() != page) centre_->SetSelection(page);
}

void MainFrame::show_source(const SourceId& source) {
    const auto done = transcript_->open(source);
    if (!done) {
        show_error(done.error());
        return;
    }
    sources_->mark(source);
    show_place();
}

void MainFrame::show_passage(const PassageRow& passage, PassageList::Arrival arrival) {
    if (!desk_->is_open() || desk_->bench()->project().find(passage.source) == nullptr) return;
    show_source(passage.source);
    auto& view = transcript_->view();
    view.mark_matches(passage.matches);
    view.select(passage.span);
    if (arrival == PassageList::Arrival::work) view.SetFocus();
}

std::vector<workbench::CodedPassage> MainFrame::passages_of(const CodeId& code) {
    const auto& project = desk_->bench()->project();
    auto rows = CodeSelection{project, project.codings(), {code}}.rows();
    const bool once = crosstab_->count() == analysis::CountOf::passages;
    return once ? workbench::as_passages(project, rows)
                : workbench::one_by_one(workbench::in_reading_order(project, std::move(rows)));
}

void MainFrame::show_quotes_of(const CodeId& code) {
    auto* bench = desk_->bench();
    if (bench == nullptr || bench->project().codebook().find(code) == nullptr) return;
    show_pane("quotes");
    quotes_->show(*bench, bench->project().codebook().path(code), code, passages_of(code));
}

/// As they are asked for, now that other codings are in sight.
void MainFrame::ask_quotes_again() {
    auto& bench = *desk_->bench();
    auto shown = quotes_->shown();
    if (const auto* code = std::get_if<CodeId>(&shown.of)) {
        if (bench.project().codebook().find(*code) != nullptr) shown.passages = passages_of(*code);
    } else if (const auto* cell = std::get_if<TableCell>(&shown.of)) {
        if (auto passages = crosstab_->passages(*cell)) shown.passages = std::move(*passages);
    }
    quotes_->show_again(bench, shown);
}

void MainFrame::show_error(const Error& error) {
    // Of a file that is gone the other bar tells, and what to do.
    place_bar_->look();
    if (place_bar_->says(error)) return;
    show_message(describe(error));
}

void MainFrame::action_done(const std::string& action) {
    if (failed_ != action) return;
    failed_.reset();
    messages_->Dismiss();
}

void MainFrame::show_message(const std::string& text) {
    failed_.emplace();
    const auto whole =
        text.size() <= longest_message && std::count(text.begin(), text.end(), '\n') < 3;
    details_ = whole ? std::string{} : text;
    for (const int id : {static_cast<int>(wxID_MORE), read_only_button_}) {
        if (messages_->HasButtonId(id)) messages_->RemoveButton(id);
    }
    if (!whole) messages_->AddButton(wxID_MORE, tw("Details"));
    const auto line = text.substr(0, text.find('\n'));
    messages_->ShowMessage(as_label(whole ? text : shortened(line, CpCount{160})), wxICON_ERROR);
}

/// The bar would paint at once, and with it all that waits to be painted.
void MainFrame::show_in_bar(const std::string& text, int field) {
    const PaintLater later{*this};
    SetStatusText(to_wx(text), field);
}

void MainFrame::say(const std::string& text) {
    for_now_ = false;
    show_in_bar(text, 0);
}

void MainFrame::say_for_now(const std::string& text) {
    say(text);
    for_now_ = true;
}

void MainFrame::show_place() {
    const auto* bench = desk_->bench();
    if (bench == nullptr) {
        show_in_bar({}, 1);
        return;
    }
    const auto& view = transcript_->view();
    std::string place;
    if (const auto* turn = view.turn_here(bench->project())) {
        place = tr("turn {}", std::to_string(turn->number));
    }
    if (const auto selection = selection_text(); !selection.empty()) {
        place += (place.empty() ? "" : " · ") + selection;
    }
    place += (place.empty() ? "" : " · ") + tr("coder: {}", bench->coder_name());
    if (to_wx(place) != GetStatusBar()->GetStatusText(1)) show_in_bar(place, 1);
}

void MainFrame::show_status(const WorkStatus& status) {
    work_->Show(!status.title.empty());
    if (status.title.empty()) {
        // What was drawn there before would stay until something else is.
        GetStatusBar()->Refresh();
        if (for_now_) say({});
        return;
    }
    auto text = status.title;
    if (!status.step.empty()) text += " · " + fs::path{status.step}.filename().string();
    work_text_->SetLabelText(to_wx(text));
    if (status.total == 0) {
        work_gauge_->Pulse();
    } else {
        work_gauge_->SetValue(
            static_cast<int>(100 * std::min(status.done, status.total) / status.total));
    }
    work_->Layout();
}

void MainFrame::copy() {
    auto* focus = FindFocus();
    if (auto* field = dynamic_cast<wxTextEntry*>(focus)) {
        field->Copy();
        return;
    }
    for (auto* list : {&search_->results(), &quotes_->list()}) {
        const int row = list->GetSelection();
        if (focus != list || row == wxNOT_FOUND) continue;
        copy_to_clipboard(list->rows()[static_cast<std::size_t>(row)].plain);
        return;
    }
    for (auto* window = focus; window != nullptr && window != this; window = window->GetParent()) {
        const auto* list = dynamic_cast<RowList*>(window);
        if (list == nullptr) continue;
        copy_to_clipboard(list->copied());
        return;
    }
    transcript_->view().Copy();
}

void MainFrame::remember(const std::string& path) {
    std::error_code ignored;
    history_.AddFileToHistory(path_to_wx(fs::absolute(path, ignored)));
    keep_opened(fs::absolute(path, ignored).string());
    history_.Save(*wxConfigBase::Get());
    wxConfigBase::Get()->Flush();
}

} // namespace filrouge::app

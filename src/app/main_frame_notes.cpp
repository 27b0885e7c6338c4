#include "app/logic/passages.h"
#include "app/main_frame.h"
#include "app/wx_text.h"

// Memos, the quotes of activated codes, and what was done.
namespace filrouge::app {
namespace {

using workbench::MemoKind;

} // namespace

std::vector<Command> MainFrame::note_commands() {
    const auto memo = [this](const char* label, const char* keys, MemoKind kind) {
        return Command{label, keys, [this, kind] { write_memo(kind); },
                       [this, kind] { return desk_->can_edit() && subject_here(kind); }};
    };
    return {
        memo("Note in the research journal", "Ctrl+J", MemoKind::project),
        memo("Memo on the source", "", MemoKind::source),
        memo("Memo on the speaker", "", MemoKind::participant),
        memo("Memo on the code", "", MemoKind::code),
        memo("Memo on the coding", "", MemoKind::coding),
        {},
        {"All memos",
         "Ctrl+Shift+M",
         [this] { toggle_pane("memos"); },
         {},
         [this] { return panes_.GetPane("memos").IsShown(); }},
        {"Research journal", "Ctrl+Shift+J",
         [this] {
             show_pane("memos");
             memos_->show_journal();
         },
         [this] { return desk_->is_open(); }},
    };
}

std::optional<workbench::MemoSubject> MainFrame::subject_here(MemoKind kind) {
    auto* bench = desk_->bench();
    if (bench == nullptr) return {};
    const auto& project = bench->project();
    const auto& view = transcript_->view();
    const auto source = view.source();
    switch (kind) {
    case MemoKind::project: return project.info.id;
    case MemoKind::source:
        if (project.find(source) != nullptr) return source;
        break;
    case MemoKind::participant:
        if (const auto* turn = view.turn_here(project);
            turn != nullptr && project.find(turn->speaker) != nullptr) {
            return turn->speaker;
        }
        break;
    case MemoKind::code:
        if (project.codebook().find(codebook_->selected()) != nullptr) {
            return codebook_->selected();
        }
        break;
    case MemoKind::coding:
        if (const auto here = view.codings_here(); !here.empty()) return here.front();
        break;
    }
    return {};
}

void MainFrame::write_memo(MemoKind kind) {
    const auto subject = subject_here(kind);
    if (!subject) return;
    show_pane("memos");
    memos_->begin(*subject);
}

void MainFrame::show_history(const CodeId& code) {
    show_pane("history");
    past_->show_code(code);
}

void MainFrame::retrieve_code(const CodeId& code) {
    show_pane("retrieval");
    retrieval_->activate(code);
}

void MainFrame::wire_notes() {
    memos_->may_edit = [this] { return desk_->can_edit(); };
    memos_->on_error = [this](const Error& error) { show_error(error); };
    memos_->subject_here = [this](MemoKind kind) { return subject_here(kind); };
    memos_->passage_link = [this]() -> std::string {
        const auto& view = transcript_->view();
        const auto span = view.selected();
        if (!desk_->is_open() || span.empty()) return {};
        const auto* source = desk_->bench()->project().find(view.source());
        return workbench::passage_link(
            *source, span, shortened(std::string{view.text()->slice(span)}, CpCount{80}));
    };
    memos_->on_jump = [this](const SourceId& source, CpSpan span) {
        if (span.empty()) {
            show_source(source);
            return;
        }
        PassageRow row;
        row.source = source;
        row.span = span;
        show_passage(row, PassageList::Arrival::work);
    };
    past_->may_edit = [this] { return desk_->can_edit(); };
    past_->edit = [this](LongEdit edit) { return desk_->edit(std::move(edit)); };
    retrieval_->list().on_passage = [this](const PassageRow& passage,
                                           PassageList::Arrival arrival) {
        show_passage(passage, arrival);
    };
    retrieval_->on_export = [this] { ask_export({retrieved_offer()}); };
}

} // namespace filrouge::app

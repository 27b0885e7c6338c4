#include "app/notes/memos_panel.h"

#include "app/accessible.h"
#include "app/logic/dates.h"
#include "app/logic/passages.h"
#include "app/window_progress.h"
#include "app/wx_text.h"
#include "workbench/coding/coding.h"

#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <array>

namespace filrouge::app {
namespace {

using workbench::MemoKind;

constexpr std::array kinds{MemoKind::project, MemoKind::source, MemoKind::participant,
                           MemoKind::code, MemoKind::coding};

std::string kind_label(MemoKind kind) {
    switch (kind) {
    case MemoKind::project: return tr("Research journal");
    case MemoKind::source: return tr("Sources");
    case MemoKind::participant: return tr("Participants");
    case MemoKind::code: return tr("Codes");
    case MemoKind::coding: break;
    }
    return tr("Codings");
}

constexpr CpCount longest_chip{36};

std::string first_line(const std::string& memo) {
    const auto text = workbench::readable(memo).text;
    return shortened(text.substr(0, text.find('\n')), CpCount{90});
}

} // namespace

MemosPanel::MemosPanel(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("memos");
    filter_ = new wxSearchCtrl{this, wxID_ANY};
    filter_->SetDescriptiveText(tw("Search the memos"));
    kind_ = new wxChoice{this, wxID_ANY};
    kind_->Append(tw("All memos"));
    for (const auto kind : kinds) kind_->Append(to_wx(kind_label(kind)));
    kind_->SetSelection(0);
    auto* fresh = new wxButton{this, wxID_ANY, tw("New…")};
    list_ = new RowList{
        this, {{tr("About"), 130}, {tr("Memo"), 170}, {tr("Changed"), 120}, {tr("By"), 80}}};
    list_->cell = [this](std::size_t row, long column) { return cell(row, column); };
    about_ = new wxStaticText{
        this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE};
    about_->SetMinSize(wxSize{1, -1});
    about_->SetFont(GetFont().Bold());
    text_ = new wxTextCtrl{this,          wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{-1, 110}),
                           wxTE_MULTILINE};
    chips_ = new wxPanel{this, wxID_ANY};
    chips_->SetSizer(new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES});
    link_ = new wxButton{this, wxID_ANY, tw("Link the passage")};
    link_->SetToolTip(tw("Puts a link to the passage selected in the text into the memo"));
    accessible_name(*filter_, tr("Search the memos"));
    accessible_name(*kind_, tr("All memos"));
    accessible_name(*list_, tr("Memos"));
    accessible_name(*text_, tr("Memo"));
    jump_ = new wxButton{this, wxID_ANY, tw("Go there")};
    jump_->SetToolTip(tw("To the link under the caret, or to what the memo is about"));
    remove_ = new wxButton{this, wxID_ANY, tw("Remove")};
    auto* top = new wxBoxSizer{wxHORIZONTAL};
    top->Add(kind_, wxSizerFlags{1}.CentreVertical());
    top->Add(fresh, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(4)));
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(jump_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(4)));
    buttons->Add(link_);
    buttons->AddStretchSpacer();
    buttons->Add(remove_);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto edge = wxSizerFlags{}.Expand().Border(wxALL, FromDIP(4));
    sizer->Add(filter_, edge);
    sizer->Add(top, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(4)));
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    sizer->Add(about_, edge);
    sizer->Add(text_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(4)));
    sizer->Add(chips_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(4)));
    sizer->Add(buttons, edge);
    SetSizer(sizer);
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill(); });
    fresh->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_new(); });
    list_->Bind(wxEVT_LIST_ITEM_SELECTED,
                [this](wxListEvent& event) { choose(static_cast<std::size_t>(event.GetIndex())); });
    list_->Bind(wxEVT_LIST_ITEM_ACTIVATED, [this](wxListEvent&) { jump(); });
    typed_.add(*text_);
    text_->Bind(wxEVT_LEFT_DCLICK, [this](wxMouseEvent& event) {
        event.Skip();
        CallAfter([this] {
            if (link_here()) jump();
        });
    });
    link_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { insert_link(); });
    jump_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { jump(); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(); });
    show_memo();
}

void MemosPanel::use(workbench::Workbench* bench) {
    bench_ = bench;
    open_.reset();
    fresh_ = false;
    filter_->ChangeValue({});
    kind_->SetSelection(0);
    fill();
    show_memo();
}

void MemosPanel::apply(const Change& change) {
    const auto has_memo = [](const Coding& coding) { return !coding.memo.empty(); };
    const auto& codings = change.codings;
    const bool of_codings = !codings.went.empty() || !codings.changed.empty() ||
                            std::any_of(codings.came.begin(), codings.came.end(), has_memo);
    if (change.memos.empty() && !of_codings && change.codes.empty() && change.sources.empty() &&
        change.participants.empty()) {
        return;
    }
    fill();
}

void MemosPanel::fill() {
    workbench::MemoQuery query;
    query.text = to_utf8(filter_->GetValue());
    const int kind = kind_->GetSelection();
    if (kind > 0) query.kind = kinds[static_cast<std::size_t>(kind - 1)];
    rows_ = bench_ == nullptr ? std::vector<workbench::MemoRow>{}
                              : workbench::list_memos(bench_->project(), query);
    list_->show(rows_.size());
    if (!open_) list_->choose_none();
    if (!open_ || fresh_) return;
    // What was open may have gone, or be other by an undo.
    const auto same = [this](const workbench::MemoRow& row) {
        return row.id == open_->id && row.subject == open_->subject;
    };
    const auto it = std::find_if(rows_.begin(), rows_.end(), same);
    if (it != rows_.end()) {
        const bool other = it->text != open_->text;
        open_ = *it;
        if (other && !text_->HasFocus()) show_memo();
        list_->Select(it - rows_.begin());
    } else if (query.text.empty() && kind <= 0) {
        open_.reset();
        show_memo();
    }
}

void MemosPanel::choose(std::size_t row) {
    if (row >= rows_.size()) return;
    const auto wanted = rows_[row];
    if (open_ && !fresh_ && open_->id == wanted.id && open_->subject == wanted.subject) return;
    typed_.keep_now();
    open_ = wanted;
    fresh_ = false;
    show_memo();
}

MemosPanel::Choice MemosPanel::choice() const {
    Choice choice{filter_->GetValue(), kind_->GetSelection(), {}, {}};
    if (open_ && !fresh_) {
        choice.memo = open_->id;
        choice.about = open_->subject;
    }
    return choice;
}

void MemosPanel::choose(const Choice& choice) {
    filter_->ChangeValue(choice.words);
    kind_->SetSelection(choice.kind);
    fill();
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const workbench::MemoRow& one) {
        return choice.about && one.id == choice.memo && one.subject == *choice.about;
    });
    if (row == rows_.end()) return;
    choose(static_cast<std::size_t>(row - rows_.begin()));
    list_->Select(row - rows_.begin());
}

void MemosPanel::show_memo() {
    typed_.forget();
    show_text(open_ ? open_->text : std::string{});
    about_->SetLabel(open_ ? as_label(open_->about) : tw("Choose a memo, or write a new one."));
    text_->Enable(open_.has_value());
    link_->Enable(open_.has_value());
    jump_->Enable(open_.has_value());
    remove_->Enable(open_.has_value());
}

void MemosPanel::begin(const workbench::MemoSubject& subject) {
    if (bench_ == nullptr || !may_edit()) return;
    typed_.keep_now();
    open_ = workbench::MemoRow{};
    open_->subject = subject;
    open_->about = workbench::describe_subject(bench_->project(), subject);
    fresh_ = true;
    show_memo();
    text_->SetFocus();
}

bool MemosPanel::keep(TypedFields::Moment moment) {
    if (bench_ == nullptr || !open_) return true;
    const auto now = written();
    if (now == open_->text) return true;
    if (!may_edit()) return false;
    if (fresh_) {
        if (now.find_first_not_of(" \t\n") == std::string::npos) return true;
        Result<MemoId> made = MemoId{};
        as_one([&] { made = workbench::add_memo(*bench_, open_->subject, now); });
        if (!check(made)) return true;
        open_->id = *made;
        open_->text = now;
        fresh_ = false;
        fill();
    } else if (open_->id.is_nil()) {
        const auto& coding = std::get<CodingId>(open_->subject);
        const auto& columns = bench_->project().codings();
        if (!columns.contains(coding)) return true;
        const auto weight = columns.at(columns.row_of(coding)).weight;
        open_->text = now;
        as_one([&] {
            check(workbench::annotate_coding(*bench_, CodingId{coding}, {now, weight}));
        });
    } else if (now.find_first_not_of(" \t\n") == std::string::npos) {
        // A memo without words is removed by its button; in a pause it may be about to be
        // rewritten.
        if (moment == TypedFields::Moment::leaving) show_text(open_->text);
    } else {
        open_->text = now;
        as_one([&] { check(workbench::change_memo(*bench_, MemoId{open_->id}, now)); });
    }
    return true;
}

void MemosPanel::as_one(const std::function<void()>& work) {
    bench_->as_one(typed_.action(), work);
}

void MemosPanel::show_journal() {
    kind_->SetSelection(1);
    filter_->ChangeValue({});
    fill();
}

void MemosPanel::ask_new() {
    if (bench_ == nullptr || !may_edit()) return;
    wxMenu menu;
    for (const auto kind : kinds) {
        const auto subject = subject_here(kind);
        auto label = kind_label(kind);
        if (subject && kind != MemoKind::project) {
            label += ": " + shortened(workbench::describe_subject(bench_->project(), *subject),
                                      CpCount{60});
        }
        auto* item = menu.Append(wxID_ANY, as_label(label));
        item->Enable(subject.has_value());
        if (!subject) continue;
        menu.Bind(
            wxEVT_MENU, [this, subject](wxCommandEvent&) { begin(*subject); }, item->GetId());
    }
    PopupMenu(&menu);
}

void MemosPanel::insert_link() {
    const auto link = passage_link();
    if (link.empty()) {
        on_error({ErrorCode::invalid_input, tr("Select a passage first."), {}});
        return;
    }
    const auto readable = workbench::readable(link);
    links_.insert(links_.end(), readable.links.begin(), readable.links.end());
    text_->WriteText(to_wx(readable.text));
    keep();
    show_chips();
    text_->SetFocus();
}

std::optional<workbench::MemoLink> MemosPanel::link_here() const {
    // wxTextCtrl counts characters as code points here, and so do the links; but those stand in the
    // memo as it is kept.
    const auto at = CpPos{static_cast<std::size_t>(std::max(text_->GetInsertionPoint(), 0L))};
    const auto memo = written();
    const TextIndex index{memo};
    const auto shown = [&](CpPos place) {
        const auto before = std::string_view{memo}.substr(0, index.to_byte(place).value());
        return CpPos{count_code_points(workbench::readable(before).text).value()};
    };
    for (auto& link : workbench::links_in(bench_->project(), memo)) {
        if (shown(link.place.begin()) <= at && at <= shown(link.place.end())) {
            return std::move(link);
        }
    }
    return {};
}

std::string MemosPanel::written() const {
    return workbench::with_targets(to_utf8(text_->GetValue()), links_);
}

void MemosPanel::show_text(const std::string& memo) {
    auto read = workbench::readable(memo);
    links_ = std::move(read.links);
    text_->ChangeValue(to_wx(read.text));
    show_chips();
}

void MemosPanel::show_chips() {
    chips_->GetSizer()->Clear(true);
    const auto links = bench_ == nullptr ? std::vector<workbench::MemoLink>{}
                                         : workbench::links_in(bench_->project(), written());
    for (const auto& link : links) {
        auto* chip = new wxButton{chips_,
                                  wxID_ANY,
                                  as_label("↗ " + shortened(link.words, longest_chip)),
                                  wxDefaultPosition,
                                  wxDefaultSize,
                                  wxBU_EXACTFIT};
        chip->SetToolTip(to_wx(bench_->project().find(link.source)->name + "\n" + link.words));
        chip->Bind(wxEVT_BUTTON, [this, source = link.source, span = link.span](wxCommandEvent&) {
            on_jump(source, span);
        });
        chips_->GetSizer()->Add(chip, wxSizerFlags{}.Border(wxRIGHT | wxBOTTOM, FromDIP(4)));
    }
    chips_->Show(!links.empty());
    Layout();
}

void MemosPanel::jump() {
    if (bench_ == nullptr || !open_) return;
    if (const auto link = link_here()) {
        on_jump(link->source, link->span);
    } else if (!open_->source.is_nil()) {
        on_jump(open_->source, open_->span);
    }
}

void MemosPanel::remove() {
    if (bench_ == nullptr || !open_ || !may_edit()) return;
    const auto gone = *std::exchange(open_, std::nullopt);
    if (!std::exchange(fresh_, false)) {
        if (!gone.id.is_nil()) {
            check(workbench::remove_memo(*bench_, gone.id));
        } else if (const auto* coding = std::get_if<CodingId>(&gone.subject);
                   coding != nullptr && bench_->project().codings().contains(*coding)) {
            const auto& columns = bench_->project().codings();
            const auto weight = columns.at(columns.row_of(*coding)).weight;
            check(workbench::annotate_coding(*bench_, *coding, {{}, weight}));
        }
    }
    show_memo();
}

wxString MemosPanel::cell(std::size_t row, long column) const {
    const auto& memo = rows_[row];
    switch (column) {
    case 0: return to_wx(memo.about);
    case 1: return to_wx(first_line(memo.text));
    case 2: return to_wx(date_and_time(memo.changed));
    default: return to_wx(memo.author);
    }
}

} // namespace filrouge::app

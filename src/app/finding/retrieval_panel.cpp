#include "app/finding/retrieval_panel.h"

#include "app/accessible.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "core/turns.h"
#include "core/value_groups.h"
#include "workbench/coders.h"
#include "workbench/tables/tabulate.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <array>

namespace filrouge::app {
namespace {

using workbench::Combination;
using workbench::GroupBy;

// Enough to read through; the export gives all of them.
constexpr std::size_t most_shown = 500;
constexpr std::size_t quoted_at_once = 25; // their texts may have to be read
constexpr std::array group_ways{GroupBy::none, GroupBy::code, GroupBy::source, GroupBy::speaker,
                                GroupBy::coder};

std::string quoted(std::string value) {
    std::erase(value, '"');
    return "\"" + value + "\"";
}

} // namespace

RetrievalPanel::RetrievalPanel(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("retrieval");
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    sizer->Add(build_left(), wxSizerFlags{}.Expand().Border(wxALL, FromDIP(4)));
    sizer->Add(build_right(), wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(4)));
    SetSizer(sizer);
    soon_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { retrieve(); });
    codes_->on_change = others_->on_change = [this] { later(); };
    const auto changed = [this](wxCommandEvent&) { later(); };
    for (auto* choice : {combination_, order_, group_}) choice->Bind(wxEVT_CHOICE, changed);
    people_->Bind(wxEVT_CHECKLISTBOX, changed);
    for (auto* number : {within_, context_}) {
        number->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { later(); });
    }
    variable_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        fill_values();
        later();
    });
    retrieve();
}

wxSizer* RetrievalPanel::build_left() {
    auto* grid = new wxBoxSizer{wxHORIZONTAL};
    const auto column = [&](const char* label, wxStaticText** text) {
        auto* sizer = new wxBoxSizer{wxVERTICAL};
        *text = new wxStaticText{this, wxID_ANY, tw(label)};
        sizer->Add(*text, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(2)));
        sizer->SetMinSize(FromDIP(wxSize{185, -1}));
        grid->Add(sizer, wxSizerFlags{}.Expand().Border(wxRIGHT, FromDIP(6)));
        return sizer;
    };
    wxStaticText* label = nullptr;
    auto* first = column("Codes", &label);
    codes_ = new CodeChecks{this, "activated codes"};
    first->Add(codes_, wxSizerFlags{1}.Expand());
    auto* second = column("with", &others_label_);
    combination_ = new wxChoice{this, wxID_ANY};
    for (const char* way : {"by themselves", "and: the text both share", "overlapping",
                            "not overlapping", "near", "followed by"}) {
        combination_->Append(tw(way));
    }
    combination_->SetSelection(0);
    within_ = new wxSpinCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{100, -1})};
    within_->SetRange(0, 1000);
    within_->SetValue(1);
    within_->SetToolTip(tw("At most so many turns apart"));
    second->Add(combination_, wxSizerFlags{}.Expand());
    second->Add(within_, wxSizerFlags{}.Expand());
    others_ = new CodeChecks{this, "other codes"};
    second->Add(others_, wxSizerFlags{1}.Expand());
    auto* third = column("Said by", &label);
    variable_ = new wxChoice{this, wxID_ANY};
    people_ = new wxCheckListBox{this, wxID_ANY};
    third->Add(variable_, wxSizerFlags{}.Expand());
    third->Add(people_, wxSizerFlags{1}.Expand());
    return grid;
}

wxSizer* RetrievalPanel::build_right() {
    summary_ =
        new wxStaticText{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    summary_->SetMinSize(wxSize{1, -1});
    group_ = new wxChoice{this, wxID_ANY};
    order_ = new wxChoice{this, wxID_ANY};
    for (const char* order : {"in reading order", "newest first", "longest first", "by speaker"}) {
        order_->Append(tw(order));
    }
    order_->SetSelection(0);
    context_ = new wxSpinCtrl{this};
    context_->SetRange(0, 20);
    context_->SetToolTip(tw("Turns of context before and after"));
    auto* save = new wxButton{this, wxID_ANY, tw("Export…")};
    save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (on_export && !found_.empty()) on_export();
    });
    list_ = new PassageList{this};
    accessible_name(*list_, tr("Quotes"));
    accessible_name(*group_, tr("Grouping"));
    accessible_name(*order_, tr("Order"));
    accessible_name(*context_, tr("Context"));
    auto* top = new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES};
    const auto beside = wxSizerFlags{}.CentreVertical().Border(wxRIGHT | wxBOTTOM, FromDIP(4));
    top->Add(group_, beside);
    top->Add(order_, beside);
    top->Add(new wxStaticText{this, wxID_ANY, tw("Context")}, beside);
    top->Add(context_, beside);
    top->Add(save, beside);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(top, wxSizerFlags{}.Expand());
    sizer->Add(summary_, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(4)));
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    return sizer;
}

void RetrievalPanel::use(workbench::Workbench* bench) {
    soon_.Stop();
    bench_ = bench;
    const auto* project = bench == nullptr ? nullptr : &bench->project();
    codes_->clear();
    others_->clear();
    codes_->show(project);
    others_->show(project);
    fill_variables();
    fill_groupings();
    retrieve();
}

void RetrievalPanel::apply(const Change& change) {
    if (bench_ == nullptr) return;
    if (!change.codes.empty()) {
        codes_->show(&bench_->project());
        others_->show(&bench_->project());
    }
    if (!change.variables.empty() || !change.values.empty()) {
        fill_variables();
        fill_groupings();
    }
    if (!change.codings.empty() || !change.codes.empty() || !change.turns.empty() ||
        !change.values.empty() || !change.texts.empty() || !change.participants.empty()) {
        later();
    }
}

void RetrievalPanel::activate(const CodeId& code) {
    codes_->clear();
    codes_->check(code, true);
    retrieve();
}

void RetrievalPanel::fill_variables() {
    const int was = variable_->GetSelection();
    const auto chosen = was > 0 ? variables_[static_cast<std::size_t>(was - 1)] : VariableId{};
    variables_.clear();
    variable_->Clear();
    variable_->Append(tw("anybody"));
    if (bench_ != nullptr) {
        for (const auto& [id, variable] : bench_->project().variables()) {
            variables_.push_back(id);
            variable_->Append(to_wx(variable.name));
        }
    }
    const auto at = std::find(variables_.begin(), variables_.end(), chosen);
    variable_->SetSelection(at == variables_.end() ? 0
                                                   : static_cast<int>(at - variables_.begin()) + 1);
    fill_values();
}

void RetrievalPanel::fill_values() {
    const int which = variable_->GetSelection();
    values_.clear();
    if (bench_ != nullptr && which > 0) {
        const auto& variable = variables_[static_cast<std::size_t>(which - 1)];
        values_ = ValueGroups{bench_->project(), variable}.labels();
    }
    wxArrayString names;
    for (const auto& value : values_) names.push_back(to_wx(value));
    people_->Set(names);
}

void RetrievalPanel::choose_people(const VariableId& variable,
                                   const std::vector<std::string>& values) {
    const auto at = std::find(variables_.begin(), variables_.end(), variable);
    if (at == variables_.end()) return;
    variable_->SetSelection(static_cast<int>(at - variables_.begin()) + 1);
    fill_values();
    for (unsigned i = 0; i < values_.size(); ++i) {
        people_->Check(i, std::find(values.begin(), values.end(), values_[i]) != values.end());
    }
    retrieve();
}

void RetrievalPanel::fill_groupings() {
    group_->Clear();
    for (const char* way : {"not grouped", "by code", "by source", "by speaker", "by coder"}) {
        group_->Append(tw(way));
    }
    for (const auto& id : variables_) {
        group_->Append(to_wx(tr("by {}", bench_->project().variables().at(id).name)));
    }
    group_->SetSelection(0);
}

std::string RetrievalPanel::where() const {
    const int which = variable_->GetSelection();
    if (which <= 0) return {};
    const auto& name =
        bench_->project().variables().at(variables_[static_cast<std::size_t>(which - 1)]).name;
    std::string expression;
    for (unsigned i = 0; i < values_.size(); ++i) {
        if (!people_->IsChecked(i)) continue;
        expression += (expression.empty() ? "" : " or ") + quoted(name) + "=" + quoted(values_[i]);
    }
    return expression;
}

PassageRow RetrievalPanel::heading_of(const workbench::QuoteGroup& group) {
    PassageRow heading;
    heading.html = "<b>" + escape_html(group.title.empty() ? tr("without a value") : group.title) +
                   "</b> · " + count_text(group.members.size());
    return heading;
}

workbench::Grouping RetrievalPanel::chosen_grouping() const {
    const auto which = static_cast<std::size_t>(std::max(group_->GetSelection(), 0));
    if (which < group_ways.size()) return {group_ways[which], {}};
    return {GroupBy::none, variables_[which - group_ways.size()]};
}

void RetrievalPanel::later() {
    soon_.StartOnce(60);
}

void RetrievalPanel::say(const std::string& text) {
    summary_->SetLabelText(to_wx(text));
    summary_->SetToolTip(to_wx(text));
}

std::string RetrievalPanel::summary() const {
    return to_utf8(summary_->GetLabelText());
}

void RetrievalPanel::retrieve() {
    soon_.Stop();
    found_.clear();
    const auto way = static_cast<Combination>(std::max(combination_->GetSelection(), 0));
    others_->Enable(way != Combination::any);
    const bool counts_turns = way == Combination::near || way == Combination::followed_by;
    if (within_->IsShown() != counts_turns) {
        within_->Show(counts_turns);
        Layout();
    }
    const auto codes = codes_->checked();
    const auto people = bench_ == nullptr ? std::string{} : where();
    if (codes.empty() && people.empty()) {
        list_->show({});
        say(tr("Tick codes or participants: their quotes are here at once."));
        return;
    }
    workbench::RetrievalRequest request;
    request.codes = codes;
    request.others = others_->checked();
    request.combination = way;
    request.within = static_cast<std::uint32_t>(within_->GetValue());
    request.where = people;
    request.once = workbench::usual_count(bench_->project()) == analysis::CountOf::passages;
    if (way != Combination::any && request.others.empty()) {
        list_->show({});
        say(tr("Tick the codes to combine with."));
        return;
    }
    WindowProgress progress{*wxGetTopLevelParent(this), tr("Retrieving")};
    auto found = workbench::retrieve(*bench_, request, progress);
    if (!found) {
        list_->show({});
        say(describe(found.error()));
        return;
    }
    found_ = std::move(*found);
    names_coders_ = workbench::coders_in_sight(bench_->project()).size() > 1;
    show_rows(progress);
}

void RetrievalPanel::show_rows(Progress& progress) {
    const auto groups = workbench::group(
        bench_->project(), found_, chosen_grouping(),
        static_cast<workbench::QuoteOrder>(std::max(order_->GetSelection(), 0)), progress);
    if (!groups) {
        found_.clear();
        list_->show({});
        say(describe(groups.error()));
        return;
    }
    std::vector<PassageRow> rows;
    std::size_t left = most_shown;
    for (const auto& one : *groups) {
        if (left == 0) break;
        if (groups->size() > 1 || !one.title.empty()) rows.push_back(heading_of(one));
        auto quoted = quote(one, left, rows, progress);
        if (!quoted) {
            list_->show({});
            say(describe(quoted.error()));
            return;
        }
        left -= *quoted;
    }
    list_->show(std::move(rows));
    auto text = plural(found_.size(), "{} quote", "{} quotes");
    if (found_.size() > most_shown) {
        text += " · " + tr("the first {}", count_text(most_shown));
    }
    say(text);
}

Result<std::size_t> RetrievalPanel::quote(const workbench::QuoteGroup& group, std::size_t most,
                                          std::vector<PassageRow>& rows, Progress& progress) const {
    const auto count = std::min(most, group.members.size());
    for (std::size_t begin = 0; begin < count; begin += quoted_at_once) {
        progress.step(begin, count, group.title);
        if (progress.cancelled()) return workbench::retrieval_stopped();
        std::vector<workbench::Retrieved> some;
        for (std::size_t i = begin; i < std::min(begin + quoted_at_once, count); ++i) {
            some.push_back(found_[group.members[i]]);
        }
        const auto quotes = workbench::quotes_of(*bench_, some);
        if (!quotes) return quotes.error();
        for (std::size_t i = 0; i < quotes->size(); ++i) {
            rows.push_back(row_of(some[i], (*quotes)[i]));
        }
    }
    return count;
}

PassageRow RetrievalPanel::row_of(const workbench::Retrieved& one,
                                  const publish::Quote& quote) const {
    std::string foot;
    const auto& project = bench_->project();
    const auto& columns = project.codings();
    if (one.codings.size() > 1 && columns.contains(one.codings[1])) {
        const auto other = columns.at(columns.row_of(one.codings[1])).code;
        foot = " × " + project.codebook().path(other);
    }
    if (names_coders_) foot += " · " + tr("coded by {}", quote.coder);
    return quote_row(quote, one.source, one.span, in_context(one, legible_text(quote)), foot);
}

/// The quote, or, where turns of context are wanted, those with the quote in bold.
std::string RetrievalPanel::in_context(const workbench::Retrieved& one,
                                       const std::string& quote) const {
    const int around = context_->GetValue();
    const auto text = bench_->text(one.source);
    if (around == 0 || !text) return quoted_html(quote);
    const auto& turns = bench_->project().turns(one.source);
    const auto here = std::partition_point(turns.begin(), turns.end(), [&](const Turn& turn) {
        return turn.span.end() <= one.span.begin();
    });
    const auto at = here - turns.begin();
    const auto last = static_cast<std::ptrdiff_t>(turns.size()) - 1;
    auto begin = one.span.begin();
    auto end = one.span.end();
    if (last >= 0) {
        const auto& first =
            turns[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at - around, 0, last))];
        begin = std::min(begin, begin_of(first));
        end = std::max(
            end, turns[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at + around, 0, last))]
                     .span.end());
    }
    const CpSpan whole{begin, end};
    const auto first = one.span.begin() - begin;
    const CpSpan strong{CpPos{first.value()}, CpPos{first.value() + one.span.size().value()}};
    return with_bold(std::string{(*text)->slice(whole)}, {strong});
}

} // namespace filrouge::app

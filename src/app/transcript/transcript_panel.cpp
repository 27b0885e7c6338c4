#include "app/transcript/transcript_panel.h"

#include "app/accessible.h"
#include "app/paint_later.h"
#include "app/window_progress.h"
#include "app/wx_text.h"
#include "core/breaks.h"
#include "core/colours.h"

#include <wx/sizer.h>

#include <algorithm>
#include <set>

namespace filrouge::app {
namespace {

std::string facts_of(const Project& project, const Source& source) {
    std::set<ParticipantId> speakers;
    for (const auto& turn : project.turns(source.id)) {
        if (!turn.speaker.is_nil()) speakers.insert(turn.speaker);
    }
    std::string facts;
    if (!project.turns(source.id).empty()) {
        facts = plural(speakers.size(), "{} speaker", "{} speakers") + " · " +
                plural(project.turns(source.id).size(), "{} turn", "{} turns") + " · ";
    }
    return facts + plural(project.codings().rows_in(source.id).size(), "{} coding", "{} codings");
}

} // namespace

TranscriptPanel::TranscriptPanel(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    name_ =
        new wxStaticText{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    name_->SetMinSize(wxSize{1, -1});
    name_->SetFont(GetFont().Scaled(1.15f).Bold());
    facts_ = new wxStaticText{this, wxID_ANY, {}};
    const auto ink = system_colour(wxSYS_COLOUR_BTNTEXT);
    facts_->SetForegroundColour(to_wx(mix(ink, system_colour(wxSYS_COLOUR_BTNFACE), 0.7)));
    view_ = new TranscriptView{this};
    stripes_ = new StripeMargin{this, *view_};
    heading_ = new wxBoxSizer{wxHORIZONTAL};
    heading_->Add(name_, wxSizerFlags{1}.Center());
    heading_->Add(facts_, wxSizerFlags{}.Center().Border(wxLEFT, FromDIP(16)));
    turns_ = new TurnMargin{this, *view_};
    auto* body = new wxBoxSizer{wxHORIZONTAL};
    body->Add(turns_, wxSizerFlags{}.Expand());
    body->Add(view_, wxSizerFlags{1}.Expand());
    body->Add(stripes_, wxSizerFlags{}.Expand());
    portrait_ = new Portrait{this, *view_};
    body->Add(portrait_, wxSizerFlags{}.Expand());
    tabs_ = new SourceTabs{this};
    find_ = new FindBar{this, *view_};
    note_ = new CodingNote{this};
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(tabs_, wxSizerFlags{}.Expand());
    sizer->Add(heading_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(8)));
    sizer->Add(find_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    sizer->Add(body, wxSizerFlags{1}.Expand());
    sizer->Add(note_, wxSizerFlags{}.Expand());
    SetSizer(sizer);
    for (auto* on_shown : {&find_->on_shown, &note_->on_shown})
        *on_shown = [this] {
            Layout();
            if (view_->text() != nullptr) view_->EnsureCaretVisible();
        };
    turns_->on_turn = [this](const Turn& turn) {
        view_->select(trim(*view_->text(), turn.span));
        view_->SetFocus();
    };
    accessible_name(*view_, tr("Transcript"));
    accessible_name(*stripes_, tr("Codings beside the text"));
    accessible_name(*portrait_, tr("The whole source"));
    accessible_name(*tabs_, tr("Open sources"));
    view_->on_geometry = [this] {
        turns_->follow();
        stripes_->follow();
        portrait_->follow();
        if (on_moved) on_moved();
    };
    tabs_->on_choose = [this](const SourceId& source) {
        if (on_tab) on_tab(source);
    };
    stripes_->on_coding = [this](const CodingId& coding) {
        if (bench_ == nullptr || !bench_->project().codings().contains(coding)) return;
        const auto& columns = bench_->project().codings();
        view_->select(columns.span(columns.row_of(coding)));
        view_->SetFocus();
    };
}

void TranscriptPanel::use(workbench::Workbench* bench) {
    note_->close();
    view_->close();
    find_->follow(nullptr);
    find_->close();
    tabs_->clear();
    bench_ = bench;
    if (bench != nullptr) look_at(view_->visibility());
    stripes_->use(bench == nullptr ? nullptr : &bench->project());
    turns_->use(bench == nullptr ? nullptr : &bench->project());
    show_heading();
}

Result<void> TranscriptPanel::open(const SourceId& source) {
    if (source == view_->source()) return {};
    {
        WindowProgress progress{*this, tr("Waiting for the work under way")};
        if (const auto ready = bench_->text(source, progress); !ready) return ready.error();
    }
    const PaintLater later{*this}; // tabs and heading would each paint the text
    leave();
    auto shown = show_text(source);
    if (!shown) return shown;
    tabs_->choose(source, bench_->project().find(source)->name);
    const auto place = tabs_->place_of(source);
    view_->restore(place.caret, place.top);
    show_heading();
    if (on_moved) on_moved();
    return {};
}

Result<void> TranscriptPanel::show_text(const SourceId& source) {
    auto text = bench_->text(source);
    if (!text) return text.error();
    note_->close();
    view_->show(bench_->project(), source, *text);
    turns_->measure();
    find_->follow(*text);
    portrait_->forget();
    return {};
}

/// Keeps where the reader was in the source that is left.
void TranscriptPanel::leave() {
    if (view_->text() != nullptr)
        tabs_->keep_place(view_->source(), {view_->caret(), view_->top()});
}

ProjectPlace TranscriptPanel::place() {
    leave();
    return {tabs_->tabs(), view_->source()};
}

bool TranscriptPanel::restore(const ProjectPlace& place) {
    const auto known = [this](const SourceId& source) {
        return bench_->project().find(source) != nullptr;
    };
    for (const auto& tab : place.tabs) {
        if (!known(tab.source)) continue;
        tabs_->choose(tab.source, bench_->project().find(tab.source)->name);
        tabs_->keep_place(tab.source, tab.place);
    }
    if (tabs_->tabs().empty()) return false;
    return open(known(place.current) ? place.current : tabs_->tabs().front().source).ok();
}

void TranscriptPanel::look_at(const Visibility& visibility) {
    if (bench_ == nullptr) return;
    const auto before = bench_->project().sight();
    bench_->show_coders(coders_seen(visibility, bench_->project(), bench_->coder_name()));
    view_->look_at(bench_->project(), bench_->coder(), visibility);
    portrait_->forget();
    if (on_sight && before != bench_->project().sight()) on_sight();
    if (on_moved) on_moved();
}

void TranscriptPanel::apply(const Change& change) {
    const auto shown = view_->source();
    if (shown.is_nil()) return;
    const auto& project = bench_->project();
    const bool gone = project.find(shown) == nullptr;
    const bool other_text =
        std::find(change.texts.begin(), change.texts.end(), shown) != change.texts.end();
    for (const auto& source : change.sources.changed) tabs_->rename(source.id, source.name);
    for (const auto& source : change.sources.went) {
        if (source != shown) tabs_->close(source);
    }
    if (gone) {
        view_->close();
        tabs_->close(shown);
    } else if (other_text) {
        leave();
        view_->close();
        if (!show_text(shown)) view_->close();
        const auto place = tabs_->place_of(shown);
        view_->restore(place.caret, place.top);
    } else {
        view_->look_at(project, bench_->coder(), view_->visibility());
        view_->apply(project, change);
        note_->apply(project, change);
        if (!change.turns.empty() || !change.participants.empty()) turns_->measure();
    }
    if (!change.codings.empty() || !change.codes.empty()) portrait_->forget();
    show_heading();
}

void TranscriptPanel::paint() {
    view_->Update();
    stripes_->Update();
}

void TranscriptPanel::show_heading() {
    const auto* source = bench_ == nullptr ? nullptr : bench_->project().find(view_->source());
    const auto facts = source == nullptr ? wxString{} : to_wx(facts_of(bench_->project(), *source));
    name_->SetLabelText(source == nullptr ? wxString{} : to_wx(source->name));
    if (facts == facts_->GetLabelText()) return;
    facts_->SetLabelText(facts);
    heading_->Layout(); // that of the panel would paint tabs and text on the way
}

} // namespace filrouge::app

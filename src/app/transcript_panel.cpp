#include "app/transcript_panel.h"

#include "app/logic/colours.h"
#include "app/wx_text.h"

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
    auto* heading = new wxBoxSizer{wxHORIZONTAL};
    heading->Add(name_, wxSizerFlags{1}.Center());
    heading->Add(facts_, wxSizerFlags{}.Center().Border(wxLEFT, FromDIP(16)));
    auto* body = new wxBoxSizer{wxHORIZONTAL};
    body->Add(view_, wxSizerFlags{1}.Expand());
    body->Add(stripes_, wxSizerFlags{}.Expand());
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(heading, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(8)));
    sizer->Add(body, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    view_->on_geometry = [this] { stripes_->follow(); };
    stripes_->on_coding = [this](const CodingId& coding) {
        if (bench_ == nullptr || !bench_->project().codings().contains(coding)) return;
        const auto& columns = bench_->project().codings();
        view_->select(columns.span(columns.row_of(coding)));
        view_->SetFocus();
    };
}

void TranscriptPanel::use(workbench::Workbench* bench) {
    view_->close();
    bench_ = bench;
    stripes_->use(bench == nullptr ? nullptr : &bench->project());
    show_heading();
}

Result<void> TranscriptPanel::open(const SourceId& source) {
    if (source == view_->source()) return {};
    auto text = bench_->text(source);
    if (!text) return text.error();
    view_->show(bench_->project(), source, *text);
    show_heading();
    return {};
}

void TranscriptPanel::apply(const Change& change) {
    const auto shown = view_->source();
    if (shown.is_nil()) return;
    const auto& project = bench_->project();
    const bool gone = project.find(shown) == nullptr;
    const bool other_text =
        std::find(change.texts.begin(), change.texts.end(), shown) != change.texts.end();
    if (gone || other_text) {
        view_->close();
        if (!gone && !open(shown)) view_->close();
    } else {
        view_->apply(project, change);
    }
    show_heading();
}

void TranscriptPanel::show_heading() {
    const auto* source = bench_ == nullptr ? nullptr : bench_->project().find(view_->source());
    const auto facts = source == nullptr ? wxString{} : to_wx(facts_of(bench_->project(), *source));
    name_->SetLabelText(source == nullptr ? wxString{} : to_wx(source->name));
    if (facts == facts_->GetLabelText()) return;
    facts_->SetLabelText(facts);
    Layout();
}

} // namespace filrouge::app

#include "app/search_panel.h"

#include "app/logic/colours.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>

namespace filrouge::app {
namespace {

constexpr std::uint32_t page_size = 100;

wxColour faint() {
    return to_wx(
        mix(system_colour(wxSYS_COLOUR_WINDOWTEXT), system_colour(wxSYS_COLOUR_WINDOW), 0.65));
}

PassageRow row_of(const Project& project, const workbench::FoundPassage& hit) {
    PassageRow row;
    const auto* source = project.find(hit.source);
    auto where = source == nullptr ? std::string{} : source->name;
    if (hit.turn != 0) where += " · " + tr("turn {}", std::to_string(hit.turn));
    auto head = escape_html(where);
    if (!hit.speaker.empty()) head = "<b>" + escape_html(hit.speaker) + "</b> · " + head;
    row.html = "<font size=\"-1\">" + head + "</font><br>" +
               with_bold(hit.snippet.text, hit.snippet.matches);
    row.source = hit.source;
    row.matches = hit.matches;
    row.span = hit.matches.empty() ? hit.span : hit.matches.front();
    row.plain = hit.snippet.text;
    return row;
}

} // namespace

SearchPanel::SearchPanel(wxWindow* parent) : wxPanel{parent, wxID_ANY}, limit_{page_size} {
    SetName("search");
    box_ =
        new wxSearchCtrl{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER};
    box_->SetName("search box");
    box_->SetDescriptiveText(tw("Words, \"exact phrase\", word*, code:…, speaker:…"));
    box_->ShowCancelButton(true);
    summary_ = new wxStaticText{this, wxID_ANY, {}};
    results_ = new PassageList{this};
    more_ = new wxButton{this, wxID_ANY, tw("More results")};
    more_->Hide();
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(box_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(6)));
    sizer->Add(summary_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    sizer->Add(results_, wxSizerFlags{1}.Expand());
    sizer->Add(more_, wxSizerFlags{}.Center().Border(wxALL, FromDIP(4)));
    SetSizer(sizer);
    clear();

    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        wrap_summary();
        event.Skip();
    });
    box_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { search(page_size); });
    box_->Bind(wxEVT_SEARCH, [this](wxCommandEvent&) { search(page_size); });
    box_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) {
        box_->Clear();
        clear();
    });
    more_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { search(limit_ + page_size); });
    box_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DOWN && !results_->rows().empty()) {
            results_->focus_first();
        } else {
            event.Skip();
        }
    });
}

void SearchPanel::focus_box() {
    box_->SetFocus();
    box_->SelectAll();
}

std::string SearchPanel::query() const {
    return to_utf8(box_->GetValue());
}

void SearchPanel::search(std::uint32_t limit) {
    limit_ = limit;
    if (query().find_first_not_of(' ') == std::string::npos) {
        clear();
    } else if (on_search) {
        on_search(query(), limit);
    }
}

void SearchPanel::show(const Project& project, const workbench::FoundPassages& found) {
    std::vector<PassageRow> rows;
    for (const auto& hit : found.hits) rows.push_back(row_of(project, hit));
    const auto shown = rows.size();
    results_->show(std::move(rows));
    auto text =
        found.total == 0 ? tr("Nothing found.") : plural(found.total, "{} passage", "{} passages");
    if (shown < found.total) text += " · " + tr("the first {}", std::to_string(shown));
    say(text, faint());
    more_->Show(shown < found.total);
    Layout();
}

void SearchPanel::show_error(const std::string& message) {
    results_->show({});
    more_->Hide();
    const auto paper = from_wx(GetBackgroundColour());
    say(message, to_wx(readable_on(Colour{190, 30, 30}, paper)));
}

void SearchPanel::show_waiting() {
    say(tr("The index is being made; the search follows."), faint());
}

void SearchPanel::forget() {
    box_->ChangeValue({});
    clear();
}

void SearchPanel::clear() {
    results_->show({});
    more_->Hide();
    say(tr("Enter searches all transcripts; ↓ goes to the results."), faint());
}

void SearchPanel::say(const std::string& text, const wxColour& colour) {
    said_ = text;
    summary_->SetForegroundColour(colour);
    wrap_summary();
}

void SearchPanel::wrap_summary() {
    summary_->SetLabelText(to_wx(said_));
    summary_->Wrap(std::max(GetClientSize().x - FromDIP(20), FromDIP(120)));
    Layout();
}

} // namespace filrouge::app

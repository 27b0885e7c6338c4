#include "app/finding/search_panel.h"

#include "app/accessible.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <utility>

namespace filrouge::app {
namespace {

constexpr std::uint32_t page_size = 100;
constexpr int typing_pause_ms = 250;
constexpr std::size_t longest_typed = 300; // bytes; what is longer, pasted mostly, waits for Enter

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
    suggestion_ = new wxButton{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE};
    suggestion_->Hide();
    auto* kept =
        new wxButton{this, wxID_ANY, to_wx("▾"), wxDefaultPosition, FromDIP(wxSize{38, -1})};
    kept->SetToolTip(tw("Searches kept, and those made last"));
    kept->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (on_menu) on_menu();
    });
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    line->Add(box_, wxSizerFlags{1}.Expand());
    line->Add(kept, wxSizerFlags{}.Expand().Border(wxLEFT, FromDIP(4)));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(line, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(6)));
    sizer->Add(summary_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    sizer->Add(suggestion_, wxSizerFlags{}.Border(wxLEFT | wxBOTTOM, FromDIP(6)));
    sizer->Add(results_, wxSizerFlags{1}.Expand());
    sizer->Add(more_, wxSizerFlags{}.Center().Border(wxALL, FromDIP(4)));
    SetSizer(sizer);
    accessible_name(*box_, tr("Search"));
    accessible_name(*kept, tr("Searches kept, and those made last"));
    accessible_name(*results_, tr("Passages found"));
    clear();

    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        wrap_summary();
        event.Skip();
    });
    box_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { search_meant(); });
    box_->Bind(wxEVT_SEARCH, [this](wxCommandEvent&) { search_meant(); });
    box_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) {
        box_->Clear();
        clear();
    });
    box_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        typing_.StartOnce(typing_pause_ms);
        event.Skip();
    });
    typing_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        if (query().size() <= longest_typed) search(page_size);
    });
    suggestion_->Bind(wxEVT_BUTTON,
                      [this](wxCommandEvent&) { search_for(to_utf8(suggestion_->GetName())); });
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
    typing_.Stop();
    like_.reset();
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
    results_->choose_again(std::exchange(choose_again_, wxNOT_FOUND));
    auto text =
        found.total == 0 ? tr("Nothing found.") : plural(found.total, "{} passage", "{} passages");
    if (shown < found.total) text += " · " + tr("the first {}", std::to_string(shown));
    say(text, faint());
    more_->Show(shown < found.total);
    suggest(found.suggestion);
    Layout();
}

void SearchPanel::suggest(const std::string& query) {
    suggestion_->Show(!query.empty());
    if (query.empty()) return;
    suggestion_->SetName(to_wx(query));
    suggestion_->SetLabel(as_label(tr("Did you mean {}?", query)));
}

void SearchPanel::search_for(const std::string& query) {
    box_->ChangeValue(to_wx(query));
    search_meant();
}

void SearchPanel::ask_again(const Asked& asked) {
    box_->ChangeValue(to_wx(asked.query));
    choose_again_ = asked.chosen;
    if (asked.like) {
        on_similar(*asked.like);
    } else {
        search(asked.limit);
    }
}

void SearchPanel::search_meant() {
    if (on_meant) on_meant(query());
    search(page_size);
}

void SearchPanel::show_similar(const Project& project,
                               const std::vector<workbench::SimilarPassage>& found,
                               const Like& like, const std::string& to) {
    like_ = like;
    typing_.Stop();
    box_->ChangeValue({}); // what is done with a search is not to be done with another one's words
    std::vector<PassageRow> rows;
    for (const auto& similar : found) {
        auto row = row_of(project, similar.passage);
        row.span = similar.passage.span; // the whole passage, ready to be coded
        std::string words;
        for (const auto& word : similar.words) words += (words.empty() ? "" : ", ") + word;
        row.html += "<br><font size=\"-1\"><i>" + escape_html(words) + "</i></font>";
        rows.push_back(std::move(row));
    }
    say(found.empty()
            ? tr("No uncoded passage is like {}", to)
            : plural(rows.size(), "{} uncoded passage like", "{} uncoded passages like") + " " + to,
        faint());
    results_->show(std::move(rows));
    results_->choose_again(std::exchange(choose_again_, wxNOT_FOUND));
    more_->Hide();
    suggest({});
    Layout();
}

void SearchPanel::show_error(const std::string& message) {
    results_->show({});
    more_->Hide();
    suggest({});
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
    typing_.Stop();
    like_.reset();
    results_->show({});
    more_->Hide();
    suggest({});
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

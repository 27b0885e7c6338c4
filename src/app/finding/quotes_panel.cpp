#include "app/finding/quotes_panel.h"

#include "app/accessible.h"
#include "app/wx_text.h"
#include "workbench/coders.h"

#include <wx/sizer.h>

#include <algorithm>
#include <utility>

namespace filrouge::app {
namespace {

// Enough to read through; the export gives all of them.
constexpr std::size_t most_quotes = 500;

} // namespace

QuotesPanel::QuotesPanel(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("quotes");
    title_ = new wxStaticText{
        this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE};
    title_->SetMinSize(wxSize{1, -1}); // its text may be longer than the pane is wide
    list_ = new PassageList{this};
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(title_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(8)));
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    accessible_name(*list_, tr("Quotes"));
    clear();
}

void QuotesPanel::clear() {
    about_.clear();
    of_ = {};
    passages_.clear();
    list_->show({});
    title_->SetLabelText(tw("A cell or a code shows its quotes here."));
}

std::string QuotesPanel::title() const {
    return to_utf8(title_->GetLabelText());
}

void QuotesPanel::show(workbench::Workbench& bench, const std::string& title, const QuotesOf& of,
                       const std::vector<workbench::CodedPassage>& given) {
    auto passages = workbench::in_sight(bench.project(), given);
    const auto listed = std::min(passages.size(), most_quotes);
    const std::vector some(passages.begin(),
                           passages.begin() + static_cast<std::ptrdiff_t>(listed));
    const auto quotes = workbench::quotes_of(bench, some);
    if (!quotes) {
        list_->show({});
        title_->SetLabelText(to_wx(describe(quotes.error())));
        about_.clear();
        of_ = {};
        passages_.clear();
        return;
    }
    about_ = title;
    of_ = of;
    passages_ = std::move(passages);
    const auto& columns = bench.project().codings();
    const bool several = workbench::coders_in_sight(bench.project()).size() > 1;
    std::vector<PassageRow> rows;
    for (std::size_t i = 0; i < quotes->size(); ++i) {
        const auto coding = columns.at(columns.row_of(some[i].codings.front()));
        const auto& quote = (*quotes)[i];
        const auto by = several ? " · " + tr("coded by {}", quote.coder) : std::string{};
        rows.push_back(quote_row(quote, coding.source, quote.span,
                                 quoted_html(publish::legible_text(quote)), by));
    }
    list_->show(std::move(rows));
    auto text = title + " · " + plural(passages_.size(), "{} quote", "{} quotes");
    if (listed < passages_.size()) {
        text += " · " + tr("the first {}", std::to_string(listed));
    }
    title_->SetLabelText(to_wx(text));
    title_->SetToolTip(to_wx(text));
}

void QuotesPanel::show_again(workbench::Workbench& bench, const Shown& shown) {
    if (shown.about.empty()) return;
    show(bench, shown.about, shown.of, shown.passages);
    list_->choose_again(shown.chosen);
}

} // namespace filrouge::app

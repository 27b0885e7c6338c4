#include "app/finding/quotes_panel.h"

#include "app/accessible.h"
#include "app/wx_text.h"

#include <wx/sizer.h>

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
    codings_.clear();
    list_->show({});
    title_->SetLabelText(tw("A cell or a code shows its quotes here."));
}

std::string QuotesPanel::title() const {
    return to_utf8(title_->GetLabelText());
}

void QuotesPanel::show(workbench::Workbench& bench, const std::string& title,
                       const std::vector<CodingId>& codings) {
    auto some = codings;
    if (some.size() > most_quotes) some.resize(most_quotes);
    const auto quotes = workbench::quotes_of(bench, some);
    if (!quotes) {
        list_->show({});
        title_->SetLabelText(to_wx(describe(quotes.error())));
        about_.clear();
        codings_.clear();
        return;
    }
    about_ = title;
    codings_ = codings;
    const auto& columns = bench.project().codings();
    std::vector<PassageRow> rows;
    for (std::size_t i = 0; i < quotes->size(); ++i) {
        const auto coding = columns.at(columns.row_of(some[i]));
        const auto& quote = (*quotes)[i];
        rows.push_back(quote_row(quote, coding.source, coding.span, quoted_html(quote.text)));
    }
    list_->show(std::move(rows));
    auto text = title + " · " + plural(codings.size(), "{} quote", "{} quotes");
    if (some.size() < codings.size()) {
        text += " · " + tr("the first {}", std::to_string(some.size()));
    }
    title_->SetLabelText(to_wx(text));
    title_->SetToolTip(to_wx(text));
}

} // namespace filrouge::app

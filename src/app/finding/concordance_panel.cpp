#include "app/finding/concordance_panel.h"

#include "app/accessible.h"
#include "app/wx_text.h"

#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/sizer.h>

#include <array>
#include <utility>

namespace filrouge::app {
namespace {

enum Column : long { left_column, match_column, right_column, who_column, source_column };

} // namespace

ConcordancePanel::ConcordancePanel(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("concordance");
    summary_ = new wxStaticText{this, wxID_ANY, {}};
    width_ = new wxSpinCtrl{this};
    width_->SetRange(10, 400);
    width_->SetIncrement(10);
    width_->SetValue(50);
    width_->SetToolTip(tw("Characters before and after"));
    auto* save = new wxButton{this, wxID_ANY, tw("Export…")};
    list_ = new RowList{this,
                        {{tr("Before"), 260, wxLIST_FORMAT_RIGHT},
                         {tr("Words"), 110, wxLIST_FORMAT_CENTRE},
                         {tr("After"), 260},
                         {tr("Speaker"), 110},
                         {tr("Source"), 160}}};
    list_->cell = [this](std::size_t row, long column) {
        return column == left_column ? before(row) : cell(row, column);
    };
    auto* top = new wxBoxSizer{wxHORIZONTAL};
    top->Add(summary_, wxSizerFlags{1}.CentreVertical());
    top->Add(new wxStaticText{this, wxID_ANY, tw("Width")},
             wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(6)));
    top->Add(width_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    top->Add(save);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(top, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(6)));
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    accessible_name(*width_, tr("Characters before and after"));
    accessible_name(*list_, tr("Concordance"));
    save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_export(); });
    width_->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { on_wanted(); });
    list_->Bind(wxEVT_LIST_COL_CLICK, [this](wxListEvent& event) {
        using workbench::ConcordanceOrder;
        constexpr std::array orders{ConcordanceOrder::left, ConcordanceOrder::match,
                                    ConcordanceOrder::right, ConcordanceOrder::text,
                                    ConcordanceOrder::text};
        const auto column = static_cast<std::size_t>(event.GetColumn());
        if (column < orders.size()) sort_by(orders[column]);
    });
    list_->Bind(wxEVT_LIST_ITEM_ACTIVATED, [this](wxListEvent& event) {
        on_line(concordance_.lines[static_cast<std::size_t>(event.GetIndex())]);
    });
    clear();
}

void ConcordancePanel::show(const Project& project, workbench::Concordance concordance) {
    project_ = &project;
    destroyer_.destroy_in_background(std::exchange(concordance_, std::move(concordance)));
    list_->show(concordance_.lines.size());
    summary_->SetLabel(as_label(plural(concordance_.lines.size(), "{} place", "{} places") + " · " +
                                concordance_.query));
}

void ConcordancePanel::show_message(const std::string& text) {
    destroyer_.destroy_in_background(std::exchange(concordance_, {}));
    list_->show(0);
    summary_->SetLabel(as_label(text));
}

std::string ConcordancePanel::summary() const {
    return to_utf8(summary_->GetLabelText());
}

void ConcordancePanel::outdate() {
    if (concordance_.lines.empty()) return;
    summary_->SetLabel(as_label(tr("The transcripts have changed since: ask for it again.")));
}

void ConcordancePanel::clear() {
    show_message(tr("The words searched for, each with what stands before and after it."));
}

CpCount ConcordancePanel::width() const {
    return CpCount{static_cast<std::size_t>(width_->GetValue())};
}

void ConcordancePanel::sort_by(workbench::ConcordanceOrder order) {
    order_ = order;
    on_wanted();
}

std::string ConcordancePanel::place_of(const workbench::ConcordanceLine& line) const {
    const auto* source = project_->find(line.source);
    auto place = source == nullptr ? std::string{} : source->name;
    if (line.turn != 0) place += ", " + std::to_string(line.turn);
    return place;
}

/// The list would leave out the words right before the match where there is no room for all.
wxString ConcordancePanel::before(std::size_t row) const {
    wxClientDC measure{list_};
    measure.SetFont(list_->GetFont());
    const int room = list_->GetColumnWidth(left_column) - FromDIP(12);
    return wxControl::Ellipsize(cell(row, left_column), measure, wxELLIPSIZE_START, room);
}

wxString ConcordancePanel::cell(std::size_t row, long column) const {
    const auto& line = concordance_.lines[row];
    switch (column) {
    case left_column: return to_wx(line.left);
    case match_column: return to_wx(line.match);
    case right_column: return to_wx(line.right);
    case who_column: return to_wx(line.speaker);
    case source_column: return to_wx(place_of(line));
    default: return {};
    }
}

} // namespace filrouge::app

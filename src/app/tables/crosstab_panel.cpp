#include "app/tables/crosstab_panel.h"

#include "app/accessible.h"
#include "app/settings.h"
#include "app/window_progress.h"
#include "app/wx_text.h"
#include "core/fold.h"

#include <wx/sizer.h>
#include <wx/tokenzr.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <array>
#include <optional>

namespace filrouge::app {
namespace {

std::string axis_label(const std::string& axis) {
    if (axis == "codes") return tr("codes");
    if (axis == "sources") return tr("sources");
    if (axis == "coders") return tr("coders");
    return axis;
}

using analysis::CountOf;

/// In the order of the choices.
constexpr std::array counts{CountOf::passages, CountOf::codings, CountOf::sources,
                            CountOf::participants, CountOf::words};
constexpr std::array<const char*, counts.size()> count_names{"passages", "codings", "sources",
                                                             "participants", "words"};

void mark_count(wxChoice& choice, CountOf count) {
    const auto* const at = std::find(counts.begin(), counts.end(), count);
    choice.SetSelection(static_cast<int>(at - counts.begin()));
}

/// Of the user's settings, where the choice made in a project is kept.
wxString choice_key(const workbench::Workbench& bench) {
    return "/table/" + to_wx(bench.project().info.id.str());
}

/// An import of codings, or its undoing.
bool is_large(const Change& change) {
    return change.codings.came.size() + change.codings.went.size() > 20;
}

} // namespace

CrosstabPanel::CrosstabPanel(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("crosstab");
    rows_ = new wxChoice{this, wxID_ANY};
    cols_ = new wxChoice{this, wxID_ANY};
    count_ = new wxChoice{this, wxID_ANY};
    for (const char* what : count_names) count_->Append(tw(what));
    count_->SetToolTip(tw("A passage counts once, however many coders marked it with the code."));
    mark_count(*count_, CountOf::codings);
    shows_ = new wxChoice{this, wxID_ANY};
    for (const char* what : {"numbers", "% of the row", "% of the column", "% of all"}) {
        shows_->Append(tw(what));
    }
    shows_->SetSelection(0);
    filter_ = new wxSearchCtrl{this, wxID_ANY};
    filter_->SetDescriptiveText(tw("Filter rows"));
    filter_->SetMinSize(FromDIP(wxSize{130, -1}));
    export_ = new wxButton{this,          wxID_ANY,     tw("Export…"), wxDefaultPosition,
                           wxDefaultSize, wxBU_EXACTFIT};
    note_ = new wxStaticText{this, wxID_ANY, {}};
    grid_ = new CrosstabGrid{this};

    auto* bar = new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES};
    const auto gap = wxSizerFlags{}.Center().Border(wxRIGHT | wxTOP | wxBOTTOM, FromDIP(4));
    bar->Add(new wxStaticText{this, wxID_ANY, tw("Rows")}, gap);
    bar->Add(rows_, gap);
    bar->Add(new wxStaticText{this, wxID_ANY, tw("Columns")}, gap);
    bar->Add(cols_, gap);
    bar->Add(new wxStaticText{this, wxID_ANY, tw("Count")}, gap);
    bar->Add(count_, gap);
    bar->Add(new wxStaticText{this, wxID_ANY, tw("Show")}, gap);
    bar->Add(shows_, gap);
    bar->Add(filter_, gap);
    bar->Add(export_, gap);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(bar, wxSizerFlags{}.Expand().Border(wxLEFT, FromDIP(6)));
    sizer->Add(note_, wxSizerFlags{}.Expand().Border(wxLEFT, FromDIP(6)));
    sizer->Add(grid_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    accessible_name(*rows_, tr("Rows"));
    accessible_name(*cols_, tr("Columns"));
    accessible_name(*count_, tr("Count"));
    accessible_name(*shows_, tr("Show"));
    accessible_name(*filter_, tr("Filter rows"));
    accessible_name(*grid_->GetGridWindow(), tr("Cross-tab"));

    for (auto* axis : {rows_, cols_}) {
        axis->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            open_table();
            keep_choice();
        });
    }
    count_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        count_chosen_ = true;
        open_table();
        keep_choice();
    });
    shows_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        show_table();
        keep_choice();
    });
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_table(); });
    export_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_export(); });
    grid_->on_cell = [this](Cell cell) { open_cell(cell); };
}

void CrosstabPanel::use(workbench::Workbench* bench) {
    updates_ = {};
    live_.reset();
    bench_ = bench;
    rows_->Clear();
    cols_->Clear();
    axes_.clear();
    count_chosen_ = false;
    fill_choices();
    recall_choice();
    follow_usual_count();
    open_table();
}

void CrosstabPanel::keep_choice() {
    if (bench_ == nullptr) return;
    const auto now = choice();
    const auto count =
        now.count
            ? to_wx(count_names[static_cast<std::size_t>(std::max(count_->GetSelection(), 0))])
            : wxString{};
    // No name has a line end.
    keep_setting(choice_key(*bench_), to_wx(now.rows) + "\n" + to_wx(now.cols) + "\n" + count +
                                          "\n" + std::to_string(now.shows));
}

void CrosstabPanel::recall_choice() {
    if (bench_ == nullptr) return;
    shows_->SetSelection(0);
    const auto parts = wxSplit(kept_setting(choice_key(*bench_)), '\n', '\0');
    if (parts.size() != 4) return;
    mark_axes(to_utf8(parts[0]), to_utf8(parts[1]));
    const auto* const count = std::find(count_names.begin(), count_names.end(), to_utf8(parts[2]));
    if (count != count_names.end()) {
        count_->SetSelection(static_cast<int>(count - count_names.begin()));
        count_chosen_ = true;
    }
    shows_->SetSelection(std::clamp(wxAtoi(parts[3]), 0, static_cast<int>(shows_->GetCount()) - 1));
}

void CrosstabPanel::fill_choices() {
    if (bench_ == nullptr) return;
    std::vector<std::string> now{"codes", "sources", "coders"};
    for (const auto& [id, variable] : bench_->project().variables()) now.push_back(variable.name);
    std::sort(now.begin() + 3, now.end(), [&](const std::string& a, const std::string& b) {
        return collate(a, b, bench_->project().info.language) < 0;
    });
    now.erase(std::unique(now.begin() + 3, now.end()), now.end());
    if (now == axes_) return;
    const auto keep = [&](wxChoice& choice, const std::string& otherwise) {
        const int at = choice.GetSelection();
        const auto name = at == wxNOT_FOUND ? otherwise : axes_[static_cast<std::size_t>(at)];
        choice.Clear();
        for (const auto& axis : now) choice.Append(to_wx(axis_label(axis)));
        const auto it = std::find(now.begin(), now.end(), name);
        choice.SetSelection(it == now.end() ? 0 : static_cast<int>(it - now.begin()));
    };
    keep(*rows_, "codes");
    keep(*cols_, "sources");
    axes_ = std::move(now);
    rows_->InvalidateBestSize();
    cols_->InvalidateBestSize();
    Layout();
}

void CrosstabPanel::mark_axes(const std::string& rows, const std::string& cols) {
    const auto mark = [&](wxChoice& choice, const std::string& name) {
        const auto it = std::find(axes_.begin(), axes_.end(), name);
        if (it != axes_.end()) choice.SetSelection(static_cast<int>(it - axes_.begin()));
    };
    mark(*rows_, rows);
    mark(*cols_, cols);
}

void CrosstabPanel::choose_axes(const std::string& rows, const std::string& cols) {
    mark_axes(rows, cols);
    open_table();
}

CountOf CrosstabPanel::count() const {
    return counts[static_cast<std::size_t>(std::max(count_->GetSelection(), 0))];
}

void CrosstabPanel::choose_count(CountOf count) {
    mark_count(*count_, count);
    count_chosen_ = true;
    open_table();
}

void CrosstabPanel::follow_usual_count() {
    if (bench_ == nullptr || count_chosen_) return;
    sight_ = bench_->project().sight();
    mark_count(*count_, workbench::usual_count(bench_->project()));
}

CrosstabPanel::Choice CrosstabPanel::choice() const {
    const auto name = [this](const wxChoice& choice) {
        const int at = choice.GetSelection();
        return at == wxNOT_FOUND ? std::string{} : axes_[static_cast<std::size_t>(at)];
    };
    return {name(*rows_), name(*cols_), count_chosen_ ? std::optional{count()} : std::nullopt,
            shows_->GetSelection(), filter_->GetValue()};
}

void CrosstabPanel::choose(const Choice& choice) {
    if (choice.count) {
        mark_count(*count_, *choice.count);
        count_chosen_ = true;
    }
    shows_->SetSelection(choice.shows);
    filter_->ChangeValue(choice.filter);
    choose_axes(choice.rows, choice.cols);
    show_table(); // the axes may be those there are
}

void CrosstabPanel::apply(const Change& change) {
    if (bench_ == nullptr) return;
    // Looked up where it may have become another one, not at every coding.
    if (!change.coders.empty() || sight_ != bench_->project().sight() || is_large(change)) {
        follow_usual_count();
        if (live_ && live_->request().count != count()) {
            if (on_say && count() == CountOf::passages) {
                on_say(tr("Several people coded one source: the cross-tab now counts passages, "
                          "each of them once."));
            }
            open_table();
        }
    }
    if (change.variables.empty()) return;
    const auto before = live_ ? live_->request() : workbench::CrosstabRequest{};
    fill_choices();
    const auto name = [&](const wxChoice& choice) {
        return axes_[static_cast<std::size_t>(choice.GetSelection())];
    };
    if (name(*rows_) != before.rows || name(*cols_) != before.cols) open_table();
}

void CrosstabPanel::open_table() {
    if (bench_ == nullptr || rows_->GetSelection() == wxNOT_FOUND) {
        show_table();
        return;
    }
    workbench::CrosstabRequest request;
    request.rows = axes_[static_cast<std::size_t>(rows_->GetSelection())];
    request.cols = axes_[static_cast<std::size_t>(cols_->GetSelection())];
    request.count = count();
    WindowProgress progress{*this, tr("Counting")};
    if (live_) {
        // What it knows of the project serves the other axes too.
        const auto changed = live_->change(request, progress);
        if (changed) return;
        if (changed.error().code == ErrorCode::cancelled) {
            mark_axes(live_->request().rows, live_->request().cols);
            mark_count(*count_, live_->request().count);
            return;
        }
        updates_ = {};
        live_.reset();
    }
    auto made = workbench::LiveTable::open(*bench_, request, progress);
    if (made) {
        live_ = std::move(*made);
        updates_ = live_->updates().subscribe([this](const analysis::Table&) { show_table(); });
    } else if (on_error) {
        on_error(made.error());
    }
    show_table();
}

void CrosstabPanel::show_table() {
    const analysis::Table none;
    const auto& table = live_ ? live_->table() : none;
    const auto shows = static_cast<CellShows>(std::max(shows_->GetSelection(), 0));
    auto shown = shown_table(table, to_utf8(filter_->GetValue()));
    if (live_) {
        shown.row_labels = labels_of(live_->request().rows);
        shown.col_labels = labels_of(live_->request().cols);
    }
    grid_->show(table, std::move(shown), shows);
    const bool nothing = table.rows.empty() || table.cols.empty();
    const bool stopped = bench_ != nullptr && !live_;
    note_->SetLabelText(stopped ? tw("Not counted. Choose rows or columns to count.")
                                : tw("Nothing to count yet: add codes and sources."));
    note_->Show(nothing);
    export_->Enable(!nothing);
    Layout();
}

std::optional<CrosstabPanel::Shown> CrosstabPanel::shown() const {
    if (!live_) return std::nullopt;
    Shown shown{live_->request(), part_of(live_->table(), grid_->shown()), std::nullopt};
    switch (grid_->shows()) {
    case CellShows::row_percent: shown.percent = analysis::PercentOf::row; break;
    case CellShows::col_percent: shown.percent = analysis::PercentOf::col; break;
    case CellShows::total_percent: shown.percent = analysis::PercentOf::total; break;
    case CellShows::counts: break;
    }
    return shown;
}

void CrosstabPanel::open_cell(Cell cell) {
    if (!live_ || !on_cell) return;
    const auto& table = live_->table();
    const auto& row = table.rows[cell.row];
    const auto& col = table.cols[cell.col];
    const auto& request = live_->request();
    on_cell(short_label(row, labels_of(request.rows)) + " × " +
                short_label(col, labels_of(request.cols)),
            {request.rows, request.cols, row, col});
}

std::optional<std::vector<workbench::CodedPassage>>
CrosstabPanel::passages(const TableCell& cell) const {
    if (!live_ || live_->request().rows != cell.rows || live_->request().cols != cell.cols) {
        return std::nullopt;
    }
    const auto& table = live_->table();
    const auto row = std::find(table.rows.begin(), table.rows.end(), cell.row);
    const auto col = std::find(table.cols.begin(), table.cols.end(), cell.col);
    if (row == table.rows.end() || col == table.cols.end()) return std::nullopt;
    return live_->passages(static_cast<std::size_t>(row - table.rows.begin()),
                           static_cast<std::size_t>(col - table.cols.begin()));
}

} // namespace filrouge::app

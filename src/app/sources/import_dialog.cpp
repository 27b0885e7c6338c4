#include "app/sources/import_dialog.h"

#include "app/accessible.h"
#include "app/file_dialogs.h"
#include "app/logic/passages.h"
#include "app/sources/file_drop.h"
#include "app/wx_text.h"

#include <wx/sizer.h>
#include <wx/splitter.h>

#include <array>
#include <utility>

namespace filrouge::app {
namespace fs = std::filesystem;

namespace {

constexpr std::array kinds{SourceKind::focus_group, SourceKind::interview, SourceKind::document};

std::string joined(const std::vector<std::string>& labels) {
    std::string text;
    for (const auto& label : labels) text += (text.empty() ? "" : ", ") + label;
    return text;
}

} // namespace

ImportDialog::ImportDialog(wxWindow* parent, workbench::Workbench& bench)
    : wxDialog{parent,
               wxID_ANY,
               tw("Import transcripts"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX},
      bench_{bench}, background_{[this](const WorkStatus& status) { show_state(status); }} {
    list_ = new ImportList{this, rows_};
    list_->SetMinSize(FromDIP(wxSize{960, 190}));
    list_->on_ticked = [this] { show_state({}); };
    list_->Bind(wxEVT_LIST_ITEM_SELECTED, [this](wxListEvent&) { show_selected(); });
    list_->Bind(wxEVT_LIST_ITEM_DESELECTED, [this](wxListEvent&) { show_selected(); });
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto gap = FromDIP(12);
    sizer->Add(top(), wxSizerFlags{}.Expand().Border(wxALL, gap));
    sizer->Add(list_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, gap));
    sizer->Add(bottom(), wxSizerFlags{1}.Expand().Border(wxALL, gap));
    sizer->Add(foot(), wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    SetDropTarget(new FileDrop{[this](const std::vector<fs::path>& paths) { add(paths); }});
    SetSizerAndFit(sizer);
    CentreOnParent();
    show_selected();
    show_state({});
    list_->SetFocus();
}

wxSizer* ImportDialog::top() {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    auto* files = new wxButton{this, wxID_ANY, tw("Add files…")};
    auto* folder = new wxButton{this, wxID_ANY, tw("Add a folder…")};
    files->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const FileQuestion question{FilePurpose::bring_in, tr("Import files"), transcripts_kind()};
        add(ask_files(this, question, bench_.path()));
    });
    folder->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const FileQuestion question{FilePurpose::bring_in, tr("Import a folder"), {}};
        add(ask_folder(this, question, bench_.path()));
    });
    row->Add(files, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    row->Add(folder, wxSizerFlags{}.Border(wxRIGHT, FromDIP(12)));
    row->Add(new wxStaticText{this, wxID_ANY,
                              tw("or drop them here. Nothing is written before you import.")},
             wxSizerFlags{1}.CentreVertical());
    const auto ticks = [&](const char* label, bool ticked) {
        auto* button = new wxButton{this, wxID_ANY, tw(label)};
        button->Bind(wxEVT_BUTTON, [this, ticked](wxCommandEvent&) { list_->tick_all(ticked); });
        row->Add(button, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
        return button;
    };
    tick_all_ = ticks("Tick all", true);
    tick_none_ = ticks("Tick none", false);
    return row;
}

wxSizer* ImportDialog::bottom() {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    preview_ = new wxHtmlWindow{this};
    preview_->SetStandardFonts(GetFont().GetPointSize(), GetFont().GetFaceName());
    preview_->SetMinSize(FromDIP(wxSize{520, 240}));
    row->Add(preview_, wxSizerFlags{1}.Expand());
    row->Add(reading(), wxSizerFlags{}.Expand().Border(wxLEFT, FromDIP(14)));
    return row;
}

wxSizer* ImportDialog::reading() {
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{8, 8})};
    const auto row = [&](const char* label, wxWindow* field) {
        grid->Add(new wxStaticText{this, wxID_ANY, tw(label)}, wxSizerFlags{}.CentreVertical());
        grid->Add(field, wxSizerFlags{}.Expand());
        accessible_name(*field, tr(label));
    };
    const auto text = [this] {
        return new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{210, -1})};
    };
    row("Name", fields_.name = text());
    wxArrayString languages;
    for (const char* code : {"fr", "nl", "en", "de", "es", "it", "pt"}) languages.Add(code);
    fields_.language =
        new wxComboBox{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, languages};
    row("Language", fields_.language);
    fields_.kind = new wxChoice{this, wxID_ANY};
    for (const auto kind : kinds) fields_.kind->Append(to_wx(kind_name(kind)));
    row("Kind", fields_.kind);
    fields_.recognise = new wxCheckBox{this, wxID_ANY, tw("recognised by their labels")};
    row("Speakers", fields_.recognise);
    row("are also", fields_.speakers = text());
    row("are not", fields_.not_speakers = text());
    for (auto* field : {fields_.speakers, fields_.not_speakers}) {
        field->SetHint(tw("labels, with commas between"));
    }
    fields_.read_again = new wxButton{this, wxID_ANY, tw("Read again")};
    fields_.read_again->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { read_again(); });
    grid->AddSpacer(0);
    grid->Add(fields_.read_again, wxSizerFlags{}.Right());
    return grid;
}

wxSizer* ImportDialog::foot() {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    gauge_ = new wxGauge{this, wxID_ANY, 100, wxDefaultPosition, FromDIP(wxSize{120, 14})};
    state_ = new wxStaticText{this, wxID_ANY, {}};
    row->Add(gauge_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(state_, wxSizerFlags{1}.CentreVertical());
    row->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
             wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    import_ = new wxButton{this, wxID_OK, tw("Import")};
    import_->SetDefault();
    row->Add(import_);
    return row;
}

void ImportDialog::add(const std::vector<fs::path>& paths) {
    waiting_.insert(waiting_.end(), paths.begin(), paths.end());
    if (!busy()) read_next();
}

void ImportDialog::read_next() {
    if (waiting_.empty()) return;
    background_
        .run(tr("Reading"),
             [bench = &bench_, paths = std::exchange(waiting_, {})](Progress& progress) {
                 return workbench::import_preview(*bench, paths, {}, progress);
             })
        .then(this, [this](const Result<workbench::ImportPreview>& preview) {
            if (preview) {
                take(*preview);
            } else {
                state_->SetLabel(to_wx(describe(preview.error())));
            }
            read_next();
        });
}

void ImportDialog::take(const workbench::ImportPreview& preview) {
    const bool first = rows_.empty();
    for (const auto& file : preview.files) {
        const bool listed = std::any_of(rows_.begin(), rows_.end(), [&](const ImportRow& row) {
            return row.choice.path == file.path;
        });
        if (listed) continue;
        workbench::FileChoice choice;
        choice.path = file.path;
        rows_.push_back(import_row(std::move(choice), file));
    }
    skipped_.insert(skipped_.end(), preview.skipped.begin(), preview.skipped.end());
    links_.insert(links_.end(), preview.links.begin(), preview.links.end());
    list_->refresh();
    if (first && !rows_.empty()) select(0);
    show_state({});
}

void ImportDialog::select(std::size_t row) {
    for (const auto other : list_->selected()) list_->Select(static_cast<long>(other), false);
    list_->Select(static_cast<long>(row));
    list_->Focus(static_cast<long>(row));
    show_selected();
}

void ImportDialog::show_selected() {
    const auto selected = list_->selected();
    const bool any = !selected.empty() && !busy();
    for (wxWindow* field :
         {static_cast<wxWindow*>(fields_.language), static_cast<wxWindow*>(fields_.kind),
          static_cast<wxWindow*>(fields_.recognise), static_cast<wxWindow*>(fields_.speakers),
          static_cast<wxWindow*>(fields_.not_speakers),
          static_cast<wxWindow*>(fields_.read_again)}) {
        field->Enable(any);
    }
    fields_.name->Enable(any && selected.size() == 1);
    if (selected.empty()) {
        preview_->SetPage(as_page(escape_html(tr("Select a file to see how it was understood."))));
        return;
    }
    const auto& row = rows_[selected.front()];
    preview_->SetPage(as_page(import_preview_html(row)));
    fields_.name->ChangeValue(to_wx(row.preview.name));
    fields_.language->ChangeValue(to_wx(row.preview.language));
    fields_.kind->SetSelection(
        static_cast<int>(std::find(kinds.begin(), kinds.end(), row.preview.kind) - kinds.begin()));
    fields_.recognise->SetValue(row.choice.speakers.recognise);
    fields_.speakers->ChangeValue(to_wx(joined(row.choice.speakers.are)));
    fields_.not_speakers->ChangeValue(to_wx(joined(row.choice.speakers.are_not)));
}

void ImportDialog::read_again() {
    const auto selected = list_->selected();
    if (selected.empty() || busy()) return;
    std::vector<std::pair<std::size_t, workbench::FileChoice>> again;
    for (const auto index : selected) {
        const auto& row = rows_[index];
        auto choice = row.choice;
        const auto name = to_utf8(fields_.name->GetValue());
        const auto language = to_utf8(fields_.language->GetValue());
        const auto kind = kinds[static_cast<std::size_t>(fields_.kind->GetSelection())];
        // What was not touched stays as it is in each of several files.
        if (selected.size() == 1 && name != row.preview.name && !name.empty()) choice.name = name;
        if (language != rows_[selected.front()].preview.language) choice.language = language;
        if (kind != rows_[selected.front()].preview.kind) choice.kind = kind;
        choice.speakers = {fields_.recognise->GetValue(),
                           labels_in(to_utf8(fields_.speakers->GetValue())),
                           labels_in(to_utf8(fields_.not_speakers->GetValue()))};
        again.emplace_back(index, std::move(choice));
    }
    background_
        .run(tr("Reading"),
             [bench = &bench_, again](Progress& progress) -> Result<std::vector<ImportRow>> {
                 std::vector<ImportRow> rows;
                 for (const auto& [index, choice] : again) {
                     if (progress.cancelled()) break;
                     rows.push_back(import_row(choice, workbench::preview_file(*bench, choice)));
                 }
                 return rows;
             })
        .then(this, [this, again](Result<std::vector<ImportRow>> rows) {
            if (!rows) return;
            for (std::size_t i = 0; i < rows->size(); ++i) {
                rows_[again[i].first] = std::move((*rows)[i]);
            }
            list_->refresh();
            show_selected();
            show_state({});
            read_next();
        });
}

std::vector<workbench::FileChoice> ImportDialog::choices() const {
    std::vector<workbench::FileChoice> chosen;
    for (const auto& row : rows_) {
        if (row.ticked) chosen.push_back(row.choice);
    }
    return chosen;
}

workbench::ImportReport ImportDialog::left_out() const {
    workbench::ImportReport report;
    for (const auto& row : rows_) {
        if (can_import(row)) continue;
        workbench::ImportedFile file;
        file.path = row.choice.path;
        file.error = row.preview.error;
        file.already_there = !row.preview.already_there.empty();
        report.files.push_back(std::move(file));
    }
    report.skipped = skipped_;
    report.links = links_;
    return report;
}

void ImportDialog::show_state(const WorkStatus& status) {
    if (state_ == nullptr) return; // still being built
    const bool working = !status.title.empty();
    gauge_->Show(working);
    if (working) {
        gauge_->SetRange(static_cast<int>(std::max<std::size_t>(1, status.total)));
        gauge_->SetValue(static_cast<int>(std::min(status.done, status.total)));
        state_->SetLabel(as_label(status.title + " " + status.step));
    } else if (!rows_.empty()) {
        auto text = import_summary(rows_);
        std::vector<std::string> names;
        for (const auto& path : skipped_) names.push_back(path.filename().string());
        for (const auto& path : links_)
            names.push_back(tr("{} (a link out of the folder)", path.filename().string()));
        if (!names.empty()) text += " · " + tr("cannot be read: {}", joined(names));
        state_->SetLabel(as_label(text));
    }
    const bool any =
        std::any_of(rows_.begin(), rows_.end(), [](const ImportRow& row) { return row.ticked; });
    import_->Enable(any && !working);
    Layout();
}

} // namespace filrouge::app

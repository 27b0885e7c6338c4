#include "app/main_frame.h"
#include "app/printout.h"
#include "app/wx_text.h"
#include "workbench/quoting.h"

#include <wx/filedlg.h>

// What leaves the program: quotes in documents, coded transcripts on paper.
namespace filrouge::app {

void MainFrame::ask_export(ProjectDesk::Gather gather) {
    std::string filter;
    for (const char* ending : {"docx", "odt", "md", "html", "csv", "xlsx", "tex"}) {
        filter +=
            (filter.empty() ? "" : "|") + std::string{ending} + " (*." + ending + ")|*." + ending;
    }
    wxFileDialog dialog{this,
                        tw("Export quotes"),
                        {},
                        tw("quotes.docx"),
                        to_wx(filter),
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() == wxID_OK) {
        desk_->export_quotes(to_path(dialog.GetPath()), std::move(gather));
    }
}

void MainFrame::ask_export_quotes() {
    ask_export([](workbench::Workbench& bench) { return workbench::quotes(bench, {}); });
}

void MainFrame::ask_export_retrieved(const std::vector<workbench::Retrieved>& found) {
    ask_export([found](workbench::Workbench& bench) { return workbench::quotes_of(bench, found); });
}

/// The source shown, with the codings shown as far as a filter can say it.
workbench::PrintRequest MainFrame::print_request() {
    workbench::PrintRequest request;
    request.source = transcript_->view().source();
    request.language = language() == Language::french ? "fr" : "en";
    const auto& wanted = transcript_->view().visibility();
    const auto& project = desk_->bench()->project();
    const auto also = [&request](const std::string& condition) {
        request.where += (request.where.empty() ? "" : " and ") + condition;
    };
    if (wanted.others == Visibility::Others::hidden) {
        also("coder:\"" + desk_->bench()->coder_name() + "\"");
    }
    for (const auto& id : wanted.hidden) {
        if (const auto* coder = project.find(id)) also("not coder:\"" + coder->name + "\"");
    }
    if (project.codebook().find(wanted.branch) != nullptr) {
        also("code:\"" + project.codebook().path(wanted.branch) + "\"");
    }
    return request;
}

void MainFrame::print_transcript() {
    auto transcript = workbench::printed_transcript(*desk_->bench(), print_request());
    if (!transcript) {
        show_error(transcript.error());
    } else if (const auto done = app::print(*this, std::move(*transcript)); !done) {
        show_error(done.error());
    }
}

} // namespace filrouge::app

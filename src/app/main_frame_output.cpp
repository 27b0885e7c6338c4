#include "app/main_frame.h"
#include "app/printout.h"
#include "app/wx_text.h"
#include "workbench/coders.h"
#include "workbench/documents/quoting.h"
#include "workbench/tables/tabulate.h"

#include <initializer_list>

// What leaves the program: quotes in documents, coded transcripts on paper.
namespace filrouge::app {
namespace {

/// By their endings, for a file dialog.
std::string kinds_of(std::initializer_list<const char*> endings) {
    std::string filter;
    for (const std::string ending : endings)
        filter += (filter.empty() ? "" : "|") + file_kind(ending, "*." + ending);
    return filter;
}

} // namespace

QuoteOffer MainFrame::retrieved_offer() {
    const auto& found = retrieval_->found();
    return {tr("found by the retrieval"), found.size(),
            [found](workbench::Workbench& bench) { return workbench::quotes_of(bench, found); }};
}

std::vector<QuoteOffer> MainFrame::quote_offers() {
    std::vector<QuoteOffer> offers;
    auto& bench = *desk_->bench();
    const auto shown = workbench::in_sight(bench.project(), quotes_->passages());
    if (!shown.empty() && panes_.GetPane("quotes").IsShown()) {
        offers.push_back({quotes_->about(), shown.size(), [shown](workbench::Workbench& of) {
                              return workbench::quotes_of(of, shown);
                          }});
    }
    if (retrieval_->total() > 0 && panes_.GetPane("retrieval").IsShown()) {
        offers.push_back(retrieved_offer());
    }
    workbench::QuotesRequest all;
    // As the table beside it counts.
    all.once = crosstab_->count() == analysis::CountOf::passages;
    const auto count =
        all.once ? workbench::count_passages(bench) : bench.project().codings().size();
    const auto sight = workbench::sight_note(bench.project(), language() == Language::french);
    offers.push_back({sight.empty() ? tr("all of the project") : sight, count,
                      [all](workbench::Workbench& of) { return workbench::quotes(of, all); }});
    return offers;
}

void MainFrame::ask_export(const std::vector<QuoteOffer>& offers) {
    ExportDialog which{this, offers};
    if (which.ShowModal() != wxID_OK) return;
    const auto& offer = offers[which.chosen()];
    const auto filter = kinds_of({"docx", "odt", "md", "html", "csv", "xlsx", "tex"});
    ask_file({FilePurpose::write_out, tr("Export quotes") + " – " + which.label(which.chosen()),
              filter, tr("quotes.docx")},
             [&](const std::filesystem::path& file) { desk_->export_quotes(file, offer.gather); });
}

void MainFrame::ask_export_table() {
    const auto shown = crosstab_->shown();
    if (!shown) return;
    const auto filter = kinds_of({"xlsx", "csv", "html", "md", "svg"});
    const workbench::TableStyle style{shown->percent, false,
                                      language() == Language::french ? "fr" : "en"};
    ask_file({FilePurpose::write_out, tr("Export the table shown"), filter, tr("table.xlsx")},
             [&](const std::filesystem::path& file) {
                 desk_->export_table(file, shown->request, shown->table, style);
             });
}

void MainFrame::ask_export_quotes() {
    ask_export(quote_offers());
}

/// The source shown, with the codings shown as far as a filter can say it.
workbench::PrintRequest MainFrame::print_request() {
    workbench::PrintRequest request;
    request.source = transcript_->view().source();
    request.language = language() == Language::french ? "fr" : "en";
    const auto& wanted = transcript_->view().visibility();
    const auto& codebook = desk_->bench()->project().codebook();
    if (codebook.find(wanted.branch) != nullptr)
        request.where = "code:\"" + codebook.path(wanted.branch) + "\"";
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

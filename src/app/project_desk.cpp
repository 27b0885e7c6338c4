#include "app/project_desk.h"

#include "app/logic/strings.h"
#include "platform/files.h"
#include "workbench/codebook_edits.h"
#include "workbench/coding.h"
#include "workbench/quoting.h"
#include "workbench/searches.h"

namespace filrouge::app {
namespace fs = std::filesystem;

namespace {

std::string ending_of(const fs::path& file) {
    const auto ending = file.extension().string();
    return ending.empty() ? ending : ending.substr(1);
}

} // namespace

ProjectDesk::ProjectDesk(wxWindow& window, Background& background, std::string coder)
    : window_{window}, background_{background}, coder_{std::move(coder)} {}

ProjectDesk::~ProjectDesk() {
    background_.drop();
}

bool ProjectDesk::can_edit() const {
    return is_open() && !bench_->read_only() && !writing_;
}

void ProjectDesk::use_coder(const std::string& name) {
    coder_ = name;
    if (is_open()) bench_->use_coder(name);
}

void ProjectDesk::close() {
    if (!is_open()) return;
    background_.drop();
    writing_ = false;
    indexing_ = false;
    wanted_.reset();
    on_closing();
    finder_.reset();
    bench_.reset();
    on_closed();
}

template <class Work>
void ProjectDesk::import_with(Work work) {
    writing_ = true;
    background_.run(tr("Importing"), std::move(work))
        .then(&window_, [this](Result<workbench::ImportReport> report) {
            writing_ = false;
            if (report) {
                on_imported(*report);
            } else {
                on_error(report.error());
            }
            refresh_index();
        });
}

void ProjectDesk::import_files(const std::vector<fs::path>& paths) {
    if (!can_edit() || paths.empty()) return;
    import_with([bench = bench_.get(), paths](Progress& progress) {
        return workbench::import_files(*bench, paths, {}, progress);
    });
}

void ProjectDesk::import_chosen(const std::vector<workbench::FileChoice>& choices) {
    if (!can_edit() || choices.empty()) return;
    import_with([bench = bench_.get(), choices](Progress& progress) {
        return workbench::import_chosen(*bench, choices, progress);
    });
}

template <class Report, class Work>
void ProjectDesk::import_one(const std::string& title, Work work,
                             std::function<void(const Report&)> then) {
    if (!can_edit()) return;
    writing_ = true;
    background_.run(title, std::move(work))
        .then(&window_, [this, then = std::move(then)](Result<Report> report) {
            writing_ = false;
            if (report) {
                then(*report);
            } else {
                on_error(report.error());
            }
        });
}

void ProjectDesk::import_survey(const workbench::SurveyChoice& choice) {
    import_one<workbench::SurveyReport>(
        tr("Importing"),
        [bench = bench_.get(), choice](Progress&) {
            return workbench::import_survey(*bench, choice);
        },
        [this](const workbench::SurveyReport& report) {
            auto text = plural(report.sources.size(), "{} source", "{} sources") + ", " +
                        plural(report.values, "{} value taken over.", "{} values taken over.");
            if (report.silent > 0) {
                text += " " + plural(report.silent, "{} row without any answer was left out.",
                                     "{} rows without any answer were left out.");
            }
            on_say(text);
            refresh_index();
        });
}

void ProjectDesk::import_codebook(const fs::path& file) {
    import_one<workbench::CodebookReport>(
        tr("Importing"),
        [bench = bench_.get(), file](Progress&) {
            return workbench::import_codebook(*bench, file);
        },
        [this](const workbench::CodebookReport& report) {
            on_say(plural(report.added, "{} code added", "{} codes added") + ", " +
                   plural(report.changed, "{} changed", "{} codes changed"));
        });
}

void ProjectDesk::import_attributes(const fs::path& file) {
    import_one<workbench::AttributesReport>(
        tr("Importing"),
        [bench = bench_.get(), file](Progress&) {
            return workbench::import_attributes(*bench, file);
        },
        [this](const workbench::AttributesReport& report) { on_attributes(report); });
}

void ProjectDesk::import_codings(const fs::path& file) {
    import_one<workbench::CodingsReport>(
        tr("Importing"),
        [bench = bench_.get(), file](Progress&) { return workbench::import_codings(*bench, file); },
        [this](const workbench::CodingsReport& report) {
            on_say(plural(report.added, "{} coding added", "{} codings added") + ", " +
                   plural(report.already_there, "{} was there", "{} were there"));
        });
}

void ProjectDesk::written(const fs::path& file, const Result<std::string>& bytes) {
    const auto done = bytes ? platform::write_file(file, *bytes) : Result<void>{bytes.error()};
    if (done) {
        on_say(tr("Written: {}", file.string()));
    } else {
        on_error(done.error());
    }
}

void ProjectDesk::export_with(const fs::path& file,
                              std::function<Result<std::string>(workbench::Workbench&)> render) {
    if (!is_open()) return;
    if (writing_) { // the model may change under a worker
        written(file, render(*bench_));
        return;
    }
    writing_ = true;
    background_
        .run(tr("Exporting"), [bench = bench_.get(),
                               render = std::move(render)](Progress&) { return render(*bench); })
        .then(&window_, [this, file](const Result<std::string>& bytes) {
            writing_ = false;
            written(file, bytes);
        });
}

void ProjectDesk::export_quotes(const fs::path& file, Gather gather) {
    if (!is_open()) return;
    const auto format = publish::parse_quote_format(ending_of(file));
    if (!format) {
        on_error({ErrorCode::invalid_input,
                  tr("Quotes are written as md, csv, html, docx, odt, tex or xlsx, not as “{}”",
                     ending_of(file)),
                  {}});
        return;
    }
    publish::QuoteDocument document;
    document.title = bench_->project().info.name;
    document.language = language() == Language::french ? "fr" : "en";
    export_with(
        file, [document, gather = std::move(gather), format](workbench::Workbench& bench) mutable {
            auto quotes = gather(bench);
            if (!quotes) return Result<std::string>{quotes.error()};
            document.quotes = std::move(*quotes);
            return publish::render_quotes(document, *format);
        });
}

void ProjectDesk::export_pdf(const fs::path& file, const workbench::PrintRequest& request) {
    export_with(file, [request](workbench::Workbench& bench) {
        const auto transcript = workbench::printed_transcript(bench, request);
        if (!transcript) return Result<std::string>{transcript.error()};
        return publish::render_pdf(*transcript, request.format);
    });
}

void ProjectDesk::export_codings(const fs::path& file) {
    export_with(file, [](workbench::Workbench& bench) { return workbench::export_codings(bench); });
}

void ProjectDesk::export_codebook(const fs::path& file) {
    if (is_open()) written(file, workbench::export_codebook(*bench_, file));
}

void ProjectDesk::backup(const fs::path& file) {
    if (!is_open()) return;
    const bool wrote = std::exchange(writing_, true);
    background_
        .run(tr("Saving a backup"),
             [bench = bench_.get(), file](Progress& progress) -> Result<bool> {
                 const auto done = bench->backup(file, progress);
                 if (!done) return done.error();
                 return true;
             })
        .then(&window_, [this, file, wrote](const Result<bool>& done) {
            writing_ = wrote;
            if (done) {
                on_say(tr("Backup saved: {}", file.string()));
            } else {
                on_error(done.error());
            }
        });
}

void ProjectDesk::refresh_index() {
    if (!finder_ || indexing_ || finder_->stale() == 0) {
        if (!indexing_) search_now();
        return;
    }
    indexing_ = true;
    background_
        .run(tr("Indexing for search"),
             [finder = finder_.get(), plan = finder_->plan()](Progress& progress) -> Result<bool> {
                 const auto done = finder->refresh(*plan, progress);
                 if (!done) return done.error();
                 return true;
             })
        .then(&window_, [this](const Result<bool>& done) {
            indexed(done ? Result<void>{} : Result<void>{done.error()});
        });
}

void ProjectDesk::indexed(const Result<void>& done) {
    indexing_ = false;
    if (!done) {
        if (wanted_) on_search_error(done.error());
        wanted_.reset();
        if (done.error().code != ErrorCode::cancelled) on_error(done.error());
        return;
    }
    // Sources may have come meanwhile.
    refresh_index();
}

void ProjectDesk::search(const std::string& query, std::uint32_t limit) {
    if (!is_open()) return;
    wanted_ = Wanted{query, limit};
    if (!indexing_) refresh_index();
    if (indexing_) on_search_waiting();
}

void ProjectDesk::search_now() {
    if (!wanted_ || !finder_) return;
    const auto wanted = *std::exchange(wanted_, std::nullopt);
    SilentProgress progress;
    search::Page page;
    page.limit = wanted.limit;
    auto found = finder_->search(wanted.query, {}, page, progress);
    if (found) {
        if (std::exchange(meant_, {}) == wanted.query) {
            const auto kept = workbench::remember_search(*bench_, wanted.query, {}, found->total);
            if (!kept) on_error(kept.error());
        }
        on_found(*found);
    } else {
        on_search_error(found.error());
    }
}

} // namespace filrouge::app

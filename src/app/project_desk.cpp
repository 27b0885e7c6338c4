#include "app/project_desk.h"

#include "app/logic/strings.h"
#include "app/sources/table_preview.h"
#include "app/window_progress.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/coding/coding.h"
#include "workbench/documents/quoting.h"
#include "workbench/finding/searches.h"
#include "workbench/history/backup.h"

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
    return is_open() && !bench_->read_only() && writers_ == 0;
}

bool ProjectDesk::is_at_rest() const {
    return is_open() && writers_ == 0;
}

void ProjectDesk::use_coder(const std::string& name) {
    coder_ = name;
    if (is_open()) bench_->use_coder(name);
}

void ProjectDesk::close() {
    if (!is_open()) return;
    finish_exports();
    background_.drop();
    writers_ = 0;
    indexing_ = false;
    exports_ = 0;
    to_export_.clear();
    wanted_.reset();
    awaiting_ = nullptr;
    on_closing();
    finder_.reset();
    // The file is closed when this returns; a large model takes a while to let go of.
    destroyer_.destroy_in_background(
        std::make_unique<Project>(workbench::Workbench::close(std::move(bench_))));
    on_closed();
}

template <class Answer>
bool ProjectDesk::check(const Answer& answer) {
    if (!answer) {
        on_error(answer.error());
    } else if (on_done) {
        on_done();
    }
    return bool{answer};
}

template <class Work, class Take>
void ProjectDesk::run_alone(const std::string& title, Work work, Take take) {
    ++writers_;
    background_.run(title, std::move(work))
        .then(&window_, [this, title, take = std::move(take)](const auto& answer) {
            --writers_;
            export_next();
            action_ = title;
            take(answer);
            action_.clear();
        });
}

bool ProjectDesk::edit(LongEdit edit) {
    if (!can_edit()) {
        if (is_open() && bench_->read_only()) {
            on_say(tr("This project is open read-only: nothing can be changed."));
        } else {
            on_busy();
        }
        return false;
    }
    const auto say = [this](const Result<std::string>& done) {
        action_.clear();
        if (check(done) && !done->empty()) on_say(*done);
        return done.ok();
    };
    if (!edit.in_background()) return say(edit.work(*bench_, no_progress()));
    run_alone(
        edit.title,
        [bench = bench_.get(), work = std::move(edit.work)](Progress& progress) {
            return work(*bench, progress);
        },
        [say, failed = std::move(edit.failed)](const Result<std::string>& done) {
            if (!say(done) && failed) failed();
        });
    return true;
}

template <class Work>
void ProjectDesk::import_with(Work work) {
    run_alone(tr("Importing"), std::move(work),
              [this](const Result<workbench::ImportReport>& report) {
                  if (check(report)) on_imported(*report);
                  refresh_index();
              });
}

void ProjectDesk::import_files(const std::vector<fs::path>& paths) {
    if (!can_edit() || paths.empty()) return;
    import_with([bench = bench_.get(), paths](Progress& progress) {
        return workbench::import_files(*bench, paths, {}, progress);
    });
}

void ProjectDesk::import_chosen(const std::vector<workbench::FileChoice>& choices,
                                const workbench::ImportReport& left_out) {
    if (!can_edit() || choices.empty()) return;
    import_with([bench = bench_.get(), choices, left_out](Progress& progress) {
        auto report = workbench::import_chosen(*bench, choices, progress);
        if (!report) return report;
        const auto add = [](auto& all, const auto& some) {
            all.insert(all.end(), some.begin(), some.end());
        };
        add(report->files, left_out.files);
        add(report->skipped, left_out.skipped);
        add(report->links, left_out.links);
        return report;
    });
}

template <class Report, class Work>
void ProjectDesk::import_one(const std::string& title, Work work,
                             std::function<void(const Report&)> then) {
    if (!can_edit()) return;
    run_alone(title, std::move(work), [this, then = std::move(then)](const Result<Report>& report) {
        if (check(report)) then(*report);
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
            on_say(plural(report.added.size(), "{} code added", "{} codes added") + ", " +
                   plural(report.changed.size(), "{} changed", "{} codes changed"));
        });
}

void ProjectDesk::import_attributes(const fs::path& file, const std::set<std::string>& apart) {
    import_one<workbench::AttributesReport>(
        tr("Importing"),
        [bench = bench_.get(), file, apart](Progress&) {
            return workbench::import_attributes(*bench, file, workbench::Trial::real, apart);
        },
        [this](const workbench::AttributesReport& report) { on_attributes(report); });
}

void ProjectDesk::import_codings(const fs::path& file) {
    import_one<workbench::CodingsReport>(
        tr("Importing"),
        [bench = bench_.get(), file](Progress&) { return workbench::import_codings(*bench, file); },
        [this](const workbench::CodingsReport& report) {
            on_say(plural(report.added, "{} coding added", "{} codings added") + ", " +
                   describe_known(report));
        });
}

void ProjectDesk::write(const fs::path& file, std::vector<std::string> endings, Render render) {
    if (!is_open()) return;
    const platform::OutputTarget target{file, std::move(endings), bench_->path()};
    if (!check(platform::check_output(target))) return;
    before_reading();
    to_export_.emplace_back(target, std::move(render));
    ++exports_;
    export_next();
}

/// Who closes the window right after asking for a file expects to find it.
void ProjectDesk::finish_exports() {
    if (exports_ == 0) return;
    WindowProgress progress{window_, tr("Exporting")};
    background_.finish([this] { return exports_ > 0; }, progress);
}

void ProjectDesk::export_next() {
    if (writers_ > 0 || to_export_.empty()) return; // the model may change under a worker
    auto next = std::move(to_export_.front());
    to_export_.pop_front();
    run_alone(
        tr("Exporting"),
        [bench = bench_.get(), render = std::move(next.second),
         target = next.first](Progress& progress) -> Result<void> {
            const auto bytes = render(*bench);
            if (!bytes) return bytes.error();
            if (progress.cancelled()) return Error{ErrorCode::cancelled, "Stopped", {}};
            return platform::write_output(target, *bytes);
        },
        [this, file = next.first.path](const Result<void>& done) {
            --exports_;
            if (check(done)) on_say(tr("Written: {}", file.string()));
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
    write(file, publish::endings_of(*format),
          [document, gather = std::move(gather), format](workbench::Workbench& bench) mutable {
              auto quotes = gather(bench);
              if (!quotes) return Result<std::string>{quotes.error()};
              document.quotes = std::move(*quotes);
              return publish::render_quotes(document, *format);
          });
}

void ProjectDesk::export_pdf(const fs::path& file, const workbench::PrintRequest& request) {
    write(file, {"pdf"}, [request](workbench::Workbench& bench) {
        const auto transcript = workbench::printed_transcript(bench, request);
        if (!transcript) return Result<std::string>{transcript.error()};
        return publish::render_pdf(*transcript, request.format);
    });
}

void ProjectDesk::export_codings(const fs::path& file) {
    write(file, {"csv"},
          [](workbench::Workbench& bench) { return workbench::export_codings(bench); });
}

void ProjectDesk::export_table(const fs::path& file, const workbench::CrosstabRequest& request,
                               const analysis::Table& table, const workbench::TableStyle& style) {
    const auto format = publish::parse_table_format(ending_of(file));
    if (!format) {
        on_error(
            {ErrorCode::invalid_input,
             tr("Tables are written as xlsx, csv, html, md or svg, not as “{}”", ending_of(file)),
             {}});
        return;
    }
    write(file, {ending_of(file)}, [=](workbench::Workbench& bench) {
        return publish::render_table(workbench::table_document(bench, request, table, style),
                                     *format);
    });
}

void ProjectDesk::export_codebook(const fs::path& file) {
    write(file, {"yaml", "yml", "csv"},
          [file](workbench::Workbench& bench) { return workbench::export_codebook(bench, file); });
}

void ProjectDesk::backup(const fs::path& file) {
    if (!is_open()) return;
    before_reading();
    run_alone(
        tr("Saving a backup"),
        [bench = bench_.get(), file](Progress& progress) {
            return workbench::backup_checked(*bench, file, progress);
        },
        [this, file](const Result<void>& done) {
            if (check(done)) on_say(tr("Backup saved: {}", file.string()));
        });
}

void ProjectDesk::go_on_in_copy(const fs::path& file) {
    if (!is_open()) return;
    run_alone(
        tr("Saving a copy"),
        [bench = bench_.get(), file](Progress& progress) { return bench->backup(file, progress); },
        [this, file](const Result<void>& done) {
            if (check(done)) open(file);
        });
}

void ProjectDesk::refresh_index() {
    if (indexing_) return;
    if (!finder_) {
        search_now();
        return;
    }
    index(finder_->plan());
}

void ProjectDesk::index(std::shared_ptr<const workbench::Finder::Work> work) {
    if (workbench::Finder::is_done(*work)) {
        search_now();
        return;
    }
    indexing_ = true;
    background_
        .run(tr("Indexing for search"),
             [finder = finder_.get(), work = std::move(work)](Progress& progress) -> Result<bool> {
                 const auto done = finder->refresh(*work, progress);
                 if (!done) return done.error();
                 return true;
             })
        .then(&window_, [this](const Result<bool>& done) {
            indexed(done ? Result<void>{} : Result<void>{done.error()});
        });
}

void ProjectDesk::indexed(const Result<void>& done) {
    indexing_ = false;
    action_ = tr("Indexing for search");
    if (done && on_done) on_done();
    if (!done) {
        if (wanted_) on_search_error(done.error());
        wanted_.reset();
        awaiting_ = nullptr;
        if (done.error().code != ErrorCode::cancelled) on_error(done.error());
        action_.clear();
        return;
    }
    action_.clear();
    // Sources may have come meanwhile.
    refresh_index();
}

void ProjectDesk::search(const std::string& query, std::uint32_t limit) {
    if (!is_open()) return;
    wanted_ = Wanted{query, limit};
    if (!indexing_) refresh_index();
    if (indexing_) on_search_waiting();
}

void ProjectDesk::when_indexed(std::function<void()> action) {
    if (!is_open()) return;
    awaiting_ = std::move(action);
    if (!indexing_) refresh_index();
}

void ProjectDesk::search_now() {
    if (!finder_) return;
    if (const auto action = std::exchange(awaiting_, nullptr)) action();
    if (!wanted_) return;
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

#include "app/logic/strings.h"
#include "app/project_desk.h"
#include "platform/bundled.h"
#include "platform/exceptions.h"
#include "workbench/demonstration.h"

// How a project comes into the window: opened, made, or made of the study that comes along.
namespace filrouge::app {
namespace fs = std::filesystem;

void ProjectDesk::open(const fs::path& path, Access access) {
    const auto number = ++opening_;
    // Another project may be open; it stays until this one has proved good. The same file opened
    // anew must be let go first.
    std::error_code ignored;
    const auto is_ours = [&](const fs::path& ours) { return fs::equivalent(path, ours, ignored); };
    if (is_open() && (is_ours(bench_->path()) || is_ours(bench_->place().now))) close();
    workbench::OpenOptions options;
    options.coder = coder_;
    options.access = access;
    background_
        .run(tr("Opening {}", path.filename().string()),
             [path, options](Progress&) -> Result<Opened> {
                 auto bench = workbench::Workbench::open(path, options);
                 if (!bench) return bench.error();
                 return with_finder(std::move(*bench));
             })
        .then(&window_, [this, number, path](Result<Opened> made) {
            if (number != opening_) return;
            if (made) {
                adopt(std::move(*made));
            } else {
                on_refused(path, made.error());
            }
        });
}

void ProjectDesk::create(const fs::path& path) {
    NewStudy study;
    study.file = path;
    create(study);
}

void ProjectDesk::create(const NewStudy& study) {
    ++opening_;
    workbench::OpenOptions options;
    options.coder = study.coder.empty() ? coder_ : study.coder;
    auto made = workbench::Workbench::create(study.file, study.project, options);
    if (!made) {
        on_refused(study.file, made.error());
        return;
    }
    coder_ = options.coder;
    adopt(with_finder(std::move(*made)));
    if (!study.codebook.empty()) import_codebook(study.codebook);
}

void ProjectDesk::make_demonstration(const fs::path& file) {
    const auto data = platform::bundled_data();
    if (!data) {
        on_refused(file, data.error());
        return;
    }
    background_
        .run(tr("Making the demonstration study"),
             [file, data = *data](Progress& progress) {
                 return workbench::make_demonstration(file, data, {}, progress);
             })
        .then(&window_, [this, file](const Result<workbench::DemonstrationReport>& made) {
            if (made) {
                open(file);
            } else {
                on_refused(file, made.error());
            }
        });
}

ProjectDesk::Opened ProjectDesk::with_finder(std::unique_ptr<workbench::Workbench> bench,
                                             std::chrono::milliseconds patience) {
    auto finder = workbench::Finder::open(*bench, {}, patience);
    auto to_index = finder ? (*finder)->plan() : nullptr;
    return {std::move(bench), std::move(finder), std::move(to_index)};
}

void ProjectDesk::adopt(Opened opened) {
    close();
    // The project that was open may have been a copy of this one, and have held its index.
    if (!opened.finder) opened = with_finder(std::move(opened.bench), std::chrono::milliseconds{0});
    bench_ = std::move(opened.bench);
    bench_->run_on_owner_with(background_.executor());
    bench_->on_broken_view = [this](const std::exception& thrown) {
        on_error(platform::error_of(thrown));
    };
    if (opened.finder) finder_ = std::move(*opened.finder);
    on_opened();
    if (finder_) {
        index(std::move(opened.to_index));
    } else {
        on_error(opened.finder.error());
    }
}

} // namespace filrouge::app

#pragma once

#include "app/background.h"
#include "app/background_destroyer.h"
#include "app/logic/new_project.h"
#include "app/long_edit.h"
#include "platform/output.h"
#include "publish/quotes.h"
#include "workbench/documents/printing.h"
#include "workbench/documents/reports.h"
#include "workbench/finding/find.h"
#include "workbench/sources/import.h"
#include "workbench/sources/survey.h"
#include "workbench/workbench.h"

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace filrouge::app {

/// The open project and all that is done with whole files: open, import, index, search, export.
/// Long work runs in the background; answers come through the callbacks, on the main thread.
class ProjectDesk {
  public:
    ProjectDesk(wxWindow& window, Background& background, std::string coder);
    ProjectDesk(const ProjectDesk&) = delete;
    ProjectDesk& operator=(const ProjectDesk&) = delete;
    ~ProjectDesk();

    [[nodiscard]] workbench::Workbench* bench() { return bench_.get(); } ///< null: none open
    [[nodiscard]] bool is_open() const { return bench_ != nullptr; }
    /// False without a project, in a read-only one, and while work in the background writes to it.
    [[nodiscard]] bool can_edit() const;
    /// A project is open, and no work under way reads or writes its codings.
    [[nodiscard]] bool is_at_rest() const;
    [[nodiscard]] bool indexing() const { return indexing_; }

    using Access = store::ProjectFile::Access;
    void open(const std::filesystem::path& path, Access access = Access::read_write);
    void create(const std::filesystem::path& path);
    /// With its coder, who works from now on, and its codebook.
    void create(const NewStudy& study);
    /// Makes a project of the study that comes with the program, and opens it.
    void make_demonstration(const std::filesystem::path& file);
    /// Who works from now on, in this project and in those opened later.
    void use_coder(const std::string& name);
    /// Waits for the exports under way to be written, and for other work to stop.
    void close();

    /// See `DoEdit`. Nothing else is edited until it is done.
    bool edit(LongEdit edit);

    void import_files(const std::vector<std::filesystem::path>& paths);
    /// Each as it was chosen in the import dialog.
    /// The report names those, too, that were left out because they cannot be imported.
    void import_chosen(const std::vector<workbench::FileChoice>& choices,
                       const workbench::ImportReport& left_out = {});
    void import_survey(const workbench::SurveyChoice& choice);
    void import_codebook(const std::filesystem::path& file);
    /// `apart`: see `workbench::import_attributes`.
    void import_attributes(const std::filesystem::path& file,
                           const std::set<std::string>& apart = {});
    void import_codings(const std::filesystem::path& file);
    /// Makes the file's content and writes it, both on another thread and after the work that
    /// writes to the project; nothing is edited meanwhile.
    using Render = std::function<Result<std::string>(workbench::Workbench&)>;
    /// `endings`: what the file's name may end in, by what is to be written.
    void write(const std::filesystem::path& file, std::vector<std::string> endings, Render render);
    /// By the ending of the file. `gather` is called on another thread.
    using Gather = std::function<Result<std::vector<publish::Quote>>(workbench::Workbench&)>;
    void export_quotes(const std::filesystem::path& file, Gather gather);
    /// A coded transcript with its margin, as PDF.
    void export_pdf(const std::filesystem::path& file, const workbench::PrintRequest& request);
    void export_codings(const std::filesystem::path& file);
    void export_table(const std::filesystem::path& file, const workbench::CrosstabRequest& request,
                      const analysis::Table& table, const workbench::TableStyle& style);
    void export_codebook(const std::filesystem::path& file);
    void backup(const std::filesystem::path& file);
    /// Saves a copy and opens it, for when the file that is open has lost its place.
    void go_on_in_copy(const std::filesystem::path& file);

    /// At once where the index is up to date, else as soon as it is.
    void search(const std::string& query, std::uint32_t limit);
    /// Does it at once where the index is up to date, else as soon as it is; the last one asked
    /// for.
    void when_indexed(std::function<void()> action);
    /// The next search for it is kept among those made.
    void remember(const std::string& query) { meant_ = query; }
    /// Null while there is none, or it is being made.
    [[nodiscard]] workbench::Finder* finder() { return indexing_ ? nullptr : finder_.get(); }
    /// Brings the index up to date in the background, if it is not.
    void refresh_index();

    std::function<void()> before_reading; ///< a copy or export follows: what is typed is written
    std::function<void()> on_opened;
    std::function<void()> on_closing; ///< views let go of the project
    std::function<void()> on_closed;  ///< there is none now
    std::function<void(const Error&)> on_error;
    /// Work has succeeded: what was said of its failure before is over. Edits tell by their change.
    std::function<void()> on_done;
    /// What `on_error` and `on_done` are about; empty: an edit.
    [[nodiscard]] const std::string& action() const { return action_; }
    /// A project that could not be opened or made.
    std::function<void(const std::filesystem::path&, const Error&)> on_refused;
    std::function<void(const std::string&)> on_say;
    std::function<void()> on_busy; ///< something cannot be done until the work under way is
    std::function<void(const workbench::ImportReport&)> on_imported;
    std::function<void(const workbench::AttributesReport&)> on_attributes;
    std::function<void(const workbench::FoundPassages&)> on_found;
    std::function<void(const Error&)> on_search_error;
    std::function<void()> on_search_waiting;

  private:
    /// What another thread opens, so that the window answers meanwhile.
    struct Opened {
        std::unique_ptr<workbench::Workbench> bench;
        Result<std::unique_ptr<workbench::Finder>> finder;
        std::shared_ptr<const workbench::Finder::Work> to_index;
    };
    static Opened with_finder(std::unique_ptr<workbench::Workbench> bench,
                              std::chrono::milliseconds patience = search::usual_patience);
    void adopt(Opened opened);
    void index(std::shared_ptr<const workbench::Finder::Work> work);
    void indexed(const Result<void>& done);
    void search_now();
    void export_next();
    void finish_exports();
    /// True, or the error is told.
    template <class Answer>
    bool check(const Answer& answer);
    /// In the background, the model being held still meanwhile. `take` gets what `work` returned.
    template <class Work, class Take>
    void run_alone(const std::string& title, Work work, Take take);
    template <class Work>
    void import_with(Work work);
    template <class Report, class Work>
    void import_one(const std::string& title, Work work, std::function<void(const Report&)> then);

    wxWindow& window_;
    Background& background_;
    std::string coder_;
    std::string action_;
    std::unique_ptr<workbench::Workbench> bench_;
    std::unique_ptr<workbench::Finder> finder_;
    std::size_t writers_ = 0; // work under way that the model must hold still for
    bool indexing_ = false;
    std::size_t exports_ = 0;       // asked for and not yet written
    BackgroundDestroyer destroyer_; // of the project closed last
    std::deque<std::pair<platform::OutputTarget, Render>> to_export_;
    struct Wanted {
        std::string query;
        std::uint32_t limit = 0;
    };
    std::string meant_;              // to be remembered
    std::optional<Wanted> wanted_;   // a search that waits for the index
    std::function<void()> awaiting_; // what else does
    std::size_t opening_ = 0; // number of the newest request to open: older answers are stale
};

} // namespace filrouge::app

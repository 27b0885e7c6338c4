#include "app/application.h"

#include "app/main_frame.h"
#include "app/place_book.h"
#include "app/settings.h"
#include "app/theme.h"
#include "app/toolkit_words.h"
#include "app/wx_text.h"
#include "platform/exceptions.h"
#include "platform/files.h"
#include "platform/process.h"
#include "platform/unfinished.h"

#include <wx/fileconf.h>
#include <wx/filefn.h>
#include <wx/stdpaths.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace filrouge::app {

namespace {

/// A worker that lets go of millions of small things would have the memory tidied in one go, the
/// main thread waiting a tenth of a second for its next piece; like this it is tidied on the way.
void tidy_memory_at_once() {
#ifdef __GLIBC__
    mallopt(M_MXFAST, 0);
#endif
}

/// The names of projects stand in them: the user's alone, also where an earlier version made them.
wxFileConfig* settings_in(const wxString& folder) {
    constexpr auto owner_only = static_cast<std::filesystem::perms>(0700);
    constexpr auto owner_file = static_cast<std::filesystem::perms>(0600);
    constexpr int not_for_others = 0077;
    const auto file = folder + "/filrouge.conf";
    std::error_code ignored; // without settings the window works as at its first start
    static_cast<void>(platform::make_private_folder(to_path(folder)));
    std::filesystem::permissions(to_path(folder), owner_only, ignored);
    std::filesystem::permissions(to_path(file), owner_file, ignored);
    auto* settings = new wxFileConfig{"filrouge", {}, file};
    settings->SetUmask(not_for_others);
    return settings;
}

} // namespace

/// The language decides in which words the toolkit starts, and the settings decide the language.
bool Application::Initialize(int& count, wxChar** words) {
    SetAppName("filrouge");
    SetAppDisplayName("Filrouge");
    use_toolkit_language(language_of_environment()); // names of folders may have accents
    wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
    wxConfigBase::Set(settings_in(wxStandardPaths::Get().GetUserConfigDir()));
    const auto usual = kept_language().value_or(language_of_environment());
    set_language(options_.language.value_or(usual));
    use_toolkit_language(language());
    return wxApp::Initialize(count, words);
}

bool Application::OnInit() {
    tidy_memory_at_once();
    platform::end_children_when_interrupted();
    platform::remove_leftovers();
    use_theme(kept_theme());
    make_frame();
    const auto project = options_.project.empty() ? last_project() : options_.project;
    if (!project.empty() && (!options_.project.empty() || wxFileExists(path_to_wx(project)))) {
        frame_->open_project(project);
    }
    return true;
}

void Application::make_frame() {
    frame_ = new MainFrame{options_};
    frame_->on_renew = [this] { CallAfter([this] { renew(); }); };
    SetTopWindow(frame_.get());
    frame_->Show();
}

void Application::renew() {
    auto* old = frame_.get();
    if (old == nullptr) return;
    std::string project;
    auto access = ProjectDesk::Access::read_write;
    if (const auto* bench = old->desk().bench()) {
        project = bench->path().string();
        if (bench->read_only()) access = ProjectDesk::Access::snapshot;
    }
    auto where = old->whereabouts();
    // Lets the project go at once; the window itself goes with the next idle moment.
    old->Close(true);
    old->Hide();
    set_language(kept_language().value_or(language()));
    use_toolkit_language(language());
    use_theme(kept_theme());
    make_frame();
    if (project.empty()) return;
    frame_->come_back_to(std::move(where));
    frame_->open_project(project, access);
}

bool Application::OnExceptionInMainLoop() {
    Error error{ErrorCode::failed, tr("Something unexpected happened; your work is safe"), {}};
    try {
        throw;
    } catch (const std::exception& exception) {
        error = platform::error_of(exception);
    } catch (...) { // not ours: what was said above is all that is known
    }
    if (!frame_) return false;
    frame_->show_error(error);
    return true;
}

} // namespace filrouge::app

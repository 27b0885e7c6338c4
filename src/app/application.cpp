#include "app/application.h"

#include "app/main_frame.h"
#include "app/place_book.h"
#include "app/wx_text.h"

#include <wx/fileconf.h>
#include <wx/filefn.h>
#include <wx/stdpaths.h>

namespace filrouge::app {

bool Application::OnInit() {
    SetAppName("filrouge");
    SetAppDisplayName("Filrouge");
    set_language(options_.language.value_or(language_of_environment()));
    wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
    const auto folder = wxStandardPaths::Get().GetUserConfigDir();
    if (!wxDirExists(folder)) wxMkdir(folder);
    wxConfigBase::Set(new wxFileConfig{"filrouge", {}, folder + "/filrouge.conf"});
    frame_ = new MainFrame{options_};
    frame_->Show();
    const auto project = options_.project.empty() ? last_project() : options_.project;
    if (!project.empty() && (!options_.project.empty() || wxFileExists(path_to_wx(project)))) {
        frame_->open_project(project);
    }
    return true;
}

bool Application::OnExceptionInMainLoop() {
    Error error{ErrorCode::failed, tr("Something unexpected happened; your work is safe"), {}};
    try {
        throw;
    } catch (const Failure& failure) {
        error = failure.error();
    } catch (const std::exception& exception) {
        error.hint = exception.what();
    } catch (...) {
        error.hint = "unknown exception";
    }
    if (!frame_) return false;
    frame_->show_error(error);
    return true;
}

} // namespace filrouge::app

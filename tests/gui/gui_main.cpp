#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "gui/gui.h"

#include "app/application.h"

#include <wx/evtloop.h>
#include <wx/image.h>
#include <wx/init.h>

#include <cstdlib>

namespace filrouge::gui_test {
namespace {

/// Runs the tests instead of the event loop; they let events through with `settle` and
/// `wait_until`.
class TestedApplication : public app::Application {
  public:
    TestedApplication(app::Options options, int count, char** words)
        : Application{std::move(options)}, argc_{count}, argv_{words} {}
    bool OnInit() override {
        wxInitAllImageHandlers();
        return Application::OnInit();
    }
    int OnRun() override {
        wxGUIEventLoop loop;
        const wxEventLoopActivator active{&loop};
        status_ = Catch::Session{}.run(argc_, argv_);
        frame()->Close();
        settle();
        return status_;
    }
    int OnExit() override {
        Application::OnExit();
        std::_Exit(status_ == 0 ? 0 : 1);
    }

  private:
    int argc_;
    char** argv_;
    int status_ = 1;
};

} // namespace

app::MainFrame& frame() {
    return *static_cast<app::Application*>(wxTheApp)->frame();
}

} // namespace filrouge::gui_test

int main(int argc, char** argv) {
    using namespace filrouge;
    setenv("XDG_CONFIG_HOME", gui_test::folder().c_str(), 1);
    setenv("XDG_CACHE_HOME", gui_test::folder().c_str(), 1);
    app::Options options;
    options.coder = "zoé";
    options.language = app::Language::french;
    wxApp::SetInstance(new gui_test::TestedApplication{options, argc, argv});
    int only_the_name = 1;
    return wxEntry(only_the_name, argv);
}

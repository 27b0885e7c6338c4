#include "app/application.h"

#include <wx/init.h>

#include <cstdio>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    using namespace filrouge::app;
    // Read here, as bytes: wx would lose accents in paths under the C locale.
    const auto options = parse_options({argv + 1, argv + argc});
    if (!options) {
        std::fprintf(stderr, "filrouge: %s\n", options.error().message().c_str());
        return 2;
    }
    if (options->help) {
        std::fputs(usage().c_str(), stdout);
        return 0;
    }
    if (options->version) {
        std::puts("filrouge " FILROUGE_VERSION);
        return 0;
    }
    wxApp::SetInstance(new Application{*options});
    int only_the_name = 1;
    return wxEntry(only_the_name, argv);
}

#include "app/logic/options.h"

namespace filrouge::app {
namespace {

Error wrong(const std::string& what) {
    return Error{ErrorCode::invalid_input, what,
                 "usage: filrouge [--coder NAME] [--lang fr|en] [PROJECT]"};
}

} // namespace

std::string usage() {
    return "filrouge [--coder NAME] [--lang fr|en] [PROJECT]\n"
           "  --coder NAME   who codes (otherwise the login name)\n"
           "  --lang fr|en   language of the window (otherwise the desktop's, else French)\n"
           "  --version      prints the version\n";
}

Result<Options> parse_options(const std::vector<std::string>& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& argument = arguments[i];
        const bool last = i + 1 == arguments.size();
        if (argument == "--help" || argument == "-h") {
            options.help = true;
        } else if (argument == "--version") {
            options.version = true;
        } else if (argument == "--coder" || argument == "--lang") {
            if (last) return wrong(argument + " needs a value");
            const auto& value = arguments[++i];
            if (argument == "--coder") {
                options.coder = value;
            } else if (options.language = parse_language(value); !options.language) {
                return wrong("--lang is fr or en, not " + value);
            }
        } else if (argument.size() > 1 && argument[0] == '-') {
            return wrong("unknown option " + argument);
        } else if (!options.project.empty()) {
            return wrong("only one project can be opened at a time");
        } else {
            options.project = argument;
        }
    }
    return options;
}

} // namespace filrouge::app

#pragma once

#include "app/logic/strings.h"
#include "core/result.h"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::app {

/// `filrouge [--coder NAME] [--lang fr|en] [PROJECT]`
struct Options {
    std::string coder;
    std::optional<Language> language;
    std::string project; ///< path, empty: none
    bool help = false;
    bool version = false;
};

/// `arguments` without the program's name. Error invalid_input for unknown options.
Result<Options> parse_options(const std::vector<std::string>& arguments);

std::string usage();

} // namespace filrouge::app

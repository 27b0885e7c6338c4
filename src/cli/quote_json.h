#pragma once

#include "publish/quotes.h"

#include <nlohmann/json.hpp>

namespace filrouge::cli {

/// `source`, `turn`, `speaker`, `speakers`, `start`, `end`, `text`, `code`, `coder`, `memo`,
/// `attribution`.
nlohmann::json quote_json(const publish::Quote& quote);

} // namespace filrouge::cli

#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace filrouge::transcripts {

using Json = nlohmann::json;

/// A JSON document, or JSON lines as an array. `NaN` and `Infinity`, which some programs write, are
/// null. Errors (invalid_input) name the file and the place: no JSON, nested too deeply, too many
/// values.
Result<Json> parse_json(std::string_view utf8, const std::string& name);

} // namespace filrouge::transcripts

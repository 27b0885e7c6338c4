#pragma once

#include <string>
#include <string_view>
#include <vector>

// Types of relations between codes. In the project they are English words ("regulates") or whatever
// the researcher wrote; the window shows the usual ones in her language.
namespace filrouge::app {

const std::vector<std::string>& usual_relations();
std::string relation_name(std::string_view type);
/// The other way: "régule" → "regulates"; other words stay as they are.
std::string relation_type(std::string_view name);

} // namespace filrouge::app

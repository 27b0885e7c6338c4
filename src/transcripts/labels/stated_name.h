#pragma once

#include <string>
#include <string_view>

namespace filrouge::transcripts {

/// The name in a field that states who speaks (a cell, a voice tag, what stands before the colon of
/// a caption): without the label's signs around it ("DB:", "[DB]", "- DB –", "//DB"), invisible
/// characters and double spaces. What the name holds inside stays. Empty where nothing else is
/// there.
std::string stated_name(std::string_view written);

} // namespace filrouge::transcripts

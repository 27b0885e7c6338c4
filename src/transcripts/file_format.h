#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>

namespace filrouge::transcripts {

/// The format that a file's ending means, lower case: "docx"; `.htm` means "html".
std::string format_of(const std::filesystem::path& path);
bool is_readable(const std::string& format);
/// Names the file, and the endings that can be read.
Error unknown_format(const std::filesystem::path& path);

} // namespace filrouge::transcripts

#pragma once

#include "core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::platform {

struct DecodedText {
    std::string utf8;     ///< valid; may still hold CR and what `Text::clean` mends
    std::string encoding; ///< "UTF-8", "UTF-16LE", "WINDOWS-1252" …
};

/// The characters of a text file: by byte-order mark, else UTF-8 where valid or nearly so (what is
/// broken in it becomes U+FFFD), else as detected, in doubt Windows-1252. Error invalid_input where
/// the bytes are no text; `name` is the file's.
Result<DecodedText> decode_text(std::string_view bytes, const std::string& name);

/// What a person should know of how `decode_text` read `bytes` in `encoding`: that it is a guess,
/// or how many characters could not be read and in which lines. English sentences, mostly none.
std::vector<std::string> told_decoding(std::string_view bytes, const std::string& encoding);

/// "a PNG image", "a PDF document" … by the first bytes; empty where unknown.
std::string_view known_binary(std::string_view bytes);

/// `bytes` in the named encoding as UTF-8; nothing where ICU does not know it. Bytes that mean
/// nothing become U+FFFD.
std::optional<std::string> convert(std::string_view bytes, const std::string& encoding);

} // namespace filrouge::platform

#pragma once

#include <string>
#include <string_view>

// Signs that are not shown but change how what stands around them is: controls (the escape
// sequences of a terminal begin with one), and the signs that turn the direction of writing over.
// The marks that Hebrew and Arabic texts really need (U+200E, U+200F, U+061C) are not among them.
namespace filrouge {

/// True of controls (C0, delete, C1) and of U+202A–U+202E and U+2066–U+2069. Tab and line end are
/// controls too.
bool alters_display(char32_t sign);

/// Whether a name may be given: valid UTF-8 without such a sign.
bool is_plain_name(std::string_view name);

/// `bytes` as a terminal may show them: each such sign other than tab and line end, and each byte
/// that is not UTF-8, is U+FFFD.
std::string shown_plainly(std::string_view bytes);

/// The name without such signs; bytes that are not UTF-8 are U+FFFD. Tabs and line ends are spaces.
std::string plain_name(std::string_view bytes);

/// Valid JSON whose texts hold none of these signs: they are written `\u001b`.
std::string escape_in_json(std::string_view json);

} // namespace filrouge

#pragma once

#include "core/codebook.h"

#include <optional>
#include <string_view>

// What every edit of the codebook must keep to.
namespace filrouge::workbench {

/// The child of that name, compared folded.
std::optional<CodeId> child_named(const Codebook& codebook, const CodeId& parent,
                                  std::string_view name);
/// Whether a code below `parent` may be called so; `self` is the code that is to have the name, nil
/// for a new one. Errors: invalid_input, already_exists.
Result<void> check_name(const Codebook& codebook, const CodeId& parent, std::string_view name,
                        const CodeId& self);
/// The position of a new last child.
std::uint32_t next_position(const Codebook& codebook, const CodeId& parent);

Error unknown_code();

} // namespace filrouge::workbench

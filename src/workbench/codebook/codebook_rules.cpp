#include "workbench/codebook/codebook_rules.h"

#include "core/fold.h"
#include "core/text.h"

#include <fmt/format.h>

namespace filrouge::workbench {

std::optional<CodeId> child_named(const Codebook& codebook, const CodeId& parent,
                                  std::string_view name) {
    const auto wanted = fold(name);
    for (const auto& id : codebook.children(parent)) {
        if (fold(codebook.at(id).name) == wanted) return id;
    }
    return std::nullopt;
}

Result<void> check_name(const Codebook& codebook, const CodeId& parent, std::string_view name,
                        const CodeId& self) {
    if (fold(name).find_first_not_of(" \t\n") == std::string::npos) {
        return Error{ErrorCode::invalid_input, "A code needs a name", "Type a name"};
    }
    if (name.find('/') != std::string_view::npos) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("A code's name cannot hold \"/\": {}", name),
                     "The sign separates a code from the code above it"};
    }
    if (find_invalid_utf8(name)) {
        return Error{ErrorCode::invalid_input, "The name is not valid UTF-8", ""};
    }
    const auto taken = child_named(codebook, parent, name);
    if (taken && *taken != self) {
        return Error{ErrorCode::already_exists,
                     fmt::format("There is already a code \"{}\"", codebook.path(*taken)),
                     "Choose another name, or merge the two codes"};
    }
    return {};
}

std::uint32_t next_position(const Codebook& codebook, const CodeId& parent) {
    std::uint32_t next = 0;
    for (const auto& id : codebook.children(parent)) {
        next = std::max(next, codebook.at(id).position + 1);
    }
    return next;
}

Error unknown_code() {
    return {ErrorCode::not_found, "There is no such code",
            "It may have been removed; list the codes with: codebook list"};
}

} // namespace filrouge::workbench

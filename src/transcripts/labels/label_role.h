#pragma once

#include "core/entities.h"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::transcripts {

/// Moderator and observer by the names they usually have in French, English, Dutch, German,
/// Spanish, Italian, Portuguese, Arabic, Hebrew, Russian and Chinese, numbered or followed by a
/// person's name or not; participant otherwise. `I` and `Q` are moderators here.
Role role_of_label(std::u32string_view name);

/// The roles of all the labels of a file, in their order. `I`, `Q` and `M` are moderators only
/// where the others' labels make sense of it: Q with R or A, I with P or R, M with P1 and P2; among
/// initials of persons they are participants.
std::vector<Role> roles_of_labels(const std::vector<std::string>& labels);

/// "Question 1", "Frage 2", "Q3": numbers what is asked, or heads it.
bool is_numbered_question(std::u32string_view name);

} // namespace filrouge::transcripts

#pragma once

#include "core/project.h"

namespace filrouge {

using MemoSubject = decltype(Memo::subject);

/// Whether what a memo is about is in the project.
bool is_there(const Project& project, const MemoSubject& subject);

} // namespace filrouge

#pragma once

#include "core/change.h"
#include "store/database.h"

#include <string>
#include <vector>

// Rules of the project that SQLite does not know. Edits keep them by looking first; taking an old
// step back may break them, since what followed was made without it.
namespace filrouge::store {

struct Clash {
    std::string what; ///< a sentence without its end
    UuidBytes with{}; ///< the other row
};

/// Where what came or changed, already written, clashes with what was there: names taken, codes
/// below themselves, two values of one thing, turns over one another, passages coded twice the
/// same. Those that only the change itself has are not looked for.
std::vector<Clash> find_clashes(Database& database, const Change& change);
/// Throws `Failure` (invalid_input) with the first of them.
void refuse_clashes(Database& database, const Change& change);

} // namespace filrouge::store

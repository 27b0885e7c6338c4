#pragma once

#include "core/ids.h"
#include "store/database.h"

#include <string_view>
#include <vector>

namespace filrouge::store {

/// What a changeset of the history touched: enough to say whether another one, made later, builds
/// on it or could be in the way of taking it back. Two changesets that do not meet can be taken
/// back in either order.
class Footprint {
  public:
    enum class Coders { counted, left_out };
    /// `left_out`: the coders that came stay.
    Footprint(Database& database, std::string_view changeset, Coders coders);

    /// They touch the same row; one refers to a row that the other brought in or took out; or one
    /// places something in a text that the other changed. Linear in `other`.
    [[nodiscard]] bool meets(Database& database, std::string_view other) const;

  private:
    // Sorted.
    std::vector<UuidBytes> written_;
    std::vector<UuidBytes> came_or_went_;
    std::vector<UuidBytes> referred_;
    std::vector<UuidBytes> retexted_;  // sources with another text
    std::vector<UuidBytes> placed_in_; // sources in whose text something got or lost its place
};

/// Coders that came, and other things besides: an edit that is someone's first. Taken back by
/// itself it leaves the coder, to whom all that followed belongs.
bool introduces_coders(const Database& database, std::string_view changeset);
/// It took nothing out and changed nothing.
bool only_adds(const Database& database, std::string_view changeset);

} // namespace filrouge::store

#pragma once

#include "search/index.h"

#include <xapian.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::search {

/// Documents of one source: consecutive in one shard. No other source's documents, in whichever
/// shard, have ids from `first` up to `first + room`. So documents of the combined database, in the
/// order of their ids, are in the order of sources and text, and equal scores need no sorting.
struct DocumentRange {
    std::uint32_t shard = 0;
    Xapian::docid first = 1;
    std::uint32_t count = 0;
    std::uint32_t room = 0; ///< at least `count`: a source may grow a little and stay in its place
};

/// What a shard's metadata tells of one source, under `entry_key`.
struct SourceEntry {
    std::string stamp;
    std::string language;
    Xapian::docid first = 1;
    std::uint32_t room = 0;
    std::vector<Unit> units;
};

std::string entry_key(const SourceId& source);
std::string encode_entry(const SourceEntry& entry);
/// Nothing where the bytes are not an entry's.
std::optional<SourceEntry> decode_entry(const SourceId& source, std::string_view bytes);

/// Which unit every document of the shards is, in memory. Units are in the order of sources and
/// text.
class UnitTable {
  public:
    /// From the shards' metadata. Throws `Failure` (damaged) and Xapian's exceptions.
    static UnitTable load(const std::vector<Xapian::Database>& shards);

    struct Place {
        DocumentRange documents;
        std::string stamp;
    };
    [[nodiscard]] const std::map<SourceId, Place>& sources() const { return sources_; }
    [[nodiscard]] const std::set<std::string>& languages() const { return languages_; }
    [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
    /// Place in `units()` of a document of the combined database.
    [[nodiscard]] std::uint32_t rank(Xapian::docid combined) const;
    /// By document id of one shard; `none` where there is no such document.
    [[nodiscard]] const std::vector<std::uint32_t>& ranks(std::uint32_t shard) const {
        return ranks_[shard];
    }
    /// False where a source came, or came back, after one that it precedes.
    [[nodiscard]] bool in_order() const { return in_order_; }
    /// Above all ids in use or kept free.
    [[nodiscard]] Xapian::docid next_free() const { return next_free_; }
    static constexpr std::uint32_t none = UINT32_MAX;

  private:
    std::map<SourceId, Place> sources_;
    std::set<std::string> languages_;
    std::vector<Unit> units_;
    std::vector<std::vector<std::uint32_t>> ranks_; // by shard, then by its document id
    bool in_order_ = true;
    Xapian::docid next_free_ = 1;
};

} // namespace filrouge::search

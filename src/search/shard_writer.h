#pragma once

#include "search/index.h"
#include "search/terms.h"
#include "search/unit_table.h"

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::search {

/// Writes one shard, from one thread. Nothing is visible before `commit`; dropped without it,
/// nothing was done. Throws Xapian's exceptions.
class ShardWriter {
  public:
    /// Makes the shard in `directory`, empty, whatever was there.
    static void create(const std::string& directory, std::uint32_t number);
    explicit ShardWriter(const std::string& directory);

    /// `documents` are free ids for each of the units.
    void add(const Document& document, std::vector<Unit> units, const DocumentRange& documents);
    void remove(const SourceId& source, const DocumentRange& documents);
    void commit();

  private:
    TermMaker& maker(const std::string& language);
    [[nodiscard]] Xapian::Document make_document(std::string_view text, TermMaker& maker);

    Xapian::WritableDatabase database_;
    std::map<std::string, TermMaker> makers_;
};

/// The metadata key under which a shard tells its number.
inline constexpr const char* shard_number_key = "shard";

} // namespace filrouge::search

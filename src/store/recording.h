#pragma once

#include "core/change.h"
#include "core/progress.h"
#include "store/database.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

// SQLite's session extension: what a transaction did, as bytes that can be kept, inverted and
// applied.
namespace filrouge::store {

/// Bytes that SQLite has allocated.
class Changeset {
  public:
    Changeset(void* bytes, int size)
        : bytes_{static_cast<char*>(bytes)}, size_{static_cast<std::size_t>(size)} {}
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::string_view bytes() const { return {bytes_.get(), size_}; }

  private:
    struct Free {
        void operator()(char* bytes) const { sqlite3_free(bytes); }
    };
    std::unique_ptr<char, Free> bytes_;
    std::size_t size_;
};

/// Records every change of the tracked tables from its making to its end.
class Recording {
  public:
    explicit Recording(const Database& database);
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
    ~Recording();
    /// What changed, against the state at the start; empty where nothing did. Ends the recording
    /// and gives its memory back.
    [[nodiscard]] Changeset finish();

  private:
    const Database& database_;
    sqlite3_session* session_ = nullptr;
};

/// The changeset that takes `changeset` back.
Changeset invert(const Database& database, std::string_view changeset);

/// What `first` and then `second` do, as one.
Changeset join(const Database& database, std::string_view first, std::string_view second);

/// Of work that a `Progress` stopped.
Error stopped();

enum class Tables { all, all_but_coders };
/// Applies to the tracked tables; throws `Failure` where a row is not as the changeset knew it, or
/// `progress` stopped it. Needs a transaction, which the caller rolls back then.
void apply_changeset(const Database& database, std::string_view changeset, Tables tables,
                     Progress& progress);

/// What `changeset`, just recorded in the open transaction, means for the entities, each list in
/// the order of the ids. The label is left empty.
Change decode(Database& database, std::string_view changeset);

struct ChangesetColumn {
    std::string_view table;
    int column = 0;
};
/// Every text that `changeset` puts into, or takes from, a column.
std::vector<std::string> cells_of(const Database& database, std::string_view changeset,
                                  const ChangesetColumn& column);

} // namespace filrouge::store

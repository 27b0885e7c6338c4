#include "search/index.h"

#include "search/index_files.h"
#include "search/reader.h"
#include "search/shard_pool.h"
#include "search/xapian_error.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

namespace filrouge::search {

namespace {

using std::chrono::milliseconds;

constexpr int most_attempts = 5;

std::uint32_t shards_for_this_machine() {
    return std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
}

} // namespace

struct Index::Shards {
    Shards(std::filesystem::path path, milliseconds wait)
        : directory{std::move(path)}, patience{wait} {}

    std::filesystem::path directory;
    milliseconds patience;
    std::mutex mutex; // guards all below; held while searching, as Xapian's objects need
    std::uint32_t count = 0;
    std::optional<CleanStamp> stamp; // of what `reader` shows
    std::unique_ptr<Reader> reader;

    /// The lock must be held. Empties the index where it is not whole.
    void open_or_empty() {
        reader.reset();
        const auto whole = check_clean(directory);
        if (!whole || !try_open(*whole)) empty();
    }
    void empty() {
        reader.reset();
        const auto shards = shards_for_this_machine();
        empty_index(directory, shards).value();
        open(shards);
    }
    void open(std::uint32_t shards) {
        count = shards;
        stamp = clean_stamp(directory);
        reader = std::make_unique<Reader>(directory, shards);
    }
    bool try_open(std::uint32_t shards) {
        try {
            open(shards);
            return true;
        } catch (const Xapian::Error&) {
            return false;
        } catch (const Failure&) {
            return false;
        }
    }
    /// Shows what another program has written, or that the directory has gone.
    void follow() {
        const auto now = clean_stamp(directory);
        if (reader && now && now == stamp) return;
        const auto lock = IndexLock::take(directory, milliseconds{0});
        if (lock) {
            open_or_empty();
        } else if (!reader || lock.error().code != ErrorCode::locked) {
            throw Failure{lock.error()};
        }
    }
    Error emptied_after(const Error& error) {
        if (error.code != ErrorCode::damaged) return error;
        const auto lock = IndexLock::take(directory, patience);
        if (!lock) return lock.error();
        empty();
        return error;
    }

    /// Runs with a reader that shows the present state; Xapian's exceptions end here.
    template <class Work>
    auto read(const Work& work) -> Result<decltype(work(*reader))> {
        const std::lock_guard guard{mutex};
        try {
            follow();
            for (int attempt = 1;; ++attempt) {
                try {
                    return work(*reader);
                } catch (const Xapian::DatabaseModifiedError&) {
                    if (attempt == most_attempts) throw;
                    reader = std::make_unique<Reader>(directory, count);
                } catch (const Xapian::Error& error) {
                    return emptied_after(translate_xapian(error, directory));
                }
            }
        } catch (const Xapian::Error& error) {
            return translate_xapian(error, directory);
        } catch (const Failure& failure) {
            return failure.error();
        }
    }
};

Index::Index(std::unique_ptr<Shards> shards) : shards_{std::move(shards)} {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Result<Index> Index::open(const std::filesystem::path& directory, milliseconds patience) {
    auto lock = IndexLock::take(directory, patience);
    if (!lock) return lock.error();
    auto shards = std::make_unique<Shards>(directory, patience);
    try {
        shards->open_or_empty();
    } catch (const Xapian::Error& error) {
        return translate_xapian(error, directory);
    } catch (const Failure& failure) {
        return failure.error();
    }
    return Index{std::move(shards)};
}

std::map<SourceId, std::string> Index::stamps() const {
    auto stamps = shards_->read([](const Reader& reader) {
        std::map<SourceId, std::string> all;
        for (const auto& [source, place] : reader.table().sources()) all[source] = place.stamp;
        return all;
    });
    return std::move(stamps).value();
}

std::size_t Index::size() const {
    return shards_->read([](const Reader& reader) { return reader.table().units().size(); })
        .value();
}

Result<Answer> Index::search(const Query& query, const UnitFilter& filter, Page page) const {
    auto answer = shards_->read([&](Reader& reader) { return reader.search(query, filter, page); });
    if (!answer) return answer.error();
    return std::move(answer).value();
}

Result<std::vector<Misspelt>> Index::misspelt(const Query& query) const {
    return shards_->read([&](Reader& reader) { return reader.misspelt(query); });
}

Result<SimilarAnswer> Index::similar(const std::vector<Sample>& samples, const UnitChoice& choose,
                                     Page page) const {
    return shards_->read([&](Reader& reader) { return reader.similar(samples, choose, page); });
}

namespace {

struct Batch {
    std::span<const SourceId> changed;
    std::span<const SourceId> gone;
    const std::function<Result<Document>(const SourceId&)>& load;
};

/// Sends sources to the pool, and gives their documents ids.
class Feeder {
  public:
    Feeder(ShardPool& pool, const UnitTable& table)
        : pool_{pool}, places_{table.sources()}, next_free_{table.next_free()} {}

    /// Until all is sent, the user stops it, or a source cannot be loaded.
    Result<void> feed(const Batch& batch, Progress& progress) {
        for (const auto& source : batch.gone) {
            if (const auto old = documents_of(source)) pool_.submit({source, old, {}, {}, {}});
            places_.erase(source);
        }
        // In order, so that their documents are (see DocumentRange).
        const std::set<SourceId> changed{batch.changed.begin(), batch.changed.end()};
        std::size_t done = 0;
        for (const auto& source : changed) {
            if (progress.cancelled()) {
                return Error{ErrorCode::cancelled, "Indexing was stopped",
                             "The rest is indexed with the next search"};
            }
            auto document = batch.load(source);
            if (document) {
                submit(source, std::move(document).value());
            } else if (document.error().code != ErrorCode::not_found) {
                return document.error();
            }
            progress.step(++done, changed.size(), "search index");
        }
        return {};
    }

  private:
    [[nodiscard]] std::optional<DocumentRange> documents_of(const SourceId& source) const {
        const auto found = places_.find(source);
        if (found == places_.end()) return std::nullopt;
        return found->second.documents;
    }

    void submit(const SourceId& source, Document document) {
        auto units = units_of(source, *document.text, document.turns);
        const auto count = static_cast<std::uint32_t>(units.size());
        const auto old = documents_of(source);
        auto place = old.value_or(DocumentRange{});
        if (!old || count > old->room) {
            place.first = next_free_;
            place.room = count + count / 4 + 8;
            next_free_ += place.room;
        }
        place.count = count;
        pool_.submit({source, old, std::move(document), std::move(units), place});
    }

    ShardPool& pool_;
    std::map<SourceId, UnitTable::Place> places_;
    Xapian::docid next_free_;
};

} // namespace

Result<void> Index::update(std::span<const SourceId> changed, std::span<const SourceId> gone,
                           const std::function<Result<Document>(const SourceId&)>& load,
                           Progress& progress) {
    if (changed.empty() && gone.empty()) return {};
    auto lock = IndexLock::take(shards_->directory, shards_->patience);
    if (!lock) return lock.error();
    auto& shards = *shards_;
    try {
        std::unique_lock guard{shards.mutex};
        const auto now = clean_stamp(shards.directory);
        if (!shards.reader || !now || now != shards.stamp) shards.open_or_empty();
        ShardPool pool{shards.directory, shards.count};
        Feeder feeder{pool, shards.reader->table()};
        guard.unlock();
        remove_clean(shards.directory).value();
        auto fed = feeder.feed({changed, gone, load}, progress);
        pool.commit();
        write_clean(shards.directory, shards.count).value();
        guard.lock();
        shards.open(shards.count);
        return fed;
    } catch (const Xapian::Error& error) {
        return translate_xapian(error, shards.directory);
    } catch (const Failure& failure) {
        return failure.error();
    }
}

} // namespace filrouge::search

#pragma once

#include "search/index.h"
#include "search/shard_writer.h"
#include "search/unit_table.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace filrouge::search {

/// What shall become of one source.
struct ShardJob {
    SourceId source;
    std::optional<DocumentRange> old; ///< to be dropped
    std::optional<Document> fresh;    ///< to be added
    std::vector<Unit> units;          ///< of `fresh`
    DocumentRange place;              ///< of `fresh`; the shard is the pool's choice
};

/// One thread for each shard that has work. Jobs wait in memory within bounds.
class ShardPool {
  public:
    ShardPool(std::filesystem::path index, std::uint32_t shards);
    /// Without `commit`, nothing was done.
    ~ShardPool();

    /// Sources that stay in the index stay in their shard, new ones go where the least text went.
    /// Waits while too much text is waiting. Does nothing once a thread has failed.
    void submit(ShardJob job);
    /// Waits until all is done, then makes it visible. Throws what a thread threw.
    void commit();

  private:
    enum class State { open, closed, abandoned };
    struct Lane {
        std::deque<ShardJob> jobs;
        std::size_t bytes = 0; // of text ever sent here
        std::thread thread;
        std::unique_ptr<ShardWriter> writer;
    };
    [[nodiscard]] std::uint32_t lane_for(const ShardJob& job) const;
    std::optional<ShardJob> next_job(Lane& lane);
    void work(std::uint32_t shard);
    void run(std::uint32_t shard);
    void finish(State state);

    std::filesystem::path index_;
    std::vector<Lane> lanes_;
    std::mutex mutex_; // guards the lanes' jobs and all below
    std::condition_variable changed_;
    std::size_t waiting_bytes_ = 0;
    State state_ = State::open;
    std::exception_ptr failure_;
};

} // namespace filrouge::search

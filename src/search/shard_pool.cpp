#include "search/shard_pool.h"

#include "search/index_files.h"

#include <algorithm>

namespace filrouge::search {

namespace {

constexpr std::size_t most_waiting_bytes = 16U << 20U;

std::size_t text_bytes(const ShardJob& job) {
    return job.fresh ? job.fresh->text->utf8().size() : 0;
}

} // namespace

ShardPool::ShardPool(std::filesystem::path index, std::uint32_t shards)
    : index_{std::move(index)}, lanes_(shards) {}

ShardPool::~ShardPool() {
    finish(State::abandoned);
}

std::uint32_t ShardPool::lane_for(const ShardJob& job) const {
    if (job.old) return job.old->shard;
    const auto least =
        std::min_element(lanes_.begin(), lanes_.end(),
                         [](const Lane& a, const Lane& b) { return a.bytes < b.bytes; });
    return static_cast<std::uint32_t>(least - lanes_.begin());
}

void ShardPool::submit(ShardJob job) {
    const auto shard = lane_for(job);
    const auto bytes = text_bytes(job);
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] {
        return waiting_bytes_ == 0 || waiting_bytes_ + bytes <= most_waiting_bytes || failure_;
    });
    if (failure_) return;
    auto& lane = lanes_[shard];
    waiting_bytes_ += bytes;
    lane.bytes += bytes;
    lane.jobs.push_back(std::move(job));
    if (!lane.thread.joinable()) lane.thread = std::thread{[this, shard] { run(shard); }};
    changed_.notify_all();
}

std::optional<ShardJob> ShardPool::next_job(Lane& lane) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return !lane.jobs.empty() || state_ != State::open || failure_; });
    if (lane.jobs.empty() || state_ == State::abandoned || failure_) return std::nullopt;
    auto job = std::move(lane.jobs.front());
    lane.jobs.pop_front();
    waiting_bytes_ -= text_bytes(job);
    changed_.notify_all();
    return job;
}

void ShardPool::work(std::uint32_t shard) {
    auto& lane = lanes_[shard];
    lane.writer = std::make_unique<ShardWriter>(shard_directory(index_, shard).string());
    while (auto job = next_job(lane)) {
        if (job->old) lane.writer->remove(job->source, *job->old);
        if (job->fresh) lane.writer->add(*job->fresh, std::move(job->units), job->place);
    }
    // Here, not after joining, as writing out the postings is the half of the work.
    if (const std::lock_guard lock{mutex_}; failure_ || state_ == State::abandoned) return;
    lane.writer->commit();
}

void ShardPool::run(std::uint32_t shard) {
    try {
        work(shard);
    } catch (...) {
        const std::lock_guard lock{mutex_};
        if (!failure_) failure_ = std::current_exception();
        changed_.notify_all();
    }
}

void ShardPool::finish(State state) {
    {
        const std::lock_guard lock{mutex_};
        if (state_ == State::open) state_ = state;
        changed_.notify_all();
    }
    for (auto& lane : lanes_) {
        if (lane.thread.joinable()) lane.thread.join();
    }
    for (auto& lane : lanes_) lane.writer.reset();
}

void ShardPool::commit() {
    finish(State::closed);
    if (failure_) std::rethrow_exception(failure_);
}

} // namespace filrouge::search

#include "search/flag_source.h"

#include "search/shard_writer.h"

#include <algorithm>
#include <charconv>

namespace filrouge::search {

void FlagSource::init(const Xapian::Database& shard) {
    const auto written = shard.get_metadata(shard_number_key);
    std::size_t number = 0; // where nothing is written
    std::from_chars(written.data(), written.data() + written.size(), number);
    if (number >= flags_->size()) throw Xapian::DatabaseCorruptError{"shard"};
    mine_ = &(*flags_)[number];
    count_ = static_cast<Xapian::doccount>(std::count(mine_->begin(), mine_->end(), true));
    at_ = 0;
}

void FlagSource::to_fitting() {
    while (at_ < mine_->size() && !(*mine_)[at_]) ++at_;
}

void FlagSource::next(double /*min_weight*/) {
    ++at_;
    to_fitting();
}

void FlagSource::skip_to(Xapian::docid at, double /*min_weight*/) {
    at_ = std::max<std::size_t>(at_, at);
    to_fitting();
}

} // namespace filrouge::search

#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

namespace filrouge::search {

/// For each shard, by document id: whether the document fits.
using ShardFlags = std::vector<std::vector<bool>>;

/// The documents that a condition fits, without weight. A clone learns its shard from the shard's
/// metadata.
class FlagSource final : public Xapian::PostingSource {
  public:
    explicit FlagSource(std::shared_ptr<const ShardFlags> flags) : flags_{std::move(flags)} {}

    [[nodiscard]] FlagSource* clone() const override { return new FlagSource{flags_}; }
    void init(const Xapian::Database& shard) override;
    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return count_; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return count_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return count_; }
    void next(double min_weight) override;
    void skip_to(Xapian::docid at, double min_weight) override;
    [[nodiscard]] bool at_end() const override { return at_ >= mine_->size(); }
    [[nodiscard]] Xapian::docid get_docid() const override {
        return static_cast<Xapian::docid>(at_);
    }
    [[nodiscard]] std::string get_description() const override { return "FlagSource"; }

  private:
    void to_fitting();

    std::shared_ptr<const ShardFlags> flags_;
    const std::vector<bool>* mine_ = nullptr;
    Xapian::doccount count_ = 0;
    std::size_t at_ = 0; // document ids begin with 1
};

} // namespace filrouge::search

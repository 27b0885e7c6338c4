#pragma once

#include "core/project.h"
#include "store/project_file.h"
#include "store/sample.h"

#include <random>
#include <set>
#include <utility>

namespace filrouge::test {

/// Edits that a user could make, of every kind, the same for the same seed.
class RandomEdits {
  public:
    RandomEdits(std::uint32_t seed, Ids& ids) : random_{seed}, ids_{ids} {}
    /// One to four writes that keep the rules of `project`, the state before.
    void write(store::Edit& edit, const Project& project);
    /// 0 … n - 1.
    std::size_t below(std::size_t n) { return random_() % n; }

  private:
    void write_one(store::Edit& edit, const Project& project);
    void put_new(store::Edit& edit, const Project& project);
    void put_source(store::Edit& edit);
    void put_coding(store::Edit& edit, const Project& project);
    void put_codebook(store::Edit& edit, const Project& project);
    void put_value(store::Edit& edit, const Project& project);
    void put_memo(store::Edit& edit, const Project& project);
    void change_old(store::Edit& edit, const Project& project);
    void remove(store::Edit& edit, const Project& project);
    std::string word();
    template <class Map>
    const typename Map::value_type& pick(const Map& map) {
        return *std::next(map.begin(), static_cast<std::ptrdiff_t>(below(map.size())));
    }

    std::mt19937 random_;
    Ids& ids_;
    std::set<std::pair<VariableId, UuidBytes>> valued_; // by the edit under way
};

} // namespace filrouge::test

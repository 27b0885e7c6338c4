#pragma once

#include "search/index.h"
#include "search/query_builder.h"
#include "search/terms.h"
#include "search/unit_table.h"

#include <xapian.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace filrouge::search {

/// The index as it was at one moment. Not for several threads at once. Every call may throw
/// Xapian's exceptions (DatabaseModifiedError: make a new one) and `Failure`.
class Reader {
  public:
    Reader(const std::filesystem::path& index, std::uint32_t shards);

    [[nodiscard]] const UnitTable& table() const { return table_; }
    Result<Answer> search(const Query& query, const UnitFilter& filter, Page page);
    std::vector<Misspelt> misspelt(const Query& query);
    SimilarAnswer similar(const std::vector<Sample>& samples, const UnitChoice& choose, Page page);

  private:
    using Flags = std::vector<bool>; // one for each unit
    using NodeFlags = std::map<const QueryNode*, Flags>;

    void judge_conditions(const QueryNode& node, const UnitFilter& filter, NodeFlags& flags) const;
    [[nodiscard]] Answer answer_from_flags(const QueryNode& root, const NodeFlags& flags,
                                           Page page) const;
    [[nodiscard]] ConditionFlags by_shard(const NodeFlags& flags) const;
    struct Ranked {
        std::uint32_t unit;
        double weight;
    };
    struct Ranking {
        std::uint32_t total;
        std::vector<Ranked> best;
    };
    [[nodiscard]] Ranking rank(Xapian::Enquire& enquire, std::uint32_t wanted) const;
    enum class Length { counts, ignored }; // of a unit, in its weight
    [[nodiscard]] Answer ranked(const Xapian::Query& query, Length length, Page page) const;
    std::vector<TermMaker*> makers();
    TermMaker& maker(const std::string& language);
    [[nodiscard]] bool is_known(const WordTerms& word) const;
    [[nodiscard]] std::string nearest_word(const std::string& word) const;
    void add_misspelt(const QueryNode& node, std::vector<Misspelt>& found);
    [[nodiscard]] std::vector<Unit> units_with(const std::string& term, std::size_t most) const;
    std::map<std::string, std::string> stems_of_words(const std::vector<Sample>& samples);

    std::vector<Xapian::Database> shards_;
    Xapian::Database database_; // all shards as one
    UnitTable table_;
    std::map<std::string, TermMaker> makers_; // by language
};

} // namespace filrouge::search

#pragma once

#include "search/flag_source.h"
#include "search/pattern.h"
#include "search/query_node.h"

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace filrouge::search {

/// For each condition node of a query, the documents it fits.
using ConditionFlags = std::map<const QueryNode*, std::shared_ptr<const ShardFlags>>;

/// The words that share a stem, as texts have them; none where there is no such stem.
std::vector<std::string> forms_of(const Xapian::Database& database, const std::string& stem);

/// Any of the terms. A document's weight is that of one word that stands in it as often as all of
/// them together.
Xapian::Query any_term(const std::vector<std::string>& terms);

/// Turns a query's tree into Xapian's. Everything handed over must outlive it.
class QueryBuilder {
  public:
    /// `makers`: of the languages in the index, at least one.
    QueryBuilder(const Xapian::Database& database, std::vector<TermMaker*> makers,
                 const ConditionFlags& conditions)
        : database_{database}, makers_{std::move(makers)}, conditions_{conditions} {}

    /// Throws `Failure` where prefixes stand for too many words.
    [[nodiscard]] Xapian::Query build(const QueryNode& node);

  private:
    using Terms = std::vector<std::string>;               // ascending, each once
    using TermsByLanguage = std::map<std::string, Terms>; // by the language's term
    [[nodiscard]] Xapian::Query words(const QueryNode& node);
    [[nodiscard]] Xapian::Query any_language(const TermsByLanguage& terms) const;
    [[nodiscard]] Xapian::Query in_language(const Xapian::Query& query, const Pattern& pattern,
                                            const std::string& language) const;
    [[nodiscard]] Xapian::Query pattern(const Pattern& pattern);
    [[nodiscard]] Xapian::Query any_of(const QueryNode& node);
    [[nodiscard]] Xapian::Query all_of(const QueryNode& node);
    [[nodiscard]] Terms terms_of(const Slot& slot);
    void add_prefixed(const std::string& prefix, Terms& terms);

    const Xapian::Database& database_;
    std::vector<TermMaker*> makers_;
    const ConditionFlags& conditions_;
    std::size_t expansions_ = 0; // words that prefixes stood for so far
};

} // namespace filrouge::search

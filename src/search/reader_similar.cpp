#include "search/reader.h"
#include "search/spelling.h"
#include "search/stop_words.h"

#include <algorithm>
#include <memory>

namespace filrouge::search {

namespace {

constexpr Xapian::termcount most_terms = 40;
/// A word in more units than this share tells nothing, once there are units enough to say so.
constexpr double common_share = 0.1;
constexpr Xapian::doccount enough_units = 50;

/// Lets pass the terms of the samples that are not in units everywhere.
class TellingTerms final : public Xapian::ExpandDecider {
  public:
    TellingTerms(const std::set<std::string>& terms, const Xapian::Database& database)
        : terms_{terms}, database_{database}, most_{database.get_doccount() < enough_units
                                                        ? database.get_doccount()
                                                        : static_cast<Xapian::doccount>(
                                                              common_share *
                                                              database.get_doccount())} {}
    bool operator()(const std::string& term) const override {
        return terms_.contains(term) && database_.get_termfreq(term) <= most_;
    }

  private:
    const std::set<std::string>& terms_;
    const Xapian::Database& database_;
    Xapian::doccount most_;
};

} // namespace

std::set<std::string> Reader::telling_terms(const std::vector<Sample>& samples) {
    std::set<std::string> terms;
    for (const auto& sample : samples) {
        for (const auto& token : maker(sample.language).tokens(sample.text)) {
            const auto& word = *token.terms;
            if (word.elided || is_stop_word(word.exact)) continue;
            if (word.stems.empty()) {
                if (can_be_suggested(word.exact)) terms.insert(word.exact);
            } else {
                terms.insert(word.stems.front());
            }
        }
    }
    return terms;
}

SimilarAnswer Reader::similar(const std::vector<Sample>& samples, const UnitChoice& choose,
                              Page page) {
    SimilarAnswer answer;
    const auto uses = choose(table_.units());
    const auto terms = telling_terms(samples);
    Xapian::RSet examples;
    std::vector<bool> candidates(table_.units().size());
    const auto shards = static_cast<Xapian::docid>(shards_.size());
    for (Xapian::docid shard = 0; shard < shards; ++shard) {
        const auto& ranks = table_.ranks(shard);
        for (Xapian::docid id = 1; id < ranks.size(); ++id) {
            if (ranks[id] == UnitTable::none) continue;
            // How Xapian numbers the documents of several databases searched as one.
            if (uses[ranks[id]] == UnitUse::example) {
                examples.add_document((id - 1) * shards + shard + 1);
            }
            candidates[ranks[id]] = uses[ranks[id]] == UnitUse::candidate;
        }
    }
    if (terms.empty() || examples.empty()) return answer;

    Xapian::Enquire enquire{database_};
    const TellingTerms decider{terms, database_};
    std::vector<Xapian::Query> queries;
    const auto telling = enquire.get_eset(most_terms, examples, &decider);
    for (auto term = telling.begin(); term != telling.end(); ++term) {
        if (term.get_weight() <= 0) continue;
        answer.terms.push_back(*term);
        queries.push_back(Xapian::Query{*term} * term.get_weight());
    }
    if (queries.empty()) return answer;

    const QueryNode among;
    const auto flags = by_shard({{&among, candidates}});
    const Xapian::Query filter{(new FlagSource{flags.at(&among)})->release()};
    const Xapian::Query like{Xapian::Query::OP_OR, queries.begin(), queries.end()};
    answer.hits = ranked({Xapian::Query::OP_FILTER, like, filter}, page).hits;
    return answer;
}

std::vector<TellingWord> find_terms(const std::vector<std::string>& terms, std::string_view text,
                                    std::string_view language) {
    TermMaker maker{language};
    std::vector<TellingWord> found;
    const auto rank_of = [&](const std::string& term) {
        return static_cast<std::size_t>(std::find(terms.begin(), terms.end(), term) -
                                        terms.begin());
    };
    for (const auto& token : maker.tokens(text)) {
        auto rank = rank_of(token.terms->exact);
        for (const auto& stem : token.terms->stems) rank = std::min(rank, rank_of(stem));
        if (rank < terms.size()) found.push_back({token.span, rank});
    }
    return found;
}

} // namespace filrouge::search

#include "search/reader.h"
#include "search/spelling.h"
#include "search/stop_words.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace filrouge::search {

namespace {

constexpr std::size_t most_stems = 40;
/// A word in more units than this share tells nothing, once there are units enough to say so.
constexpr double common_share = 0.1;
constexpr Xapian::doccount enough_units = 50;

/// The words of the samples by which units may be like them, each with its stem: itself where it
/// has none.
using StemOfWord = std::map<std::string, std::string>;

/// Lets pass the words of the samples that are not in units everywhere.
class TellingWords final : public Xapian::ExpandDecider {
  public:
    TellingWords(const StemOfWord& words, const Xapian::Database& database)
        : words_{words}, database_{database}, most_{database.get_doccount() < enough_units
                                                        ? database.get_doccount()
                                                        : static_cast<Xapian::doccount>(
                                                              common_share *
                                                              database.get_doccount())} {}
    bool operator()(const std::string& term) const override {
        return words_.contains(term) && database_.get_termfreq(term) <= most_;
    }

  private:
    const StemOfWord& words_;
    const Xapian::Database& database_;
    Xapian::doccount most_;
};

/// How much each stem tells, the most telling first: what its words tell together.
std::vector<std::pair<std::string, double>> telling_stems(const Xapian::ESet& telling,
                                                          const StemOfWord& stems) {
    std::map<std::string, double> weights;
    for (auto word = telling.begin(); word != telling.end(); ++word) {
        if (word.get_weight() > 0) weights[stems.at(*word)] += word.get_weight();
    }
    std::vector<std::pair<std::string, double>> best{weights.begin(), weights.end()};
    std::stable_sort(best.begin(), best.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (best.size() > most_stems) best.resize(most_stems);
    return best;
}

} // namespace

std::map<std::string, std::string> Reader::stems_of_words(const std::vector<Sample>& samples) {
    StemOfWord stems;
    for (const auto& sample : samples) {
        for (const auto& token : maker(sample.language).tokens(sample.text)) {
            const auto& word = *token.terms;
            if (word.elided || is_stop_word(word.exact)) continue;
            if (!word.stems.empty()) {
                stems.emplace(word.exact, word.stems.front());
            } else if (can_be_suggested(word.exact)) {
                stems.emplace(word.exact, word.exact);
            }
        }
    }
    return stems;
}

SimilarAnswer Reader::similar(const std::vector<Sample>& samples, const UnitChoice& choose,
                              Page page) {
    SimilarAnswer answer;
    const auto uses = choose(table_.units());
    const auto stems = stems_of_words(samples);
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
    if (stems.empty() || examples.empty()) return answer;

    Xapian::Enquire enquire{database_};
    const TellingWords decider{stems, database_};
    std::vector<Xapian::Query> queries;
    const auto words = static_cast<Xapian::termcount>(stems.size());
    for (const auto& [stem, weight] :
         telling_stems(enquire.get_eset(words, examples, &decider), stems)) {
        answer.terms.push_back(stem);
        const auto forms = forms_of(database_, stem);
        // Without forms it is a word that has no stem.
        queries.push_back((forms.empty() ? Xapian::Query{stem} : any_term(forms)) * weight);
    }
    if (queries.empty()) return answer;

    const QueryNode among;
    const auto flags = by_shard({{&among, candidates}});
    const Xapian::Query filter{(new FlagSource{flags.at(&among)})->release()};
    const Xapian::Query like{Xapian::Query::OP_OR, queries.begin(), queries.end()};
    answer.hits = ranked({Xapian::Query::OP_FILTER, like, filter}, Length::counts, page).hits;
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

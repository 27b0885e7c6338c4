#include "search/reader.h"

#include "search/index_files.h"

#include <algorithm>
#include <tuple>

namespace filrouge::search {

namespace {

using Kind = QueryNode::Kind;

/// Conditions without words, judged in memory: one flag a unit.
std::vector<bool> evaluate(const QueryNode& node,
                           const std::map<const QueryNode*, std::vector<bool>>& conditions,
                           std::size_t units) {
    if (node.kind == Kind::condition) return conditions.at(&node);
    const bool all = node.kind == Kind::all_of;
    std::vector<bool> fits(units, all);
    for (const auto& child : node.children) {
        const auto some = evaluate(child, conditions, units);
        for (std::size_t i = 0; i < units; ++i)
            fits[i] = all ? fits[i] && some[i] : fits[i] || some[i];
    }
    if (node.kind == Kind::none_of) fits.flip();
    return fits;
}

} // namespace

Reader::Reader(const std::filesystem::path& index, std::uint32_t shards) {
    for (std::uint32_t shard = 0; shard < shards; ++shard) {
        shards_.emplace_back(shard_directory(index, shard).string());
        database_.add_database(shards_.back());
    }
    table_ = UnitTable::load(shards_);
}

TermMaker& Reader::maker(const std::string& language) {
    auto& maker = makers_.try_emplace(language, language).first->second;
    maker.take_new_words();
    return maker;
}

std::vector<TermMaker*> Reader::makers() {
    std::vector<TermMaker*> makers;
    for (const auto& language : table_.languages()) makers.push_back(&maker(language));
    return makers;
}

void Reader::judge_conditions(const QueryNode& node, const UnitFilter& filter,
                              NodeFlags& flags) const {
    for (const auto& child : node.children) judge_conditions(child, filter, flags);
    if (node.kind != Kind::condition) return;
    const auto same = std::find_if(flags.begin(), flags.end(), [&](const auto& known) {
        const auto& other = known.first->condition;
        return std::tie(other.field, other.op, other.value) ==
               std::tie(node.condition.field, node.condition.op, node.condition.value);
    });
    if (same != flags.end()) {
        flags[&node] = same->second;
        return;
    }
    auto judged = filter(node.condition, table_.units());
    if (!judged) throw Failure{error_at(judged.error(), node.at)};
    if (judged.value().size() != table_.units().size()) {
        throw Failure{{ErrorCode::failed, "A filter did not judge every passage", {}}};
    }
    flags[&node] = std::move(judged).value();
}

ConditionFlags Reader::by_shard(const NodeFlags& flags) const {
    ConditionFlags conditions;
    for (const auto& [node, fits] : flags) {
        auto spread = std::make_shared<ShardFlags>();
        for (std::uint32_t shard = 0; shard < shards_.size(); ++shard) {
            auto& mine = spread->emplace_back();
            for (const auto rank : table_.ranks(shard)) {
                mine.push_back(rank != UnitTable::none && fits[rank]);
            }
        }
        conditions[node] = std::move(spread);
    }
    return conditions;
}

Answer Reader::answer_from_flags(const QueryNode& root, const NodeFlags& flags, Page page) const {
    const auto fits = evaluate(root, flags, table_.units().size());
    Answer answer;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        if (!fits[i]) continue;
        if (answer.total++ < page.offset || answer.hits.size() >= page.limit) continue;
        answer.hits.push_back({table_.units()[i], 0});
    }
    return answer;
}

/// The best `wanted` documents and the exact number of all.
Reader::Ranking Reader::rank(Xapian::Enquire& enquire, std::uint32_t wanted) const {
    const auto documents = database_.get_doccount();
    // One more than wanted tells whether equals are cut apart; then more are fetched and sorted.
    auto fetched = table_.in_order() ? wanted : std::min(wanted + 1, documents);
    auto set = enquire.get_mset(0, fetched, documents);
    while (!table_.in_order() && set.size() == fetched && wanted > 0 && fetched < documents &&
           set[wanted - 1].get_weight() == set[fetched - 1].get_weight()) {
        fetched = fetched > documents / 8 ? documents : fetched * 8;
        set = enquire.get_mset(0, fetched, documents);
    }
    Ranking ranking{set.get_matches_lower_bound(), {}};
    for (auto hit = set.begin(); hit != set.end(); ++hit) {
        ranking.best.push_back({table_.rank(*hit), hit.get_weight()});
    }
    std::sort(ranking.best.begin(), ranking.best.end(), [](const Ranked& a, const Ranked& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.unit < b.unit;
    });
    return ranking;
}

/// BM25; with `Length::ignored`, its parameter b is 0: a short unit does not come before a long one
/// that holds the words as often, and no length has to be read, which takes most of a search.
Answer Reader::ranked(const Xapian::Query& query, Length length, Page page) const {
    Xapian::Enquire enquire{database_};
    enquire.set_query(query);
    const Xapian::BM25Weight usual;
    const Xapian::BM25Weight without_length{1, 0, 1, 0, 0.5};
    enquire.set_weighting_scheme(length == Length::ignored ? without_length : usual);
    const std::uint64_t documents = database_.get_doccount();
    const auto wanted = std::min(std::uint64_t{page.offset} + page.limit, documents);
    const auto ranking = rank(enquire, static_cast<std::uint32_t>(wanted));
    Answer answer;
    answer.total = ranking.total;
    const auto end = std::min<std::size_t>(wanted, ranking.best.size());
    for (std::size_t i = page.offset; i < end; ++i) {
        const auto& hit = ranking.best[i];
        answer.hits.push_back({table_.units()[hit.unit], hit.weight});
    }
    return answer;
}

Result<Answer> Reader::search(const Query& query, const UnitFilter& filter, Page page) {
    try {
        NodeFlags flags;
        judge_conditions(query.root(), filter, flags);
        if (!query.has_words()) return answer_from_flags(query.root(), flags, page);
        if (table_.units().empty()) return Answer{};
        const auto conditions = by_shard(flags);
        const auto built = QueryBuilder{database_, makers(), conditions}.build(query.root());
        return ranked(built, Length::ignored, page);
    } catch (const Failure& failure) {
        return failure.error();
    }
}

} // namespace filrouge::search

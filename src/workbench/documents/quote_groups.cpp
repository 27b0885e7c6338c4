#include "core/fold.h"
#include "core/value_groups.h"
#include "workbench/finding/retrieval.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace filrouge::workbench {
namespace {

/// What the passages are grouped and ordered by, looked up once.
class Facts {
  public:
    Facts(const Project& project, const std::vector<Retrieved>& retrieved, Progress& progress)
        : project_{project}, retrieved_{retrieved}, progress_{progress} {}

    [[nodiscard]] const Project& project() const { return project_; }
    [[nodiscard]] std::size_t size() const { return retrieved_.size(); }
    [[nodiscard]] const Retrieved& at(std::size_t i) const { return retrieved_[i]; }

    /// Nothing where the coding has gone since.
    [[nodiscard]] std::optional<Coding> coding(std::size_t i) const {
        const auto& columns = project_.codings();
        const auto& ids = retrieved_[i].codings;
        if (ids.empty() || !columns.contains(ids.front())) return std::nullopt;
        return columns.at(columns.row_of(ids.front()));
    }
    /// Each once; nil alone where the codings have gone.
    [[nodiscard]] std::set<CoderId> coders(std::size_t i) const {
        const auto& columns = project_.codings();
        std::set<CoderId> coders;
        const auto add = [&](const CodingId& id) {
            if (!columns.contains(id)) return;
            coders.insert(columns.coder_numbers().id(columns.coders()[columns.row_of(id)]));
        };
        if (!retrieved_[i].codings.empty()) add(retrieved_[i].codings.front());
        for (const auto& id : retrieved_[i].also) add(id);
        if (coders.empty()) coders.insert(CoderId{});
        return coders;
    }
    /// At every passage that is looked at; false: stop.
    [[nodiscard]] bool go_on(std::size_t i) const {
        progress_.step(i, size(), {});
        return !progress_.cancelled();
    }
    [[nodiscard]] ParticipantId speaker(std::size_t i) const {
        return project_.speaker_of(retrieved_[i].source, retrieved_[i].span);
    }
    [[nodiscard]] std::string pseudonym(std::size_t i) const {
        const auto* who = project_.find(speaker(i));
        return who == nullptr ? std::string{} : who->pseudonym;
    }

  private:
    const Project& project_;
    const std::vector<Retrieved>& retrieved_;
    Progress& progress_;
};

/// Passages by what they have in common.
template <class Key>
using Buckets = std::map<Key, std::vector<std::size_t>>;

template <class Key, class KeyOf>
Buckets<Key> bucketed(const Facts& facts, const KeyOf& key_of) {
    Buckets<Key> buckets;
    for (std::size_t i = 0; i < facts.size() && facts.go_on(i); ++i) {
        buckets[key_of(i)].push_back(i);
    }
    return buckets;
}

/// Titles as a dictionary would order them, the empty one last.
void sort_by_title(std::vector<QuoteGroup>& groups, const std::string& language) {
    std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
        if (a.title.empty() || b.title.empty()) return !a.title.empty() && b.title.empty();
        return collate(a.title, b.title, language) < 0;
    });
}

template <class Key, class TitleOf>
std::vector<QuoteGroup> titled(Buckets<Key> buckets, const Project& project,
                               const TitleOf& title_of) {
    std::vector<QuoteGroup> groups;
    for (auto& [key, members] : buckets) groups.push_back({title_of(key), std::move(members)});
    sort_by_title(groups, project.info.language);
    return groups;
}

std::vector<QuoteGroup> by_code(const Facts& facts) {
    auto buckets = bucketed<CodeId>(facts, [&](std::size_t i) {
        const auto coding = facts.coding(i);
        return coding ? coding->code : CodeId{};
    });
    const auto& codebook = facts.project().codebook();
    std::vector<QuoteGroup> groups;
    for (const auto& code : codebook.in_order()) {
        const auto found = buckets.find(code);
        if (found == buckets.end()) continue;
        groups.push_back({codebook.path(code), std::move(found->second)});
        buckets.erase(found);
    }
    for (auto& [code, members] : buckets) groups.push_back({{}, std::move(members)});
    return groups;
}

std::vector<QuoteGroup> by_source(const Facts& facts) {
    const auto& project = facts.project();
    return titled(bucketed<SourceId>(facts, [&](std::size_t i) { return facts.at(i).source; }),
                  project, [&](const SourceId& id) {
                      const auto* source = project.find(id);
                      return source == nullptr ? std::string{} : source->name;
                  });
}

std::vector<QuoteGroup> by_coder(const Facts& facts) {
    const auto& project = facts.project();
    Buckets<CoderId> buckets;
    for (std::size_t i = 0; i < facts.size() && facts.go_on(i); ++i) {
        for (const auto& coder : facts.coders(i)) buckets[coder].push_back(i);
    }
    return titled(std::move(buckets), project, [&](const CoderId& id) {
        const auto* coder = project.find(id);
        return coder == nullptr ? std::string{} : coder->name;
    });
}

std::vector<QuoteGroup> by_speaker(const Facts& facts) {
    const auto& project = facts.project();
    auto buckets = bucketed<ParticipantId>(facts, [&](std::size_t i) { return facts.speaker(i); });
    std::map<std::string, std::size_t> bearers;
    for (const auto& [id, members] : buckets) ++bearers[facts.pseudonym(members.front())];
    return titled(buckets, project, [&](const ParticipantId& id) {
        const auto first = buckets.at(id).front();
        auto name = facts.pseudonym(first);
        const auto* source = project.find(facts.at(first).source);
        if (name.empty() || bearers[name] == 1 || source == nullptr) return name;
        return fmt::format("{} ({})", name, source->name);
    });
}

std::vector<QuoteGroup> by_variable(const Facts& facts, const VariableId& id) {
    const auto& project = facts.project();
    const auto known = project.variables().find(id);
    const bool of_sources =
        known != project.variables().end() && known->second.scope == VariableScope::source;
    const ValueGroups written{project, id};
    auto buckets = bucketed<std::string>(facts, [&](std::size_t i) {
        return written.label_of(of_sources ? project.value_of(id, facts.at(i).source)
                                           : project.value_of(id, facts.speaker(i)));
    });
    std::vector<QuoteGroup> groups;
    auto values = written.labels();
    values.emplace_back(); // none
    for (const auto& value : values) {
        const auto found = buckets.find(value);
        if (found == buckets.end()) continue;
        groups.push_back({value, std::move(found->second)});
        buckets.erase(found);
    }
    return groups;
}

std::vector<QuoteGroup> grouped(const Facts& facts, const Grouping& grouping) {
    if (grouping.variable) return by_variable(facts, *grouping.variable);
    switch (grouping.by) {
    case GroupBy::code: return by_code(facts);
    case GroupBy::source: return by_source(facts);
    case GroupBy::speaker: return by_speaker(facts);
    case GroupBy::coder: return by_coder(facts);
    case GroupBy::none: break;
    }
    if (facts.size() == 0) return {};
    QuoteGroup all;
    for (std::size_t i = 0; i < facts.size(); ++i) all.members.push_back(i);
    return {all};
}

/// Sorts by keys made once each; equal ones stay in the order given.
template <class KeyOf, class Before>
void sort_members(std::vector<std::size_t>& members, const Facts& facts, const KeyOf& key_of,
                  const Before& before) {
    std::vector<std::pair<decltype(key_of(std::size_t{0})), std::size_t>> keyed;
    keyed.reserve(members.size());
    for (const auto i : members) {
        if (!facts.go_on(keyed.size())) return;
        keyed.emplace_back(key_of(i), i);
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [&](const auto& a, const auto& b) { return before(a.first, b.first); });
    for (std::size_t k = 0; k < keyed.size(); ++k) members[k] = keyed[k].second;
}

/// Places of the pseudonyms in the order of a dictionary; nobody known comes last.
std::map<std::string, std::size_t> ranks_of_speakers(const Project& project) {
    std::vector<std::string> names;
    for (const auto& [id, who] : project.participants()) names.push_back(who.pseudonym);
    std::stable_sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
        return collate(a, b, project.info.language) < 0;
    });
    std::map<std::string, std::size_t> ranks{{{}, names.size()}};
    for (std::size_t i = 0; i < names.size(); ++i) ranks.emplace(names[i], i);
    return ranks;
}

void put_in_order(std::vector<std::size_t>& members, const Facts& facts, QuoteOrder order) {
    const auto more = [](const auto& a, const auto& b) { return a > b; };
    switch (order) {
    case QuoteOrder::text: return;
    case QuoteOrder::newest:
        sort_members(
            members, facts,
            [&](std::size_t i) {
                const auto coding = facts.coding(i);
                return coding ? coding->created.ms : 0;
            },
            more);
        return;
    case QuoteOrder::longest:
        sort_members(
            members, facts, [&](std::size_t i) { return facts.at(i).span.size().value(); }, more);
        return;
    case QuoteOrder::speaker:
        const auto ranks = ranks_of_speakers(facts.project());
        sort_members(
            members, facts, [&](std::size_t i) { return ranks.at(facts.pseudonym(i)); },
            std::less<>{});
    }
}

} // namespace

Result<std::vector<QuoteGroup>> group(const Project& project,
                                      const std::vector<Retrieved>& retrieved,
                                      const Grouping& grouping, QuoteOrder order,
                                      Progress& progress) {
    const Facts facts{project, retrieved, progress};
    auto groups = grouped(facts, grouping);
    for (auto& each : groups) put_in_order(each.members, facts, order);
    if (progress.cancelled()) return retrieval_stopped();
    return groups;
}

} // namespace filrouge::workbench

#include "cli/commands.h"
#include "cli/finding.h"
#include "cli/quote_json.h"
#include "workbench/finding/retrieval.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace filrouge::cli {
namespace {

using workbench::Combination;
using workbench::GroupBy;
using workbench::QuoteOrder;
using workbench::Retrieved;
using workbench::Workbench;
using Json = nlohmann::json;

const std::map<std::string, Combination> combinations{{"any", Combination::any},
                                                      {"and", Combination::together},
                                                      {"overlap", Combination::overlapping},
                                                      {"not", Combination::without},
                                                      {"near", Combination::near},
                                                      {"followed", Combination::followed_by}};
const std::map<std::string, GroupBy> groupings{{"none", GroupBy::none},
                                               {"code", GroupBy::code},
                                               {"source", GroupBy::source},
                                               {"speaker", GroupBy::speaker},
                                               {"coder", GroupBy::coder}};
const std::map<std::string, QuoteOrder> orders{{"text", QuoteOrder::text},
                                               {"newest", QuoteOrder::newest},
                                               {"longest", QuoteOrder::longest},
                                               {"speaker", QuoteOrder::speaker}};

struct Arguments {
    std::vector<std::string> codes;
    std::vector<std::string> others;
    std::string combination = "any";
    std::string group = "none";
    std::string order = "text";
    workbench::RetrievalRequest request;
};

Result<std::vector<CodeId>> resolve_all(const Project& project,
                                        const std::vector<std::string>& names) {
    std::vector<CodeId> codes;
    for (const auto& name : names) {
        const auto code = project.codebook().resolve(name);
        if (!code) return code.error();
        codes.push_back(*code);
    }
    return codes;
}

Result<workbench::Grouping> parse_grouping(const Project& project, const std::string& name) {
    const auto known = groupings.find(name);
    if (known != groupings.end()) return workbench::Grouping{known->second, {}};
    const auto variable = project.resolve_variable(name);
    if (!variable) return variable.error();
    return workbench::Grouping{GroupBy::none, *variable};
}

/// Path of the partner's code; empty where there is no partner.
std::string other_code(const Project& project, const Retrieved& one) {
    const auto& columns = project.codings();
    if (one.codings.size() < 2) return {};
    return project.codebook().path(columns.at(columns.row_of(one.codings[1])).code);
}

/// Lists what was retrieved, group by group, making the quotes some thousands at a time: a million
/// of them would not fit into memory.
class Listing {
  public:
    Listing(Workbench& bench, const std::vector<Retrieved>& found) : bench_{bench}, found_{found} {}

    Result<void> print_json(const std::vector<workbench::QuoteGroup>& groups) const {
        JsonList list;
        for (const auto& group : groups) {
            auto done = each_quote(group, [&](const Retrieved& one, const publish::Quote& quote) {
                list.add(json(group, one, quote));
            });
            if (!done) return done;
        }
        list.close();
        return {};
    }
    Result<void> print_text(const std::vector<workbench::QuoteGroup>& groups) const {
        for (const auto& group : groups) {
            if (groups.size() > 1 || !group.title.empty())
                print(fmt::format("{} ({})\n\n", group.title.empty() ? "—" : group.title,
                                  group.members.size()));
            auto done = each_quote(group, [&](const Retrieved& one, const publish::Quote& quote) {
                const auto other = other_code(bench_.project(), one);
                print(fmt::format("{}\n  ({}; {}{}{})\n\n", publish::legible_text(quote),
                                  quote.attribution, quote.code, other.empty() ? "" : " · ",
                                  other));
            });
            if (!done) return done;
        }
        return {};
    }

  private:
    static constexpr std::size_t at_once = 1U << 15U;

    template <class Use>
    Result<void> each_quote(const workbench::QuoteGroup& group, const Use& use) const {
        for (std::size_t first = 0; first < group.members.size(); first += at_once) {
            const auto end = std::min(first + at_once, group.members.size());
            std::vector<Retrieved> some;
            for (auto i = first; i < end; ++i) some.push_back(found_[group.members[i]]);
            const auto quotes = workbench::quotes_of(bench_, some);
            if (!quotes) return quotes.error();
            for (std::size_t i = 0; i < some.size(); ++i) use(some[i], (*quotes)[i]);
        }
        return {};
    }
    [[nodiscard]] Json json(const workbench::QuoteGroup& group, const Retrieved& one,
                            const publish::Quote& quote) const {
        auto object = quote_json(quote);
        object["group"] = group.title;
        object["other_code"] = or_null(other_code(bench_.project(), one));
        auto codings = Json::array();
        for (const auto& id : one.codings) codings.push_back(id.str());
        for (const auto& id : one.also) codings.push_back(id.str());
        object["codings"] = std::move(codings);
        return object;
    }

    Workbench& bench_;
    const std::vector<Retrieved>& found_;
};

Result<void> run(const Common& common, Arguments given, Workbench& bench) {
    const auto& project = bench.project();
    const auto codes = resolve_all(project, given.codes);
    if (!codes) return codes.error();
    const auto others = resolve_all(project, given.others);
    if (!others) return others.error();
    const auto grouping = parse_grouping(project, given.group);
    if (!grouping) return grouping.error();
    given.request.codes = *codes;
    given.request.others = *others;
    given.request.combination = combinations.at(given.combination);
    SilentProgress progress;
    const auto found = workbench::retrieve(bench, given.request, progress);
    if (!found) return found.error();
    const auto groups =
        workbench::group(project, *found, *grouping, orders.at(given.order), progress);
    if (!groups) return groups.error();
    const Listing listing{bench, *found};
    if (common.json) return listing.print_json(*groups);
    note(fmt::format("{} passages", found->size()));
    return listing.print_text(*groups);
}

} // namespace

void add_retrieve_command(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "retrieve",
                                       "Coded passages by how codings lie to one another");
    auto given = std::make_shared<Arguments>();
    command->add_option("--codes", given->codes, "A,B…, each with the codes below it; else all")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--combine", given->combination, "How they lie to those of --with")
        ->check(CLI::IsMember({"any", "and", "overlap", "not", "near", "followed"}))
        ->capture_default_str();
    auto* others = command->add_option("--with", given->others, "C,D…: the other codes; else all")
                       ->delimiter(',')
                       ->allow_extra_args(false);
    command->add_option("--within", given->request.within, "Turns, for near and followed")
        ->capture_default_str();
    Builder::takes_passages(*command, given->request.once);
    command->add_option("--where", given->request.where, "Filter, such as sector=AMO and cycle=2");
    command->add_option("--group", given->group, "none, code, source, speaker, coder or a variable")
        ->capture_default_str();
    command->add_option("--sort", given->order, "Within each group")
        ->check(CLI::IsMember({"text", "newest", "longest", "speaker"}))
        ->capture_default_str();
    auto& common = builder.common;
    builder.takes_coders(*command);
    builder.runs(*command, [given, others, &common] {
        if (others->count() > 0 && given->combination == "any") {
            return report({ErrorCode::invalid_input, "--with says nothing without --combine",
                           "Add --combine and, overlap, not, near or followed"});
        }
        return with_project(common, Wants::reading,
                            [&](Workbench& bench) { return run(common, *given, bench); });
    });
}

} // namespace filrouge::cli

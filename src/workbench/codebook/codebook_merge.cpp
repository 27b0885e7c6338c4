#include "workbench/codebook/codebook_merge.h"

#include "core/fold.h"
#include "workbench/codebook/codebook_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace filrouge::workbench {
namespace {

constexpr std::size_t codings_a_step = 256;

/// What `from` had, as it is to be after the merge.
struct MergePlan {
    std::vector<Coding> kept;
    std::vector<CodingId> gone;
    std::vector<Code> children;
    std::vector<Relation> relations;
    std::vector<Memo> memos;
    MergeReport report;
};

/// Codings of both codes, by source and coder, in the order of the text, those of `into` first.
std::vector<Coding> codings_of_both(const Project& project, const CodeId& from,
                                    const CodeId& into) {
    const auto& columns = project.all_codings();
    const auto first = columns.code_numbers().find(from);
    const auto second = columns.code_numbers().find(into);
    const auto key = [&](std::uint32_t row) {
        return std::tuple{columns.coders()[row], columns.begins()[row], columns.ends()[row],
                          columns.codes()[row] != second};
    };
    std::vector<Coding> both;
    std::vector<std::uint32_t> rows; // of one source: a few, which are quick to sort
    for (const auto& [id, source] : project.sources()) {
        rows.clear();
        for (const auto row : columns.rows_in(id)) {
            const auto code = columns.codes()[row];
            if (code == first || code == second) rows.push_back(row);
        }
        std::sort(rows.begin(), rows.end(), [&](auto a, auto b) {
            const auto left = key(a);
            const auto right = key(b);
            return left != right ? left < right : columns.ids()[a] < columns.ids()[b];
        });
        for (const auto row : rows) both.push_back(columns.at(row));
    }
    return both;
}

bool same_hand(const Coding& a, const Coding& b) {
    return a.source == b.source && a.coder == b.coder;
}

/// Runs of codings that become one: the same passage, or with `join` one that shares text with
/// those before it.
std::vector<std::span<const Coding>> clusters(const std::vector<Coding>& both, Overlaps overlaps) {
    std::vector<std::span<const Coding>> found;
    for (std::size_t i = 0; i < both.size();) {
        auto end = both[i].span.end();
        auto j = i + 1;
        while (j < both.size() && same_hand(both[i], both[j]) &&
               (overlaps == Overlaps::join ? both[j].span.begin() < end
                                           : both[j].span == both[i].span)) {
            end = std::max(end, both[j].span.end());
            ++j;
        }
        found.emplace_back(both.data() + i, j - i);
        i = j;
    }
    return found;
}

void take_over(Coding& survivor, const Coding& other) {
    survivor.span = {std::min(survivor.span.begin(), other.span.begin()),
                     std::max(survivor.span.end(), other.span.end())};
    if (!survivor.weight) survivor.weight = other.weight;
    if (other.memo.empty() || survivor.memo.find(other.memo) != std::string::npos) return;
    survivor.memo += (survivor.memo.empty() ? "" : "\n") + other.memo;
}

/// The coding that stays of a cluster: the oldest of the code that stays, else the first.
void merge_cluster(std::span<const Coding> cluster, const CodeId& into, MergePlan& plan,
                   std::unordered_map<CodingId, CodingId>& heirs) {
    const auto is_there = [&](const Coding& coding) { return coding.code == into; };
    const auto there = std::find_if(cluster.begin(), cluster.end(), is_there);
    if (std::all_of(cluster.begin(), cluster.end(), is_there)) return;
    // Passages of the one code alone that share text did so before; they are moved as they are.
    const bool both = there != cluster.end();
    if (!both) {
        for (auto coding : cluster) {
            coding.code = into;
            ++plan.report.codings;
            plan.kept.push_back(std::move(coding));
        }
        return;
    }
    auto survivor = *there;
    for (const auto& coding : cluster) {
        if (coding.id == survivor.id) continue;
        const bool twice = coding.span == there->span;
        ++(twice ? plan.report.duplicates : plan.report.joined);
        take_over(survivor, coding);
        plan.gone.push_back(coding.id);
        heirs.emplace(coding.id, survivor.id);
    }
    plan.kept.push_back(std::move(survivor));
}

void plan_memos(const Project& project, const CodeId& from, const CodeId& into,
                const std::unordered_map<CodingId, CodingId>& heirs, MergePlan& plan) {
    for (const auto& [id, memo] : project.memos()) {
        auto moved = memo;
        if (const auto* code = std::get_if<CodeId>(&memo.subject); code && *code == from) {
            moved.subject = into;
        } else if (const auto* coding = std::get_if<CodingId>(&memo.subject);
                   coding && heirs.contains(*coding)) {
            moved.subject = heirs.at(*coding);
        } else {
            continue;
        }
        plan.memos.push_back(std::move(moved));
    }
}

MergePlan plan_merge(const Project& project, const std::vector<Coding>& both, const CodeId& from,
                     const CodeId& into, Overlaps overlaps) {
    MergePlan plan;
    std::unordered_map<CodingId, CodingId> heirs;
    for (const auto& cluster : clusters(both, overlaps)) {
        merge_cluster(cluster, into, plan, heirs);
    }
    const auto& codebook = project.codebook();
    auto position = next_position(codebook, into);
    for (const auto& id : codebook.children(from)) {
        auto child = codebook.at(id);
        child.parent = into;
        child.position = position++;
        plan.children.push_back(std::move(child));
    }
    std::set<std::tuple<CodeId, std::string, CodeId>> said;
    for (const auto& [id, relation] : codebook.relations()) {
        if (relation.from != from && relation.to != from) {
            said.emplace(relation.from, relation.type, relation.to);
        }
    }
    for (const auto& [id, relation] : codebook.relations()) {
        if (relation.from != from && relation.to != from) continue;
        auto moved = relation;
        if (moved.from == from) moved.from = into;
        if (moved.to == from) moved.to = into;
        // A relation of a code with itself says nothing; it goes with the code.
        if (moved.from == moved.to || !said.emplace(moved.from, moved.type, moved.to).second) {
            continue;
        }
        plan.relations.push_back(std::move(moved));
    }
    plan_memos(project, from, into, heirs, plan);
    return plan;
}

Result<void> check_merge(const Codebook& codebook, const CodeId& from, const CodeId& into) {
    if (codebook.find(from) == nullptr || codebook.find(into) == nullptr) return unknown_code();
    if (from == into || codebook.is_below(into, from)) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("\"{}\" cannot be merged into itself or a code below it",
                                 codebook.path(from)),
                     "Merge the lower code into the upper one instead"};
    }
    for (const auto& id : codebook.children(from)) {
        if (auto fits = check_name(codebook, into, codebook.at(id).name, id); !fits) {
            return fits.error();
        }
    }
    return {};
}

/// What a split makes, moves and drops.
class SplitPlan {
  public:
    SplitPlan(Workbench& bench, const Code& split)
        : bench_{bench}, project_{bench.project()}, split_{split},
          next_position_{next_position(project_.codebook(), split.id)} {
        const auto& columns = project_.all_codings();
        std::set<std::uint32_t> below;
        for (const auto& child : project_.codebook().children(split.id)) {
            below.insert(columns.code_numbers().find(child));
        }
        for (std::uint32_t row = 0; row < columns.size(); ++row) {
            if (below.contains(columns.codes()[row])) taken_.insert(place_of(columns.at(row)));
        }
    }

    Result<void> add(const SplitPart& part) {
        const auto target = target_of(part.name);
        if (!target) return target.error();
        const auto& columns = project_.all_codings();
        for (const auto& id : part.codings) {
            if (!columns.contains(id) || columns.at(columns.row_of(id)).code != split_.id) {
                return Error{ErrorCode::not_found,
                             fmt::format("A coding to be sorted is not one of \"{}\"", split_.name),
                             "It may have been changed meanwhile; begin again"};
            }
            auto coding = columns.at(columns.row_of(id));
            coding.code = *target;
            if (taken_.insert(place_of(coding)).second) {
                moved_.push_back(std::move(coding));
            } else {
                gone_.push_back(id);
            }
        }
        return {};
    }

    void write(store::Edit& edit) const {
        for (const auto& [name, code] : made_) edit.put(code);
        for (const auto& coding : moved_) edit.put(coding);
        for (const auto& id : gone_) edit.remove(id);
    }
    [[nodiscard]] SplitReport report() const { return {made_.size(), moved_.size(), gone_.size()}; }

  private:
    using Place = std::tuple<CodeId, SourceId, CpSpan, CoderId>;
    static Place place_of(const Coding& coding) {
        return {coding.code, coding.source, coding.span, coding.coder};
    }

    /// The code below of that name: there already, made for another part, or made now.
    Result<CodeId> target_of(const std::string& name) {
        if (const auto known = child_named(project_.codebook(), split_.id, name)) return *known;
        const auto made = made_.find(fold(name));
        if (made != made_.end()) return made->second.id;
        if (auto fits = check_name(project_.codebook(), split_.id, name, {}); !fits) {
            return fits.error();
        }
        Code fresh;
        fresh.id = bench_.new_id<CodeId>();
        fresh.parent = split_.id;
        fresh.position = next_position_++;
        fresh.name = name;
        fresh.colour = split_.colour;
        fresh.polarity = split_.polarity;
        made_.emplace(fold(name), fresh);
        return fresh.id;
    }

    Workbench& bench_;
    const Project& project_;
    const Code& split_;
    std::uint32_t next_position_;
    std::set<Place> taken_;            // by the codes below
    std::map<std::string, Code> made_; // by folded name
    std::vector<Coding> moved_;
    std::vector<CodingId> gone_;
};

} // namespace

CpSpan MergePreview::Overlap::joined() const {
    return {std::min(from.begin(), into.begin()), std::max(from.end(), into.end())};
}

Result<MergePreview> preview_merge(const Project& project, const CodeId& from, const CodeId& into) {
    if (auto fits = check_merge(project.codebook(), from, into); !fits) return fits.error();
    const auto both = codings_of_both(project, from, into);
    const auto plan = plan_merge(project, both, from, into, Overlaps::keep);
    MergePreview preview;
    preview.codings = plan.report.codings + plan.report.duplicates;
    preview.duplicates = plan.report.duplicates;
    preview.children = plan.children.size();
    preview.relations = plan.relations.size();
    preview.memos = plan.memos.size();
    for (const auto& cluster : clusters(both, Overlaps::join)) {
        for (const auto& a : cluster) {
            if (a.code != from) continue;
            for (const auto& b : cluster) {
                if (b.code != into || a.span == b.span || !a.span.overlaps(b.span)) continue;
                preview.overlaps.push_back({a.source, a.coder, a.span, b.span});
            }
        }
    }
    return preview;
}

Result<MergeReport> merge_codes(Workbench& bench, const CodeId& from, const CodeId& into,
                                Overlaps overlaps, Progress& progress) {
    const auto& project = bench.project();
    const auto& codebook = project.codebook();
    if (auto fits = check_merge(codebook, from, into); !fits) return fits.error();
    const auto plan =
        plan_merge(project, codings_of_both(project, from, into), from, into, overlaps);
    const auto label = fmt::format("Merge code \"{}\" into \"{}\"", codebook.at(from).name,
                                   codebook.at(into).name);
    const auto all = plan.gone.size() + plan.kept.size();
    std::size_t written = 0;
    const auto step = [&] {
        if (++written % codings_a_step != 0) return;
        progress.step(written, all, {});
        if (progress.cancelled()) {
            throw Failure{
                Error{ErrorCode::cancelled, "The merge was stopped; nothing was changed", {}}};
        }
    };
    auto done = bench.edit(label, [&](store::Edit& edit) {
        // Memos first: a coding takes along those that are still its own.
        for (const auto& memo : plan.memos) edit.put(memo);
        for (const auto& id : plan.gone) {
            edit.remove(id);
            step();
        }
        for (const auto& coding : plan.kept) {
            edit.put(coding);
            step();
        }
        for (const auto& child : plan.children) edit.put(child);
        for (const auto& relation : plan.relations) edit.put(relation);
        edit.remove(from);
    });
    if (!done) return done.error();
    return plan.report;
}

Result<MergeReport> merge_codes(Workbench& bench, const CodeId& from, const CodeId& into,
                                Overlaps overlaps) {
    SilentProgress progress;
    return merge_codes(bench, from, into, overlaps, progress);
}

Result<SplitReport> split_code(Workbench& bench, const CodeId& code,
                               const std::vector<SplitPart>& parts) {
    const auto* split = bench.project().codebook().find(code);
    if (split == nullptr) return unknown_code();
    SplitPlan plan{bench, *split};
    for (const auto& part : parts) {
        if (auto added = plan.add(part); !added) return added.error();
    }
    auto done = bench.edit(fmt::format("Split code \"{}\"", split->name),
                           [&](store::Edit& edit) { plan.write(edit); });
    if (!done) return done.error();
    return plan.report();
}

} // namespace filrouge::workbench

#include "workbench/sources/correction_plan.h"

#include "core/breaks.h"
#include "workbench/notes/memo_links.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace filrouge::workbench {
namespace {

/// `span` with what was typed at its edges, up to the line ends in that.
CpSpan with_edges(CpSpan strict, CpSpan grown, const Text& now) {
    auto begin = grown.begin();
    auto end = grown.end();
    const auto& utf8 = now.utf8();
    const auto before = now.index().to_bytes({begin, strict.begin()});
    if (!before.empty()) {
        const auto line_end = utf8.rfind('\n', before.end().value() - 1);
        if (line_end != std::string::npos && line_end >= before.begin().value())
            begin = now.index().from_byte(BytePos{line_end + 1});
    }
    const auto after = now.index().to_bytes({strict.end(), end});
    const auto line_end = utf8.find('\n', after.begin().value());
    if (line_end < after.end().value()) end = now.index().from_byte(BytePos{line_end});
    return {begin, end};
}

CpSpan shifted_label(CpSpan label, const TextChange& change) {
    if (label.empty()) return {};
    return change.shift(label).value_or(CpSpan{});
}

bool same(const Turn& a, const Turn& b) {
    return std::tie(a.source, a.number, a.label, a.span, a.speaker, a.begins, a.ends) ==
           std::tie(b.source, b.number, b.label, b.span, b.speaker, b.begins, b.ends);
}

LostCoding lost_coding(const Project& project, const Coding& coding, const Text& old) {
    const auto* coder = project.find(coding.coder);
    return {coding.id, project.codebook().path(coding.code),
            coder == nullptr ? std::string{} : coder->name, std::string{old.slice(coding.span)}};
}

/// Also those in the memo fields of codings, wherever these are.
void plan_memos(const Project& project, const SourceId& source, const TextChange& change,
                CorrectionPlan& plan) {
    const std::unordered_set<CodingId> lost{plan.lost.begin(), plan.lost.end()};
    for (const auto& [id, memo] : project.memos()) {
        const auto* coding = std::get_if<CodingId>(&memo.subject);
        auto text = with_shifted_links(memo.text, source, change);
        if (text == memo.text || (coding != nullptr && lost.contains(*coding))) continue;
        plan.memos.push_back(memo);
        plan.memos.back().text = std::move(text);
    }
    std::unordered_map<CodingId, std::size_t> planned;
    for (std::size_t i = 0; i < plan.codings.size(); ++i) planned[plan.codings[i].id] = i;
    for (const auto row : project.all_codings().rows_with_memo()) {
        auto coding = project.all_codings().at(row);
        auto memo = with_shifted_links(coding.memo, source, change);
        if (memo == coding.memo || lost.contains(coding.id)) continue;
        if (const auto moved = planned.find(coding.id); moved != planned.end()) {
            plan.codings[moved->second].memo = std::move(memo);
        } else {
            coding.memo = std::move(memo);
            plan.codings.push_back(std::move(coding));
        }
    }
}

} // namespace

CorrectionPlan plan_codings(const Project& project, const SourceId& source, const Text& old,
                            const TextChange& change) {
    CorrectionPlan plan;
    plan.report.replacements = change.replacements().size();
    for (const auto row : project.all_codings_in(source)) {
        const auto was = project.all_codings().span(row);
        const auto now = change.shift(was);
        if (now && *now == was && !change.touches(was)) continue;
        auto coding = project.all_codings().at(row);
        if (!now) {
            plan.lost.push_back(coding.id);
            plan.report.lost.push_back(lost_coding(project, coding, old));
            continue;
        }
        if (!change.touches(was)) {
            ++plan.report.moved;
        } else if (now->size() < was.size()) {
            plan.report.shortened.push_back(lost_coding(project, coding, old));
        } else {
            ++plan.report.changed;
        }
        if (*now == was) continue;
        coding.span = *now;
        plan.codings.push_back(std::move(coding));
    }
    plan_memos(project, source, change, plan);
    return plan;
}

std::vector<Turn> shifted_turns(const std::vector<Turn>& turns, const TextChange& change,
                                const Text& now) {
    std::vector<Turn> shifted;
    CpPos free{0}; // where the next turn may begin
    for (auto turn : turns) {
        const auto strict = change.shift(turn.span);
        const auto grown = change.shift_with_edges(turn.span);
        if (!strict || !grown) continue;
        auto span = with_edges(*strict, *grown, now);
        turn.label = shifted_label(turn.label, change);
        if (turn.label.begin() < free) turn.label = {};
        const auto from = std::max({span.begin(), free, turn.label.end()});
        if (from >= span.end()) continue;
        turn.span = trim(now, {from, span.end()});
        if (turn.span.empty()) continue;
        free = turn.span.end();
        turn.number = static_cast<std::uint32_t>(shifted.size() + 1);
        shifted.push_back(turn);
    }
    return shifted;
}

void replace_turns(store::Edit& edit, const std::vector<Turn>& old, std::vector<Turn> now) {
    std::unordered_map<TurnId, const Turn*> known;
    for (const auto& turn : old) known.emplace(turn.id, &turn);
    std::uint32_t number = 0;
    for (auto& turn : now) {
        turn.number = ++number;
        const auto before = known.find(turn.id);
        if (before == known.end()) {
            edit.put(turn);
            continue;
        }
        if (!same(*before->second, turn)) edit.put(turn);
        known.erase(before);
    }
    for (const auto& [id, turn] : known) edit.remove(id);
}

void put_correction(store::Edit& edit, Source source, const Text& now, const CorrectionPlan& plan) {
    source.text_hash = edit.keep_text(now);
    source.characters = now.size();
    edit.put(source);
    for (const auto& coding : plan.codings) edit.put(coding);
    for (const auto& id : plan.lost) edit.remove(id);
    for (const auto& memo : plan.memos) edit.put(memo);
}

} // namespace filrouge::workbench

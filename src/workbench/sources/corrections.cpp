#include "workbench/sources/corrections.h"

#include "core/breaks.h"
#include "core/text_difference.h"
#include "workbench/sources/correction_plan.h"
#include "workbench/sources/reading.h"

#include <fmt/format.h>

#include <set>

namespace filrouge::workbench {
namespace {

struct OldText {
    Source source;
    std::shared_ptr<const Text> text;
};

Result<OldText> old_text(Workbench& bench, const SourceId& id) {
    const auto* source = bench.project().find(id);
    if (source == nullptr) return Error{ErrorCode::not_found, "There is no such source", ""};
    auto text = bench.text(id);
    if (!text) return text.error();
    return OldText{*source, *text};
}

void count_turns(const std::vector<Turn>& old, const std::vector<Turn>& now,
                 CorrectionReport& report) {
    std::map<TurnId, const Turn*> kept;
    for (const auto& turn : now) kept.emplace(turn.id, &turn);
    for (const auto& turn : old) {
        const auto there = kept.find(turn.id);
        if (there == kept.end()) {
            report.turns_lost.push_back(turn.number);
        } else if (there->second->span != turn.span) {
            ++report.turns_moved;
        }
    }
}

Result<Correction> plan(Workbench& bench, const OldText& old, const TextChange& change) {
    auto now = change.apply(*old.text);
    if (trim(now, now.all()).empty()) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("Nothing would be left of the text of \"{}\"", old.source.name),
                     "Remove the source instead"};
    }
    const auto& project = bench.project();
    Correction correction{old.source, std::move(now), {}, {}};
    correction.plan = plan_codings(project, old.source.id, *old.text, change);
    const auto& turns = project.turns(old.source.id);
    correction.turns = shifted_turns(turns, change, correction.now);
    count_turns(turns, correction.turns, correction.plan.report);
    return correction;
}

Result<Correction> plan_text(Workbench& bench, const SourceId& source, const std::string& text) {
    auto old = old_text(bench, source);
    if (!old) return old.error();
    auto now = Text::clean(text);
    if (!now) return now.error();
    return plan(bench, *old, TextChange::between(*old->text, *now));
}

Result<Correction> plan_passage(Workbench& bench, const SourceId& source,
                                const PassageCorrection& correction) {
    const auto span = correction.span;
    auto old = old_text(bench, source);
    if (!old) return old.error();
    if (span.end() > old->text->all().end()) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("The passage {}-{} ends after the text of \"{}\", which has {} "
                                 "characters",
                                 span.begin().value(), span.end().value(), old->source.name,
                                 old->text->size().value()),
                     "Positions count code points from 0; the end is not included"};
    }
    auto piece = Text::clean(correction.text);
    if (!piece) return piece.error();
    auto change = TextChange::make(*old->text, text_difference(*old->text, span, piece->utf8()));
    if (!change) return change.error();
    return plan(bench, *old, *change);
}

Result<CorrectionReport> carry_out(Workbench& bench, Result<Correction> correction, Trial trial) {
    if (!correction) return correction.error();
    auto& report = correction->plan.report;
    if (report.replacements == 0 || trial == Trial::dry_run) return std::move(report);
    // The label does not quote the words: a correction may be there to take a name out.
    const auto label =
        fmt::format("Correct the text of \"{}\" in {} {}", correction->source.name,
                    report.replacements, report.replacements == 1 ? "place" : "places");
    auto done =
        bench.edit(label, [&](store::Edit& edit) { put_all(bench.project(), edit, *correction); });
    if (!done) return done.error();
    return std::move(report);
}

} // namespace

Result<Correction> plan_correction(Workbench& bench, const SourceId& source,
                                   std::vector<Replacement> replacements) {
    const auto old = old_text(bench, source);
    if (!old) return old.error();
    const auto change = TextChange::make(*old->text, std::move(replacements));
    if (!change) return change.error();
    return plan(bench, *old, *change);
}

void put_all(const Project& project, store::Edit& edit, const Correction& correction) {
    put_correction(edit, correction.source, correction.now, correction.plan);
    replace_turns(edit, project.turns(correction.source.id), correction.turns);
}

Result<CorrectionReport> correct_text(Workbench& bench, const SourceId& source,
                                      const std::string& text, Trial trial) {
    return carry_out(bench, plan_text(bench, source, text), trial);
}

Result<CorrectionReport> correct_passage(Workbench& bench, const SourceId& source,
                                         const PassageCorrection& correction, Trial trial) {
    return carry_out(bench, plan_passage(bench, source, correction), trial);
}

Result<CorrectionReport> correct_from_file(Workbench& bench, const SourceId& source,
                                           const std::filesystem::path& file, Trial trial) {
    FileChoice choice;
    choice.path = file;
    const auto read = read_file(choice, Keep::nothing);
    if (!read.transcript) return read.transcript.error();
    return correct_text(bench, source, read.transcript->text.utf8(), trial);
}

} // namespace filrouge::workbench

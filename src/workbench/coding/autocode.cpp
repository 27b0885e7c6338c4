#include "workbench/coding/autocode.h"

#include "core/breaks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace filrouge::workbench {
namespace {

struct UnitName {
    std::string_view name;
    AutocodeUnit unit;
};
constexpr std::array unit_names{UnitName{"match", AutocodeUnit::match},
                                UnitName{"sentence", AutocodeUnit::sentence},
                                UnitName{"turn", AutocodeUnit::turn}};

using Places = std::set<std::pair<SourceId, CpSpan>>;

/// What the coder at work has coded with the code.
Places coded_places(const Workbench& bench, const CodeId& code) {
    Places places;
    const auto& columns = bench.project().all_codings();
    const auto code_number = columns.code_numbers().find(code);
    const auto coder_number = columns.coder_numbers().find(bench.coder());
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        if (columns.codes()[row] != code_number || columns.coders()[row] != coder_number) continue;
        places.emplace(columns.source_numbers().id(columns.sources()[row]), columns.span(row));
    }
    return places;
}

std::vector<CpSpan> spans_of(const FoundPlace& place, AutocodeUnit unit, const Text& text,
                             const std::string& language) {
    if (unit == AutocodeUnit::turn) return {place.unit.span};
    if (unit == AutocodeUnit::match) return place.matches;
    std::vector<CpSpan> some;
    for (const auto& sentence : sentences(text, place.unit.span, language)) {
        const bool holds =
            std::any_of(place.matches.begin(), place.matches.end(),
                        [&](const CpSpan& match) { return sentence.overlaps(match); });
        if (holds) some.push_back(sentence);
    }
    return some;
}

std::vector<CpSpan> matches_in(const FoundPlace& place, CpSpan span) {
    std::vector<CpSpan> some;
    for (const auto& match : place.matches) {
        if (match.overlaps(span)) some.push_back(match);
    }
    return some;
}

} // namespace

std::optional<AutocodeUnit> parse_autocode_unit(std::string_view name) {
    const auto* const found = std::find_if(unit_names.begin(), unit_names.end(),
                                           [&](const UnitName& one) { return one.name == name; });
    if (found == unit_names.end()) return std::nullopt;
    return found->unit;
}

Result<AutocodePlan> plan_autocode(Finder& finder, const AutocodeRequest& request,
                                   Progress& progress) {
    auto& bench = finder.bench();
    const auto& project = bench.project();
    if (!request.code.is_nil() && project.codebook().find(request.code) == nullptr) {
        return Error{ErrorCode::not_found, "The code is not in the project", ""};
    }
    auto found = finder.places(request.query, request.where, progress);
    if (!found) return found.error();
    if (!found->has_words && request.unit != AutocodeUnit::turn) {
        return Error{ErrorCode::invalid_input, "The query has no words to code the places of",
                     "Choose whole turns, or write words to find"};
    }
    const auto coded = coded_places(bench, request.code);
    AutocodePlan plan{request, {}, std::move(found->suggestion)};
    std::size_t done = 0;
    for (const auto& place : found->units) {
        progress.step(done++, found->units.size(), {});
        if (progress.cancelled()) return search_stopped();
        const auto text = bench.text(place.unit.source);
        if (!text) return text.error();
        const auto& language = project.find(place.unit.source)->language;
        for (const auto& span : spans_of(place, request.unit, **text, language)) {
            const bool already = coded.contains({place.unit.source, span});
            plan.hits.push_back({place.unit.source, place.unit.turn,
                                 project.speaker_name(place.unit.source, span), span,
                                 std::string{(*text)->slice(span)}, matches_in(place, span),
                                 already, !already});
        }
    }
    return plan;
}

void choose_code(const Workbench& bench, AutocodePlan& plan, const CodeId& code) {
    plan.request.code = code;
    const auto coded = coded_places(bench, code);
    for (auto& hit : plan.hits) hit.already = coded.contains({hit.source, hit.span});
}

Result<AutocodeReport> apply_autocode(Workbench& bench, const AutocodePlan& plan) {
    const auto& project = bench.project();
    const auto* code = project.codebook().find(plan.request.code);
    if (code == nullptr) {
        return Error{ErrorCode::not_found, "The code is not in the project any more", ""};
    }
    auto coded = coded_places(bench, plan.request.code); // may have changed since the preview
    AutocodeReport report;
    std::vector<Coding> codings;
    for (const auto& hit : plan.hits) {
        const auto* source = project.find(hit.source);
        if (source == nullptr || hit.span.end().value() > source->characters.value()) {
            return Error{ErrorCode::invalid_input, "The texts have changed since the preview",
                         "Look at the preview again"};
        }
        const bool fresh = !coded.contains({hit.source, hit.span});
        if (!fresh) ++report.already_there;
        if (!fresh || !hit.chosen) continue;
        coded.emplace(hit.source, hit.span);
        codings.push_back({bench.new_id<CodingId>(),
                           hit.source,
                           hit.span,
                           plan.request.code,
                           {},
                           {},
                           {},
                           Timestamp::now()});
    }
    if (codings.empty()) return report;
    const auto label = fmt::format("Code automatically \"{}\": {} passages found by “{}”",
                                   code->name, codings.size(), plan.request.query);
    const auto done = bench.edit(label, [&](store::Edit& edit) {
        const auto coder = bench.coder_id(edit, bench.coder_name());
        for (auto& coding : codings) {
            coding.coder = coder;
            edit.put(coding);
        }
    });
    if (!done) return done.error();
    report.added = codings.size();
    return report;
}

} // namespace filrouge::workbench

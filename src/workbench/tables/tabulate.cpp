#include "workbench/tables/tabulate.h"

#include "analysis/crosstab.h"
#include "analysis/passage_counts.h"
#include "workbench/tables/crosstab_input.h"

namespace filrouge::workbench {

using analysis::CountOf;
using analysis::SpeakerColumn;

Result<analysis::Table> crosstab(Workbench& bench, const CrosstabRequest& request) {
    const SpeakerColumn speakers =
        needs_speakers(bench.project(), request) ? SpeakerColumn{bench.project()} : SpeakerColumn{};
    const auto input = crosstab_input(bench, speakers, request, no_progress());
    if (!input) return input.error();
    return analysis::crosstab(*input);
}

bool counts_twice(const Project& project, const CrosstabRequest& request) {
    return request.count == CountOf::codings && analysis::coded_by_several(project.codings());
}

std::size_t count_passages(const Workbench& bench) {
    const auto& project = bench.project();
    const SpeakerColumn speakers{project};
    const analysis::CrosstabInput all{project.codings(), speakers, {}, {}, {}, {}, {}};
    std::size_t count = 0;
    analysis::each_passage_counted(all, no_progress(), [&](analysis::PassagePlaces) { ++count; });
    return count;
}

analysis::CountOf usual_count(const Project& project) {
    return analysis::coded_by_several(project.codings()) ? CountOf::passages : CountOf::codings;
}

} // namespace filrouge::workbench

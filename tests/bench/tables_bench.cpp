// The cross-tab of 1 M codings × 200 codes × 14 values, beside one linear pass over the same
// columns.
#include "measure.h"
#include "study.h"

#include "analysis/live_crosstab.h"

#include <cstdlib>

namespace filrouge::bench {
namespace {

using analysis::SpeakerColumn;

std::vector<std::uint32_t> linear_pass(const analysis::CrosstabInput& input) {
    const auto codes = input.codings.codes();
    const auto speakers = input.speakers.numbers();
    const auto width = input.cols.labels.size();
    std::vector<std::uint32_t> counts(input.rows.labels.size() * width);
    for (std::size_t i = 0; i < codes.size(); ++i)
        ++counts[input.rows.label_of[codes[i]] * width + input.cols.label_of[speakers[i]]];
    return counts;
}

double whole_table(const analysis::CrosstabInput& input) {
    std::vector<double> ours, pass;
    std::uint64_t seen = 0;
    for (int i = 0; i < 31; ++i) {
        ours.push_back(time_ms([&] { seen += analysis::crosstab(input).total; }));
        pass.push_back(time_ms([&] { seen -= linear_pass(input).empty() ? 1 : 0; }));
    }
    std::printf("cross-tab: %zu codings, checked %s\n", input.codings.size(),
                seen == 31 * input.codings.size() ? "equal" : "NOT equal");
    const auto ratio = median(ours) / median(pass);
    report({"crosstab-ms", median(ours), "linear-pass-ms", median(pass), ratio, ratio,
            Bound::at_most, 5, "x"});
    return median(ours);
}

void one_coding(Project& project, SpeakerColumn& speakers, analysis::LiveCrosstab& live,
                double whole_ms) {
    IdGenerator ids;
    std::vector<double> took;
    for (int i = 0; i < 201; ++i) {
        Change change;
        auto coding = project.codings().at(static_cast<std::uint32_t>(i * 37));
        coding.id = ids.next<CodingId>();
        change.codings.came.push_back(coding);
        took.push_back(time_ms([&] {
            project.apply(change);
            speakers.apply(project, change);
            if (!live.add(project.codings(), speakers, project.codings().row_of(coding.id)))
                std::abort();
        }));
    }
    std::printf("one coding: median %.4f ms, p95 %.4f ms\n", median(took), quantile(took, 0.95));
    report({"crosstab-one-coding-p95-ms", quantile(took, 0.95), "whole-table-ms", whole_ms,
            quantile(took, 0.95) / whole_ms, quantile(took, 0.95), Bound::at_most, 1, "ms"});
}

void run() {
    Project project;
    project.apply(make_study({}));
    SpeakerColumn speakers{project};
    const auto sector = project.resolve_variable("secteur").value();
    const analysis::CrosstabInput input{project.codings(),
                                        speakers,
                                        analysis::axis_of_codes(project, {}),
                                        analysis::axis_of_variable(project, speakers, sector),
                                        analysis::CountOf::codings,
                                        {},
                                        {}};
    const auto whole_ms = whole_table(input);
    analysis::LiveCrosstab live{input};
    one_coding(project, speakers, live, whole_ms);
}

} // namespace
} // namespace filrouge::bench

int main() {
    filrouge::bench::run();
}

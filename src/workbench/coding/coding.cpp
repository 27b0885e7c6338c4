#include "workbench/coding/coding.h"

#include "workbench/codebook/codebook_edits.h"
#include "workbench/codebook/codebook_rules.h"
#include "workbench/coding/coding_rules.h"

#include <fmt/format.h>

#include <set>

namespace filrouge::workbench {
namespace {

bool is_coded(const Project& project, const CodingPlace& place) {
    const auto& [source, span, code, coder] = place;
    const auto& columns = project.all_codings();
    for (const auto row : columns.rows_in(source)) {
        if (columns.span(row) == span && columns.code_numbers().id(columns.codes()[row]) == code &&
            columns.coder_numbers().id(columns.coders()[row]) == coder) {
            return true;
        }
    }
    return false;
}

Error already_coded(const Project& project, const CodeId& code) {
    return {ErrorCode::already_exists,
            fmt::format("This passage is already coded \"{}\" by the same coder",
                        project.codebook().path(code)),
            "Choose another code or another passage"};
}

const Error unknown_coding{ErrorCode::not_found, "There is no such coding",
                           "It may have been removed; list the codings with: codings export"};

} // namespace

Result<CodingId> add_coding(Workbench& bench, const SourceId& source, CpSpan span,
                            const CodeId& code, const CodingDetails& details) {
    const auto& project = bench.project();
    const auto* into = project.find(source);
    const auto* with = project.codebook().find(code);
    if (into == nullptr || with == nullptr) {
        return Error{ErrorCode::not_found, "The source or the code is not in the project", ""};
    }
    if (auto fits = check_span(*into, span); !fits) return fits.error();
    if (is_coded(project, {source, span, code, bench.coder()})) return already_coded(project, code);

    Coding coding{bench.new_id<CodingId>(), source,          span, code, {}, details.memo,
                  details.weight,           Timestamp::now()};
    auto done = bench.edit(fmt::format("Code \"{}\" in {}", with->name, into->name),
                           [&](store::Edit& edit) {
                               coding.coder = bench.coder_id(edit, bench.coder_name());
                               edit.put(coding);
                           });
    if (!done) return done.error();
    return coding.id;
}

Result<std::vector<CodingId>> add_codings(Workbench& bench, const SourceId& source, CpSpan span,
                                          const std::vector<CodeId>& codes) {
    std::vector<CodingId> made;
    if (codes.size() == 1) {
        auto one = add_coding(bench, source, span, codes.front());
        if (!one) return one.error();
        return std::vector<CodingId>{*one};
    }
    const auto& project = bench.project();
    const auto* into = project.find(source);
    if (into == nullptr) {
        return Error{ErrorCode::not_found, "The source is not in the project", ""};
    }
    if (auto fits = check_span(*into, span); !fits) return fits.error();
    std::set<CodeId> fresh;
    for (const auto& code : codes) {
        if (project.codebook().find(code) == nullptr) return unknown_code();
        if (!is_coded(project, {source, span, code, bench.coder()})) fresh.insert(code);
    }
    if (codes.empty() || fresh.empty()) {
        return Error{ErrorCode::already_exists,
                     "This passage has all these codes already from the same coder",
                     "Choose another code or another passage"};
    }
    auto done = bench.edit(
        fmt::format("Code {} codes in {}", fresh.size(), into->name), [&](store::Edit& edit) {
            const auto coder = bench.coder_id(edit, bench.coder_name());
            for (const auto& code : fresh) {
                made.push_back(bench.new_id<CodingId>());
                edit.put(Coding{made.back(), source, span, code, coder, {}, {}, Timestamp::now()});
            }
        });
    if (!done) return done.error();
    return made;
}

Result<CodeId> code_with_new_code(Workbench& bench, const SourceId& source, CpSpan span,
                                  const std::string& path) {
    const auto* into = bench.project().find(source);
    if (into == nullptr) {
        return Error{ErrorCode::not_found, "The source is not in the project", ""};
    }
    if (auto fits = check_span(*into, span); !fits) return fits.error();
    NewCode wanted;
    wanted.path = path;
    return add_code(bench, wanted, [&](store::Edit& edit, const CodeId& code) {
        edit.put(Coding{bench.new_id<CodingId>(),
                        source,
                        span,
                        code,
                        bench.coder_id(edit, bench.coder_name()),
                        {},
                        {},
                        Timestamp::now()});
    });
}

Result<void> remove_codings(Workbench& bench, const std::vector<CodingId>& codings) {
    const auto& project = bench.project();
    const auto& columns = project.all_codings();
    std::vector<Coding> removed;
    for (const auto& id : codings) {
        if (!columns.contains(id)) return unknown_coding;
        removed.push_back(columns.at(columns.row_of(id)));
    }
    const auto place = told_place(project, removed);
    const auto label = removed.size() == 1
                           ? fmt::format("Remove coding \"{}\" in {}",
                                         project.codebook().at(removed.front().code).name, place)
                           : fmt::format("Remove {} codings in {}", removed.size(), place);
    return bench.edit(label, [&](store::Edit& edit) {
        for (const auto& id : codings) edit.remove(id);
    });
}

Result<void> move_coding(Workbench& bench, const CodingId& id, CpSpan span) {
    const auto& project = bench.project();
    if (!project.all_codings().contains(id)) return unknown_coding;
    auto coding = project.all_codings().at(project.all_codings().row_of(id));
    if (coding.span == span) return {};
    if (auto fits = check_span(*project.find(coding.source), span); !fits) return fits.error();
    if (is_coded(project, {coding.source, span, coding.code, coding.coder})) {
        return already_coded(project, coding.code);
    }
    coding.span = span;
    return bench.edit(fmt::format("Change the range of \"{}\" in {}",
                                  project.codebook().at(coding.code).name,
                                  told_place(project, {coding})),
                      [&](store::Edit& edit) { edit.put(coding); });
}

Result<void> annotate_coding(Workbench& bench, const CodingId& id, const CodingDetails& details) {
    const auto& project = bench.project();
    if (!project.all_codings().contains(id)) return unknown_coding;
    auto coding = project.all_codings().at(project.all_codings().row_of(id));
    coding.memo = details.memo;
    coding.weight = details.weight;
    return bench.edit(fmt::format("Annotate a coding \"{}\" in {}",
                                  project.codebook().at(coding.code).name,
                                  told_place(project, {coding})),
                      [&](store::Edit& edit) { edit.put(coding); });
}

} // namespace filrouge::workbench

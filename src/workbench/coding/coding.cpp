#include "workbench/coding/coding.h"

#include "exchange/codings_file.h"
#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/codebook/codebook_rules.h"

#include <fmt/format.h>

#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace filrouge::workbench {
namespace {

constexpr std::size_t max_table_bytes = 500u << 20;
constexpr std::size_t listed_errors = 20;

/// What makes two codings the same: a coder applies a code to a range once.
using Place = std::tuple<SourceId, CpSpan, CodeId, CoderId>;

Result<void> check_span(const Source& source, CpSpan span) {
    if (span.empty()) {
        return Error{ErrorCode::invalid_input, "The passage is empty", "Select some text first"};
    }
    if (span.end().value() > source.characters.value()) {
        return Error{
            ErrorCode::invalid_input,
            fmt::format("The passage {}-{} ends after the text of \"{}\", which has {} characters",
                        span.begin().value(), span.end().value(), source.name,
                        source.characters.value()),
            "Positions count code points from 0; the end is not included"};
    }
    return {};
}

bool is_coded(const Project& project, const Place& place) {
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
    const auto& columns = bench.project().all_codings();
    for (const auto& id : codings) {
        if (!columns.contains(id)) return unknown_coding;
    }
    std::string label = fmt::format("Remove {} codings", codings.size());
    if (codings.size() == 1) {
        const auto coding = columns.at(columns.row_of(codings.front()));
        label =
            fmt::format("Remove coding \"{}\"", bench.project().codebook().at(coding.code).name);
    }
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
    return bench.edit(
        fmt::format("Change the range of \"{}\"", project.codebook().at(coding.code).name),
        [&](store::Edit& edit) { edit.put(coding); });
}

Result<void> annotate_coding(Workbench& bench, const CodingId& id, const CodingDetails& details) {
    const auto& project = bench.project();
    if (!project.all_codings().contains(id)) return unknown_coding;
    auto coding = project.all_codings().at(project.all_codings().row_of(id));
    coding.memo = details.memo;
    coding.weight = details.weight;
    return bench.edit(
        fmt::format("Annotate a coding \"{}\"", project.codebook().at(coding.code).name),
        [&](store::Edit& edit) { edit.put(coding); });
}

namespace {

/// One row of a codings table, looked up and checked; the coder still by name.
struct CheckedRow {
    Coding coding;
    std::string coder;
};

/// Names are looked up once each: large tables name the same few over and over.
class RowChecker {
  public:
    explicit RowChecker(Workbench& bench) : bench_{bench} {}

    Result<CheckedRow> check(const exchange::CodingRow& row) {
        auto source =
            once(sources_, row.source, [&] { return bench_.project().resolve_source(row.source); });
        if (!source) return source.error();
        auto code =
            once(codes_, row.code, [&] { return bench_.project().codebook().resolve(row.code); });
        if (!code) return code.error();
        auto span = place(row, *source);
        if (!span) return span.error();
        if (auto fits = check_span(*bench_.project().find(*source), *span); !fits)
            return fits.error();
        Coding coding{{}, *source, *span, *code, {}, row.memo, row.weight, Timestamp::now()};
        return CheckedRow{coding, row.coder.empty() ? bench_.coder_name() : row.coder};
    }

  private:
    template <class AnyId, class LookUp>
    static Result<AnyId> once(std::unordered_map<std::string, Result<AnyId>>& known,
                              const std::string& name, const LookUp& look_up) {
        if (const auto it = known.find(name); it != known.end()) return it->second;
        return known.emplace(name, look_up()).first->second;
    }

    Result<CpSpan> place(const exchange::CodingRow& row, const SourceId& source) {
        if (row.text.empty()) {
            if (row.span) return *row.span;
            return Error{ErrorCode::invalid_input, "Neither start and end nor a text is given", ""};
        }
        auto text = bench_.text(source);
        if (!text) return text.error();
        if (row.span) {
            if (row.span->end().value() <= (*text)->size().value() &&
                (*text)->slice(*row.span) == row.text) {
                return *row.span;
            }
            return Error{ErrorCode::invalid_input,
                         fmt::format("The text between {} and {} is not the one given",
                                     row.span->begin().value(), row.span->end().value()),
                         "Was the transcript imported from another version of the file?"};
        }
        return find_unique(**text, row.text);
    }

    static Result<CpSpan> find_unique(const Text& text, const std::string& wanted) {
        const auto at = text.utf8().find(wanted);
        if (at == std::string::npos) {
            return Error{ErrorCode::not_found,
                         fmt::format("The source does not hold \"{}\"", wanted), ""};
        }
        if (text.utf8().find(wanted, at + 1) != std::string::npos) {
            return Error{ErrorCode::ambiguous,
                         fmt::format("The source holds \"{}\" more than once", wanted),
                         "Give start and end"};
        }
        return text.index().from_bytes({BytePos{at}, BytePos{at + wanted.size()}});
    }

    Workbench& bench_;
    std::unordered_map<std::string, Result<SourceId>> sources_;
    std::unordered_map<std::string, Result<CodeId>> codes_;
};

Result<std::vector<CheckedRow>> check_rows(Workbench& bench,
                                           const std::vector<exchange::CodingRow>& rows,
                                           const std::string& file) {
    RowChecker checker{bench};
    std::vector<CheckedRow> checked;
    checked.reserve(rows.size());
    std::string errors;
    std::size_t count = 0;
    for (const auto& row : rows) {
        auto one = checker.check(row);
        if (one) {
            checked.push_back(std::move(*one));
        } else if (++count <= listed_errors) {
            errors += fmt::format("{}{}, line {}: {}", errors.empty() ? "" : "\n", file, row.line,
                                  one.error().message());
        }
    }
    if (count == 0) return checked;
    if (count > listed_errors) errors += fmt::format("\n… and {} more", count - listed_errors);
    return Error{ErrorCode::invalid_input, errors,
                 "Nothing was imported; correct the file and try again"};
}

} // namespace

Result<CodingsReport> import_codings(Workbench& bench, const std::filesystem::path& file,
                                     Trial trial) {
    auto bytes = platform::read_file(file, max_table_bytes);
    if (!bytes) return bytes.error();
    auto rows = exchange::read_codings_csv(*bytes, file.filename().string());
    if (!rows) return rows.error();
    auto checked = check_rows(bench, *rows, file.filename().string());
    if (!checked) return checked.error();

    const auto& project = bench.project();
    const auto& columns = project.all_codings();
    std::set<Place> taken;
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        const auto there = columns.at(row);
        taken.emplace(there.source, there.span, there.code, there.coder);
    }
    CodingsReport report;
    std::unordered_set<SourceId> sources;
    std::unordered_set<CodeId> codes;
    std::unordered_set<CoderId> coders;
    const auto label = fmt::format("Import codings from {}", file.filename().string());
    auto done = edit_or_try(bench, trial, label, [&](store::Edit& edit) {
        for (auto& [coding, coder] : *checked) {
            coding.coder = bench.coder_id(edit, coder);
            if (!taken.emplace(coding.source, coding.span, coding.code, coding.coder).second) {
                ++report.already_there;
                continue;
            }
            coding.id = bench.new_id<CodingId>();
            edit.put(coding);
            ++report.added;
            if (sources.insert(coding.source).second)
                report.sources.push_back(project.find(coding.source)->name);
            if (codes.insert(coding.code).second)
                report.codes.push_back(project.codebook().path(coding.code));
            if (coders.insert(coding.coder).second) report.coders.push_back(coder);
        }
        return report.added > 0;
    });
    if (!done) return done.error();
    return report;
}

Result<std::string> export_codings(Workbench& bench, CsvForm form) {
    std::optional<Error> failed;
    const auto text_of = [&](const Coding& coding) -> std::string {
        auto text = bench.text(coding.source);
        if (!text) {
            failed = text.error();
            return {};
        }
        return std::string{(*text)->slice(coding.span)};
    };
    auto csv = exchange::write_codings_csv(bench.project(), text_of, form);
    if (failed) return *failed;
    return csv;
}

} // namespace filrouge::workbench

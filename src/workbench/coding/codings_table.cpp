#include "workbench/coding/coding.h"

#include "exchange/codings_file.h"
#include "platform/files.h"
#include "workbench/coding/coding_rules.h"

#include <fmt/format.h>

#include <set>
#include <unordered_map>
#include <unordered_set>

namespace filrouge::workbench {
namespace {

constexpr std::size_t max_table_bytes = 500u << 20;
constexpr std::size_t listed_errors = 20;

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
    std::set<CodingPlace> taken;
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

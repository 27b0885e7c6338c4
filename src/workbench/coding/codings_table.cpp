#include "workbench/coding/coding.h"

#include "exchange/codings_file.h"
#include "platform/files.h"
#include "workbench/coding/coding_rules.h"

#include <fmt/format.h>

#include <map>
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

/// Takes over what `there` lacks. Whether both say something, and not the same: then what is there
/// stays.
bool complete_from(Coding& there, const Coding& read) {
    if (there.memo.empty()) there.memo = read.memo;
    if (!there.weight) there.weight = read.weight;
    const bool other_memo = !read.memo.empty() && read.memo != there.memo;
    return other_memo || (read.weight && read.weight != there.weight);
}

class CodingsImport {
  public:
    explicit CodingsImport(Workbench& bench) : bench_{bench} {
        const auto& columns = bench.project().all_codings();
        for (std::uint32_t row = 0; row < columns.size(); ++row) {
            const auto there = columns.at(row);
            taken_.try_emplace({there.source, there.span, there.code, there.coder}, there.id);
        }
    }

    /// Whether anything is to be written.
    bool write(store::Edit& edit, std::vector<CheckedRow>& rows) {
        for (auto& [coding, coder] : rows) {
            coding.coder = bench_.coder_id(edit, coder);
            const CodingPlace place{coding.source, coding.span, coding.code, coding.coder};
            const auto [known, fresh] = taken_.try_emplace(place, CodingId{});
            if (fresh) known->second = coding.id = bench_.new_id<CodingId>();
            if (fresh)
                add(edit, coding, coder);
            else
                complete(edit, known->second, coding);
        }
        return report_.added + report_.completed > 0;
    }
    [[nodiscard]] const CodingsReport& report() const { return report_; }

  private:
    void add(store::Edit& edit, const Coding& coding, const std::string& coder) {
        const auto& project = bench_.project();
        edit.put(coding);
        written_.insert_or_assign(coding.id, coding);
        ++report_.added;
        if (sources_.insert(coding.source).second)
            report_.sources.push_back(project.find(coding.source)->name);
        if (codes_.insert(coding.code).second)
            report_.codes.push_back(project.codebook().path(coding.code));
        if (coders_.insert(coding.coder).second) report_.coders.push_back(coder);
    }
    void complete(store::Edit& edit, const CodingId& id, const Coding& read) {
        ++report_.already_there;
        const auto written = written_.find(id);
        const auto& columns = bench_.project().all_codings();
        auto there = written != written_.end() ? written->second : columns.at(columns.row_of(id));
        const auto before = std::tuple{there.memo, there.weight};
        if (complete_from(there, read)) ++report_.differing;
        if (std::tuple{there.memo, there.weight} == before) return;
        ++report_.completed;
        edit.put(there);
        written_.insert_or_assign(id, there);
    }

    Workbench& bench_;
    std::map<CodingPlace, CodingId> taken_;
    std::unordered_map<CodingId, Coding> written_; ///< a row may complete what one before it wrote
    std::unordered_set<SourceId> sources_;
    std::unordered_set<CodeId> codes_;
    std::unordered_set<CoderId> coders_;
    CodingsReport report_;
};

} // namespace

Result<CodingsReport> import_codings(Workbench& bench, const std::filesystem::path& file,
                                     Trial trial) {
    auto bytes = platform::read_file(file, max_table_bytes);
    if (!bytes) return bytes.error();
    auto rows = exchange::read_codings_csv(*bytes, file.filename().string());
    if (!rows) return rows.error();
    auto checked = check_rows(bench, *rows, file.filename().string());
    if (!checked) return checked.error();

    CodingsImport import{bench};
    const auto label = fmt::format("Import codings from {}", file.filename().string());
    auto done = edit_or_try(bench, trial, label,
                            [&](store::Edit& edit) { return import.write(edit, *checked); });
    if (!done) return done.error();
    return import.report();
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

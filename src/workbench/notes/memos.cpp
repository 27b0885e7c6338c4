#include "workbench/notes/memos.h"

#include "core/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace filrouge::workbench {
namespace {

constexpr std::array<std::string_view, 5> kind_names{"project", "source", "participant", "code",
                                                     "coding"};

const Error unknown_memo{ErrorCode::not_found, "There is no such memo",
                         "It may have been removed; the memos are in: memo list"};

Result<void> check_text(const std::string& text) {
    if (fold(text).find_first_not_of(" \t\n") != std::string::npos) return {};
    return Error{ErrorCode::invalid_input, "The memo has no text", "Write something first"};
}

std::string describe_coding(const Project& project, const CodingId& id) {
    const auto& columns = project.codings();
    if (!columns.contains(id)) return {};
    const auto coding = columns.at(columns.row_of(id));
    const auto* source = project.find(coding.source);
    const auto* turn = project.main_turn(coding.source, coding.span);
    return fmt::format("{} · {}{}", project.codebook().path(coding.code),
                       source == nullptr ? std::string{} : source->name,
                       turn == nullptr ? std::string{} : fmt::format(", turn {}", turn->number));
}

struct Describer {
    const Project& project;
    std::string operator()(const ProjectId& id) const {
        return id == project.info.id ? project.info.name : std::string{};
    }
    std::string operator()(const SourceId& id) const {
        const auto* source = project.find(id);
        return source == nullptr ? std::string{} : source->name;
    }
    std::string operator()(const ParticipantId& id) const {
        const auto* person = project.find(id);
        return person == nullptr ? std::string{} : person->pseudonym;
    }
    std::string operator()(const CodeId& id) const {
        return project.codebook().find(id) == nullptr ? std::string{} : project.codebook().path(id);
    }
    std::string operator()(const CodingId& id) const { return describe_coding(project, id); }
};

std::string name_of(const Project& project, const CoderId& coder) {
    const auto* known = project.find(coder);
    return known == nullptr ? std::string{} : known->name;
}

MemoRow row_of(const Project& project, const Memo& memo) {
    MemoRow row{memo.id,
                memo.subject,
                describe_subject(project, memo.subject),
                memo.text,
                name_of(project, memo.author),
                memo.created,
                memo.changed,
                {},
                {}};
    if (const auto* source = std::get_if<SourceId>(&memo.subject)) row.source = *source;
    const auto* id = std::get_if<CodingId>(&memo.subject);
    if (id != nullptr && project.codings().contains(*id)) {
        const auto coding = project.codings().at(project.codings().row_of(*id));
        row.source = coding.source;
        row.span = coding.span;
    }
    return row;
}

/// A memo of a coder out of sight, or on what she coded, is out of sight with it.
bool is_in_sight(const Project& project, const Memo& memo) {
    const auto* coding = std::get_if<CodingId>(&memo.subject);
    return project.shows(memo.author) && (coding == nullptr || project.codings().contains(*coding));
}

/// Of the memo field.
MemoRow row_of(const Project& project, const Coding& coding) {
    return {{},
            coding.id,
            describe_coding(project, coding.id),
            coding.memo,
            name_of(project, coding.coder),
            coding.created,
            coding.created,
            coding.source,
            coding.span};
}

/// A query with its words cut and folded.
class Wanted {
  public:
    explicit Wanted(const MemoQuery& query) : query_{query}, author_{fold(query.author)} {
        const auto folded = fold(query.text);
        for (std::size_t at = 0; at < folded.size();) {
            const auto begin = folded.find_first_not_of(" \t\n", at);
            if (begin == std::string::npos) break;
            at = std::min(folded.find_first_of(" \t\n", begin), folded.size());
            words_.push_back(folded.substr(begin, at - begin));
        }
    }

    [[nodiscard]] bool about(const MemoSubject& subject) const {
        if (query_.kind && kind_of(subject) != *query_.kind) return false;
        return !query_.subject || subject == *query_.subject;
    }
    [[nodiscard]] bool fits(const MemoRow& row) const {
        if (!author_.empty() && fold(row.author) != author_) return false;
        if (words_.empty()) return true;
        const auto folded = fold(row.text) + '\n' + fold(row.about);
        return std::all_of(words_.begin(), words_.end(), [&](const auto& word) {
            return folded.find(word) != std::string::npos;
        });
    }

  private:
    const MemoQuery& query_;
    std::string author_;
    std::vector<std::string> words_;
};

} // namespace

std::string_view to_name(MemoKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<MemoKind> parse_memo_kind(std::string_view name) {
    const auto* const known = std::find(kind_names.begin(), kind_names.end(), name);
    if (known == kind_names.end()) return std::nullopt;
    return static_cast<MemoKind>(known - kind_names.begin());
}

MemoKind kind_of(const MemoSubject& subject) {
    return static_cast<MemoKind>(subject.index());
}

std::string describe_subject(const Project& project, const MemoSubject& subject) {
    return std::visit(Describer{project}, subject);
}

Result<MemoId> add_memo(Workbench& bench, const MemoSubject& subject, const std::string& text) {
    const auto& project = bench.project();
    if (!is_there(project, subject)) {
        return Error{ErrorCode::not_found, "What the memo is about is not in the project", ""};
    }
    if (auto fits = check_text(text); !fits) return fits.error();
    const auto now = Timestamp::now();
    Memo memo{bench.new_id<MemoId>(), subject, text, {}, now, now};
    auto done =
        bench.edit(fmt::format("Write a memo about \"{}\"", describe_subject(project, subject)),
                   [&](store::Edit& edit) {
                       memo.author = bench.coder_id(edit, bench.coder_name());
                       edit.put(memo);
                   });
    if (!done) return done.error();
    return memo.id;
}

Result<void> change_memo(Workbench& bench, const MemoId& id, const std::string& text) {
    const auto known = bench.project().memos().find(id);
    if (known == bench.project().memos().end()) return unknown_memo;
    if (auto fits = check_text(text); !fits) return fits;
    if (known->second.text == text) return {};
    auto memo = known->second;
    memo.text = text;
    memo.changed = Timestamp::now();
    return bench.edit(
        fmt::format("Change a memo about \"{}\"", describe_subject(bench.project(), memo.subject)),
        [&](store::Edit& edit) { edit.put(memo); });
}

Result<void> remove_memo(Workbench& bench, const MemoId& id) {
    const auto known = bench.project().memos().find(id);
    if (known == bench.project().memos().end()) return unknown_memo;
    return bench.edit(fmt::format("Remove a memo about \"{}\"",
                                  describe_subject(bench.project(), known->second.subject)),
                      [&](store::Edit& edit) { edit.remove(id); });
}

std::vector<MemoRow> list_memos(const Project& project, const MemoQuery& query) {
    const Wanted wanted{query};
    std::vector<MemoRow> rows;
    const auto take = [&](MemoRow row) {
        if (wanted.fits(row)) rows.push_back(std::move(row));
    };
    for (const auto& [id, memo] : project.memos()) {
        if (is_in_sight(project, memo) && wanted.about(memo.subject)) take(row_of(project, memo));
    }
    const auto& columns = project.codings();
    if (!query.kind || *query.kind == MemoKind::coding) {
        for (const auto row : columns.rows_with_memo()) {
            if (wanted.about(columns.ids()[row])) take(row_of(project, columns.at(row)));
        }
    }
    std::sort(rows.begin(), rows.end(), [](const MemoRow& a, const MemoRow& b) {
        return std::tie(b.changed, b.created, b.id, b.subject) <
               std::tie(a.changed, a.created, a.id, a.subject);
    });
    return rows;
}

std::vector<MemoRow> journal(const Project& project) {
    MemoQuery query;
    query.kind = MemoKind::project;
    auto rows = list_memos(project, query);
    std::sort(rows.begin(), rows.end(), [](const MemoRow& a, const MemoRow& b) {
        return std::tie(a.created, a.id) < std::tie(b.created, b.id);
    });
    return rows;
}

} // namespace filrouge::workbench

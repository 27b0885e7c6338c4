#pragma once

#include "core/memo_subject.h"
#include "workbench/notes/memo_links.h"
#include "workbench/workbench.h"

#include <optional>
#include <string>
#include <vector>

// Memos on the project (the research journal), sources, participants, codes and codings. A coding
// also has a memo field of its own (`annotate_coding`), which is listed with them.
namespace filrouge::workbench {

using filrouge::MemoSubject;
enum class MemoKind { project, source, participant, code, coding };

/// Names as in the command line: `project`, `source`, `participant`, `code`, `coding`.
std::string_view to_name(MemoKind kind);
std::optional<MemoKind> parse_memo_kind(std::string_view name);
MemoKind kind_of(const MemoSubject& subject);
/// What a memo is about, in words: the project's, a source's or a coder's name, a pseudonym, the
/// path of a code; of a coding "Tensions/Temps · FG1, turn 12" (no turn outside turns). Empty where
/// the subject is not there.
std::string describe_subject(const Project& project, const MemoSubject& subject);

/// As the coder at work. Errors: not_found (the subject), invalid_input (no text).
Result<MemoId> add_memo(Workbench& bench, const MemoSubject& subject, const std::string& text);
/// Errors: not_found, invalid_input (no text). The same text again changes nothing.
Result<void> change_memo(Workbench& bench, const MemoId& memo, const std::string& text);
/// Error not_found.
Result<void> remove_memo(Workbench& bench, const MemoId& memo);

struct MemoRow {
    MemoId id; ///< nil: the memo field of a coding
    MemoSubject subject;
    std::string about;  ///< as of `describe_subject`
    std::string text;   ///< Markdown
    std::string author; ///< name of the coder; empty: unknown
    Timestamp created;
    Timestamp changed; ///< of a coding's memo field: when the coding was made
    SourceId source;   ///< where one can jump: of sources and codings, else nil
    CpSpan span;       ///< of codings, else empty
};

/// All conditions must hold; the default asks for all memos.
struct MemoQuery {
    std::string text; ///< words, compared folded; each occurs in the text or in `about`
    std::optional<MemoKind> kind;
    std::optional<MemoSubject> subject;
    std::string author; ///< name of a coder, compared folded; empty: any
};

/// Last changed first. Time grows with the memos, not with the codings.
std::vector<MemoRow> list_memos(const Project& project, const MemoQuery& query = {});
/// The research journal: memos on the project in the order in which they were begun.
std::vector<MemoRow> journal(const Project& project);

} // namespace filrouge::workbench

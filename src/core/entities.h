#pragma once

#include "core/ids.h"
#include "core/position.h"
#include "core/values.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What a project consists of. Plain values; the words are REFI-QDA's where that standard has one.
// Every string is valid UTF-8. Rules that hold between entities are checked by
// `Project::problems()`.
namespace filrouge {

struct ProjectInfo {
    ProjectId id;
    std::string name;
    std::string language = "fr"; ///< BCP 47, the default for new sources
    Timestamp created;
};

struct Coder {
    CoderId id;
    std::string name; ///< unique, compared folded
    Colour colour;
};

enum class SourceKind { focus_group, interview, document };

/// One transcript or document. Its text is kept apart (`Text`, loaded when needed).
struct Source {
    SourceId id;
    std::string name; ///< unique in the project
    SourceKind kind = SourceKind::document;
    std::string language = "fr"; ///< BCP 47
    CpCount characters;          ///< of its text
    std::string text_hash;       ///< SHA-256 of its text's UTF-8, lower-case hex
    std::string file_name;       ///< name of the original file, without folders
    std::string format;          ///< "docx", "txt" …
    std::string encoding;        ///< of the original where it is a text file ("WINDOWS-1252")
    std::string original;        ///< SHA-256 of the original file, lower-case hex
    Timestamp created;
};

enum class Role { participant, moderator, observer };

/// A person who speaks (REFI-QDA: Case). The pseudonym is the label in the transcript and need not
/// be unique: `P1` of one group is not `P1` of another until a participants table says so.
struct Participant {
    ParticipantId id;
    std::string pseudonym;
    Role role = Role::participant;
};

/// One utterance. `span` is what is said, `label` the speaker label before it in the text ("Nadia :
/// "), empty where there is none. Turns of a source do not overlap and stand in the order of
/// `number`.
struct Turn {
    TurnId id;
    SourceId source;
    std::uint32_t number = 0; ///< from 1
    CpSpan label;
    CpSpan span;
    ParticipantId speaker; ///< nil where unknown
    std::optional<MediaTime> begins;
    std::optional<MediaTime> ends;
};

enum class VariableType { text, number, boolean, date };
enum class VariableScope { source, participant };

/// A typed attribute of sources or participants. Names are unique within a scope, compared folded.
struct Variable {
    VariableId id;
    std::string name;
    VariableType type = VariableType::text;
    VariableScope scope = VariableScope::participant;
};

/// The value of a variable for one source or participant. Kept as text as the researcher wrote it;
/// the variable's type says how to compare. No row means no value: empty strings are not stored.
struct VariableValue {
    VariableValueId id;
    VariableId variable;
    std::variant<SourceId, ParticipantId> subject;
    std::string value;
};

enum class Polarity { none, tension, lever };

/// A node of the codebook. Siblings have different names (compared folded) without '/'.
struct Code {
    CodeId id;
    CodeId parent;              ///< nil at the top
    std::uint32_t position = 0; ///< order among siblings
    std::string name;
    std::map<std::string, std::string> labels; ///< language → name in that language
    Colour colour;
    Polarity polarity = Polarity::none;
    std::string definition;
    std::string use;        ///< when to use
    std::string do_not_use; ///< when not to
    std::string example;
    std::string references; ///< literature, one a line
};

/// Typed, directed link between two codes: `from` regulates `to`.
struct Relation {
    RelationId id;
    std::string type; ///< "regulates", "opposes", "causes" …
    CodeId from;
    CodeId to;
};

/// One code applied by one coder to one range of one source; the range is not empty.
struct Coding {
    CodingId id;
    SourceId source;
    CpSpan span;
    CodeId code;
    CoderId coder;
    std::string memo;
    std::optional<double> weight;
    Timestamp created;
};

/// A note on the project, a source, a participant, a code or a coding.
struct Memo {
    MemoId id;
    std::variant<ProjectId, SourceId, ParticipantId, CodeId, CodingId> subject;
    std::string text; ///< Markdown
    CoderId author;
    Timestamp created;
    Timestamp changed;
};

/// A search kept under a name, to be made again.
struct SavedSearch {
    SavedSearchId id;
    std::string name;  ///< unique in the project, compared folded
    std::string query; ///< in the query language
    std::string where; ///< a filter beside it, or empty
    Timestamp created;
};

/// Names as in the command line and the project file: `focus-group`, `moderator`, `tension` …
std::string_view to_name(SourceKind kind);
std::string_view to_name(Role role);
std::string_view to_name(Polarity polarity);
std::string_view to_name(VariableType type);
std::string_view to_name(VariableScope scope);
std::optional<SourceKind> parse_source_kind(std::string_view name);
std::optional<Role> parse_role(std::string_view name);
std::optional<Polarity> parse_polarity(std::string_view name);
std::optional<VariableType> parse_variable_type(std::string_view name);
std::optional<VariableScope> parse_variable_scope(std::string_view name);

} // namespace filrouge

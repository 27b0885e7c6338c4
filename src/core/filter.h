#pragma once

#include "core/project.h"
#include "core/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The filter language of `--where` and of the fields in a search:
//
//   sector=AMO and cycle=2 and not role=moderator        code:"espaces informels"       source:FG1
//
// `name=value` and `name:value` are the same; names are `code`, `coder`, `speaker`, `role`,
// `source`, `kind`, `language` or a variable; also `!=`, and for numbers and dates `<`, `<=`, `>`,
// `>=`. `and`/`et`, `or`/`ou`, `not`/`sauf`/`non`, parentheses. Values with spaces stand in quotes
// ("…" or « … »). Comparison is folded; `prefix*` fits every value that begins so. `code:` includes
// the codes below.
//
// Terms side by side are joined by `and`. `*` alone fits whatever has a value, "" what has none. A
// variable of both participants and sources: the speaker's value, else the source's. Dates compare
// as precisely as the condition names them (`<=2026-03` takes in all of March). In a passage,
// `code:a and coder:anne` asks for one coding that is both. `uncoded`-ness is `not code:*`.
//
// Ranges, ends included, for numbers, dates and times: `age:30..40`, `date:2024-03..`,
// `time:00:10:00..00:20:00` (`temps:`; h:mm:ss, mm:ss or seconds). `time` fits a passage whose turn
// was being said then; turns without times fit none. `date`, where no variable has that name, is
// the day the source came into the project.
namespace filrouge {

struct Condition {
    enum class Op { equal, not_equal, less, less_equal, greater, greater_equal };
    std::string field; ///< as typed
    Op op = Op::equal;
    std::string value;
};

/// Parsed, names not yet looked up.
struct FilterNode {
    enum class Kind { condition, all_of, any_of, none_of };
    Kind kind = Kind::all_of;
    Condition condition;              ///< for Kind::condition
    std::vector<FilterNode> children; ///< for the others; `all_of` without children fits everything
};

/// Errors name the place (a code point, from 1) and what was expected. Empty text fits everything.
Result<FilterNode> parse_filter(std::string_view text);

/// A passage to be judged: a turn, a paragraph, or a coding.
struct Passage {
    SourceId source;
    CpSpan span;
    const Turn* turn = nullptr; ///< whose speaker counts; null: none
};

/// A filter bound to a project: names and values looked up once, then many passages judged. Refers
/// to the project, which must outlive it and must not change meanwhile. One thread at a time.
class Filter {
  public:
    /// Fits everything.
    Filter();
    /// Errors: not_found for unknown fields, codes, coders, sources (with the known ones as hint).
    /// A variable's value that nobody has is no error: it fits nothing.
    static Result<Filter> bind(const FilterNode& node, const Project& project);
    /// Parse and bind.
    static Result<Filter> compile(std::string_view text, const Project& project);

    Filter(Filter&&) noexcept;
    Filter& operator=(Filter&&) noexcept;
    ~Filter();

    [[nodiscard]] bool fits_everything() const;
    /// `code` and `coder` are those of the coding, the speaker that of `Project::main_turn`.
    [[nodiscard]] bool fits_coding(std::uint32_t row) const;
    /// `code` and `coder` fit where any coding overlaps the passage (an empty passage: none).
    [[nodiscard]] bool fits_passage(const Passage& passage) const;

  private:
    struct Bound;
    std::unique_ptr<Bound> bound_;
};

} // namespace filrouge

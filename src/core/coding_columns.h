#pragma once

#include "core/entities.h"
#include "core/row_index.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace filrouge {

/// Numbers 0, 1, 2 … for ids, so that columns hold four bytes instead of sixteen. A number, once
/// given, stays; ids that went keep theirs.
template <class AnyId>
class Dictionary {
  public:
    static constexpr std::uint32_t none = 0xffffffff;
    std::uint32_t add(const AnyId& id) {
        const auto [it, fresh] = numbers_.try_emplace(id, static_cast<std::uint32_t>(ids_.size()));
        if (fresh) ids_.push_back(id);
        return it->second;
    }
    [[nodiscard]] std::uint32_t find(const AnyId& id) const {
        const auto it = numbers_.find(id);
        return it == numbers_.end() ? none : it->second;
    }
    [[nodiscard]] const AnyId& id(std::uint32_t number) const { return ids_[number]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }

  private:
    std::vector<AnyId> ids_;
    std::unordered_map<AnyId, std::uint32_t> numbers_;
};

/// All codings of a project as parallel columns: row `i` of each belongs together. Analyses read
/// these in one linear pass. Rows move when codings go (the last takes the place of the one
/// removed): a row number is valid until the next change, a `CodingId` for ever. A cell is 4 bytes,
/// so positions above 2³²-1 code points cannot be held (texts are limited far below, at import).
class CodingColumns {
  public:
    [[nodiscard]] std::size_t size() const { return ids_.size(); }
    [[nodiscard]] std::span<const CodingId> ids() const { return ids_; }
    [[nodiscard]] std::span<const std::uint32_t> sources() const { return source_; }
    [[nodiscard]] std::span<const std::uint32_t> codes() const { return code_; }
    [[nodiscard]] std::span<const std::uint32_t> coders() const { return coder_; }
    [[nodiscard]] std::span<const std::uint32_t> begins() const { return begin_; }
    [[nodiscard]] std::span<const std::uint32_t> ends() const { return end_; }

    [[nodiscard]] const Dictionary<SourceId>& source_numbers() const { return source_numbers_; }
    [[nodiscard]] const Dictionary<CodeId>& code_numbers() const { return code_numbers_; }
    [[nodiscard]] const Dictionary<CoderId>& coder_numbers() const { return coder_numbers_; }

    void reserve(std::size_t n);
    /// Adds, or replaces the coding of the same id.
    void put(const Coding& coding);
    /// Does nothing where the id is unknown.
    void remove(const CodingId& id);

    [[nodiscard]] bool contains(const CodingId& id) const {
        return rows_.find(id, ids_) != RowIndex::none;
    }
    /// Needs `contains(id)`.
    [[nodiscard]] std::uint32_t row_of(const CodingId& id) const { return rows_.find(id, ids_); }
    [[nodiscard]] Coding at(std::uint32_t row) const;
    [[nodiscard]] CpSpan span(std::uint32_t row) const { return cp_span(begin_[row], end_[row]); }
    /// Rows of one source, in no order; empty where the source has none. Valid until the next
    /// change.
    [[nodiscard]] std::span<const std::uint32_t> rows_in(const SourceId& source) const;

    [[nodiscard]] bool has_memo(std::uint32_t row) const;
    /// Rows of codings with a memo, in no order. Time grows with these, not with all codings. Valid
    /// until the next change.
    [[nodiscard]] std::vector<std::uint32_t> rows_with_memo() const;

    /// Throws `Failure` where the columns disagree with one another. For tests and debug builds.
    void check_invariant() const;

  private:
    struct Extra { // rare, so not a column
        std::string memo;
        std::optional<double> weight;
    };
    void link(std::uint32_t row);
    void unlink(std::uint32_t row);

    std::vector<CodingId> ids_;
    std::vector<std::uint32_t> source_, code_, coder_, begin_, end_;
    std::vector<Timestamp> created_;
    std::vector<std::uint32_t> place_; // of the row in its source's list
    Dictionary<SourceId> source_numbers_;
    Dictionary<CodeId> code_numbers_;
    Dictionary<CoderId> coder_numbers_;
    std::vector<std::vector<std::uint32_t>> by_source_;
    RowIndex rows_;
    std::unordered_map<CodingId, Extra> extras_;
};

} // namespace filrouge

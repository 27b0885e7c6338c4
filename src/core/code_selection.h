#pragma once

#include "core/project.h"

#include <cstdint>
#include <vector>

namespace filrouge {

/// Codes with all that is below each, as looked up in coding columns. Of no use once the columns
/// have another code, or are others.
class CodeSelection {
  public:
    /// Codes that the codebook does not have are left out; `columns` are those of the project, in
    /// sight or all.
    CodeSelection(const Project& project, const CodingColumns& columns,
                  const std::vector<CodeId>& codes);
    /// Everything where no code is named.
    static CodeSelection named_or_all(const Project& project, const CodingColumns& columns,
                                      const std::vector<CodeId>& codes);
    /// Everything.
    static CodeSelection all(const CodingColumns& columns);
    /// Nothing.
    static CodeSelection none(const CodingColumns& columns);

    [[nodiscard]] bool holds_code(std::uint32_t number) const { return wanted_[number] != 0; }
    [[nodiscard]] bool holds(std::uint32_t row) const { return holds_code(columns_->codes()[row]); }
    /// In their order. One pass over the columns, as `count`.
    [[nodiscard]] std::vector<std::uint32_t> rows() const;
    [[nodiscard]] std::size_t count() const;

  private:
    CodeSelection(const CodingColumns& columns, bool wanted)
        : columns_{&columns}, wanted_(columns.code_numbers().size(), wanted ? 1 : 0) {}
    const CodingColumns* columns_;
    std::vector<char> wanted_; // by number of the code
};

} // namespace filrouge

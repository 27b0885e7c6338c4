#include "core/code_selection.h"

#include <algorithm>

namespace filrouge {

CodeSelection::CodeSelection(const Project& project, const CodingColumns& columns,
                             const std::vector<CodeId>& codes)
    : CodeSelection{columns, false} {
    for (const auto& code : codes) {
        if (project.codebook().find(code) == nullptr) continue; // nil would be the whole tree
        for (const auto& id : project.codebook().with_descendants(code)) {
            const auto number = columns.code_numbers().find(id);
            if (number != Dictionary<CodeId>::none) wanted_[number] = 1;
        }
    }
}

CodeSelection CodeSelection::named_or_all(const Project& project, const CodingColumns& columns,
                                          const std::vector<CodeId>& codes) {
    return codes.empty() ? all(columns) : CodeSelection{project, columns, codes};
}

CodeSelection CodeSelection::all(const CodingColumns& columns) {
    return {columns, true};
}

CodeSelection CodeSelection::none(const CodingColumns& columns) {
    return {columns, false};
}

std::vector<std::uint32_t> CodeSelection::rows() const {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < columns_->size(); ++row) {
        if (holds(row)) rows.push_back(row);
    }
    return rows;
}

std::size_t CodeSelection::count() const {
    const auto& codes = columns_->codes();
    return static_cast<std::size_t>(
        std::count_if(codes.begin(), codes.end(), [this](auto code) { return holds_code(code); }));
}

} // namespace filrouge

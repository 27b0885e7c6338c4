#pragma once

#include "core/project.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Rows of the lists at the left: sources and the codebook tree.
namespace filrouge::app {

struct CodeRow {
    CodeId id;
    CodeId parent; ///< nil at the top, or where the parent is not shown
    std::size_t depth = 0;
    std::string name;
    Colour colour;
    Polarity polarity = Polarity::none;
    std::size_t own = 0;     ///< its codings
    std::size_t codings = 0; ///< with those of the codes below
    friend bool operator==(const CodeRow&, const CodeRow&) = default;
};

struct CodeCount {
    std::size_t own = 0;
    std::size_t all = 0; ///< with those of the codes below
};
/// Codings of each code. One pass over the columns.
std::unordered_map<CodeId, CodeCount> codings_by_code(const Project& project);

/// Parents before children. With a filter: codes whose path has every word of it, and their
/// parents.
std::vector<CodeRow> code_rows(const Project& project, std::string_view filter);

struct SourceRow {
    SourceId id;
    std::string name;
    SourceKind kind = SourceKind::document;
    std::size_t turns = 0;
    std::size_t codings = 0;
    friend bool operator==(const SourceRow&, const SourceRow&) = default;
};

/// By name, as a dictionary of the project's language sorts; those whose name has every word of
/// `filter`.
std::vector<SourceRow> source_rows(const Project& project, std::string_view filter);
/// The first of them all without a filter; nil: there is none.
SourceId first_source(const Project& project);

} // namespace filrouge::app

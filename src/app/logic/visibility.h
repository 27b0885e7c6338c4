#pragma once

#include "core/coder_filter.h"
#include "core/project.h"

#include <optional>
#include <set>
#include <string>

namespace filrouge::app {

enum class Look { hidden, grey, coloured };

/// Which codings the text and its margin show.
struct Visibility {
    enum class Others { coloured, grey, hidden };
    Others others = Others::coloured; ///< codings of other coders; hidden: blind coding
    std::optional<Polarity> polarity; ///< only codes of this one
    CodeId branch;                    ///< only this code and those below it; nil: all
    std::set<CoderId> hidden;         ///< coders whose codings are not shown at all
    bool by_coder = false;            ///< beside the text, each coder has a column of her own
    friend bool operator==(const Visibility&, const Visibility&) = default;
};

/// Whose codings are in sight at all: a blind coder sees her own and nobody else's, not even those
/// of who comes later.
CoderFilter coders_seen(const Visibility& wanted, const Project& project, const std::string& me);

Look look_of(const Visibility& wanted, const Project& project, const CoderId& me,
             const Coding& coding);

} // namespace filrouge::app

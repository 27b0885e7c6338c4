#pragma once

#include "workbench/finding/find.h"

#include <string>
#include <vector>

// How often a query is met, and where.
namespace filrouge::workbench {

struct SearchCount {
    std::string value;        ///< name of the source, pseudonym, value …; empty: none
    std::size_t passages = 0; ///< turns or paragraphs found
    std::size_t matches = 0;  ///< places of the words in them
};

struct SearchCounts {
    /// `name` is `source`, `speaker`, `role` or a variable's; counts of every group met, in the
    /// order of a dictionary. A variable of both scopes: the speaker's value, else the source's.
    struct By {
        std::string name;
        std::vector<SearchCount> groups;
    };
    std::size_t passages = 0;
    std::size_t matches = 0;
    std::vector<By> by;
};

/// Error: `progress` stopped it.
Result<SearchCounts> count_places(const Project& project, const FoundPlaces& found,
                                  Progress& progress);

} // namespace filrouge::workbench

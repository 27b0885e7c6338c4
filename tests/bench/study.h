#pragma once

#include "core/change.h"

#include <string>

namespace filrouge::bench {

/// An invented study; the same sizes give the same study, ids included.
struct StudySize {
    std::size_t sources = 1000;
    std::size_t codings = 1'000'000;
    std::size_t codes = 200;
    std::size_t values = 14; ///< of the variable "secteur" of participants
};

/// As one change, ready for `Project::apply`. Every source has `study_text()` as its text.
Change make_study(const StudySize& size);
std::string study_text();

} // namespace filrouge::bench

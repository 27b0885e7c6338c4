#pragma once

#include "core/filter.h"
#include "core/filter_ranges.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

// What `Filter::bind` makes of a parsed filter: names are gone, only numbers are looked at when
// passages are judged. For filter.cpp and filter_binder.cpp only.
namespace filrouge {

/// Sets of small numbers, a byte each: faster to read than bits, and there are few.
using NumberSet = std::vector<std::uint8_t>;

/// One condition. Participants and sources are numbered as the program says; the number after the
/// last stands for "nobody" and "not in the project".
struct FilterTest {
    enum class About { code, coder, subject, time };
    enum class Verdict : std::uint8_t { no, yes, ask_source };

    About about = About::subject;
    bool negated = false;
    NumberSet codes;               ///< by number in the columns; for About::code
    NumberSet coders;              ///< likewise; empty: any coder will do
    std::vector<Verdict> speakers; ///< empty: only the source matters
    NumberSet sources;             ///< empty: only the speaker matters
    TimeWindow window;             ///< for About::time
};

struct FilterStep {
    FilterNode::Kind kind = FilterNode::Kind::all_of;
    std::size_t test = 0; ///< for Kind::condition
    std::vector<FilterStep> children;
};

struct FilterProgram {
    FilterStep root;
    std::vector<FilterTest> tests;
    std::vector<SourceId> sources; ///< by number
    std::unordered_map<SourceId, std::uint32_t> source_numbers;
    std::unordered_map<ParticipantId, std::uint32_t> participant_numbers;
};

/// Errors: see `Filter::bind`.
Result<FilterProgram> bind_filter(const FilterNode& node, const Project& project);

} // namespace filrouge

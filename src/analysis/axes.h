#pragma once

#include "analysis/speaker_column.h"
#include "core/coding_columns.h"
#include "core/project.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::analysis {

/// The label of codings without a value.
inline constexpr std::string_view no_value = "(none)";

/// One side of a table: labels, and for each coding the label it belongs to, found through one
/// number of the coding (its code, source, coder or speaker).
struct Axis {
    enum class Key { code, source, coder, speaker };
    static constexpr std::uint32_t nowhere = 0xffffffff; ///< the coding is not counted
    /// Nobody had a coding like this when the axis was made, so it has no label: the axis must be
    /// made anew before such a coding can be counted.
    static constexpr std::uint32_t unknown = 0xfffffffe;
    Key key = Key::code;
    std::vector<std::string> labels;
    std::vector<std::uint32_t>
        label_of; ///< by code, source or coder number of the columns, or speaker number below
    std::uint32_t label_of_nobody = nowhere; ///< for Key::speaker: of codings without a speaker
    /// Of a number as above; `unknown` for numbers that came after the axis was made.
    [[nodiscard]] std::uint32_t label(std::uint32_t number) const {
        if (number < label_of.size()) return label_of[number];
        return key == Key::speaker && number == Dictionary<ParticipantId>::none ? label_of_nobody
                                                                                : unknown;
    }
};

/// How an axis is made. `no_value` appears, last, only where there are such codings; a value that
/// is written so has quotation marks around it.
Axis axis_of_codes(
    const Project& project,
    const std::vector<CodeId>& only); ///< labels: paths, in tree order; empty `only`: all codes
Axis axis_of_sources(const Project& project);
Axis axis_of_coders(const Project& project);
Axis axis_of_variable(const Project& project, const SpeakerColumn& speakers,
                      const VariableId& variable);

} // namespace filrouge::analysis

#pragma once

#include "core/coding_columns.h"
#include "core/progress.h"
#include "core/project.h"

#include <cstdint>
#include <span>
#include <vector>

namespace filrouge::analysis {

/// For each row of the coding columns the participant it is attributed to (`Project::main_turn`): a
/// fourth number beside those of the columns. Kept in step by the workbench.
class SpeakerColumn {
  public:
    SpeakerColumn() = default;
    /// One pass over the codings. Of no use where `progress` stopped it.
    explicit SpeakerColumn(const Project& project, Progress& progress = no_progress());
    [[nodiscard]] std::span<const std::uint32_t> numbers() const {
        return speaker_;
    } ///< Dictionary::none: nobody
    [[nodiscard]] const Dictionary<ParticipantId>& participants() const { return participants_; }
    /// Call it after `project.apply(change)`. Cheap where only codings changed; turns that come or
    /// change cost a pass over the codings of their sources, turns that go make it anew.
    void apply(const Project& project, const Change& change);

  private:
    void find_speaker(const Project& project, std::uint32_t row);
    void find_speakers_in(const Project& project, const SourceId& source);
    std::uint32_t number_of(const ParticipantId& who);
    void follow_codings(const Project& project, const Change& change);

    std::vector<std::uint32_t> speaker_;
    std::vector<CodingId> ids_; // whose speaker stands in each row: rows move when codings go
    Dictionary<ParticipantId> participants_;
};

} // namespace filrouge::analysis

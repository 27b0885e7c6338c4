#include "analysis/speaker_column.h"

#include "core/main_part.h"

#include <algorithm>
#include <set>
#include <utility>

namespace filrouge::analysis {
namespace {

constexpr auto nobody = Dictionary<ParticipantId>::none;
constexpr std::uint32_t between_steps = 1 << 15; // codings

/// What of turns decides to whom a passage is given, side by side and small, so that the turns of
/// all sources stay near the processor.
class Parts {
  public:
    void add(const Turn& turn, std::uint32_t speaker) {
        // Positions in a text fit, as in the columns of codings.
        ends_.push_back(static_cast<std::uint32_t>(turn.span.end().value()));
        parts_.push_back({turn.span, speaker});
    }
    [[nodiscard]] std::size_t size() const { return ends_.size(); }

    /// The rule of `main_part`, among `count` parts from `begin` on.
    [[nodiscard]] std::uint32_t speaker(std::size_t begin, std::size_t count, CpSpan span) const {
        const auto at = static_cast<std::uint32_t>(span.begin().value());
        const auto* first = ends_.data() + begin;
        const auto* const end = first + count;
        // A search without a guess at what comes next: every guess would be wrong half the time.
        for (auto left = count; left > 0;) {
            const auto half = (left + 1) / 2;
            first += first[half - 1] <= at ? half : 0;
            left -= half;
        }
        const auto* parts = parts_.data() + begin;
        const auto* part = main_part_from(parts + (first - (end - count)), parts + count, span,
                                          [](const Part& p) { return p.span; });
        return part == parts + count ? nobody : part->speaker;
    }

  private:
    struct Part {
        CpSpan span;
        std::uint32_t speaker;
    };
    std::vector<std::uint32_t> ends_;
    std::vector<Part> parts_;
};

} // namespace

SpeakerColumn::SpeakerColumn(const Project& project, Progress& progress) {
    const auto& codings = project.codings();
    // With some room, so that the first coding finds it.
    ids_.reserve(codings.size() + codings.size() / 16);
    speaker_.reserve(ids_.capacity());
    Parts parts;
    std::vector<std::pair<std::size_t, std::size_t>> places; // in `parts`, by number of the source
    for (std::uint32_t source = 0; source < codings.source_numbers().size(); ++source) {
        const auto begin = parts.size();
        for (const auto& turn : project.turns(codings.source_numbers().id(source))) {
            parts.add(turn, number_of(turn.speaker));
        }
        places.emplace_back(begin, parts.size() - begin);
    }
    // Row by row, since the rows of a source lie far from one another.
    const auto sources = codings.sources();
    const auto size = static_cast<std::uint32_t>(sources.size());
    for (std::uint32_t row = 0; row < size && !progress.cancelled();) {
        const auto end = std::min(row + between_steps, size);
        ids_.insert(ids_.end(), codings.ids().begin() + row, codings.ids().begin() + end);
        for (; row < end; ++row) {
            const auto& [begin, count] = places[sources[row]];
            speaker_.push_back(parts.speaker(begin, count, codings.span(row)));
        }
        progress.step(row, size, {});
    }
}

std::uint32_t SpeakerColumn::number_of(const ParticipantId& who) {
    return who.is_nil() ? nobody : participants_.add(who);
}

void SpeakerColumn::find_speakers_in(const Project& project, const SourceId& source) {
    const auto& codings = project.codings();
    const auto rows = codings.rows_in(source);
    if (rows.empty()) return;
    Parts parts;
    for (const auto& turn : project.turns(source)) parts.add(turn, number_of(turn.speaker));
    for (const auto row : rows) speaker_[row] = parts.speaker(0, parts.size(), codings.span(row));
}

void SpeakerColumn::find_speaker(const Project& project, std::uint32_t row) {
    const auto& codings = project.codings();
    const auto& source = codings.source_numbers().id(codings.sources()[row]);
    speaker_[row] = number_of(project.speaker_of(source, codings.span(row)));
}

void SpeakerColumn::apply(const Project& project, const Change& change) {
    // Where a turn stood that went, nobody says.
    if (!change.turns.went.empty()) {
        *this = SpeakerColumn{project};
        return;
    }
    follow_codings(project, change);
    std::set<SourceId> sources;
    for (const auto* turns : {&change.turns.came, &change.turns.changed}) {
        for (const auto& turn : *turns) sources.insert(turn.source);
    }
    for (const auto& source : sources) find_speakers_in(project, source);
}

void SpeakerColumn::follow_codings(const Project& project, const Change& change) {
    if (change.codings.empty()) return;
    const auto& codings = project.codings();
    const auto ids = codings.ids();
    const auto went = change.codings.went.size();
    // Only the last rows move, into the places of those that went; what came stands behind.
    const auto first = ids_.size() - std::min(went, ids_.size());
    const auto from = static_cast<std::ptrdiff_t>(first);
    const std::vector<CodingId> last{ids_.begin() + from, ids_.end()};
    const std::vector<std::uint32_t> speakers{speaker_.begin() + from, speaker_.end()};
    ids_.resize(ids.size());
    speaker_.resize(ids.size(), nobody);
    for (auto row = first; row < ids.size(); ++row) ids_[row] = ids[row];
    for (std::size_t i = 0; i < last.size(); ++i) {
        const auto row = codings.row_of(last[i]);
        if (row == RowIndex::none) continue;
        ids_[row] = last[i];
        speaker_[row] = speakers[i];
    }
    const auto& changed = change.codings.changed;
    const bool told = change.codings_before.size() == went + changed.size();
    for (std::size_t i = 0; i < changed.size(); ++i) {
        const auto* before = told ? &change.codings_before[went + i] : nullptr;
        // Most often another code at the same place.
        if (before && before->span == changed[i].span && before->source == changed[i].source) {
            continue;
        }
        find_speaker(project, project.codings().row_of(changed[i].id));
    }
    // A coding may also go and come back, moved, in one change.
    for (const auto& coding : change.codings.came) {
        find_speaker(project, project.codings().row_of(coding.id));
    }
}

} // namespace filrouge::analysis

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

// What a table of something said calls its columns.
namespace filrouge::transcripts {

enum class TableField { words, speaker, begins, ends };
enum class TableUnit { unknown, seconds, milliseconds };

struct HeaderMeaning {
    TableField field{};
    TableUnit unit = TableUnit::unknown; ///< "start_ms", "Début (s)"
    std::size_t rank = 0; ///< of several columns for one field the lowest is likeliest
};

/// "Nom du locuteur", "speaker_name", "Timecode début", "Gesproken tekst", "Intervenant·e" …:
/// French, English, Dutch, German and Spanish. Nothing where a word in it is not about that, as in
/// the questions of a survey.
std::optional<HeaderMeaning> meaning_of_header(std::string_view header);

} // namespace filrouge::transcripts

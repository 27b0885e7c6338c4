#pragma once

#include "core/text.h"
#include "transcripts/labels/cast.h"
#include "transcripts/reader.h"

#include <string_view>
#include <vector>

// Lines amid the turns that nobody says.
namespace filrouge::transcripts {

/// "Fin de l'entretien", "Ende der Aufnahme: 20:15 Uhr", "Total time: 12 minutes", "[End of
/// interview]": how a transcript ends, with figures and units at most behind it. Also what a
/// transcriber notes ("Note du transcripteur : …").
bool is_aside(std::string_view line);

/// Takes headings out of the turns: those of the document's own styles, and lines alone between
/// empty lines at the end of a turn that are written as headings are ("THÈME 2 – LE TRAVAIL", "2.
/// Travail", "***"). What follows a heading in a turn goes on as a turn of that speaker, counted in
/// `cast`, where it ends as a sentence; else it belongs to the heading. No turn becomes empty.
void leave_out_headings(const Text& text, const std::vector<CpSpan>& headings,
                        std::vector<SpokenTurn>& turns, Cast& cast);

} // namespace filrouge::transcripts

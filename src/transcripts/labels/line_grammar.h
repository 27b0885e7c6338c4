#pragma once

#include "transcripts/labels/labelled_lines.h"

// What belongs to a name is not told by one line but by all of them. A line may be built of a
// number or id, a date, a time, a name, a note in brackets and a separator. `label_candidates`
// lists every reading of each line; here the document decides between readings by what recurs:
//
// - A leading number or id that is new on nearly every line, or counts up, numbers the lines: "12."
//   in "12. Nadia :". One that comes back tells persons apart: "1. Frau :", "P1 Nadia :".
// - A note in brackets behind a name that also stands without one is a stage direction: "P2
//   (rires) :" is P2. Where the notes recur and the bare name does not, they tell persons apart:
//   "Parent (mère) :". A single figure or initial always does: "Intervenant (F) :".
// - "Question 1: the bus" is a heading where somebody else asks throughout, or several talk; else
//   it is who asks: "Q1", "Q2" and "Q3" are one person, and so are "R1", "R2" and "R3" below them.
// - An age is no part of a name: "Sophie, 34 ans".
// - A time far out of order, before a label that comes once, is part of what is said.
//
// Which names are speakers is decided afterwards, by `choose_labels`.
namespace filrouge::transcripts {

/// Takes the readings away that the document as a whole speaks against, and notes out of names.
void settle_readings(const Text& text, CandidateLines& lines);

} // namespace filrouge::transcripts

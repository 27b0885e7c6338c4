#pragma once

#include "transcripts/content.h"

// The annotation files of linguistic archives: who speaks when is stated, so no speaker is guessed.
// Every annotation is a turn of its own.
namespace filrouge::transcripts {

/// Transcriber `.trs`: the words of each Turn; events and comments are left out.
Result<Content> read_transcriber(const InputFile& file, const ReadOptions& options);
/// ELAN `.eaf`: the tiers at the top, one speaker each (PARTICIPANT, else the tier's name); what
/// depends on them (words, translations, categories) is left out and told.
Result<Content> read_elan(const InputFile& file, const ReadOptions& options);
/// Praat `.TextGrid`, long or short: the labelled intervals of each tier, a speaker a tier.
Result<Content> read_textgrid(const InputFile& file, const ReadOptions& options);
/// CHAT `.cha`: the main lines with their codes as they stand; dependent lines (%mor …) are left
/// out and counted.
Result<Content> read_chat(const InputFile& file, const ReadOptions& options);
/// `.xml` by its root: TEI (u, sp) and the debates of the Dutch parliament.
Result<Content> read_xml_transcript(const InputFile& file, const ReadOptions& options);
/// ORFEO's `.orfeo`: one word a line with times and a speaker; a turn ends where the speaker does.
Result<Content> read_orfeo(const InputFile& file, const ReadOptions& options);

} // namespace filrouge::transcripts

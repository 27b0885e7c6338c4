#pragma once

#include "transcripts/reader.h"
#include "transcripts/times/time_marks.h"

#include <optional>
#include <string_view>
#include <vector>

// Who speaks in a text that some program wrote: known programs state it line by line in a form of
// their own, which is tried before labels are looked for.
namespace filrouge::transcripts {

/// Chats saved by a telephone, each message with its date: "28/02/2022, 21:53 - Nadia: …"
/// (Android),
/// "[28/02/2022, 21:53:10] Nadia: …" (iOS), "Nadia, [28/02/2022 21:53]" above it (Telegram). Dates
/// of any order and language, twelve or twenty-four hours. The text stays as it is; date and name
/// are the label of a turn, lines without a date go on with it. What the service says itself, also
/// in somebody's name, is in no turn. Nothing where the text is no chat.
std::optional<Speech> dated_messages(const Text& text);

/// Transcripts of Microsoft Teams: "0:0:5.900 --> 0:0:8.930" above a name above what is said, or,
/// as copied from its window, names with times in words ("Nadia Brel 0 minutes 3 seconds"). Each is
/// a paragraph with a label of its own, without those lines. Nothing where the text is neither.
std::optional<Recognised> teams_text(const Text& text);

/// Who speaks, by whichever form the text has, and the text without its time marks, which go also
/// where nobody shall be recognised. `emphasised` are ranges in bold, `headings` are nobody's
/// words.
Recognised who_speaks_in(const Text& text, const std::vector<CpSpan>& emphasised,
                         const std::vector<CpSpan>& headings, const ReadOptions& options);

/// "Unknown Speaker" is nobody, in several languages: such turns stay, without a speaker. And what
/// a service adds of its own ("Meeting ended after 00:07:12", "Transcribed by https://otter.ai",
/// "Nadia started transcription") at the end of a turn leaves the turn, not the text. `format` is
/// that of the file: linguistic archives call their people as they like.
void leave_out_services(const Text& text, std::string_view format, Speech& speech);

/// A whole line that a service or a transcriber adds.
bool is_of_service(std::string_view line);

} // namespace filrouge::transcripts

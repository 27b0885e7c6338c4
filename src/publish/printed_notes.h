#pragma once

#include "publish/page_layout.h"

// The memos of codings, printed as numbered notes after the text.
namespace filrouge::publish {

/// Numbers the codings that have a memo, in the order of their places, from 1.
CodedTranscript with_note_numbers(CodedTranscript transcript);

/// The notes as a text of their own: a turn for each, with its number, the code, who coded, the
/// page of `layout` on which the coding begins, and the memo. Empty where there is none.
CodedTranscript notes_of(const CodedTranscript& transcript, const PageLayout& layout);

} // namespace filrouge::publish

#pragma once

#include "core/position.h"
#include "core/result.h"
#include "core/values.h"
#include "publish/page_format.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::publish {

struct PrintedTurn {
    std::uint32_t number = 0; ///< printed beside the turn; 0: not
    CpSpan label;             ///< of the speaker, in the text; empty: none
    CpSpan span;
    std::string name; ///< printed before what is said where there is no label
    /// Gives the label its colour, from 0; the same person has the same number. Nothing: black.
    std::optional<std::size_t> speaker;
    bool subdued = false; ///< moderators and observers: grey
};

struct PrintedCode {
    std::string name; ///< printed in the margin
    std::string path; ///< printed in the list at the end
    Colour colour;
};

struct PrintedCoding {
    CpSpan span;            ///< clipped to the text
    std::size_t code = 0;   ///< in `CodedTranscript::codes`
    std::string coder;      ///< printed in the margin where not empty
    std::string memo;       ///< printed as a note after the text; empty: none
    std::uint32_t note = 0; ///< its number, which `PrintLayout` gives
};

/// A source with its codings, as it is printed. Strings are valid UTF-8.
struct CodedTranscript {
    std::string project;
    std::string source;
    std::string language = "fr"; ///< of headings ("fr…" or English) and of the text
    std::string text;            ///< lines end with LF
    std::vector<PrintedTurn> turns;
    std::vector<PrintedCode> codes; ///< in the order of the list at the end; unused ones stay out
    std::vector<PrintedCoding> codings;
    std::vector<std::string> coders; ///< whose codings are shown, for the footer
    std::string filter;              ///< stated under the title; empty: none
    std::string date;                ///< as printed in the footer
};

/// The bytes of a PDF file: text with turn numbers, highlights and a margin of bars with the names
/// of codes; a list of the codes and the memos of codings at the end. Errors: invalid_input where
/// the text is no UTF-8, failed with what cairo said.
Result<std::string> render_pdf(const CodedTranscript& transcript, const PageFormat& format);

} // namespace filrouge::publish

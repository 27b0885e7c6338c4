#pragma once

#include "core/position.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::transcripts {

/// The text of a document as it grows, one paragraph after the other, clean as `Text` wants it.
class Page {
  public:
    void word(std::string_view piece);
    /// Not at the start of a line, and never two.
    void space();
    /// The end of a line in the file that need not be one in the document.
    void soft_break();
    void new_line();
    void tab();
    /// Ends the line under way, if any, and decides its soft breaks: they become spaces, except
    /// before and after what looks like a speaker label.
    void end_paragraph();
    [[nodiscard]] CpPos here() const { return CpPos{characters_.value()}; }
    [[nodiscard]] std::string take() &&;

  private:
    [[nodiscard]] bool at_line_start() const { return utf8_.empty() || utf8_.back() == '\n'; }
    void put(char c);
    void keep_breaks_between_turns();

    std::string utf8_;
    CpCount characters_;
    std::size_t paragraph_ = 0;            // byte where the paragraph under way begins
    std::vector<std::size_t> soft_breaks_; // bytes
};

} // namespace filrouge::transcripts

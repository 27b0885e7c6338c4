#pragma once

#include "core/position.h"
#include "core/result.h"
#include "core/text.h"

#include <optional>
#include <string>
#include <vector>

namespace filrouge {

/// Puts `text` in place of `span` of the old text; an empty span inserts, an empty text deletes.
struct Replacement {
    CpSpan span;
    std::string text;
};

/// How one text became another, and where ranges of the old one are in the new one.
///
/// A range grows with what is inserted inside it, not with what is inserted at its edges. It loses
/// what is deleted of it. A passage replaced by other words stays in a range that holds all of it,
/// and is lost to one that holds only a part.
class TextChange {
  public:
    TextChange() = default;
    /// Replacements of `old`, in any order. Error invalid_input where they overlap or are not
    /// UTF-8.
    static Result<TextChange> make(const Text& old, std::vector<Replacement> replacements);
    /// The difference by words, and within words by user-perceived characters. Time grows with the
    /// length and with what differs; very different texts are compared less finely.
    static TextChange between(const Text& old, const Text& now);

    /// In the order of the text; neither overlapping nor touching nor saying nothing.
    [[nodiscard]] const std::vector<Replacement>& replacements() const { return replacements_; }
    [[nodiscard]] bool empty() const { return replacements_.empty(); }

    /// The new text. Needs the old one.
    [[nodiscard]] Text apply(const Text& old) const;
    /// Where a coding's range is now; nothing where nothing is left of it.
    [[nodiscard]] std::optional<CpSpan> shift(CpSpan span) const;
    /// The same for a range that also takes what is inserted at its edges: a turn's words.
    [[nodiscard]] std::optional<CpSpan> shift_with_edges(CpSpan span) const;
    /// True where a replacement lies inside `span` or cuts it: its text is not the same any more.
    [[nodiscard]] bool touches(CpSpan span) const;

  private:
    enum class Edges { out, in };
    [[nodiscard]] std::optional<CpSpan> shift(CpSpan span, Edges edges) const;
    /// Where each replacement's new text begins and ends in the new text.
    void measure();

    std::vector<Replacement> replacements_;
    std::vector<CpSpan> now_; // of each replacement, in the new text
};

} // namespace filrouge

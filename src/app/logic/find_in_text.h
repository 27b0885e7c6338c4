#pragma once

#include "core/fold.h"
#include "core/text.h"

#include <memory>
#include <string_view>
#include <vector>

namespace filrouge::app {

/// Finds words typed in one text: parts of words too, with or without accents and capitals. Keeps
/// the folded text, so that each further key costs one pass over it.
class FindInText {
  public:
    void use(std::shared_ptr<const Text> text);
    /// Every place, in the order of the text; none for an empty query.
    [[nodiscard]] std::vector<CpSpan> find(std::string_view wanted);

  private:
    std::shared_ptr<const Text> text_;
    FoldMap map_;
    bool folded_ = false;
};

/// The place at or after `from` (before it, going back), going round at the ends. Needs places.
std::size_t nearest_place(const std::vector<CpSpan>& places, CpPos from, bool forward);

} // namespace filrouge::app

#pragma once

#include "core/project.h"

#include <string>
#include <string_view>
#include <vector>

// The code palette: which codes fit what was typed so far, best first.
namespace filrouge::app {

struct PaletteEntry {
    CodeId id;
    std::string name;
    std::string parents; ///< `Leviers/Espaces informels`, empty at the top
    Colour colour;
    std::string folded_name;
    std::string folded_all; ///< path and labels in other languages
};

/// In the order of the codebook.
std::vector<PaletteEntry> palette_entries(const Codebook& codebook);

/// The codes applied last, newest first, each once.
class RecentCodes {
  public:
    void use(const CodeId& code);
    void forget(const CodeId& code);
    void clear() { codes_.clear(); }
    [[nodiscard]] const std::vector<CodeId>& newest_first() const { return codes_; }

  private:
    std::vector<CodeId> codes_;
};

/// Indices of entries in which every word of `query` occurs: words in any order, parts of words,
/// with or without accents. Recent codes come first among equals; without a query, recent ones
/// first, then the codebook's order.
std::vector<std::size_t> rank_codes(const std::vector<PaletteEntry>& entries,
                                    std::string_view query, const std::vector<CodeId>& recent);

/// For a query that finds nothing: indices of entries of whose name a word begins as a word of the
/// query does, by at least four letters; the longest such beginning first. A guess to offer, never
/// to take.
std::vector<std::size_t> near_codes(const std::vector<PaletteEntry>& entries,
                                    std::string_view query);

/// Whether a code is called exactly so, or has this path; case and accents make no difference.
bool names_a_code(const std::vector<PaletteEntry>& entries, std::string_view query);

/// True where each word of `query` occurs in `text`, both folded by this function; an empty query
/// fits.
bool fits_words(std::string_view text, std::string_view query);

} // namespace filrouge::app

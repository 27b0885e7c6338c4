#pragma once

#include "core/entities.h"
#include "core/progress.h"
#include "core/result.h"
#include "core/text.h"
#include "search/query.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace filrouge::search {

/// What one index document is: a turn, or a paragraph outside any turn.
struct Unit {
    SourceId source;
    CpSpan span;            ///< in the source's text
    std::uint32_t turn = 0; ///< its number; 0 for a paragraph
};

/// The units of a text, in its order: every turn that is not empty, and every paragraph (line)
/// outside turns and their labels.
std::vector<Unit> units_of(const SourceId& source, const Text& text, std::span<const Turn> turns);

/// One source as the index wants it.
struct Document {
    SourceId source;
    std::string language; ///< BCP 47
    std::shared_ptr<const Text> text;
    std::vector<Turn> turns;
    std::string stamp; ///< changes whenever text, turns or language do; kept to tell what is stale
};

struct Hit {
    Unit unit;
    double score = 0; ///< BM25; equal scores in the order of sources and text
};

struct Page {
    std::uint32_t offset = 0;
    std::uint32_t limit = 50;
};

struct Answer {
    std::uint32_t total = 0; ///< exact number of matching units
    std::vector<Hit> hits;   ///< best first
};

/// A word of a query that no text holds.
struct Misspelt {
    std::size_t at = 1; ///< where its word or phrase stands in the query: first code point, from 1
    std::size_t length = 0;
    std::string folded;         ///< the word
    std::string suggested;      ///< folded: a word like it that texts hold
    std::vector<Unit> examples; ///< some of the units that hold it
};

/// How people write a folded word: each place of it in `text`.
std::vector<std::string> written_forms(std::string_view text, std::string_view language,
                                       std::string_view folded);

/// What a search for similar passages makes of a unit.
enum class UnitUse { neither, example, candidate };
using UnitChoice = std::function<std::vector<UnitUse>(std::span<const Unit>)>;

/// The words that tell what is looked for; of one language.
struct Sample {
    std::string text;
    std::string language; ///< BCP 47
};

struct SimilarAnswer {
    std::vector<Hit> hits;          ///< most similar first
    std::vector<std::string> terms; ///< by which they are similar, the most telling first
};

/// A word by which a passage is similar.
struct TellingWord {
    ByteSpan span;
    std::size_t rank = 0; ///< place of its term in `terms`
};
std::vector<TellingWord> find_terms(const std::vector<std::string>& terms, std::string_view text,
                                    std::string_view language);

/// Which of all units of the index fit a condition of the query (`code:`, `speaker:`, a variable);
/// one flag per unit, in the order given. The workbench answers from the model in memory.
using UnitFilter =
    std::function<Result<std::vector<bool>>(const Condition&, std::span<const Unit>)>;

/// Enough for another program to open its index, not to update it: a window must not wait.
inline constexpr std::chrono::milliseconds usual_patience{300};

/// The full-text index of one project: shards built in parallel, a cache that can be deleted at any
/// time. Searching and updating are safe from different threads, one update at a time.
class Index {
  public:
    /// Opens the index in `directory`, made if missing; a damaged or older one is emptied. Error:
    /// the directory cannot be written, or another program updates this index at present (locked).
    /// `patience`: how long to wait for another program, here and in `update`.
    static Result<Index> open(const std::filesystem::path& directory,
                              std::chrono::milliseconds patience = usual_patience);
    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;
    ~Index();

    /// What is indexed now, with its stamp. This and `size` throw `Failure` where the directory has
    /// become unusable; one that was deleted or damaged counts as empty.
    [[nodiscard]] std::map<SourceId, std::string> stamps() const;
    /// Replaces the documents of `changed`, drops those of `gone`; visible to searches when it
    /// returns. `load` is called from this thread, one source at a time in the order of ids (memory
    /// does not grow with the number of sources); one that it does not find (error not_found) went
    /// meanwhile and is passed over. Cancelled: what was indexed so far stays, error
    /// cancelled.
    Result<void> update(std::span<const SourceId> changed, std::span<const SourceId> gone,
                        const std::function<Result<Document>(const SourceId&)>& load,
                        Progress& progress);
    [[nodiscard]] Result<Answer> search(const Query& query, const UnitFilter& filter,
                                        Page page) const;
    /// The words of the query that are nowhere in the texts but like one that is.
    [[nodiscard]] Result<std::vector<Misspelt>> misspelt(const Query& query) const;
    /// The candidates most like the examples, by words of the samples (the passages within the
    /// examples) that tell the examples from the rest.
    [[nodiscard]] Result<SimilarAnswer> similar(const std::vector<Sample>& samples,
                                                const UnitChoice& choose, Page page) const;
    /// Number of units indexed.
    [[nodiscard]] std::size_t size() const;

  private:
    struct Shards;
    explicit Index(std::unique_ptr<Shards> shards);
    std::unique_ptr<Shards> shards_;
};

} // namespace filrouge::search

#pragma once

#include "core/filter.h"
#include "core/progress.h"
#include "search/index.h"
#include "workbench/finding/bound_query.h"
#include "workbench/workbench.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace filrouge::workbench {

struct FoundPassage {
    SourceId source;
    std::uint32_t turn = 0; ///< 0: a paragraph outside turns
    std::string speaker;
    CpSpan span;                 ///< of the turn or paragraph
    std::vector<CpSpan> matches; ///< in the source's text, exactly the words
    search::Snippet snippet;     ///< its ranges are in the snippet's text
    double score = 0;
};

struct FoundPassages {
    std::string query;
    std::uint32_t total = 0;
    std::vector<FoundPassage> hits;
    /// The query with its misspelt words as the texts have them; empty: nothing to suggest.
    std::string suggestion;
};

/// A unit found, and where in it the words are.
struct FoundPlace {
    search::Unit unit;
    std::vector<CpSpan> matches; ///< in the source's text; empty where only fields were asked for
};

/// All that a query finds, in the order of the sources' names, then of the text.
struct FoundPlaces {
    std::string query;
    bool has_words = false; ///< the query asks for words, not only for fields
    std::vector<FoundPlace> units;
    std::string suggestion; ///< as of `FoundPassages`
};

/// Of work that a `Progress` stopped while it searched.
Error search_stopped();

/// The project's index, kept in the user's cache folder under the project's id, and brought up to
/// date before it is used. Belongs to the owner's thread but for `refresh`.
class Finder {
  public:
    /// `directory` empty: the cache folder. `patience`: how long to wait for another program that
    /// is indexing. Error: the folder cannot be used; locked.
    static Result<std::unique_ptr<Finder>>
    open(Workbench& bench, const std::filesystem::path& directory = {},
         std::chrono::milliseconds patience = search::usual_patience);

    /// Sources whose text, turns or language are newer than the index.
    [[nodiscard]] std::size_t stale() const;
    /// What `refresh` has to do; made on the owner's thread, carried out on any.
    struct Work;
    [[nodiscard]] std::shared_ptr<const Work> plan() const;
    [[nodiscard]] static bool is_done(const Work& work); ///< there is nothing to do
    Result<void> refresh(const Work& work, Progress& progress);

    /// `refresh` of what there is to do.
    Result<void> catch_up(Progress& progress);

    /// Up to date first (as `refresh`), then searched. `where` is a filter (core/filter.h) or
    /// empty.
    Result<FoundPassages> search(const std::string& query, const std::string& where,
                                 search::Page page, Progress& progress);
    /// All of it, for concordances, counts and automatic coding. Up to date first.
    Result<FoundPlaces> places(const std::string& query, const std::string& where,
                               Progress& progress);
    /// As of `FoundPassages`; from the index as it is.
    [[nodiscard]] Result<std::string> suggestion(const std::string& query) const;

    [[nodiscard]] Workbench& bench() const { return bench_; }
    [[nodiscard]] const search::Index& index() const { return index_; }
    /// A hit as views show it.
    [[nodiscard]] Result<FoundPassage> passage_of(const search::Hit& hit,
                                                  std::vector<CpSpan> matches) const;

  private:
    [[nodiscard]] Result<std::string> suggestion(const std::string& text,
                                                 const search::Query& query) const;
    Result<BoundQuery> bind(const std::string& query, const std::string& where, Progress& progress);
    Finder(Workbench& bench, search::Index index);
    Workbench& bench_;
    search::Index index_;
};

} // namespace filrouge::workbench

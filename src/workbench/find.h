#pragma once

#include "core/filter.h"
#include "core/progress.h"
#include "search/index.h"
#include "workbench/workbench.h"

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
};

/// The project's index, kept in the user's cache folder under the project's id, and brought up to
/// date before it is used. Belongs to the owner's thread but for `refresh`.
class Finder {
  public:
    /// `directory` empty: the cache folder. Error: the folder cannot be used.
    static Result<std::unique_ptr<Finder>> open(Workbench& bench,
                                                const std::filesystem::path& directory = {});

    /// Sources whose text, turns or language are newer than the index.
    [[nodiscard]] std::size_t stale() const;
    /// What `refresh` has to do; made on the owner's thread, carried out on any.
    struct Work;
    [[nodiscard]] std::shared_ptr<const Work> plan() const;
    Result<void> refresh(const Work& work, Progress& progress);

    /// Up to date first (as `refresh`), then searched. `where` is a filter (core/filter.h) or
    /// empty.
    Result<FoundPassages> search(const std::string& query, const std::string& where,
                                 search::Page page, Progress& progress);

  private:
    Finder(Workbench& bench, search::Index index);
    Workbench& bench_;
    search::Index index_;
};

} // namespace filrouge::workbench

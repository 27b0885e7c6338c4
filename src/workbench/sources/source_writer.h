#pragma once

#include "workbench/sources/reading.h"
#include "workbench/workbench.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace filrouge::workbench {

/// The names and contents that the project has, and those that an import has added to them so far.
class KnownSources {
  public:
    explicit KnownSources(const Project& project);
    /// The source with that original; empty where there is none.
    [[nodiscard]] std::string with_original(const std::string& sha256) const;
    /// `wanted`, or `wanted (2)` … where taken. Taken from now on, as is the original.
    std::string add(const std::string& wanted, const std::string& original);

  private:
    std::set<std::string> names_;                  // folded
    std::map<std::string, std::string> originals_; // hash → name of the source
};

/// Adds transcripts to the project within one edit.
class SourceWriter {
  public:
    SourceWriter(Workbench& bench, store::Edit& edit);
    /// Fills in what became of the file. One whose content is there already is left out.
    void add(const ReadFile& read, const FileChoice& choice, ImportedFile& file);
    /// One of several sources from one file, whose speakers are `people`, by label.
    void add_part(const ReadFile& read, const FileChoice& choice,
                  const std::map<std::string, ParticipantId>& people, ImportedFile& file);
    [[nodiscard]] std::size_t added() const { return added_; }

  private:
    std::map<std::string, ParticipantId> put_speakers(const transcripts::Transcript& transcript);

    Workbench& bench_;
    store::Edit& edit_;
    KnownSources known_;
    std::size_t added_ = 0;
};

/// The turns of a transcript with ids; `people` gives everyone's by label.
std::vector<Turn> make_turns(Workbench& bench, const transcripts::Transcript& transcript,
                             const SourceId& source,
                             const std::map<std::string, ParticipantId>& people);

} // namespace filrouge::workbench

#pragma once

#include "platform/files.h"
#include "store/project_file.h"

#include <string>
#include <vector>

namespace filrouge::test {

/// Ids and times that are the same in every run.
class Ids {
  public:
    explicit Ids(std::uint64_t seed = 1);
    template <class AnyId>
    AnyId next() {
        return generator_.next<AnyId>();
    }

  private:
    std::int64_t now_ = 1'700'000'000'000;
    IdGenerator generator_;
};

/// A folder of its own for one test, and a project file in it.
struct Folder {
    platform::TemporaryDirectory directory;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return directory.path() / name;
    }
    [[nodiscard]] std::filesystem::path project() const { return *this / "étude 1.filrouge"; }
    /// Names of what lies in the folder, sorted.
    [[nodiscard]] std::vector<std::string> names() const;
};

/// One of every kind of entity, with the texts that break programs.
struct Sample {
    explicit Sample(Ids& ids);
    void put_all(store::Edit& edit) const;

    ProjectInfo info;
    Coder anne, bruno;
    Source group, letter;
    Text group_text, letter_text;
    std::string original_bytes;
    Participant nadia, moderator;
    Turn question, answer;
    Variable sector, cycle;
    VariableValue nadia_sector, group_cycle;
    Code tensions, time, levers, coffee;
    Relation regulates;
    Coding passage, weighed;
    std::vector<Memo> memos; // one a kind of subject
    SavedSearch search;      // not put: older versions have none
};

/// What an edit did that must succeed; throws where it does not.
inline Change done(Result<Change> change) {
    return std::move(change).value();
}

Text make_text(std::string utf8);
std::string read_bytes(const std::filesystem::path& path);
void write_bytes(const std::filesystem::path& path, const std::string& bytes);

/// A new project file with the sample in it; edits go under `sample.anne`.
store::ProjectFile create_sample(const std::filesystem::path& path, const Sample& sample);

} // namespace filrouge::test

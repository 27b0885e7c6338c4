#pragma once

#include "platform/files.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace filrouge::test {

struct Outcome {
    int status = 0;
    std::string out;
    std::string err;
    /// Standard output as JSON; fails the test where it is none.
    [[nodiscard]] nlohmann::json json() const;
};

/// A folder with a cache of its own, in which the real filrouge-cli is run.
class Cli {
  public:
    Cli();
    Outcome run(std::vector<std::string> arguments) const;
    /// Runs, and fails the test unless it exits with 0.
    Outcome ok(std::vector<std::string> arguments) const;
    /// `ok` with `--json`.
    nlohmann::json json(std::vector<std::string> arguments) const;

    /// Path of a file in the folder, written where `bytes` are given.
    std::string file(const std::string& name) const;
    std::string file(const std::string& name, const std::string& bytes) const;

    /// A project with the bundled study: codebook, six transcripts, variables, codings.
    std::string study() const;
    /// A project with one text and the code "Confiance".
    std::string project_with(const std::string& file_name, const std::string& bytes) const;

  private:
    platform::TemporaryDirectory folder_;
};

/// Path of something in the checkout.
std::string in_checkout(const std::string& name);
std::string bytes_of(const std::string& path);
/// Code points `[begin, end)` of UTF-8, counted here and not by the program under test.
std::string code_points(const std::string& utf8, std::size_t begin, std::size_t end);
/// Rows of a CSV file as header → cell.
std::vector<std::map<std::string, std::string>> read_table(const std::string& path);

} // namespace filrouge::test

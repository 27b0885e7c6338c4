#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::cli {

/// What every command is told besides its own arguments.
struct Common {
    bool json = false;
    std::string language;            ///< of documents written: "fr" or "en"; empty: the project's
    std::string project;             ///< path of the project file
    std::string coder;               ///< empty: the login name
    std::vector<std::string> coders; ///< whose codings are in sight; empty: everybody's
};

enum class ExitStatus { done = 0, failed = 1, usage = 2, damaged = 3 };
ExitStatus exit_status(const Error& error);

/// To standard error, as a person reads it. Returns what to exit with.
ExitStatus report(const Error& error);
// What follows throws `Failure` where standard output cannot be written (a full disk, a closed
// pipe): the command ends with 1 then.

/// Bytes on standard output, as they are.
void write_out(std::string_view bytes);
/// What was written has left the program. To be called at the end.
void finish_output();
/// One JSON document on standard output.
void print_json(const nlohmann::json& json);
/// A JSON array on standard output, written element by element, so that a list of a million quotes
/// need not stand in memory; to the letter what `print_json` writes of the same array. Its end is
/// written by `close`.
class JsonList {
  public:
    void add(const nlohmann::json& element);
    void close();

  private:
    bool empty_ = true;
};
/// Text on standard output, ended by a line end; signs that would act on a terminal are replaced.
void print(const std::string& text);
/// A line on standard error, likewise.
void note(const std::string& text);

} // namespace filrouge::cli

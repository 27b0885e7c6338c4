#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>

#include <string>

namespace filrouge::cli {

/// What every command is told besides its own arguments.
struct Common {
    bool json = false;
    std::string language; ///< of documents written: "fr" or "en"; empty: the project's
    std::string project;  ///< path of the project file
    std::string coder;    ///< empty: the login name
};

enum class ExitStatus { done = 0, failed = 1, usage = 2, damaged = 3 };
ExitStatus exit_status(const Error& error);

/// To standard error, as a person reads it. Returns what to exit with.
ExitStatus report(const Error& error);
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
/// Text on standard output, ended by a line end.
void print(const std::string& text);
/// A line on standard error.
void note(const std::string& text);

} // namespace filrouge::cli

#pragma once

#include "exchange/codebook_file.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::exchange {

/// Where something stands, for errors.
struct Place {
    std::string_view file_name;
    std::size_t line = 0;
};

/// The path of a child: its trimmed name after the parent's path (empty at the top). Error where
/// the name is empty or holds '/'.
Result<std::string> child_path(std::string_view parent_path, std::string_view name,
                               const Place& place);

/// "tension", "lever", "none" or empty.
Result<Polarity> read_polarity(std::string_view text, const Place& place);
/// `#rrggbb`.
Result<Colour> read_colour(std::string_view text, const Place& place);

/// Relations, gathered while codes are read and tied to them when all codes are known.
class LinkResolver {
  public:
    explicit LinkResolver(std::string_view file_name) : file_name_{file_name} {}
    /// `from` is a number in the list of nodes.
    void add(std::size_t from, CodebookDraft::Link link, std::size_t line);
    /// Writes the links into `nodes`, their targets spelt as the node's path. Errors: no such code,
    /// the code itself, the same link twice.
    Result<void> resolve(std::vector<CodebookDraft::Node>& nodes) const;

  private:
    struct Pending {
        std::size_t from;
        CodebookDraft::Link link;
        std::size_t line;
    };
    std::string_view file_name_;
    std::vector<Pending> pending_;
};

} // namespace filrouge::exchange

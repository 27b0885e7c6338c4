#pragma once

#include "core/project.h"
#include "publish/quotes.h"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::workbench {

/// How quotes are attributed: a text with fields in braces, as `QuotesRequest::attribution` has it.
class Attribution {
  public:
    /// Empty: the usual one in the project's language. Error invalid_input: an unknown field.
    static Result<Attribution> parse(const Project& project, std::string_view pattern);
    /// Of a quote of `source` with span, speakers, code and coder; of several speakers and turns
    /// all are named.
    [[nodiscard]] std::string of(const Project& project, const SourceId& source,
                                 const publish::Quote& quote) const;

  private:
    /// Between two commas: literal text and fields by turns.
    struct Part {
        struct Piece {
            bool is_field = false;
            std::string text;
        };
        std::vector<Piece> pieces;
    };
    static Result<std::vector<Part>> parse_parts(const Project& project, std::string_view pattern);

    std::vector<Part> parts_;
    std::vector<Part> of_several_turns_;
};

} // namespace filrouge::workbench

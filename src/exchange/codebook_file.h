#pragma once

#include "core/codebook.h"
#include "core/csv.h"
#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::exchange {

/// A codebook as a file holds it: codes by path, not yet by id. Format in docs/formats/codebook.md.
struct CodebookDraft {
    struct Link {
        std::string type;
        std::string target; ///< path of a code of this file
    };
    struct Node {
        std::string path;          ///< "Tensions/Temporalités"
        Code code;                 ///< id, parent nil; position as in the file
        bool has_colour = false;   ///< the file gives one
        bool has_polarity = false; ///< the file gives one, "none" included
        std::vector<Link> relations;
    };
    std::string name;
    std::string language;
    std::string description;
    std::vector<Node> nodes; ///< parents before children
};

/// Errors name `file_name`, the line and what is wrong (unknown key, a name twice, unknown polarity
/// or colour, a relation to a code that is not there).
Result<CodebookDraft> read_codebook_yaml(std::string_view bytes, std::string_view file_name);
Result<CodebookDraft> read_codebook_csv(std::string_view bytes, std::string_view file_name);
std::string write_codebook_yaml(const Codebook& codebook, std::string_view name,
                                std::string_view language);
std::string write_codebook_csv(const Codebook& codebook, CsvForm form = CsvForm::safe);

} // namespace filrouge::exchange

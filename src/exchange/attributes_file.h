#pragma once

#include "core/entities.h"
#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::exchange {

/// A table of variables: one row per source or per participant.
struct AttributesTable {
    VariableScope scope = VariableScope::participant;
    struct Column {
        std::string name;
        VariableType type = VariableType::text; ///< guessed from its values
    };
    std::vector<Column> columns; ///< the variables
    struct Row {
        std::size_t line = 0;
        std::string subject; ///< pseudonym or name of the source
        std::string source; ///< participants: restricts to the speaker of that source; may be empty
        std::string role;   ///< participants: may be empty
        std::vector<std::string> values; ///< as many as `columns`; empty: no value
    };
    std::vector<Row> rows;
};

/// The first column named `participant`, `pseudonym`/`pseudonyme`, `speaker`/`locuteur`, `nom` or
/// `name` makes a table of participants, `source`, `file`/`fichier`, `document` or `transcript` one
/// of sources (participants win where both stand: then `source` restricts). Optional column `role`.
/// Types as `guess_type`.
Result<AttributesTable> read_attributes_csv(std::string_view bytes, std::string_view file_name);

/// All numbers (decimal comma or point) → number; ISO or dd/mm/yyyy dates → date; oui/non, yes/no,
/// vrai/faux, true/false → boolean; else text. Empty values say nothing.
VariableType guess_type(const std::vector<std::string_view>& values);

} // namespace filrouge::exchange

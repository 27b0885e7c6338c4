#pragma once

#include "core/csv.h"
#include "transcripts/content.h"

#include <string>
#include <vector>

namespace filrouge::transcripts {

struct Table {
    CsvTable cells;       ///< each column has a name of its own, "column 3" where the file has none
    std::string encoding; ///< of text files, else empty
    std::vector<std::string> told{}; ///< how its bytes were read, see `platform::told_decoding`
};

/// A csv, tsv, xlsx or ods file whose first row names the columns; of a spreadsheet the first sheet
/// that holds something. Errors (invalid_input) name the file and, where it can be told, the row.
Result<Table> read_table(const InputFile& file, const ReadOptions& options);

} // namespace filrouge::transcripts

#pragma once

#include "core/csv.h"

#include <cstddef>
#include <vector>

// What the columns of a survey seem to be for.
namespace filrouge::transcripts {

/// Those answered in sentences: 25 characters and four words on the average.
std::vector<std::size_t> open_columns(const CsvTable& table);

/// The column that tells respondents apart: by its name ("ID", "Répondant" …), else the first,
/// where all its cells are short and different; npos where there is none.
std::size_t name_column(const CsvTable& table);

} // namespace filrouge::transcripts

#pragma once

#include "transcripts/json/json_fields.h"
#include "transcripts/sheets/table_header.h"

#include <string_view>

namespace filrouge::transcripts {

/// The time, or both ends of a range, in a cell of a table: "0:01", "[00:00:01]", "0:01 - 0:11",
/// "de 0:01 à 0:11", "0 minutes 3 seconds", "12,5". Words beside a time do not matter; a cell with
/// a date says no time of a recording. Nothing where there is none.
FieldTimes times_of_cell(std::string_view cell, TableUnit unit);

} // namespace filrouge::transcripts

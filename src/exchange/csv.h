#pragma once

#include "core/csv.h"

namespace filrouge::exchange {

/// A table in any encoding, in either form of `csv_line`. Errors as `parse_csv`; also where the
/// bytes are no text.
Result<CsvTable> read_csv(std::string_view bytes, std::string_view file_name);

} // namespace filrouge::exchange

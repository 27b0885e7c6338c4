#pragma once

#include "publish/markup.h"
#include "publish/tables.h"

#include <string>
#include <vector>

namespace filrouge::publish {

/// How a number is written: for programs (decimal point) or for readers of the document's language.
enum class NumberStyle { exact, for_readers };
/// "–" where the number is not finite (for programs: empty).
std::string format_number(double value, const TableDocument& document, NumberStyle style);

/// The heading row, one row each with its label and total, the row of totals; all of one length.
std::vector<std::vector<std::string>> cells_of(const TableDocument& document, NumberStyle style);

std::string table_html(const TableDocument& document);
std::string table_svg(const TableDocument& document);
Result<std::string> table_xlsx(const TableDocument& document);

} // namespace filrouge::publish

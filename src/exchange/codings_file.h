#pragma once

#include "core/csv.h"
#include "core/project.h"
#include "core/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::exchange {

/// One row of a codings table, names not yet looked up.
struct CodingRow {
    std::size_t line = 0;
    std::string source;
    std::optional<CpSpan> span; ///< none where start and end are empty: found by `text`
    std::string code;
    std::string coder;
    std::string memo;
    std::optional<double> weight;
    std::string text; ///< where given, must be what the range holds
    std::string id;
};

/// Columns source,start,end,code[,coder,memo,weight,text,id] in any order. Errors name file and
/// line.
Result<std::vector<CodingRow>> read_codings_csv(std::string_view bytes, std::string_view file_name);

/// `text` gives the characters of a coding. Sources in order of name, codings by start, end, code
/// path.
std::string write_codings_csv(const Project& project,
                              const std::function<std::string(const Coding&)>& text,
                              CsvForm form = CsvForm::safe);

} // namespace filrouge::exchange

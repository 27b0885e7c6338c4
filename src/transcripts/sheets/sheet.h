#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::transcripts {

/// A sheet of a spreadsheet, as text: numbers with a decimal point, dates as 2024-03-12, times as
/// 00:01:02. Line ends in cells are LF.
struct Sheet {
    struct Row {
        std::size_t number = 0;         ///< from 1, as the spreadsheet shows it
        std::vector<std::string> cells; ///< the first is column A; as many as the last filled one
    };
    std::vector<Row> rows; ///< those with something in them
};

struct SheetLimits {
    std::size_t xml_bytes = 100u << 20; ///< of one part
    std::size_t cells = 5'000'000;
    std::size_t text_bytes = 100u << 20;
};

/// The first sheet that holds something. The archive must have passed `check_container`. Errors
/// (invalid_input) name the file.
Result<Sheet> read_xlsx(std::string_view bytes, const std::string& name, const SheetLimits& limits);
Result<Sheet> read_ods(std::string_view bytes, const std::string& name, const SheetLimits& limits);

} // namespace filrouge::transcripts

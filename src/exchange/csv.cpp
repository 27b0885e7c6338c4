#include "exchange/csv.h"

#include "core/text.h"
#include "platform/decoding.h"

namespace filrouge::exchange {

namespace {

Result<CsvTable> parse(std::string_view utf8, std::string_view file_name) {
    auto table = parse_csv(utf8, file_name);
    if (!table) return table;
    for (auto& name : table->header) name = unprotected(std::move(name));
    for (auto& row : table->rows) {
        for (auto& cell : row.cells) cell = unprotected(std::move(cell));
    }
    return table;
}

} // namespace

Result<CsvTable> read_csv(std::string_view bytes, std::string_view file_name) {
    const bool utf8 = !find_invalid_utf8(bytes);
    // Zeros may be those of UTF-16.
    if (utf8 && bytes.find('\0') == std::string_view::npos) return parse(bytes, file_name);
    const auto text = platform::decode_text(bytes, std::string{file_name});
    if (text) return parse(text->utf8, file_name);
    return utf8 ? parse(bytes, file_name) : text.error(); // it knows the line
}

} // namespace filrouge::exchange

#include "exchange/csv.h"

#include "core/text.h"
#include "platform/decoding.h"

namespace filrouge::exchange {

Result<CsvTable> read_csv(std::string_view bytes, std::string_view file_name) {
    const bool utf8 = !find_invalid_utf8(bytes);
    // Zeros may be those of UTF-16.
    if (utf8 && bytes.find('\0') == std::string_view::npos) return parse_csv(bytes, file_name);
    const auto text = platform::decode_text(bytes, std::string{file_name});
    if (text) return parse_csv(text->utf8, file_name);
    return utf8 ? parse_csv(bytes, file_name) : text.error(); // it knows the line
}

} // namespace filrouge::exchange

#include "store/row.h"

#include "core/text.h"
#include "store/changeset_format.h"
#include "store/database.h"

#include <fmt/format.h>

#include <limits>

namespace filrouge::store {

bool Row::is_null(int column) const {
    return cell(column).kind == Kind::null;
}

std::int64_t Row::integer(int column) const {
    const Cell found = cell(column);
    if (found.kind != Kind::integer) refuse(column);
    return found.integer;
}

std::uint32_t Row::small(int column) const {
    const std::int64_t number = integer(column);
    if (number < 0 || number >= std::numeric_limits<std::uint32_t>::max()) refuse(column);
    return static_cast<std::uint32_t>(number);
}

double Row::real(int column) const {
    const Cell found = cell(column);
    if (found.kind != Kind::real) refuse(column);
    return found.real;
}

std::string Row::text(int column) const {
    const Cell found = cell(column);
    if (found.kind != Kind::text || find_invalid_utf8(found.bytes)) refuse(column);
    return std::string{found.bytes};
}

std::string Row::blob(int column) const {
    const Cell found = cell(column);
    if (found.kind != Kind::blob) refuse(column);
    return std::string{found.bytes};
}

UuidBytes Row::uuid(int column) const {
    const Cell found = cell(column);
    UuidBytes bytes{};
    if (found.kind != Kind::blob || found.bytes.size() != bytes.size()) refuse(column);
    std::memcpy(bytes.data(), found.bytes.data(), bytes.size());
    return bytes;
}

void Row::append_field(int column, std::string& to) const {
    const Cell found = cell(column);
    switch (found.kind) {
    case Kind::null: append_null(to); break;
    case Kind::integer: append_integer(to, found.integer); break;
    case Kind::real: append_real(to, found.real); break;
    case Kind::text: append_text(to, found.bytes); break;
    case Kind::blob: append_blob(to, found.bytes); break;
    }
}

Row::Cell Row::cell_of(sqlite3_value* value) {
    const auto bytes = [&](const void* data) {
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
        return std::string_view{static_cast<const char*>(data), data ? size : 0};
    };
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER: return {Kind::integer, sqlite3_value_int64(value), 0, {}};
    case SQLITE_FLOAT: return {Kind::real, 0, sqlite3_value_double(value), {}};
    case SQLITE_TEXT: return {Kind::text, 0, 0, bytes(sqlite3_value_text(value))};
    case SQLITE_BLOB: return {Kind::blob, 0, 0, bytes(sqlite3_value_blob(value))};
    default: return {};
    }
}

void Row::refuse(int column) const {
    owner().damaged(fmt::format("column {} of a row holds what it cannot hold", column));
}

} // namespace filrouge::store

#include "store/changeset_format.h"

#include "core/text.h"
#include "store/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace filrouge::store {
namespace {

// Numbers of the format.
constexpr char table_mark = 'T';
constexpr char op_delete = 9;
constexpr char op_insert = 18;
constexpr char op_update = 23;
constexpr char absent = 0; // types of values
constexpr char integer = 1;
constexpr char real = 2;
constexpr char text = 3;
constexpr char blob = 4;
constexpr char null = 5;

constexpr std::size_t id_size = 16;
constexpr std::size_t number_size = 8;

/// SQLite's: seven bits a byte, the most significant first, the last byte below 0x80.
void append_length(std::string& to, std::size_t length) {
    std::string bytes(1, static_cast<char>(length & 0x7f));
    while ((length >>= 7U) != 0) bytes += static_cast<char>(0x80 | (length & 0x7f));
    to.append(bytes.rbegin(), bytes.rend());
}

void append_number(std::string& to, char type, std::uint64_t bits) {
    to += type;
    for (int shift = 56; shift >= 0; shift -= 8)
        to += static_cast<char>(bits >> static_cast<unsigned>(shift) & 0xff);
}

struct Length {
    std::size_t value = 0;
    std::size_t size = 0; ///< bytes that it takes; 0: it is none
};

/// In its shortest form, of at most 2³¹ - 1.
Length length_at(std::string_view bytes) {
    constexpr std::size_t longest = 5;
    Length length;
    for (std::size_t i = 0; i < std::min(longest, bytes.size()); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (i == 0 && byte == 0x80) return {};
        length.value = length.value << 7U | (byte & 0x7fU);
        if (byte >= 0x80) continue;
        if (length.value > std::numeric_limits<std::int32_t>::max()) return {};
        length.size = i + 1;
        return length;
    }
    return {};
}

bool is_number(std::string_view field) {
    if (field[0] == integer) return true;
    std::uint64_t bits = 0;
    for (const char c : field.substr(1)) bits = bits << 8U | static_cast<unsigned char>(c);
    return !std::isnan(std::bit_cast<double>(bits));
}

bool may_be_null(Holds holds) {
    return holds == Holds::id_or_null || holds == Holds::integer_or_null ||
           holds == Holds::real_or_null;
}

/// Whether a column may hold a value of that type.
bool fits(Holds holds, char type) {
    switch (type) {
    case integer: return holds == Holds::integer || holds == Holds::integer_or_null;
    case real: return holds == Holds::real_or_null;
    case text: return holds == Holds::text;
    case blob: return holds == Holds::key || holds == Holds::id || holds == Holds::id_or_null;
    case null: return may_be_null(holds);
    default: return false;
    }
}

/// What stands in a column that came after the row.
Field earlier_field(Earlier earlier) {
    constexpr std::string_view zero{"\1\0\0\0\0\0\0\0\0", 1 + number_size};
    constexpr std::string_view empty_text{"\3\0", 2};
    switch (earlier) {
    case Earlier::null: return {&null, 1};
    case Earlier::zero: return zero;
    case Earlier::empty_text: return empty_text;
    case Earlier::was_there: break;
    }
    return absent_field;
}

} // namespace

void append_null(std::string& to) {
    to += null;
}
void append_integer(std::string& to, std::int64_t number) {
    append_number(to, integer, static_cast<std::uint64_t>(number));
}
void append_real(std::string& to, double number) {
    append_number(to, real, std::bit_cast<std::uint64_t>(number));
}
void append_text(std::string& to, std::string_view value) {
    to += text;
    append_length(to, value.size());
    to += value;
}
void append_blob(std::string& to, std::string_view bytes) {
    to += blob;
    append_length(to, bytes.size());
    to += bytes;
}

bool ChangesetReader::fail(std::string why) {
    flaw_ = std::move(why);
    return false;
}

bool ChangesetReader::next() {
    if (!flaw_.empty()) return false;
    if (!rest_.empty() && rest_[0] == table_mark && !read_table()) return false;
    if (!rest_.empty()) return read_change();
    return changes_of_table_ == 0 ? fail("it changes nothing") : false;
}

bool ChangesetReader::read_table() {
    if (tables_seen_ != 0 && changes_of_table_ == 0) return fail("it changes nothing");
    rest_.remove_prefix(1);
    const auto columns = length_at(rest_);
    if (columns.size == 0) return fail("a length in it cannot be read");
    rest_.remove_prefix(columns.size);
    if (rest_.size() < columns.value) return fail("it was cut short");
    const auto keys = rest_.substr(0, columns.value);
    rest_.remove_prefix(columns.value);
    const auto end = rest_.find('\0');
    if (end == std::string_view::npos) return fail("it was cut short");
    const auto name = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    const auto* const found = find_table(name);
    if (found == nullptr) return fail("it names a table that there is not");
    table_ = static_cast<std::size_t>(found - newest_format().tables.data());
    columns_ = keys.size();
    if (columns_ < found->first_columns() || columns_ > found->columns.size() || keys[0] != 1 ||
        keys.find_first_not_of('\0', 1) != std::string_view::npos)
        return fail(fmt::format("{} has other columns", name));
    if ((tables_seen_ & 1U << table_) != 0) return fail(fmt::format("it names {} twice", name));
    tables_seen_ |= 1U << table_;
    changes_of_table_ = 0;
    return true;
}

bool ChangesetReader::read_change() {
    if (table_ == none) return fail("it does not begin with a table");
    const char operation = rest_[0];
    if (operation != op_insert && operation != op_update && operation != op_delete)
        return fail("a change is not one of an edit");
    // The second byte says whether a trigger made the change, of which there are none.
    if (rest_.size() < 2 || rest_[1] != 0) return fail("a change is not one of an edit");
    rest_.remove_prefix(2);
    operation_ = operation == op_insert   ? Operation::insert
                 : operation == op_update ? Operation::update
                                          : Operation::remove;
    const auto columns = newest_format().tables[table_].columns.size();
    before_.assign(columns, absent_field);
    now_.assign(columns, absent_field);
    if (operation_ != Operation::insert && !read_record(before_)) return false;
    if (operation_ != Operation::remove && !read_record(now_)) return false;
    if (!is_whole()) return fail("a change is not whole");
    ++changes_of_table_;
    return true;
}

bool ChangesetReader::read_record(std::vector<Field>& record) {
    const auto columns = newest_format().tables[table_].columns;
    for (std::size_t i = 0; i < columns_; ++i)
        if (!read_field(columns[i].holds, record[i])) return false;
    if (operation_ == Operation::update) return true;
    for (auto i = columns_; i < columns.size(); ++i) record[i] = earlier_field(columns[i].earlier);
    return true;
}

bool ChangesetReader::read_field(Holds holds, Field& field) {
    if (rest_.empty()) return fail("it was cut short");
    const char type = rest_[0];
    if (type != absent && !fits(holds, type)) return fail("a value is of another type");
    if (type == text || type == blob) return read_bytes(field, type == text);
    const auto size = 1 + (type == integer || type == real ? number_size : 0);
    if (rest_.size() < size) return fail("it was cut short");
    field = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return (type != integer && type != real) || is_number(field) || fail("a value is no number");
}

bool ChangesetReader::read_bytes(Field& field, bool is_text) {
    const auto length = length_at(rest_.substr(1));
    if (length.size == 0) return fail("a length in it cannot be read");
    const auto head = 1 + length.size;
    if (rest_.size() - head < length.value) return fail("it was cut short");
    field = rest_.substr(0, head + length.value);
    rest_.remove_prefix(field.size());
    if (!is_text && length.value != id_size) return fail("a value is no id");
    if (is_text && find_invalid_utf8(field.substr(head))) return fail("a text is not UTF-8");
    return true;
}

/// What must be there is, and nothing else.
bool ChangesetReader::is_whole() const {
    const auto is_absent = [](Field field) { return field[0] == absent; };
    if (operation_ != Operation::update) {
        const auto& row = operation_ == Operation::insert ? now_ : before_;
        return std::none_of(row.begin(), row.end(), is_absent);
    }
    if (is_absent(before_[0]) || !is_absent(now_[0])) return false;
    bool changes = false;
    for (std::size_t i = 1; i < before_.size(); ++i) {
        if (is_absent(before_[i]) != is_absent(now_[i])) return false;
        if (!is_absent(now_[i]) && before_[i] == now_[i]) return false;
        changes = changes || !is_absent(now_[i]);
    }
    return changes;
}

std::string_view ChangesetReader::key() const {
    const auto& row = operation_ == Operation::insert ? now_ : before_;
    return row[0].substr(row[0].size() - id_size);
}

std::string flaw_of(std::string_view changeset) {
    if (changeset.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        return "it is too large";
    ChangesetReader reader{changeset};
    while (reader.next()) {
    }
    return reader.flaw();
}

} // namespace filrouge::store

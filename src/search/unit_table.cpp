#include "search/unit_table.h"

#include <algorithm>

namespace filrouge::search {

namespace {

constexpr char key_prefix = 'S';

void put_number(std::string& bytes, std::uint64_t n) {
    for (; n >= 0x80; n >>= 7U) bytes += static_cast<char>((n & 0x7FU) | 0x80U);
    bytes += static_cast<char>(n);
}

void put_text(std::string& bytes, std::string_view text) {
    put_number(bytes, text.size());
    bytes += text;
}

/// Reads what the two above wrote; `broken()` after reading past the end.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_{bytes} {}
    std::uint64_t number() {
        std::uint64_t n = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (bytes_.empty()) break;
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            n |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) return n;
        }
        broken_ = true;
        return 0;
    }
    std::string text() {
        const auto size = number();
        if (size > bytes_.size()) {
            broken_ = true;
            return {};
        }
        std::string value{bytes_.substr(0, size)};
        bytes_.remove_prefix(size);
        return value;
    }
    [[nodiscard]] bool broken() const { return broken_; }
    [[nodiscard]] std::size_t left() const { return bytes_.size(); }

  private:
    std::string_view bytes_;
    bool broken_ = false;
};

std::optional<SourceId> key_source(std::string_view key) {
    SourceId source;
    if (key.size() != source.bytes.size() + 1) return std::nullopt;
    std::copy(key.begin() + 1, key.end(), source.bytes.begin());
    return source;
}

struct Loaded {
    SourceEntry entry;
    std::uint32_t shard = 0;
};

std::map<SourceId, Loaded> load_entries(const std::vector<Xapian::Database>& shards) {
    const std::string prefix{key_prefix};
    std::map<SourceId, Loaded> entries;
    for (std::uint32_t shard = 0; shard < shards.size(); ++shard) {
        const auto end = shards[shard].metadata_keys_end(prefix);
        for (auto key = shards[shard].metadata_keys_begin(prefix); key != end; ++key) {
            const auto source = key_source(*key);
            auto entry =
                source ? decode_entry(*source, shards[shard].get_metadata(*key)) : std::nullopt;
            if (!entry) throw Failure{{ErrorCode::damaged, "The search index is damaged", {}}};
            entries[*source] = {std::move(*entry), shard};
        }
    }
    return entries;
}

} // namespace

std::string entry_key(const SourceId& source) {
    std::string key{key_prefix};
    key.append(source.bytes.begin(), source.bytes.end());
    return key;
}

std::string encode_entry(const SourceEntry& entry) {
    std::string bytes;
    put_text(bytes, entry.stamp);
    put_text(bytes, entry.language);
    put_number(bytes, entry.first);
    put_number(bytes, entry.room);
    put_number(bytes, entry.units.size());
    std::size_t at = 0;
    for (const auto& unit : entry.units) {
        // Turns may overlap where an import went wrong; the sign keeps such a step back.
        const auto begin = unit.span.begin().value();
        const bool back = begin < at;
        put_number(bytes, (back ? at - begin : begin - at) << 1U | (back ? 1U : 0U));
        put_number(bytes, unit.span.size().value());
        put_number(bytes, unit.turn);
        at = unit.span.end().value();
    }
    return bytes;
}

std::optional<SourceEntry> decode_entry(const SourceId& source, std::string_view bytes) {
    Reader reader{bytes};
    SourceEntry entry;
    entry.stamp = reader.text();
    entry.language = reader.text();
    entry.first = static_cast<Xapian::docid>(reader.number());
    entry.room = static_cast<std::uint32_t>(reader.number());
    const auto count = reader.number();
    if (count > reader.left()) return std::nullopt; // a unit takes three bytes or more
    entry.units.reserve(count);
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto step = reader.number();
        const auto begin = (step & 1U) != 0 ? at - (step >> 1U) : at + (step >> 1U);
        const auto size = reader.number();
        const auto turn = static_cast<std::uint32_t>(reader.number());
        entry.units.push_back({source, cp_span(begin, begin + size), turn});
        at = begin + size;
    }
    if (reader.broken() || reader.left() != 0) return std::nullopt;
    return entry;
}

UnitTable UnitTable::load(const std::vector<Xapian::Database>& shards) {
    UnitTable table;
    for (const auto& shard : shards) table.ranks_.emplace_back(shard.get_lastdocid() + 1, none);
    for (auto& [source, loaded] : load_entries(shards)) {
        const auto& entry = loaded.entry;
        auto& ranks = table.ranks_[loaded.shard];
        const auto count = static_cast<std::uint32_t>(entry.units.size());
        if (count > 0 && std::size_t{entry.first} + count > ranks.size()) {
            throw Failure{{ErrorCode::damaged, "The search index is damaged", {}}};
        }
        for (std::uint32_t i = 0; i < count; ++i) {
            ranks[entry.first + i] = static_cast<std::uint32_t>(table.units_.size());
            table.units_.push_back(entry.units[i]);
        }
        table.sources_[source] = {{loaded.shard, entry.first, count, entry.room}, entry.stamp};
        table.in_order_ = table.in_order_ && entry.first >= table.next_free_;
        table.next_free_ = std::max(table.next_free_, entry.first + entry.room);
        if (count > 0) table.languages_.insert(entry.language);
    }
    table.units_.shrink_to_fit();
    return table;
}

std::uint32_t UnitTable::rank(Xapian::docid combined) const {
    // How Xapian numbers the documents of several databases searched as one.
    const auto shards = static_cast<Xapian::docid>(ranks_.size());
    return ranks_[(combined - 1) % shards][(combined - 1) / shards + 1];
}

} // namespace filrouge::search

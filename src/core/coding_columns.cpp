#include "core/coding_columns.h"

#include "core/result.h"

#include <algorithm>
#include <limits>

namespace filrouge {

namespace {

std::uint32_t cell(CpPos position) {
    if (position.value() > std::numeric_limits<std::uint32_t>::max()) {
        throw Failure{Error{ErrorCode::invalid_input,
                            "A coding lies beyond the longest text that a project can hold",
                            "Check the positions in the file that it comes from"}};
    }
    return static_cast<std::uint32_t>(position.value());
}

void expect(bool holds, const char* rule) { // NOLINT: a condition, not a mode
    if (!holds) throw Failure{Error{ErrorCode::failed, std::string{"Coding columns: "} + rule, {}}};
}

} // namespace

void CodingColumns::reserve(std::size_t n) {
    if (n <= ids_.capacity()) return;
    // Never less than half as much again, so that many small batches stay linear.
    n = std::max(n, ids_.capacity() + ids_.capacity() / 2);
    ids_.reserve(n);
    for (auto* column : {&source_, &code_, &coder_, &begin_, &end_, &place_}) column->reserve(n);
    created_.reserve(n);
    rows_.reserve(n);
}

void CodingColumns::put(const Coding& coding) {
    const auto begin = cell(coding.span.begin());
    const auto end = cell(coding.span.end());
    const auto source = source_numbers_.add(coding.source);
    if (source >= by_source_.size()) by_source_.resize(std::size_t{source} + 1);
    const auto known = rows_.find(coding.id, ids_);
    const bool fresh = known == RowIndex::none;
    const auto row = fresh ? static_cast<std::uint32_t>(ids_.size()) : known;
    if (fresh) {
        rows_.insert(coding.id, row);
        ids_.push_back(coding.id);
        for (auto* column : {&source_, &code_, &coder_, &begin_, &end_, &place_}) {
            column->push_back(0);
        }
        created_.emplace_back();
    } else if (source_[row] != source) {
        unlink(row);
    }
    const bool moved = fresh || source_[row] != source;
    source_[row] = source;
    code_[row] = code_numbers_.add(coding.code);
    coder_[row] = coder_numbers_.add(coding.coder);
    begin_[row] = begin;
    end_[row] = end;
    created_[row] = coding.created;
    if (moved) link(row);
    if (!coding.memo.empty() || coding.weight) {
        extras_.insert_or_assign(coding.id, Extra{coding.memo, coding.weight});
    } else if (!fresh) {
        extras_.erase(coding.id);
    }
}

void CodingColumns::remove(const CodingId& id) {
    const auto row = rows_.find(id, ids_);
    if (row == RowIndex::none) return;
    const auto last = static_cast<std::uint32_t>(ids_.size() - 1);
    unlink(row);
    rows_.erase(id, ids_);
    extras_.erase(id);
    if (row != last) {
        rows_.move(ids_[last], row, ids_);
        ids_[row] = ids_[last];
        for (auto* column : {&source_, &code_, &coder_, &begin_, &end_, &place_}) {
            (*column)[row] = (*column)[last];
        }
        created_[row] = created_[last];
        by_source_[source_[row]][place_[row]] = row;
    }
    ids_.pop_back();
    for (auto* column : {&source_, &code_, &coder_, &begin_, &end_, &place_}) column->pop_back();
    created_.pop_back();
}

Coding CodingColumns::at(std::uint32_t row) const {
    Coding coding;
    coding.id = ids_[row];
    coding.source = source_numbers_.id(source_[row]);
    coding.span = span(row);
    coding.code = code_numbers_.id(code_[row]);
    coding.coder = coder_numbers_.id(coder_[row]);
    coding.created = created_[row];
    if (const auto extra = extras_.find(coding.id); extra != extras_.end()) {
        coding.memo = extra->second.memo;
        coding.weight = extra->second.weight;
    }
    return coding;
}

std::span<const std::uint32_t> CodingColumns::rows_in(const SourceId& source) const {
    const auto number = source_numbers_.find(source);
    if (number == Dictionary<SourceId>::none) return {};
    return by_source_[number];
}

bool CodingColumns::has_memo(std::uint32_t row) const {
    const auto extra = extras_.find(ids_[row]);
    return extra != extras_.end() && !extra->second.memo.empty();
}

std::vector<std::uint32_t> CodingColumns::rows_with_memo() const {
    std::vector<std::uint32_t> rows;
    for (const auto& [id, extra] : extras_) {
        if (!extra.memo.empty()) rows.push_back(row_of(id));
    }
    return rows;
}

void CodingColumns::link(std::uint32_t row) {
    auto& list = by_source_[source_[row]];
    place_[row] = static_cast<std::uint32_t>(list.size());
    list.push_back(row);
}

void CodingColumns::unlink(std::uint32_t row) {
    auto& list = by_source_[source_[row]];
    list[place_[row]] = list.back();
    place_[list.back()] = place_[row];
    list.pop_back();
}

void CodingColumns::check_invariant() const {
    const auto n = ids_.size();
    for (const auto* column : {&source_, &code_, &coder_, &begin_, &end_, &place_}) {
        expect(column->size() == n, "a column is longer than another");
    }
    expect(created_.size() == n, "the column of times is longer than another");
    expect(rows_.size() == n, "ids and rows differ in number");
    expect(by_source_.size() == source_numbers_.size(), "a source has no list");
    std::size_t listed = 0;
    for (const auto& list : by_source_) listed += list.size();
    expect(listed == n, "the lists of the sources differ from the rows in number");
    for (std::uint32_t row = 0; row < n; ++row) {
        expect(rows_.find(ids_[row], ids_) == row, "an id leads to another row");
        expect(source_[row] < source_numbers_.size(), "a source has no number");
        expect(code_[row] < code_numbers_.size(), "a code has no number");
        expect(coder_[row] < coder_numbers_.size(), "a coder has no number");
        expect(begin_[row] <= end_[row], "a coding ends before it begins");
        const auto& list = by_source_[source_[row]];
        expect(place_[row] < list.size() && list[place_[row]] == row,
               "a row is not where its source lists it");
    }
    for (const auto& [id, extra] : extras_) expect(contains(id), "a memo has no coding");
}

} // namespace filrouge

#pragma once

#include "core/filter.h"
#include "search/query_lexer.h"

#include <optional>
#include <string>
#include <string_view>

// The fixed words and signs of the query language.
namespace filrouge::search {

/// `OU`, `PRÈS` … in capitals, whatever way the accent was typed.
std::optional<Lexeme::Kind> find_operator(std::u32string_view token);

/// The name under which the filter language knows a field (`codeur` is `coder`), however written.
std::optional<std::string> known_field(std::string_view name);

/// `uncoded`, `non codé`, `non-codée` …
bool is_uncoded(std::u32string_view text);
Condition uncoded_condition();

struct Comparison {
    std::u32string_view sign;
    Condition::Op op;
};
/// The sign with which `text` begins, or null.
const Comparison* find_comparison(std::u32string_view text);

} // namespace filrouge::search

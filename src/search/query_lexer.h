#pragma once

#include "core/filter.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::search {

struct Lexeme {
    enum class Kind {
        word,
        exact,
        prefix,
        phrase,
        condition,
        op_and,
        op_or,
        op_not,
        op_near,
        op_in,
        open,
        close,
        end
    };
    Kind kind = Kind::end;
    std::size_t at = 1;         ///< of its first code point in the query, from 1
    std::size_t length = 0;     ///< in code points
    std::string text;           ///< of words and phrases; of operators as typed
    Condition condition;        ///< for Kind::condition
    std::uint32_t distance = 0; ///< for Kind::op_near
};

/// Ends with one lexeme of Kind::end. Lone punctuation (`confiance ?`) is left out. Errors say
/// where and why.
Result<std::vector<Lexeme>> read_lexemes(std::string_view query);

/// "At character 5: why", with what to do as hint.
Error query_error(std::size_t at, const std::string& why, const std::string& hint);
/// What stands at `at` is more than one word, and so has no one place for PRÈS.
Error not_one_word(std::size_t at);

} // namespace filrouge::search

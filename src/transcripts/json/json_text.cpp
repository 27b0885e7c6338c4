#include "transcripts/json/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t most_values = 5'000'000; // some 500 MB in memory

/// What a first look at the bytes tells, without building anything.
struct Survey {
    std::size_t depth = 0;
    std::size_t values = 1;
    std::string mended; ///< the document with words for numbers that JSON does not know as null
};

Survey survey(std::string_view utf8) {
    constexpr std::array<std::string_view, 3> no_numbers{"-Infinity", "Infinity", "NaN"};
    Survey found;
    found.mended.reserve(utf8.size());
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (in_string) {
            found.mended += c;
            if (c == '\\' && i + 1 < utf8.size()) found.mended += utf8[++i];
            if (c == '"') in_string = false;
            continue;
        }
        if (c == '"') in_string = true;
        if (c == '[' || c == '{') found.depth = std::max(found.depth, ++depth);
        if ((c == ']' || c == '}') && depth > 0) --depth;
        if (c == ',') ++found.values;
        const auto* const none =
            std::find_if(no_numbers.begin(), no_numbers.end(), [&](std::string_view word) {
                return utf8.substr(i, word.size()) == word;
            });
        if (none == no_numbers.end()) {
            found.mended += c;
        } else {
            found.mended += "null";
            i += none->size() - 1;
        }
    }
    return found;
}

std::string place_of(std::string_view text, std::size_t byte) {
    const auto before = text.substr(0, std::min(byte > 0 ? byte - 1 : 0, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto last = before.rfind('\n');
    const auto column = last == std::string_view::npos ? before.size() : before.size() - last - 1;
    return fmt::format("line {}, byte {}", line, column + 1);
}

// Several documents, one a line.
std::optional<Json> parse_lines(std::string_view text) {
    auto lines = Json::array();
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        at = end + 1;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        auto value = Json::parse(line, nullptr, false);
        if (value.is_discarded() || !value.is_object()) return std::nullopt;
        lines.push_back(std::move(value));
    }
    return lines.empty() ? std::nullopt : std::optional{std::move(lines)};
}

} // namespace

Result<Json> parse_json(std::string_view utf8, const std::string& name) {
    const auto found = survey(utf8);
    if (found.depth > deepest) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is nested more than {} levels deep", name, deepest),
                     "No transcript is; check that it is the right file"};
    }
    if (found.values > most_values) {
        return Error{ErrorCode::invalid_input, fmt::format("{} holds too many values", name),
                     "Export it without times of single words, or split it into several files"};
    }
    try {
        return Json::parse(found.mended);
    } catch (const Json::parse_error& e) {
        if (auto lines = parse_lines(found.mended)) return std::move(*lines);
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is no valid JSON: {}", name, place_of(found.mended, e.byte)),
                     "Export it again; it may be cut short"};
    } catch (const Json::out_of_range&) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is no valid JSON: a number in it is too large", name),
                     "Export it again"};
    }
}

} // namespace filrouge::transcripts

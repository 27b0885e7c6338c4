#include "publish/markup.h"

#include <algorithm>

namespace filrouge::publish {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// As lists number: figures, Roman figures, one letter.
bool is_list_number(std::string_view text) {
    if (text.empty() || text.size() > 9) return false;
    if (text.size() == 1) return is_letter_or_digit(text[0]);
    return text.find_first_not_of("0123456789") == std::string_view::npos ||
           text.find_first_not_of("ivxlcdm") == std::string_view::npos ||
           text.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

/// Where a line begins as a list does ("1. ", "a) ", "(iv) "), the place of the sign to escape.
std::size_t list_sign(std::string_view line) {
    constexpr auto none = std::string_view::npos;
    const std::size_t begin = line.starts_with('(') ? 1 : 0;
    const auto end = line.find_first_of(".)", begin);
    if (end == none || !is_list_number(line.substr(begin, end - begin))) return none;
    const bool apart = end + 1 == line.size() || line[end + 1] == ' ' || line[end + 1] == '\t';
    return !apart ? none : begin == 1 ? 0 : end;
}

bool begins_entity(std::string_view rest) {
    return rest.size() > 1 && (rest[1] == '#' || is_letter_or_digit(rest[1]));
}

/// With a backslash before the signs of Markdown, and before the one at `sign`.
std::string escaped(std::string_view line, std::size_t sign) {
    static constexpr std::string_view always = "\\`*_[]<~^$|@#";
    std::string out;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (always.find(line[at]) != std::string_view::npos || at == sign ||
            (line[at] == '&' && begins_entity(line.substr(at)))) {
            out += '\\';
        }
        out += line[at];
    }
    return out;
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

std::string without_controls(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F) continue;
        if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
            ++i;
            continue;
        }
        const auto rest = text.substr(i, 3);
        if (rest == "\uFFFE" || rest == "\uFFFF") {
            i += 2;
            continue;
        }
        out += text[i];
    }
    return out;
}

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char c : without_controls(text)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string escape_markdown(std::string_view line) {
    std::string out;
    // Spaces at the start would be dropped, or make a block of code.
    while (line.starts_with(' ') || line.starts_with('\t')) {
        out += line.front() == ' ' ? "&#32;" : "&#9;";
        line.remove_prefix(1);
    }
    auto sign = list_sign(line);
    if (!line.empty() && std::string_view{"-+=>:"}.find(line.front()) != std::string_view::npos) {
        sign = 0;
    }
    return out + escaped(line, sign);
}

std::string escape_markdown_cell(std::string_view text) {
    std::string line{text};
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::replace(line.begin(), line.end(), '\r', ' ');
    return escaped(line, std::string_view::npos);
}

std::vector<Lines> paragraphs(std::string_view text) {
    std::vector<Lines> all;
    bool open = false;
    while (true) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (is_blank(line)) {
            open = false;
        } else {
            if (!open) all.emplace_back();
            all.back().emplace_back(line);
            open = true;
        }
        if (end == std::string_view::npos) return all;
        text.remove_prefix(end + 1);
    }
}

bool is_french(std::string_view language) {
    return language.substr(0, language.find('-')) == "fr";
}

} // namespace filrouge::publish

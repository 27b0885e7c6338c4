#include "transcripts/documents/entities.h"

#include "transcripts/unicode.h"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t longest_entity = 12;

using Entities = std::map<std::string, std::string, std::less<>>;

// Of HTML 4; those of U+00A0 to U+00FF in their order.
Entities known_entities() {
    Entities known{
        {"amp", "&"},        {"lt", "<"},         {"gt", ">"},          {"quot", "\""},
        {"apos", "'"},       {"lrm", "\u200E"},   {"rlm", "\u200F"},    {"zwj", "\u200D"},
        {"zwnj", "\u200C"},  {"hellip", "…"},     {"ndash", "–"},       {"mdash", "—"},
        {"lsquo", "\u2018"}, {"rsquo", "\u2019"}, {"sbquo", "\u201A"},  {"ldquo", "\u201C"},
        {"rdquo", "\u201D"}, {"bdquo", "\u201E"}, {"lsaquo", "\u2039"}, {"rsaquo", "\u203A"},
        {"ensp", "\u2002"},  {"emsp", "\u2003"},  {"thinsp", "\u2009"}, {"bull", "•"},
        {"euro", "€"},       {"trade", "™"},      {"minus", "\u2212"},  {"OElig", "Œ"},
        {"oelig", "œ"},      {"Scaron", "Š"},     {"scaron", "š"},      {"Yuml", "Ÿ"},
        {"rarr", "→"}};
    std::istringstream latin{
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg "
        "plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 "
        "iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml "
        "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
        "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil "
        "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde "
        "ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"};
    char32_t next = 0xA0;
    for (std::string name; latin >> name; ++next) {
        known.emplace(name, to_utf8(std::u32string(1, next)));
    }
    return known;
}

// Browsers read "&#150;" as Windows-1252 has it; 0 has no character there.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;
}

// Empty where it is no number.
std::string numbered_character(std::string_view digits) {
    const bool hex = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X');
    if (hex) digits.remove_prefix(1);
    if (digits.empty() || digits.size() > 7) return {};
    const int base = hex ? 16 : 10;
    char32_t value = 0;
    for (const char c : digits) {
        const int digit = digit_of(c);
        if (digit >= base) return {};
        value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    }
    if (value >= 0x80 && value < 0xA0) value = windows_1252[value - 0x80];
    const bool none = value < 0x20 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000);
    return none ? " " : to_utf8(std::u32string(1, value));
}

} // namespace

std::size_t take_entity(std::string_view text, std::string& out) {
    static const auto known = known_entities();
    const auto end = text.substr(0, longest_entity).find(';');
    if (end == std::string_view::npos || !text.starts_with('&')) return 0;
    const auto name = text.substr(1, end - 1);
    if (name.starts_with('#')) {
        const auto character = numbered_character(name.substr(1));
        out += character;
        return character.empty() ? 0 : end + 1;
    }
    const auto entity = known.find(name);
    if (entity == known.end()) return 0;
    out += entity->second;
    return end + 1;
}

std::string without_entities(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto sign = std::min(utf8.find('&', at), utf8.size());
        out += utf8.substr(at, sign - at);
        at = sign;
        if (at == utf8.size()) break;
        const auto read = take_entity(utf8.substr(at), out);
        if (read == 0) out += '&';
        at += std::max<std::size_t>(read, 1);
    }
    return out;
}

} // namespace filrouge::transcripts

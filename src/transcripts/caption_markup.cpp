#include "core/text.h"
#include "transcripts/caption.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <array>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t longest_tag = 300; // bytes
constexpr std::size_t longest_entity = 12;

std::string lower(std::string_view ascii) {
    std::string result{ascii};
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string single_spaced(std::string_view words) {
    constexpr std::string_view nbsp = "\u00A0";
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = words[i];
        if (c != ' ' && c != '\t' && c != '\n') {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    while (!result.empty() && result.back() == ' ') result.pop_back();
    // YouTube fills empty lines with a non-breaking space.
    return result == nbsp ? std::string{} : result;
}

struct Entity {
    std::string_view name;
    std::string_view text;
};
constexpr std::array entities{
    Entity{"amp", "&"},        Entity{"lt", "<"},         Entity{"gt", ">"},
    Entity{"quot", "\""},      Entity{"apos", "'"},       Entity{"nbsp", "\u00A0"},
    Entity{"lrm", "\u200E"},   Entity{"rlm", "\u200F"},   Entity{"hellip", "…"},
    Entity{"eacute", "é"},     Entity{"egrave", "è"},     Entity{"agrave", "à"},
    Entity{"ccedil", "ç"},     Entity{"laquo", "«"},      Entity{"raquo", "»"},
    Entity{"rsquo", "\u2019"}, Entity{"lsquo", "\u2018"}, Entity{"ndash", "–"},
};

std::string numbered_character(std::string_view digits) {
    const bool hex = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X');
    if (hex) digits.remove_prefix(1);
    if (digits.empty() || digits.size() > 6) return {};
    char32_t value = 0;
    for (const char c : lower(digits)) {
        const bool letter = c >= 'a' && c <= 'f';
        if (!(c >= '0' && c <= '9') && !(hex && letter)) return {};
        value = value * (hex ? 16 : 10) + static_cast<char32_t>(letter ? c - 'a' + 10 : c - '0');
    }
    const bool none = value < 0x20 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000);
    return none ? " " : to_utf8(std::u32string(1, value));
}

class Markup {
  public:
    explicit Markup(Caption& caption) : caption_{caption} {}

    void line(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) at += piece(text.substr(at));
        end_line();
    }

  private:
    // Reads at least one byte.
    std::size_t piece(std::string_view text) {
        std::size_t read = 0;
        if (text.front() == '<') read = tag(text);
        if (text.front() == '&') read = entity(text);
        if (text.substr(0, 2) == "{\\") read = override_block(text);
        if (text.substr(0, 4) == "[br]") read = line_break(4);
        if (read > 0) return read;
        words_ += text.front();
        return 1;
    }

    std::size_t line_break(std::size_t length) {
        words_ += ' ';
        return length;
    }

    static std::size_t override_block(std::string_view text) {
        const auto close = text.substr(0, longest_tag).find('}');
        return close == std::string_view::npos ? 0 : close + 1;
    }

    std::size_t entity(std::string_view text) {
        const auto end = text.substr(0, longest_entity).find(';');
        if (end == std::string_view::npos) return 0;
        const auto name = text.substr(1, end - 1);
        if (!name.empty() && name.front() == '#') {
            const auto character = numbered_character(name.substr(1));
            words_ += character;
            return character.empty() ? 0 : end + 1;
        }
        const auto* const known = std::find_if(entities.begin(), entities.end(),
                                               [&](const Entity& e) { return e.name == name; });
        if (known == entities.end()) return 0;
        words_ += known->text;
        return end + 1;
    }

    std::size_t tag(std::string_view text) {
        const auto close = text.substr(0, longest_tag).find('>');
        if (close == std::string_view::npos) return 0;
        auto inside = text.substr(1, close - 1);
        const bool ends = !inside.empty() && inside.front() == '/';
        if (ends) inside.remove_prefix(1);
        const auto name = lower(inside.substr(0, inside.find_first_of(" \t./")));
        if (name == "br") return line_break(close + 1);
        if (name == "v") {
            voice(ends ? std::string_view{} : inside);
        } else if (!is_markup(name)) {
            return 0;
        }
        return close + 1;
    }

    static bool is_markup(const std::string& name) {
        static constexpr std::array known{
            "a",  "b",    "big", "c",     "div",  "em",     "font",   "i",   "lang", "p", "rp",
            "rt", "ruby", "s",   "small", "span", "strike", "strong", "sub", "sup",  "u"};
        if (std::find(known.begin(), known.end(), name) != known.end()) return true;
        // A time: the tag's name ends at its full stop.
        return name.size() >= 5 && name.find(':') != std::string::npos &&
               name.find_first_not_of("0123456789:") == std::string::npos;
    }

    // "v Name", "v.loud Name"; empty at its end.
    void voice(std::string_view inside) {
        end_line();
        voice_.reset();
        const auto space = inside.find_first_of(" \t");
        if (space == std::string_view::npos) return;
        std::string name;
        std::swap(name, words_);
        for (std::size_t at = space + 1; at < inside.size();) {
            const auto read = inside[at] == '&' ? entity(inside.substr(at)) : 0;
            if (read == 0) words_ += inside[at];
            at += std::max<std::size_t>(read, 1);
        }
        std::swap(name, words_);
        name = single_spaced(name);
        if (!name.empty()) voice_ = std::move(name);
    }

    void end_line() {
        auto words = single_spaced(words_);
        words_.clear();
        if (!words.empty()) caption_.lines.push_back({voice_, std::move(words)});
    }

    Caption& caption_;
    std::optional<std::string> voice_;
    std::string words_;
};

} // namespace

Caption plain_caption(const Cue& cue) {
    Caption caption{cue.begins, cue.ends, {}};
    Markup markup{caption};
    for (const auto& line : cue.lines) markup.line(line);
    return caption;
}

} // namespace filrouge::transcripts

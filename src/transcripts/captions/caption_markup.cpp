#include "core/text.h"
#include "transcripts/captions/caption.h"
#include "transcripts/documents/entities.h"
#include "transcripts/labels/stated_name.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t longest_tag = 300; // bytes

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
        if (text.front() == '&') read = take_entity(text, words_);
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
        // "- <v Nadia>": the dash of a list of voices is nobody's.
        if (!inside.empty() && words_.find_first_not_of(" -–—•>*") == std::string::npos) {
            words_.clear();
        }
        end_line();
        const bool ended = inside.empty() && voice_.has_value();
        voice_.reset();
        tagged_ = false;
        untagged_ = ended;
        if (inside.empty()) return;
        voice_.emplace(); // "<v>": somebody whom nobody named
        tagged_ = true;
        const auto space = inside.find_first_of(" \t");
        if (space == std::string_view::npos) return;
        std::string name;
        std::swap(name, words_);
        for (std::size_t at = space + 1; at < inside.size();) {
            const auto read = inside[at] == '&' ? take_entity(inside.substr(at), words_) : 0;
            if (read == 0) words_ += inside[at];
            at += std::max<std::size_t>(read, 1);
        }
        std::swap(name, words_);
        // "<v //S02>words//": speech over another's is marked in the words.
        if (name.starts_with("//")) words_ = "//";
        name = stated_name(name);
        voice_ = std::move(name);
    }

    void end_line() {
        auto words = single_spaced(words_);
        words_.clear();
        if (words.empty()) return;
        // "<v Nadia>Oui</v>.": a full stop is no other voice.
        const bool untagged = untagged_ && holds_words(words);
        caption_.lines.push_back({voice_, std::move(words), tagged_, untagged});
        tagged_ = false;
        untagged_ = false;
    }

    static bool holds_words(std::string_view words) {
        return std::any_of(words.begin(), words.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte >= 0x80 || std::isalnum(byte) != 0;
        });
    }

    Caption& caption_;
    std::optional<std::string> voice_;
    bool tagged_ = false;   ///< no words since the tag
    bool untagged_ = false; ///< no words since its end
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

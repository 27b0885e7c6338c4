#include "transcripts/labels/head_fields.h"

#include "transcripts/labels/label_name.h"
#include "transcripts/text_lines.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t most_fields = 30;
constexpr std::size_t most_title_lines = 10;

/// The lines above the first blank line that follows a line with a colon.
class Head {
  public:
    /// False where no more lines are wanted.
    bool read(const TextLine& line) {
        const auto text = to_utf32(beginning(line.bytes, line_start_length));
        if (std::all_of(text.begin(), text.end(), is_space)) {
            ended_ = fields_ > 0;
            return !ended_;
        }
        const auto colon = text.find_first_of(U":：");
        if (colon == std::u32string::npos) return fields_ == 0 && ++titles_ <= most_title_lines;
        sound_ = is_field(line, text, colon);
        ++fields_;
        sound_ = sound_ && fields_ <= most_fields;
        end_ = line.end;
        return sound_;
    }

    [[nodiscard]] CpPos end() const {
        if (fields_ < 2) return CpPos{0};
        return ended_ && sound_ && known_ ? end_ : end_of_names_;
    }

  private:
    static constexpr std::size_t line_start_length = 400; // bytes

    bool is_field(const TextLine& line, std::u32string_view text, std::size_t colon) {
        const auto name = trimmed(text.substr(0, colon));
        const auto value = trimmed(text.substr(colon + 1));
        if (name.empty() || name.size() > longest_label) return false;
        const bool well_known = is_header_field(name);
        known_ = known_ || well_known;
        only_names_ = only_names_ && (well_known || is_full_name(value));
        if (only_names_ && known_) end_of_names_ = line.end;
        const bool asks = !value.empty() && std::u32string_view{U"?!？！؟"}.find(value.back()) !=
                                                std::u32string_view::npos;
        return !asks && names_.insert(speaker_key(name)).second;
    }

    // "Marie D."; one word may be said: "Bonjour".
    static bool is_full_name(std::u32string_view value) {
        return may_be_name(value) && name_style(value) == NameStyle::proper &&
               !first_word(value).empty() && !is_sentence(value);
    }

    static std::u32string_view trimmed(std::u32string_view text) {
        while (!text.empty() && is_mark_or_space(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_mark_or_space(text.back())) text.remove_suffix(1);
        return text;
    }

    static bool is_mark_or_space(char32_t c) {
        return is_space(c) || std::u32string_view{U"*_-–•"}.find(c) != std::u32string_view::npos;
    }

    std::set<std::string> names_;
    std::size_t titles_ = 0;
    std::size_t fields_ = 0;
    bool known_ = false;
    bool sound_ = false;
    bool ended_ = false;
    bool only_names_ = true; ///< of persons, or well-known fields
    CpPos end_{0};
    CpPos end_of_names_{0};
};

} // namespace

CpPos end_of_head(const Text& text) {
    Head head;
    each_line(text, [&](const TextLine& line) { return head.read(line); });
    return head.end();
}

} // namespace filrouge::transcripts

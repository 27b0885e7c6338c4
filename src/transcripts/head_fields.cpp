#include "transcripts/head_fields.h"

#include "transcripts/label_name.h"
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
        sound_ = is_field(text, colon) && ++fields_ <= most_fields;
        end_ = line.end;
        return sound_;
    }

    [[nodiscard]] CpPos end() const {
        return ended_ && sound_ && known_ && fields_ > 1 ? end_ : CpPos{0};
    }

  private:
    static constexpr std::size_t line_start_length = 400; // bytes

    bool is_field(std::u32string_view line, std::size_t colon) {
        auto name = line.substr(0, colon);
        while (!name.empty() && is_mark_or_space(name.front())) name.remove_prefix(1);
        while (!name.empty() && is_mark_or_space(name.back())) name.remove_suffix(1);
        auto value = line.substr(colon + 1);
        while (!value.empty() && is_space(value.back())) value.remove_suffix(1);
        if (name.empty() || name.size() > longest_label) return false;
        const bool asks = !value.empty() && std::u32string_view{U"?!？！؟"}.find(value.back()) !=
                                                std::u32string_view::npos;
        known_ = known_ || is_header_field(name);
        return !asks && names_.insert(speaker_key(name)).second;
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
    CpPos end_{0};
};

} // namespace

CpPos end_of_head(const Text& text) {
    Head head;
    each_line(text, [&](const TextLine& line) { return head.read(line); });
    return head.end();
}

} // namespace filrouge::transcripts

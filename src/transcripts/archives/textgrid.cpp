#include "platform/decoding.h"
#include "transcripts/archives/archives.h"
#include "transcripts/archives/tiers.h"
#include "transcripts/documents/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace filrouge::transcripts {
namespace {

/// The values of the file, in order: both notations are the same list of numbers and quoted texts,
/// the long one with names and `=` between.
class Values {
  public:
    explicit Values(std::string_view text) : text_{text} {}

    /// The next quoted text, doubled quotes single; nothing at the end.
    std::optional<std::string> quoted() {
        at_ = text_.find('"', at_);
        if (at_ == std::string_view::npos) return std::nullopt;
        std::string value;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') break;
                ++at_;
            }
            value += text_[at_];
        }
        if (at_ < text_.size()) ++at_;
        return value;
    }
    /// The next number that stands by itself: not the `1` of `[1]`, nor of a name.
    std::optional<std::string_view> number() {
        for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            const bool free = at_ == 0 || is_blank(text_[at_ - 1]);
            if (!free || !(is_digit(text_[at_]) || text_[at_] == '-')) continue;
            const auto begin = at_;
            while (at_ < text_.size() && !is_blank(text_[at_])) ++at_;
            return text_.substr(begin, at_ - begin);
        }
        return std::nullopt;
    }
    [[nodiscard]] std::size_t line() const {
        std::size_t lines = 1;
        for (const char c : text_.substr(0, std::min(at_, text_.size())))
            lines += c == '\n' ? 1 : 0;
        return lines;
    }

  private:
    static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    static bool is_digit(char c) { return c >= '0' && c <= '9'; }
    std::string_view text_;
    std::size_t at_ = 0;
};

struct TierRead {
    Tier tier;
    bool whole = true; ///< false where the file ends within it
};

TierRead read_tier(Values& values, const std::string& kind) {
    const auto name = values.quoted();
    if (!name || !values.number() || !values.number()) return {{}, false};
    const auto size = values.number();
    if (!size) return {{}, false};
    TierRead read{{*name}};
    const bool points = kind == "TextTier";
    for (auto left = seconds(*size).value_or(MediaTime{}).ms / 1000; left > 0; --left) {
        const auto begins = values.number();
        const auto ends = points ? begins : values.number();
        auto words = values.quoted();
        if (!begins || !ends || !words) return {std::move(read.tier), false};
        read.tier.said.push_back(
            {{}, seconds(*begins), points ? std::nullopt : seconds(*ends), std::move(*words)});
    }
    return read;
}

} // namespace

Result<Content> read_textgrid(const InputFile& file, const ReadOptions& options) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    Values values{decoded->utf8};
    const auto type = values.quoted();
    const auto object = values.quoted();
    if (!type || !object || object->find("TextGrid") == std::string::npos) {
        return Error{ErrorCode::invalid_input, file.name + " is not a TextGrid of Praat",
                     "Save it in Praat as a text file"};
    }
    Tiers tiers;
    tiers.encoding = std::move(decoded->encoding);
    // After the two times and the number of tiers each tier begins with its kind.
    while (const auto kind = values.quoted()) {
        if (*kind != "IntervalTier" && *kind != "TextTier") continue;
        auto read = read_tier(values, *kind);
        tiers.all.push_back(std::move(read.tier));
        if (!read.whole) {
            tiers.warnings.push_back(
                fmt::format("The file ends within a tier, at line {}", values.line()));
        }
    }
    return lay_out_tiers(std::move(tiers), options.hints);
}

} // namespace filrouge::transcripts

#include "transcripts/documents/rtf.h"

#include "platform/decoding.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

namespace filrouge::transcripts {
namespace {

constexpr char32_t first_substitute = 0xE000;
constexpr char32_t last_substitute = 0xEFFF; // symbol fonts use U+F000 and up

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Rewriter {
  public:
    explicit Rewriter(std::string_view in) : in_{in} { result_.rtf.reserve(in.size()); }

    PortableRtf rewrite() {
        while (at_ < in_.size()) {
            const char c = in_[at_];
            if (c == '\\') {
                control();
            } else {
                ++at_;
                plain(c);
            }
        }
        return std::move(result_);
    }

  private:
    void plain(char c) {
        if (c == '{') {
            fallbacks_.push_back(fallbacks_.back());
        } else if (c == '}') {
            if (fallbacks_.size() > 1) fallbacks_.pop_back();
        } else if (c != '\r' && c != '\n') {
            if (take_fallback() || c == '\0') return;
            if (static_cast<unsigned char>(c) >= 0x80) {
                character(from_code_page(static_cast<unsigned char>(c)));
                return;
            }
        }
        if (c == '{' || c == '}') to_skip_ = 0;
        result_.rtf += c;
    }

    void control() {
        const auto start = at_++;
        if (at_ >= in_.size()) return;
        if (in_[at_] == '\'') {
            hexadecimal(start);
        } else if (is_ascii_letter(in_[at_])) {
            word(start);
        } else {
            ++at_;
            if (!take_fallback()) result_.rtf += in_.substr(start, 2);
        }
    }

    void hexadecimal(std::size_t start) {
        unsigned value = 0;
        const auto digits = in_.substr(at_ + 1, 2);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        at_ = std::min(in_.size(), at_ + 3);
        if (take_fallback()) return;
        if (read.ec != std::errc{} || value < 0x80) {
            result_.rtf += in_.substr(start, at_ - start);
        } else {
            character(from_code_page(static_cast<unsigned char>(value)));
        }
    }

    void word(std::size_t start) {
        const auto name_begin = at_;
        while (at_ < in_.size() && is_ascii_letter(in_[at_])) ++at_;
        const auto name = in_.substr(name_begin, at_ - name_begin);
        long value = 0;
        const auto read = std::from_chars(in_.data() + at_, in_.data() + in_.size(), value);
        const bool numbered = read.ec == std::errc{};
        if (numbered) at_ = static_cast<std::size_t>(read.ptr - in_.data());
        if (at_ < in_.size() && in_[at_] == ' ') ++at_;
        if (name == "u" && numbered) {
            character(static_cast<char32_t>(static_cast<unsigned long>(value) & 0xFFFFul));
            to_skip_ = fallbacks_.back();
        } else if (name == "uc" && numbered) {
            fallbacks_.back() = std::clamp(value, 0l, 8l);
            result_.rtf += "\\uc1 ";
        } else if (name == "bin" && numbered) {
            at_ = std::min(in_.size(), at_ + static_cast<std::size_t>(std::max(value, 0l)));
        } else {
            if (name == "ansicpg" && numbered) code_page("windows-" + std::to_string(value));
            if (name == "mac") code_page("macintosh");
            result_.rtf += in_.substr(start, at_ - start);
        }
    }

    bool take_fallback() {
        if (to_skip_ == 0) return false;
        --to_skip_;
        return true;
    }

    void code_page(const std::string& name) {
        std::string upper;
        for (int b = 0x80; b <= 0xFF; ++b) upper += static_cast<char>(b);
        const auto characters = to_utf32(platform::convert(upper, name).value_or(""));
        if (characters.size() == upper.size()) upper_half_ = characters; // one byte a character
    }
    char32_t from_code_page(unsigned char byte) {
        if (upper_half_.empty()) code_page("windows-1252");
        return upper_half_.empty() ? U'\uFFFD' : upper_half_[byte - 0x80u];
    }

    void character(char32_t c) {
        if (c >= 0xD800 && c < 0xDC00) {
            high_ = c;
            return;
        }
        if (c >= 0xDC00 && c < 0xE000) {
            if (!high_) return;
            c = 0x10000 + ((*high_ - 0xD800) << 10) + (c - 0xDC00);
        }
        high_.reset();
        if (c == 0) return;
        if (c > 0xFFFF || (c >= first_substitute && c <= last_substitute)) c = substitute(c);
        result_.rtf += "\\u" + std::to_string(static_cast<std::int16_t>(c)) + "\\'3f";
    }

    char32_t substitute(char32_t c) {
        auto& known = result_.substituted;
        auto i = known.find(c);
        if (i == std::u32string::npos) {
            if (known.size() > last_substitute - first_substitute) return 0xFFFD;
            i = known.size();
            known.push_back(c);
        }
        return first_substitute + static_cast<char32_t>(i);
    }

    std::string_view in_;
    std::size_t at_ = 0;
    std::vector<long> fallbacks_{1}; // `\ucN` of the open groups
    long to_skip_ = 0;
    std::u32string upper_half_; // of the code page: bytes 80 to FF
    std::optional<char32_t> high_;
    PortableRtf result_;
};

} // namespace

PortableRtf portable_rtf(std::string_view bytes) {
    return Rewriter{bytes}.rewrite();
}

std::string restore_characters(std::string_view utf8, const std::u32string& substituted) {
    if (substituted.empty()) return std::string{utf8};
    auto characters = to_utf32(utf8);
    for (auto& c : characters) {
        if (c >= first_substitute && c - first_substitute < substituted.size()) {
            c = substituted[c - first_substitute];
        }
    }
    return to_utf8(characters);
}

} // namespace filrouge::transcripts

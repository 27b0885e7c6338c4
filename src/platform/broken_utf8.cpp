#include "platform/broken_utf8.h"

#include "core/text.h"

#include <algorithm>

namespace filrouge::platform {
namespace {

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) == 0xC0u;
}

// A character has four bytes at most.
std::size_t broken_length(std::string_view bytes) {
    std::size_t length = 1;
    while (length < std::min<std::size_t>(bytes.size(), 3) &&
           (static_cast<unsigned char>(bytes[length]) & 0xC0u) == 0x80u) {
        ++length;
    }
    return begins_character(bytes.front()) ? length : 1;
}

class Lines {
  public:
    void pass(std::string_view bytes) {
        for (const char c : bytes) {
            if (c == '\r' || (c == '\n' && last_ != '\r')) ++line_;
            last_ = c;
        }
    }
    [[nodiscard]] std::size_t line() const { return line_; }

  private:
    std::size_t line_ = 1;
    char last_ = '\0';
};

} // namespace

bool MendedUtf8::is_likely() const {
    constexpr std::size_t few = 3;
    if (broken.size() <= few) return whole >= 2 && whole >= 2 * broken.size();
    return whole >= 10 * broken.size();
}

MendedUtf8 mend_utf8(std::string_view bytes) {
    MendedUtf8 mended;
    Lines lines;
    while (!bytes.empty()) {
        const auto fault = find_invalid_utf8(bytes);
        const auto valid = bytes.substr(0, fault ? fault->value() : bytes.size());
        mended.utf8 += valid;
        mended.whole +=
            static_cast<std::size_t>(std::count_if(valid.begin(), valid.end(), begins_character));
        lines.pass(valid);
        bytes.remove_prefix(valid.size());
        if (bytes.empty()) break;
        mended.broken.push_back(lines.line());
        mended.utf8 += "\uFFFD";
        bytes.remove_prefix(broken_length(bytes));
    }
    return mended;
}

} // namespace filrouge::platform

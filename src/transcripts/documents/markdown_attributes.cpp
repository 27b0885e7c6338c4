#include "transcripts/documents/markdown_attributes.h"

#include <algorithm>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t longest = 500; // bytes, of the attributes of one thing

bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

class Attributes {
  public:
    explicit Attributes(std::string_view text) : text_{text} {}
    /// Bytes of "{: .c}" at the start; 0 where it is something else.
    std::size_t length() {
        ++at_; // the brace
        if (peek() == ':') ++at_;
        std::size_t count = 0;
        for (skip_spaces(); peek() != '}'; skip_spaces()) {
            if (!one()) return 0;
            ++count;
        }
        return count == 0 ? 0 : at_ + 1;
    }

  private:
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_spaces() {
        while (peek() == ' ' || peek() == '\t') ++at_;
    }
    bool name() {
        const auto begin = at_;
        while (is_name_byte(peek())) ++at_;
        return at_ > begin;
    }
    bool one() {
        if (peek() == '.' || peek() == '#') {
            ++at_;
            return name();
        }
        if (!name() || peek() != '=') return false;
        ++at_;
        if (peek() != '"') return name();
        const auto close = text_.find('"', at_ + 1);
        if (close == std::string_view::npos) return false;
        at_ = close + 1;
        return true;
    }
    std::string_view text_;
    std::size_t at_ = 0;
};

std::size_t attributes_at(std::string_view rest) {
    return Attributes{rest.substr(0, std::min(longest, rest.find('\n')))}.length();
}

// "::: note", "::::", "::: {.c}"
bool is_fence(std::string_view line) {
    const auto colons = std::min(line.find_first_not_of(':'), line.size());
    if (colons < 3) return false;
    auto rest = line.substr(colons);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t' || rest.back() == '\r' ||
                             rest.back() == ':')) {
        rest.remove_suffix(1);
    }
    if (rest.starts_with('{')) return attributes_at(rest) == rest.size();
    return std::all_of(rest.begin(), rest.end(), is_name_byte);
}

// "[words]{.c}": the bracket that opens goes as well.
void open_bracket(std::string& line) {
    line.pop_back();
    std::size_t depth = 1;
    for (auto at = line.size(); at-- > 0;) {
        if (line[at] == ']') ++depth;
        if (line[at] == '[' && --depth == 0) {
            line.erase(at, 1);
            return;
        }
    }
    line += ']';
}

std::string without_attributes_in(std::string_view line) {
    std::string kept;
    for (std::size_t at = 0; at < line.size();) {
        const auto brace = std::min(line.find('{', at), line.size());
        kept += line.substr(at, brace - at);
        at = brace;
        if (at == line.size()) break;
        const auto length = attributes_at(line.substr(at));
        if (length == 0) {
            kept += line[at++];
            continue;
        }
        at += length;
        if (kept.ends_with(']')) open_bracket(kept);
    }
    return kept;
}

} // namespace

std::string without_attributes(std::string_view markdown) {
    std::string out;
    out.reserve(markdown.size());
    for (std::size_t at = 0; at < markdown.size();) {
        const auto end = std::min(markdown.find('\n', at), markdown.size());
        const auto line = markdown.substr(at, end - at);
        if (is_fence(line)) {
            // A blank line in its place parts paragraphs as the fence did.
        } else if (line.find('{') == std::string_view::npos) {
            out += line;
        } else {
            out += without_attributes_in(line);
        }
        if (end < markdown.size()) out += '\n';
        at = end + 1;
    }
    return out;
}

} // namespace filrouge::transcripts

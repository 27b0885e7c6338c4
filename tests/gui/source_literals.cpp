#include "gui/source_literals.h"

#include <cctype>
#include <fstream>
#include <sstream>

namespace filrouge::test {
namespace {

class Scanner {
  public:
    explicit Scanner(const std::string& source) : source_{source} {}

    std::vector<std::string> scan() {
        while (at_ < source_.size()) step();
        close();
        return std::move(found_);
    }

  private:
    [[nodiscard]] bool here(const char* text) const { return source_.compare(at_, 2, text) == 0; }
    /// As in 1'000 and 0xFF'FF.
    [[nodiscard]] bool in_number() const {
        const auto digit = [&](std::size_t at) {
            return std::isxdigit(static_cast<unsigned char>(source_[at])) != 0;
        };
        return at_ > 0 && at_ + 1 < source_.size() && digit(at_ - 1) && digit(at_ + 1);
    }
    void skip_past(const std::string& end) {
        const auto found = source_.find(end, at_);
        at_ = found == std::string::npos ? source_.size() : found + end.size();
    }

    void step() {
        const char c = source_[at_];
        if (here("//") || c == '#') {
            skip_past("\n");
        } else if (c == '"' && at_ > 0 && source_[at_ - 1] == 'R') {
            ++at_;
            const auto open = source_.find('(', at_);
            skip_past(")" + source_.substr(at_, open - at_) + "\"");
        } else if (c == '"') {
            quoted('"');
        } else if (c == '\'' && !in_number()) {
            close();
            quoted('\'');
            text_.clear();
        } else {
            if (std::isspace(static_cast<unsigned char>(c)) == 0) close();
            ++at_;
        }
    }

    void quoted(char quote) {
        for (++at_; at_ < source_.size() && source_[at_] != quote; ++at_) {
            const bool escaped = source_[at_] == '\\';
            if (escaped) ++at_;
            text_ += escaped && source_[at_] == 'n' ? '\n' : source_[at_];
        }
        ++at_;
    }

    void close() {
        if (!text_.empty()) found_.push_back(std::move(text_));
        text_.clear();
    }

    const std::string& source_;
    std::size_t at_ = 0;
    std::string text_;
    std::vector<std::string> found_;
};

} // namespace

std::string content(const std::filesystem::path& path) {
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> literals(const std::string& source) {
    return Scanner{source}.scan();
}

} // namespace filrouge::test

#include "transcripts/captions/cues.h"

#include "transcripts/captions/cue_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t lines_named = 3; // in a warning

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view spaces = " \t";
    const auto begin = line.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return {};
    return line.substr(begin, line.find_last_not_of(spaces) - begin + 1);
}

std::vector<std::string_view> split_lines(std::string_view utf8) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= utf8.size();) {
        const auto end = std::min(utf8.find('\n', at), utf8.size());
        lines.push_back(trimmed(utf8.substr(at, end - at)));
        at = end + 1;
    }
    return lines;
}

bool is_number(std::string_view line) {
    return !line.empty() && line.size() < 10 &&
           line.find_first_not_of("0123456789") == std::string_view::npos;
}

bool begins_block(std::string_view line, std::string_view keyword) {
    return line.substr(0, keyword.size()) == keyword &&
           (line.size() == keyword.size() || line[keyword.size()] == ' ' ||
            line[keyword.size()] == '\t');
}

bool begins_comment(std::string_view line) {
    return begins_block(line, "NOTE") || line == "STYLE" || line == "REGION" ||
           begins_block(line, "REGION");
}

std::string listed(const std::vector<std::size_t>& lines) {
    std::string list;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_named); ++i) {
        list += fmt::format("{}{}", i == 0 ? "" : ", ", lines[i]);
    }
    if (lines.size() > lines_named) list += fmt::format(" and {} more", lines.size() - lines_named);
    return fmt::format("{} {}", lines.size() == 1 ? "line" : "lines", list);
}

class Parser {
  public:
    Parser(std::string_view utf8, CueFormat format) : lines_{split_lines(utf8)}, format_{format} {}

    Cues parse() {
        find_times();
        head();
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const auto end = i + 1 < places_.size() ? places_[i + 1].head : lines_.size();
            add(places_[i], end);
        }
        if (!unreadable_.empty()) warn("The times cannot be read at {}", unreadable_);
        if (!backwards_.empty()) warn("The times run backwards at {}", backwards_);
        return std::move(result_);
    }

  private:
    struct Place {
        std::size_t head = 0;  // the line of its number, or that of its times
        std::size_t times = 0; // line
        CueTimes read;
    };

    void warn(const char* message, const std::vector<std::size_t>& lines) {
        result_.warnings.push_back(fmt::format(fmt::runtime(message), listed(lines)));
    }

    void find_times() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto times = format_ == CueFormat::sbv ? parse_comma_times(lines_[i])
                                                         : parse_arrow_times(lines_[i]);
            if (times) places_.push_back({number_line(i), i, *times});
        }
    }

    // A caption may be a number too: "42".
    std::size_t number_line(std::size_t times) {
        const auto first = places_.empty() ? 0 : places_.back().times + 1;
        if (format_ == CueFormat::sbv || times == first) return times;
        auto line = times - 1;
        const bool directly = !lines_[line].empty();
        while (line > first && lines_[line].empty()) --line;
        const auto text = lines_[line];
        const bool numbered = is_number(text);
        std::size_t number = 0; // also where there are more digits than a number holds
        std::from_chars(text.data(), text.data() + text.size(), number);
        const bool next = numbered && number == last_number_ + 1;
        const bool parted = line == first ? first == 0 : lines_[line - 1].empty();
        const bool name = format_ == CueFormat::vtt && !numbered && first > 0;
        const bool is_head = next || (directly && parted && (numbered || name));
        if (!is_head) return times;
        if (numbered) last_number_ = number;
        return line;
    }

    // What stands before the first caption.
    void head() {
        constexpr std::string_view language = "Language:";
        const auto end = places_.empty() ? lines_.size() : places_.front().head;
        std::size_t left_out = 0;
        bool header = false;
        for (std::size_t i = 0; i < end; ++i) {
            if (i == 0) header = begins_block(lines_[i], "WEBVTT");
            if (header && lines_[i].substr(0, language.size()) == language) {
                result_.language = trimmed(lines_[i].substr(language.size()));
            }
            if (!lines_[i].empty()) ++left_out;
        }
        if (left_out > 0 && !header && !places_.empty() && format_ != CueFormat::vtt) {
            result_.warnings.push_back(
                fmt::format("{} before the first caption left out",
                            left_out == 1 ? "One line" : fmt::format("{} lines", left_out)));
        }
    }

    void add(const Place& place, std::size_t end) {
        Cue cue{place.read.begins, place.read.ends, place.times + 1, {}};
        check_times(cue);
        bool comment = false;
        bool after_blank = false;
        for (auto i = place.times + 1; i < end; ++i) {
            if (lines_[i].empty()) {
                after_blank = true;
                comment = false;
                continue;
            }
            if (format_ == CueFormat::vtt && after_blank && begins_comment(lines_[i])) {
                comment = true;
            }
            after_blank = false;
            if (!comment) cue.lines.emplace_back(lines_[i]);
        }
        result_.cues.push_back(std::move(cue));
    }

    void check_times(Cue& cue) {
        if (!cue.begins || !cue.ends) unreadable_.push_back(cue.line);
        const bool inside = cue.begins && cue.ends && *cue.ends < *cue.begins;
        const bool back = cue.begins && latest_ && *cue.begins < *latest_;
        if (inside || back) backwards_.push_back(cue.line);
        if (inside) cue.ends.reset();
        if (cue.begins) latest_ = cue.begins;
    }

    std::vector<std::string_view> lines_;
    CueFormat format_;
    std::vector<Place> places_;
    std::size_t last_number_ = 0;
    std::optional<MediaTime> latest_;
    std::vector<std::size_t> unreadable_;
    std::vector<std::size_t> backwards_;
    Cues result_;
};

} // namespace

Cues parse_cues(std::string_view utf8, CueFormat format) {
    return Parser{utf8, format}.parse();
}

} // namespace filrouge::transcripts

#include "core/cells.h"
#include "transcripts/captions/cue_times.h"
#include "transcripts/labels/stated_name.h"
#include "transcripts/messages/spoken_text.h"
#include "transcripts/text_lines.h"
#include "transcripts/times/spoken_duration.h"
#include "transcripts/utterances.h"

#include <algorithm>
#include <map>
#include <string>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t lines_tried = 400;  // without one of Teams' lines among them a text has none
constexpr std::size_t longest_line = 200; // bytes, of those that hold a name

std::string name_of(std::string_view line) {
    return line.size() > longest_line ? std::string{} : stated_name(line);
}

// A name said once must look like one where it is not the only line that could be meant.
bool may_name(std::string_view name) {
    if (name.empty() || std::count(name.begin(), name.end(), ' ') > 6) return false;
    return std::string_view{".!?,;"}.find(name.back()) == std::string_view::npos &&
           !name.ends_with("…");
}

/// Ranges above names: "0:0:5.900 --> 0:0:8.930", "Clara Ruiz", what she says.
class RangesAbove {
  public:
    explicit RangesAbove(const Text& text) {
        std::size_t filled = 0;
        each_line(text, [&](const TextLine& line) {
            const auto words = trimmed(line.bytes);
            if (words.empty()) return true;
            ++filled;
            take(words);
            return !blocks_.empty() || filled < lines_tried;
        });
        for (const auto& block : blocks_) {
            if (!block.lines.empty()) ++count_[name_of(block.lines.front())];
        }
    }

    /// Most blocks have a name above their words.
    [[nodiscard]] bool are_there() const {
        if (blocks_.size() < 2) return false;
        std::size_t named = 0;
        bool recurs = false;
        for (const auto& block : blocks_) {
            if (block.lines.size() < 2 || !is_named(block)) continue;
            ++named;
            recurs = recurs || count_.at(name_of(block.lines.front())) > 1;
        }
        return recurs && named * 5 >= blocks_.size() * 4;
    }

    [[nodiscard]] std::vector<Utterance> said() const {
        std::vector<Utterance> said;
        for (const auto words : before_) {
            said.push_back({{}, {}, {}, std::string{words}, TurnStart::no_turn});
        }
        for (const auto& block : blocks_) {
            const bool named = is_named(block);
            const auto speaker = named ? name_of(block.lines.front()) : std::string{};
            auto start = TurnStart::always;
            for (std::size_t i = named ? 1 : 0; i < block.lines.size(); ++i) {
                said.push_back({speaker, block.times.begins, block.times.ends,
                                std::string{block.lines[i]}, start});
                start = TurnStart::next_paragraph;
            }
        }
        return said;
    }

  private:
    struct Block {
        CueTimes times;
        std::vector<std::string_view> lines; ///< not blank; of the text
    };

    void take(std::string_view words) {
        if (auto times = range(words)) {
            blocks_.push_back({*times, {}});
        } else {
            (blocks_.empty() ? before_ : blocks_.back().lines).push_back(words);
        }
    }

    // Alone on its line. Before the recording began Teams counts below zero.
    static std::optional<CueTimes> range(std::string_view line) {
        if (line.size() > 64 || line.find("-->") == std::string_view::npos) return std::nullopt;
        if (line.find_first_not_of("0123456789:.,->  \t") != std::string_view::npos) {
            return std::nullopt;
        }
        const bool negative = line.front() == '-';
        auto end = line.substr(line.find("-->") + 3);
        end = trimmed(end);
        const bool negative_end = end.starts_with('-');
        const auto begins = parse_media_time(
            trimmed(line.substr(negative ? 1 : 0, line.find("-->") - (negative ? 1 : 0))));
        const auto ends = parse_media_time(negative_end ? end.substr(1) : end);
        if (!begins || !ends) return std::nullopt;
        const MediaTime from{negative ? 0 : begins->ms};
        const MediaTime to{negative_end ? 0 : ends->ms};
        return CueTimes{from, from <= to ? std::optional{to} : std::nullopt};
    }

    [[nodiscard]] bool is_named(const Block& block) const {
        if (block.lines.empty()) return false;
        const auto name = name_of(block.lines.front());
        if (!may_name(name)) return false;
        return count_.at(name) > 1 || block.lines.size() > 1;
    }

    std::vector<std::string_view> before_;
    std::vector<Block> blocks_;
    std::map<std::string, std::size_t> count_;
};

/// Names with times in words: "Nadia Brel", "0 minutes 3 seconds", "0:03", "Nadia Brel 0 minutes 3
/// seconds", what she says. Some of these lines may be missing.
class NamesWithDurations {
  public:
    explicit NamesWithDurations(const Text& text) {
        bool any = false;
        each_line(text, [&](const TextLine& line) {
            const auto words = trimmed(line.bytes);
            if (words.empty()) return true;
            lines_.push_back(classified(words));
            any = any || lines_.back().kind != Kind::words;
            return any || lines_.size() < lines_tried;
        });
        for (std::size_t i = 0; any && i < lines_.size(); ++i) {
            const auto& line = lines_[i];
            if (line.kind == Kind::named) ++count_[line.name];
            if (line.kind == Kind::duration && i > 0 && lines_[i - 1].kind == Kind::words) {
                ++count_[name_without_clock(lines_[i - 1].words)];
            }
        }
    }

    [[nodiscard]] bool are_there() const {
        std::size_t heads = 0;
        for (std::size_t i = 0; i < lines_.size();) {
            const auto head = head_at(i);
            if (head.lines > 0) ++heads;
            i += std::max<std::size_t>(head.lines, 1);
        }
        return heads >= 2;
    }

    [[nodiscard]] std::vector<Utterance> said() const {
        std::vector<Utterance> said;
        Head head;
        auto start = TurnStart::no_turn;
        for (std::size_t i = 0; i < lines_.size();) {
            if (auto next = head_at(i); next.lines > 0) {
                i += next.lines;
                head = std::move(next);
                start = TurnStart::always;
                continue;
            }
            said.push_back({head.name, head.begins, {}, std::string{lines_[i].words}, start});
            if (start == TurnStart::always) start = TurnStart::next_paragraph;
            ++i;
        }
        return said;
    }

  private:
    enum class Kind { words, duration, clock, named };
    struct Line {
        Kind kind = Kind::words;
        std::string_view words; ///< of the text
        std::string name{};     ///< where it is named
        std::optional<MediaTime> time{};
    };
    struct Head {
        std::size_t lines = 0;
        std::string name{};
        std::optional<MediaTime> begins{};
    };

    static Line classified(std::string_view words) {
        if (words.size() > longest_line) return {Kind::words, words};
        if (const auto spoken = duration_at_end(words); spoken && spoken->units >= 2) {
            if (spoken->begin == 0) return {Kind::duration, words, {}, spoken->time};
            auto name = name_without_clock(words.substr(0, spoken->begin));
            if (may_name(name)) return {Kind::named, words, std::move(name), spoken->time};
        }
        const bool clock = words.find(':') != std::string_view::npos &&
                           words.find_first_not_of("0123456789:") == std::string_view::npos;
        if (!clock) return {Kind::words, words};
        return {Kind::clock, words, {}, parse_media_time(words)};
    }

    // "Nadia Brel   0:03"
    static std::string name_without_clock(std::string_view words) {
        const auto line = trimmed(words);
        const auto space = line.find_last_of(" \t");
        if (space != std::string_view::npos) {
            const auto last = line.substr(space + 1);
            if (last.find(':') != std::string_view::npos && parse_media_time(last)) {
                return name_of(line.substr(0, space));
            }
        }
        return name_of(line);
    }

    // Its lines all say the same name and time; one of them says the time in words.
    [[nodiscard]] Head head_at(std::size_t i) const {
        Head head;
        bool spoken = false;
        bool written = false; // the name stood on a line of its own
        for (; i + head.lines < lines_.size(); ++head.lines) {
            const auto& line = lines_[i + head.lines];
            if (line.kind == Kind::named) {
                if (!head.name.empty() && head.name != line.name) break;
                if (spoken && head.begins != line.time) break;
                head.name = line.name;
                head.begins = line.time;
                spoken = true;
            } else if (line.kind == Kind::words) {
                if (head.lines > 0 || !followed_by_duration(i)) break;
                head.name = name_without_clock(line.words);
                if (!may_name(head.name)) return {};
                written = true;
            } else if (head.name.empty() || (spoken && head.begins != line.time)) {
                break;
            } else {
                head.begins = line.time;
                spoken = spoken || line.kind == Kind::duration;
            }
        }
        if (!spoken || head.lines == 0) return {};
        const auto known = count_.find(head.name);
        const bool believed = written || (known != count_.end() && known->second > 1);
        return believed || is_title(head.name) ? head : Head{};
    }

    [[nodiscard]] bool followed_by_duration(std::size_t i) const {
        const auto next = [&](std::size_t ahead) {
            return i + ahead < lines_.size() ? lines_[i + ahead].kind : Kind::words;
        };
        const bool at_once = next(1) == Kind::duration || next(1) == Kind::named;
        const bool after_clock =
            next(1) == Kind::clock && (next(2) == Kind::duration || next(2) == Kind::named);
        if (!at_once && !after_clock) return false;
        const auto named = at_once ? 1 : 2;
        const auto& head = lines_[i + static_cast<std::size_t>(named)];
        return head.kind == Kind::duration || head.name == name_without_clock(lines_[i].words);
    }

    // Said once and without a line of its own: few words, each with a capital.
    static bool is_title(std::string_view name) {
        if (std::count(name.begin(), name.end(), ' ') > 3) return false;
        bool first = true;
        for (const char c : name) {
            if (first && c >= 'a' && c <= 'z') return false;
            first = c == ' ';
        }
        return true;
    }

    std::vector<Line> lines_;
    std::map<std::string, std::size_t> count_;
};

std::optional<Recognised> laid_out(std::vector<Utterance> said) {
    auto content = lay_out({std::move(said), {}, {}, {}, {}});
    auto text = Text::make(std::move(content.utf8));
    if (!text || !content.speech) return std::nullopt;
    return Recognised{std::move(*text), std::move(*content.speech)};
}

} // namespace

std::optional<Recognised> teams_text(const Text& text) {
    if (const RangesAbove ranges{text}; ranges.are_there()) return laid_out(ranges.said());
    if (const NamesWithDurations names{text}; names.are_there()) return laid_out(names.said());
    return std::nullopt;
}

} // namespace filrouge::transcripts

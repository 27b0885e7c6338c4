#include "transcripts/captions/cue_names.h"

#include "transcripts/labels/label_name.h"
#include "transcripts/labels/stated_name.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <map>
#include <optional>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t longest_stated = 80; // characters
constexpr std::size_t most_doubtful = 100;

struct Named {
    std::string name;
    std::string key;
    std::size_t words = 0; ///< byte where what is said begins
};

bool begins_with_clock(std::u32string_view name) {
    const auto digits = std::find_if_not(name.begin(), name.end(), is_digit) - name.begin();
    const auto sign = static_cast<std::size_t>(digits);
    if (digits < 1 || digits > 2 || sign + 1 >= name.size()) return false;
    const bool separator = name[sign] == U':' || name[sign] == U'h' || name[sign] == U'H';
    return separator && is_digit(name[sign + 1]);
}

// "Il a dit. Ensuite" and "Et alors ? Moi" are said; "M. Lambert" and "J. Doe" are named.
bool has_sentence_end(std::u32string_view name) {
    for (std::size_t i = 0; i + 1 < name.size(); ++i) {
        if (!is_space(name[i + 1])) continue;
        if (name[i] == U'!' || name[i] == U'?' || name[i] == U'…') return true;
        if (name[i] == U'.' && i > 3 && !is_space(name[i - 1]) && !is_space(name[i - 2]) &&
            !is_space(name[i - 3])) {
            return true;
        }
    }
    return false;
}

// The colon is followed by a space or ends the line: not that of "https://" or "10:30".
std::optional<Named> named(const std::string& line) {
    for (auto colon = line.find(':'); colon != std::string::npos;
         colon = line.find(':', colon + 1)) {
        if (colon > longest_stated * 4) break;
        if (colon + 1 < line.size() && line[colon + 1] != ' ') continue;
        auto name = stated_name(std::string_view{line}.substr(0, colon));
        const auto characters = to_utf32(name);
        if (name.empty() || characters.size() > longest_stated) return std::nullopt;
        if (begins_with_clock(characters) || has_sentence_end(characters)) return std::nullopt;
        auto key = speaker_key(characters);
        const auto words = std::min(line.find_first_not_of(' ', colon + 1), line.size());
        return Named{std::move(name), std::move(key), words};
    }
    return std::nullopt;
}

bool looks_like_name(const std::string& name) {
    const auto characters = to_utf32(name);
    return may_be_name(characters) && name_style(characters) <= NameStyle::proper;
}

bool is_short(const std::string& name) {
    return std::count(name.begin(), name.end(), ' ') < 6;
}

// The first line, and one with a sign that somebody else speaks.
bool begins_voice(const Caption& caption, std::size_t line) {
    return line == 0 || caption.lines[line].change > 0;
}

class StatedNames {
  public:
    StatedNames(const std::vector<Caption>& captions, const KnownLabels& known) : known_{known} {
        for (const auto& caption : captions) {
            if (caption.lines.empty()) continue;
            for (std::size_t i = 0; i < caption.lines.size(); ++i) {
                if (!begins_voice(caption, i)) continue;
                if (const auto found = named(caption.lines[i].words)) ++count_[found->key];
            }
            // One that only says that somebody else speaks tells nothing about how names are set.
            const auto& first = caption.lines.front();
            if (first.change > 0 && !begins_like_label(first.words)) continue;
            ++filled_;
            if (begins_like_label(first.words)) ++formed_;
        }
    }

    /// Four fifths of the captions have the form, half of them a name that can be believed.
    [[nodiscard]] bool are_stated(const std::vector<Caption>& captions) const {
        const auto believed = static_cast<std::size_t>(
            std::count_if(captions.begin(), captions.end(), [&](const Caption& caption) {
                return !caption.lines.empty() && believable(caption.lines.front().words, true);
            }));
        return believed >= 2 && formed_ * 5 >= filled_ * 4 && believed * 2 >= filled_;
    }

    /// What may be the label of somebody who is not believed to be one.
    [[nodiscard]] std::optional<Named> doubtful(const std::string& line, bool first) const {
        auto found = named(line);
        if (!found || known_.not_speakers.contains(found->key)) return std::nullopt;
        const bool like = first ? is_short(found->name) : looks_like_name(found->name);
        return like && !believable(line, first) ? found : std::nullopt;
    }

    /// A name within a caption must be that of another caption, too.
    [[nodiscard]] std::optional<Named> believable(const std::string& line, bool first) const {
        auto found = named(line);
        if (!found || known_.not_speakers.contains(found->key)) return std::nullopt;
        if (known_.speakers.contains(found->key)) return found;
        const auto counted = count_.find(found->key);
        const auto times = counted == count_.end() ? std::size_t{0} : counted->second;
        // Where every caption has the form, what is said once before a colon is somebody, too.
        const bool once = first && (looks_like_name(found->name) ||
                                    (formed_ == filled_ && is_short(found->name)));
        const bool counts_itself = first;
        const bool credible = times >= (counts_itself ? 2u : 1u) || once;
        return credible ? found : std::nullopt;
    }

  private:
    static bool begins_like_label(const std::string& line) {
        const auto colon =
            std::min(line.find(": "), line.ends_with(':') ? line.size() - 1 : std::string::npos);
        return colon != std::string::npos && colon > 0 && colon <= longest_stated * 4;
    }

    const KnownLabels& known_;
    std::map<std::string, std::size_t> count_;
    std::size_t filled_ = 0; ///< captions with words, but for those of unnamed others
    std::size_t formed_ = 0; ///< of these, with a colon after their first words
};

} // namespace

std::optional<std::vector<DoubtfulLine>> take_stated_names(std::vector<Caption>& captions,
                                                           const KnownLabels& known) {
    const StatedNames names{captions, known};
    if (!names.are_stated(captions)) return std::nullopt;
    std::vector<DoubtfulLine> doubtful;
    std::string speaker;
    for (auto& caption : captions) {
        for (std::size_t i = 0; i < caption.lines.size(); ++i) {
            auto& line = caption.lines[i];
            const bool begins = begins_voice(caption, i);
            if (auto found = names.believable(line.words, begins)) {
                line.words.erase(0, found->words);
                line.change = 0;
                speaker = found->name;
                line.voice = std::move(found->name);
            } else if (line.change > 0) {
                speaker.clear();
            } else if (speaker.empty() || doubtful.size() >= most_doubtful) {
                continue;
            } else if (auto other = names.doubtful(line.words, begins)) {
                doubtful.push_back({line.words, std::move(other->name), speaker});
            }
        }
    }
    return doubtful;
}

} // namespace filrouge::transcripts

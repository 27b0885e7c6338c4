#include "core/text.h"
#include "platform/decoding.h"
#include "transcripts/archives/archives.h"
#include "transcripts/language_code.h"
#include "transcripts/utterances.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>
#include <utility>

// The CHAT Transcription Format, MacWhinney 2000, https://talkbank.org/manuals/CHAT.html
namespace filrouge::transcripts {
namespace {

// Around the times of an utterance, in ms. A control character looks like binary data, so tabs are
// written in their stead, which CHAT has at the beginning of lines only.
constexpr char bullet = '\x15';

std::string with_tabs(std::string_view bytes) {
    std::string text{bytes};
    std::replace(text.begin(), text.end(), bullet, '\t');
    return text;
}

struct Line {
    std::string text; ///< with its continuations
    std::size_t number;
};

// A line that begins with a tab goes on with the one before it.
std::vector<Line> whole_lines(std::string_view text) {
    std::vector<Line> lines;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.starts_with('\t') && !lines.empty()) {
            lines.back().text += " ";
            lines.back().text += line.substr(1);
        } else if (!line.empty()) {
            lines.push_back({std::string{line}, number});
        }
    }
    return lines;
}

/// "*CHI:\twords" → {"CHI", "words"}
std::pair<std::string, std::string> parted(const std::string& line) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) return {line.substr(1), {}};
    return {line.substr(1, colon - 1), line.substr(colon + 1)};
}

// "CHI Anais Target_Child, INV Ryme Investigator": code, name if there is one, role.
std::vector<NamedRole> leaders(const std::string& participants) {
    std::vector<NamedRole> found;
    std::istringstream people{participants};
    for (std::string person; std::getline(people, person, ',');) {
        std::istringstream words{person};
        std::string code;
        std::string role;
        words >> code;
        for (std::string word; words >> word;) role = word;
        if (role == "Investigator" || role == "Interviewer") {
            found.push_back({code, Role::moderator});
        }
    }
    return found;
}

struct Times {
    MediaTime begins;
    MediaTime ends;
};

std::optional<MediaTime> milliseconds(std::string_view text) {
    std::int64_t ms = -1;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, ms);
    return ms < 0 || read.ptr != end ? std::nullopt : std::optional{MediaTime{ms}};
}

struct Bullet {
    Times times;
    std::size_t begin;
    std::size_t end;
};

// "\t1595_7100\t"
std::optional<Bullet> next_bullet(std::string_view words) {
    for (auto begin = words.find('\t'); begin != std::string_view::npos;
         begin = words.find('\t', begin + 1)) {
        const auto end = words.find('\t', begin + 1);
        if (end == std::string_view::npos) return std::nullopt;
        const auto inner = words.substr(begin + 1, end - begin - 1);
        const auto dash = inner.find('_');
        if (dash == std::string_view::npos) continue;
        const auto begins = milliseconds(inner.substr(0, dash));
        const auto ends = milliseconds(inner.substr(dash + 1));
        if (begins && ends) return Bullet{{*begins, *ends}, begin, end + 1};
    }
    return std::nullopt;
}

// "poire . 0_2443": bullets whose control characters were lost on the way, at the end of a line.
std::optional<Bullet> bare_bullet(std::string_view words) {
    constexpr std::string_view digits = "0123456789";
    const auto last = words.find_last_not_of(' ');
    if (last == std::string_view::npos) return std::nullopt;
    const auto end = last + 1;
    const auto space = words.substr(0, end).find_last_of(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto inner = words.substr(space + 1, end - space - 1);
    const auto dash = inner.find('_');
    if (dash == std::string_view::npos || inner.find_first_not_of(digits) != dash) {
        return std::nullopt;
    }
    const auto begins = milliseconds(inner.substr(0, dash));
    const auto ends = milliseconds(inner.substr(dash + 1));
    if (!begins || !ends || *ends < *begins) return std::nullopt;
    return Bullet{{*begins, *ends}, space, end};
}

// The times leave the text; of several bullets the first begins and the last ends.
void take_times(Utterance& utterance) {
    while (const auto found = next_bullet(utterance.words)) {
        if (!utterance.begins) utterance.begins = found->times.begins;
        utterance.ends = found->times.ends;
        utterance.words.replace(found->begin, found->end - found->begin, " ");
    }
    if (const auto found = bare_bullet(utterance.words)) {
        if (!utterance.begins) utterance.begins = found->times.begins;
        if (!utterance.ends) utterance.ends = found->times.ends;
        utterance.words.erase(found->begin);
    }
}

Error not_chat(const InputFile& file, const Line& line) {
    return {ErrorCode::invalid_input,
            fmt::format("{}, line {}: a line of a CHAT file begins with @, *, % or a tab",
                        file.name, line.number),
            "Check the file with CLAN, or import it with the ending .txt"};
}

} // namespace

Result<Content> read_chat(const InputFile& file, const ReadOptions& /*options*/) {
    auto decoded = platform::decode_text(with_tabs(file.bytes), file.name);
    if (!decoded) return decoded.error();
    Utterances recording;
    std::replace(decoded->utf8.begin(), decoded->utf8.end(), '\r', '\n');
    std::map<std::string, std::size_t> dependent;
    for (const auto& line : whole_lines(decoded->utf8)) {
        auto [name, rest] = parted(line.text);
        if (line.text[0] == '*') {
            Utterance utterance{name, {}, {}, std::move(rest), TurnStart::always};
            take_times(utterance);
            recording.said.push_back(std::move(utterance));
        } else if (line.text[0] == '%') {
            ++dependent[name];
        } else if (line.text[0] != '@') {
            return not_chat(file, line);
        } else if (name == "Participants") {
            recording.roles = leaders(rest);
        } else if (name == "Languages") {
            recording.language = language_code(rest);
        }
    }
    for (const auto& [name, count] : dependent) {
        recording.warnings.push_back(
            fmt::format("Lines %{} ({}) describe what is said and are left out", name, count));
    }
    recording.encoding = std::move(decoded->encoding);
    return lay_out(recording);
}

} // namespace filrouge::transcripts

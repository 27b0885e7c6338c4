#include "core/breaks.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/labels/stated_name.h"
#include "transcripts/messages/message_stamp.h"
#include "transcripts/messages/spoken_text.h"
#include "transcripts/text_lines.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <map>
#include <string>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t lines_tried = 400;   // without a message among them a text is no chat
constexpr std::size_t longest_start = 600; // bytes of a line that may hold date and name
constexpr std::size_t longest_name = 80;   // characters

struct Message {
    CpPos begin;      ///< of the line
    CpPos said;       ///< where what is said begins
    CpPos end;        ///< of its last line
    std::string name; ///< empty: the service speaks
};

// "image absente" and the like, which the service writes: a mark of direction comes first, or it
// stands in angle brackets alone.
bool is_of_service(std::u32string_view said) {
    if (said.starts_with(U'\u200E')) return true;
    while (!said.empty() && is_space(said.back())) said.remove_suffix(1);
    return said.size() > 2 && said.front() == U'<' && said.find(U'>') == said.size() - 1;
}

// The name before ": " and where what is said begins.
struct NameAndWords {
    std::string name;
    std::size_t words = 0;
};
std::optional<NameAndWords> name_in(std::u32string_view line, const MessageStamp& stamp) {
    if (stamp.form == MessageStamp::Form::telegram) {
        return NameAndWords{stated_name(to_utf8(line.substr(0, stamp.name_end))), stamp.length};
    }
    const auto rest = line.substr(stamp.length);
    for (auto colon = rest.find(U':'); colon <= longest_name; // not where there is none
         colon = rest.find(U':', colon + 1)) {
        const bool sets_off = colon + 1 == rest.size() || is_space(rest[colon + 1]);
        if (!sets_off) continue;
        auto name = stated_name(to_utf8(rest.substr(0, colon)));
        if (name.empty()) return std::nullopt;
        const auto words = std::min(colon + 2, rest.size());
        return NameAndWords{is_of_service(rest.substr(words)) ? std::string{} : std::move(name),
                            stamp.length + words};
    }
    return std::nullopt;
}

struct Messages {
    std::vector<Message> all;
    std::size_t filled = 0; ///< lines that are not blank
};

Messages messages_in(const Text& text) {
    Messages found;
    each_line(text, [&](const TextLine& line) {
        if (line.bytes.find_first_not_of(" \t") == std::string_view::npos) return true;
        ++found.filled;
        const auto start = to_utf32(beginning(line.bytes, longest_start));
        const auto stamp = message_stamp(start);
        if (!stamp) {
            if (!found.all.empty()) found.all.back().end = line.end;
            return !found.all.empty() || found.filled < lines_tried;
        }
        auto named = name_in(start, *stamp);
        const auto words = named ? named->words : stamp->length;
        found.all.push_back({line.begin, std::min(line.begin + CpCount{words}, line.end), line.end,
                             named ? std::move(named->name) : std::string{}});
        return true;
    });
    return found;
}

// "Nadia a changé l'objet de « A » en « B: C »": said once, and no name.
bool is_announcement(const std::string& name, const std::map<std::string, std::size_t>& count) {
    if (count.at(name) > 1) return false;
    for (const std::string_view quote : {"\"", "«", "“", "”", "„"}) {
        if (name.find(quote) != std::string::npos) return true;
    }
    if (name.front() != '+' && std::count(name.begin(), name.end(), ' ') >= 4) return true;
    for (auto space = name.find(' '); space != std::string::npos;
         space = name.find(' ', space + 1)) {
        const auto somebody = count.find(name.substr(0, space));
        if (somebody != count.end() && somebody->second > 1) return true;
    }
    return false;
}

// Somebody writes twice, and few lines are without a date or a name.
bool is_chat(const Messages& messages, const std::map<std::string, std::size_t>& count) {
    std::size_t named = 0;
    for (const auto& [name, times] : count) named += times;
    const bool recurs =
        std::any_of(count.begin(), count.end(), [](const auto& entry) { return entry.second > 1; });
    return recurs && named * 2 >= messages.all.size() && named * 12 >= messages.filled;
}

std::vector<Speaker> speakers_of(const std::vector<SpokenTurn>& turns) {
    std::vector<Speaker> speakers;
    std::map<std::string_view, std::size_t> places;
    for (const auto& turn : turns) {
        const auto [place, fresh] = places.try_emplace(turn.speaker, speakers.size());
        if (fresh) speakers.push_back({turn.speaker, Role::participant, 0});
        ++speakers[place->second].turns;
    }
    std::vector<std::string> labels;
    labels.reserve(speakers.size());
    for (const auto& speaker : speakers) labels.push_back(speaker.label);
    const auto roles = roles_of_labels(labels);
    for (std::size_t i = 0; i < speakers.size(); ++i) speakers[i].role = roles[i];
    return speakers;
}

} // namespace

std::optional<Speech> dated_messages(const Text& text) {
    const auto messages = messages_in(text);
    std::map<std::string, std::size_t> count;
    for (const auto& message : messages.all) {
        if (!message.name.empty()) ++count[message.name];
    }
    if (!is_chat(messages, count)) return std::nullopt;
    Speech speech;
    for (const auto& message : messages.all) {
        if (message.name.empty() || is_announcement(message.name, count)) continue;
        const auto said = trim(text, {message.said, message.end});
        if (said.empty()) continue;
        speech.turns.push_back({{message.begin, message.said}, said, message.name, {}, {}});
    }
    speech.speakers = speakers_of(speech.turns);
    return speech;
}

} // namespace filrouge::transcripts

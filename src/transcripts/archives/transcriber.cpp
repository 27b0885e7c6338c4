#include "transcripts/archives/archives.h"
#include "transcripts/documents/xml.h"
#include "transcripts/utterances.h"

#include <map>
#include <sstream>
#include <utility>

namespace filrouge::transcripts {
namespace {

using Names = std::map<std::string, std::string>;

Names speaker_names(const pugi::xml_node& trans) {
    Names names;
    for (const auto& speaker : trans.child("Speakers").children("Speaker")) {
        names.emplace(speaker.attribute("id").value(), speaker.attribute("name").value());
    }
    return names;
}

std::string name_of(const std::string& id, const Names& names) {
    const auto known = names.find(id);
    return known == names.end() || known->second.empty() ? id : known->second;
}

struct Voice {
    std::string speaker;
    std::string words{};
};

// Two speak at once: <Who nb="2"/> comes before words of the second named.
std::vector<Voice> voices_of(const pugi::xml_node& turn, const Names& names) {
    std::vector<std::string> speakers;
    std::istringstream ids{turn.attribute("speaker").value()};
    for (std::string id; ids >> id;) speakers.push_back(name_of(id, names));
    if (speakers.empty()) speakers.emplace_back();
    std::vector<Voice> voices{{speakers.front()}};
    for (const auto& piece : turn.children()) {
        if (piece.type() == pugi::node_pcdata || piece.type() == pugi::node_cdata) {
            voices.back().words += std::string{" "} + piece.value();
        } else if (std::string_view{piece.name()} == "Who") {
            const auto nb = piece.attribute("nb").as_uint(1);
            voices.push_back({speakers[nb >= 1 && nb <= speakers.size() ? nb - 1 : 0]});
        }
    }
    return voices;
}

bool is_shared(const pugi::xml_node& turn) {
    return std::string_view{turn.attribute("speaker").value()}.find(' ') != std::string_view::npos;
}

// Transcriber cuts a turn where somebody else falls in, and where that ends; who speaks on both
// sides goes on.
void add_turn(const pugi::xml_node& turn, const Names& names, std::vector<Utterance>& said) {
    const auto begins = seconds(turn.attribute("startTime").value());
    const auto ends = seconds(turn.attribute("endTime").value());
    const bool cut = is_shared(turn) || is_shared(turn.previous_sibling("Turn"));
    const auto start = cut ? TurnStart::at_change : TurnStart::always;
    for (auto& voice : voices_of(turn, names)) {
        said.push_back({std::move(voice.speaker), begins, ends, std::move(voice.words), start});
    }
}

} // namespace

Result<Content> read_transcriber(const InputFile& file, const ReadOptions& /*options*/) {
    const auto document = read_xml(file.bytes, file.name);
    if (!document) return document.error();
    const auto trans = (*document)->child("Trans");
    if (!trans) {
        return Error{ErrorCode::invalid_input, file.name + " is not a Transcriber file",
                     "Its first element should be Trans"};
    }
    Utterances recording;
    recording.language = trans.attribute("xml:lang").value();
    const auto names = speaker_names(trans);
    for (const auto& section : trans.child("Episode").children("Section")) {
        for (const auto& turn : section.children("Turn")) add_turn(turn, names, recording.said);
    }
    return lay_out(recording);
}

} // namespace filrouge::transcripts

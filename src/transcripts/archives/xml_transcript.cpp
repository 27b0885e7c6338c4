#include "transcripts/archives/archives.h"
#include "transcripts/archives/tei_header.h"
#include "transcripts/documents/xml.h"
#include "transcripts/utterances.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace filrouge::transcripts {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// TEI, then the debates of the Dutch parliament.
constexpr std::array<std::string_view, 3> speeches{"u", "sp", "spreekbeurt"};
constexpr std::array<std::string_view, 2> speakers{"speaker", "spreker"};
constexpr std::array<std::string_view, 3> about{"teiHeader", "standOff", "timeline"};
constexpr std::array<std::string_view, 17> paragraphs{
    "p",       "ab",   "l",  "lg",    "head",  "stage", "item",       "row",      "div",
    "trailer", "note", "al", "titel", "motie", "nr",    "item-titel", "onderwerp"};
// Elements that stand for whole words; others, such as <hi>, may stand within one.
constexpr std::array<std::string_view, 13> words{"w",     "s",      "seg",      "desc",    "cell",
                                                 "pause", "vocal",  "incident", "kinesic", "lb",
                                                 "pc",    "anchor", "naam"};

class Walk {
  public:
    explicit Walk(const pugi::xml_node& root) : references_{root} { inside(root); }

    std::vector<Utterance> said() && { return std::move(said_); }

  private:
    void inside(const pugi::xml_node& node) {
        for (const auto& child : node.children()) {
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                paragraph_ += child.value();
            } else if (child.type() == pugi::node_element) {
                element(child);
            }
        }
    }

    void element(const pugi::xml_node& node) {
        const auto name = local_name(node);
        if (is_one_of(name, about)) return;
        if (is_one_of(name, speeches)) {
            speech(node);
        } else if (name == "annotationBlock") {
            const auto outer = std::exchange(block_, node);
            inside(node);
            block_ = outer;
        } else if (in_speech_ && node.parent() == speech_ && is_one_of(name, speakers)) {
            now_.speaker = speaker_named(node);
        } else if (is_one_of(name, paragraphs)) {
            flush();
            inside(node);
            flush();
        } else {
            if (is_one_of(name, words) && name != "pc") part();
            inside(node);
            if (is_one_of(name, words)) part();
        }
    }

    void speech(const pugi::xml_node& node) {
        flush();
        const auto outer =
            std::pair{std::exchange(now_, begun(node)), std::exchange(speech_, node)};
        const bool within = std::exchange(in_speech_, true);
        inside(node);
        flush();
        in_speech_ = within;
        now_ = outer.first;
        speech_ = outer.second;
    }

    [[nodiscard]] Utterance begun(const pugi::xml_node& node) const {
        Utterance utterance;
        utterance.speaker = references_.speaker(stated(node, "who"));
        utterance.begins = references_.time(stated(node, "start"));
        utterance.ends = references_.time(stated(node, "end"));
        utterance.turn = TurnStart::always;
        return utterance;
    }

    [[nodiscard]] std::string_view stated(const pugi::xml_node& node, const char* what) const {
        const auto own = node.attribute(what);
        return own ? own.value() : block_.attribute(what).value();
    }

    // "Mevrouw Dijksma ( PvdA ):" is Mevrouw Dijksma (PvdA).
    static std::string speaker_named(const pugi::xml_node& node) {
        std::string name;
        for (const char c : all_text(node)) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            const bool closes = c == ')' || c == ':';
            if (closes && name.ends_with(' ')) name.pop_back();
            if (space ? !name.empty() && name.back() != ' ' && name.back() != '(' : true) {
                name += space ? ' ' : c;
            }
        }
        while (name.ends_with(' ') || name.ends_with(':') || name.ends_with('.')) name.pop_back();
        return name;
    }

    void part() {
        const bool elided = paragraph_.ends_with('\'') || paragraph_.ends_with("’");
        if (!elided) paragraph_ += ' ';
    }

    void flush() {
        const bool blank = paragraph_.find_first_not_of(" \t\r\n") == std::string::npos;
        if (!blank && in_speech_) {
            now_.words = paragraph_;
            said_.push_back(now_);
            now_.turn = TurnStart::next_paragraph;
        } else if (!blank) {
            said_.push_back({{}, {}, {}, paragraph_, TurnStart::no_turn});
        }
        paragraph_.clear();
    }

    TeiReferences references_;
    std::vector<Utterance> said_;
    std::string paragraph_;
    Utterance now_;         ///< who speaks, within a speech
    pugi::xml_node speech_; ///< the one we are in
    pugi::xml_node block_;  ///< its annotationBlock, which may say who and when instead
    bool in_speech_ = false;
};

// A header alone: what it says of the recording, a paragraph for each element with text of its own.
void describe(const pugi::xml_node& node, std::vector<Utterance>& said) {
    for (const auto& child : node.children()) {
        bool has_text = false;
        for (const auto& piece : child.children()) {
            const std::string_view text = piece.value();
            has_text = has_text || text.find_first_not_of(" \t\r\n") != std::string_view::npos;
        }
        if (has_text) {
            said.push_back({{}, {}, {}, all_text(child), TurnStart::no_turn});
        } else {
            describe(child, said);
        }
    }
}

bool is_known_root(std::string_view name) {
    return name == "TEI" || name == "TEI.2" || name == "teiCorpus" ||
           name == "officiele-publicatie";
}

} // namespace

Result<Content> read_xml_transcript(const InputFile& file, const ReadOptions& /*options*/) {
    const auto document = read_xml(file.bytes, file.name);
    if (!document) return document.error();
    const auto root = (*document)->document_element();
    if (!is_known_root(local_name(root))) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is XML of a kind that is not read: its first element is {}",
                                 file.name, root.name()),
                     "Readable are TEI and the debates of the Dutch parliament; others can be "
                     "exported as text"};
    }
    Walk walk{root};
    Utterances recording;
    recording.language = root.child("text").attribute("xml:lang").value();
    if (recording.language.empty()) recording.language = root.attribute("xml:lang").value();
    recording.said = std::move(walk).said();
    if (recording.said.empty()) {
        describe(root, recording.said);
        recording.warnings.emplace_back("It describes a recording but holds no transcript; its "
                                        "description was read");
    }
    return lay_out(recording);
}

} // namespace filrouge::transcripts

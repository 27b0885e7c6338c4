#include "transcripts/archives/archives.h"
#include "transcripts/archives/tiers.h"
#include "transcripts/documents/xml.h"

#include <charconv>
#include <map>
#include <set>
#include <utility>

namespace filrouge::transcripts {
namespace {

struct Times {
    std::optional<MediaTime> begins{};
    std::optional<MediaTime> ends{};
};
using Slots = std::map<std::string, MediaTime>;

// ALIGNABLE_ANNOTATION or REF_ANNOTATION.
pugi::xml_node said_in(const pugi::xml_node& annotation) {
    return annotation.find_child(
        [](const pugi::xml_node& child) { return child.type() == pugi::node_element; });
}

Slots time_slots(const pugi::xml_node& root) {
    Slots slots;
    for (const auto& slot : root.child("TIME_ORDER").children("TIME_SLOT")) {
        const std::string_view text = slot.attribute("TIME_VALUE").value();
        std::int64_t ms = -1;
        std::from_chars(text.data(), text.data() + text.size(), ms);
        if (ms >= 0) slots.emplace(slot.attribute("TIME_SLOT_ID").value(), MediaTime{ms});
    }
    return slots;
}

std::optional<MediaTime> time_of(const Slots& slots, const char* id) {
    const auto slot = slots.find(id);
    return slot == slots.end() ? std::nullopt : std::optional{slot->second};
}

/// When each annotation is said: its own slots, else those of the one it describes.
class Timeline {
  public:
    explicit Timeline(const pugi::xml_node& root) : slots_{time_slots(root)} {
        for (const auto& tier : root.children("TIER")) {
            for (const auto& annotation : tier.children("ANNOTATION")) {
                const auto node = said_in(annotation);
                nodes_.emplace(node.attribute("ANNOTATION_ID").value(), node);
            }
        }
    }

    [[nodiscard]] Times of(pugi::xml_node node) const {
        std::set<std::string> seen; // a broken file may refer in a circle
        while (seen.insert(node.attribute("ANNOTATION_ID").value()).second) {
            const Times own{time_of(slots_, node.attribute("TIME_SLOT_REF1").value()),
                            time_of(slots_, node.attribute("TIME_SLOT_REF2").value())};
            if (own.begins || own.ends) return own;
            const auto described = nodes_.find(node.attribute("ANNOTATION_REF").value());
            if (described == nodes_.end()) break;
            node = described->second;
        }
        return {};
    }

  private:
    Slots slots_;
    std::map<std::string, pugi::xml_node> nodes_;
};

Tier read_tier(const pugi::xml_node& node, const Timeline& timeline) {
    Tier tier{node.attribute("TIER_ID").value(), node.attribute("PARTICIPANT").value()};
    tier.describes = !std::string_view{node.attribute("PARENT_REF").value()}.empty();
    for (const auto& annotation : node.children("ANNOTATION")) {
        const auto said = said_in(annotation);
        const auto times = timeline.of(said);
        tier.said.push_back(
            {{}, times.begins, times.ends, all_text(said.child("ANNOTATION_VALUE"))});
    }
    return tier;
}

} // namespace

Result<Content> read_elan(const InputFile& file, const ReadOptions& options) {
    const auto document = read_xml(file.bytes, file.name);
    if (!document) return document.error();
    const auto root = (*document)->child("ANNOTATION_DOCUMENT");
    if (!root) {
        return Error{ErrorCode::invalid_input, file.name + " is not an ELAN file",
                     "Its first element should be ANNOTATION_DOCUMENT"};
    }
    const Timeline timeline{root};
    Tiers tiers;
    for (const auto& tier : root.children("TIER")) tiers.all.push_back(read_tier(tier, timeline));
    return lay_out_tiers(std::move(tiers), options.hints);
}

} // namespace filrouge::transcripts

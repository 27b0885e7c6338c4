#include "transcripts/archives/tei_header.h"

#include "transcripts/captions/cue_times.h"
#include "transcripts/documents/xml.h"

#include <sstream>

namespace filrouge::transcripts {
namespace {

std::string_view without_hash(std::string_view reference) {
    return reference.starts_with('#') ? reference.substr(1) : reference;
}

std::string single_spaced(const std::string& text) {
    std::istringstream words{text};
    std::string all;
    for (std::string word; words >> word;) all += (all.empty() ? "" : " ") + word;
    return all;
}

std::string name_of(const pugi::xml_node& person) {
    for (const auto& child : person.children()) {
        if (local_name(child) == "persName" || local_name(child) == "name") {
            return single_spaced(all_text(child));
        }
    }
    return {};
}

// `interval` counts in the unit of its timeline from the point it names.
std::optional<MediaTime> interval(std::string_view value, std::string_view unit) {
    const auto read = seconds(value);
    if (!read) return std::nullopt;
    return unit == "ms" ? MediaTime{read->ms / 1000} : *read;
}

} // namespace

TeiReferences::TeiReferences(const pugi::xml_node& root) {
    collect(root);
}

void TeiReferences::collect(const pugi::xml_node& node) {
    for (const auto& child : node.children()) {
        const auto name = local_name(child);
        if (name == "person") add_person(child);
        if (name == "timeline") add_timeline(child);
        collect(child);
    }
}

void TeiReferences::add_person(const pugi::xml_node& person) {
    const std::string id = person.attribute("xml:id").value();
    const auto name = name_of(person);
    if (id.empty() || name.empty()) return;
    ++bearers_[name];
    names_.emplace(id, name);
}

void TeiReferences::add_timeline(const pugi::xml_node& timeline) {
    const std::string_view unit = timeline.attribute("unit").value();
    for (const auto& when : timeline.children()) {
        const std::string id = when.attribute("xml:id").value();
        if (id.empty()) continue;
        if (const auto absolute = parse_media_time(when.attribute("absolute").value())) {
            times_.emplace(id, *absolute);
        } else if (const auto length = interval(when.attribute("interval").value(), unit)) {
            const auto since = time(when.attribute("since").value()).value_or(MediaTime{});
            times_.emplace(id, MediaTime{since.ms + length->ms});
        }
    }
}

std::string TeiReferences::speaker(std::string_view who) const {
    std::istringstream ids{std::string{who}};
    std::string all;
    for (std::string id; ids >> id;) {
        const auto known = names_.find(without_hash(id));
        const bool own = known != names_.end() && bearers_.at(known->second) == 1;
        if (!all.empty()) all += " + ";
        all += own ? known->second : std::string{without_hash(id)};
    }
    return all;
}

std::optional<MediaTime> TeiReferences::time(std::string_view point) const {
    const auto known = times_.find(without_hash(point));
    return known == times_.end() ? std::nullopt : std::optional{known->second};
}

} // namespace filrouge::transcripts

#pragma once

#include "core/values.h"

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

// What TEI documents state once and refer to by identifier (TEI P5, chapters 8 and 17).
namespace filrouge::transcripts {

class TeiReferences {
  public:
    explicit TeiReferences(const pugi::xml_node& root);

    /// The speakers of a `who`, "#BV1 #BV2": by name where the header gives one that no other
    /// person has, else the identifier; joined by " + ".
    [[nodiscard]] std::string speaker(std::string_view who) const;
    /// Of "#T1", a point on the timeline.
    [[nodiscard]] std::optional<MediaTime> time(std::string_view point) const;

  private:
    void collect(const pugi::xml_node& node);
    void add_person(const pugi::xml_node& person);
    void add_timeline(const pugi::xml_node& timeline);

    std::map<std::string, std::string, std::less<>> names_;
    std::map<std::string, int> bearers_;
    std::map<std::string, MediaTime, std::less<>> times_;
};

} // namespace filrouge::transcripts

#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge {

/// Whose codings are seen and counted. Coders are meant by name, compared folded, so that somebody
/// who has not coded yet can be meant too.
class CoderFilter {
  public:
    /// Everybody.
    CoderFilter() = default;
    static CoderFilter only(const std::vector<std::string>& names);
    static CoderFilter all_but(const std::vector<std::string>& names);

    [[nodiscard]] bool shows(std::string_view name) const;
    /// Nobody is left out, whoever may still come.
    [[nodiscard]] bool shows_everybody() const { return !only_ && named_.empty(); }
    friend bool operator==(const CoderFilter&, const CoderFilter&) = default;

  private:
    bool only_ = false; // else all but those
    std::set<std::string> named_;
};

} // namespace filrouge

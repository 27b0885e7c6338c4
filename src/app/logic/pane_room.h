#pragma once

#include <map>
#include <string>
#include <vector>

namespace filrouge::app {

/// Which panes gave their room to which other one; kept with the arrangement of the window, so that
/// they come back however often it was left in between.
class PaneRoom {
  public:
    struct Given {
        std::vector<std::string> panes; ///< their names
        std::string
            side; ///< how wide their side was, as an arrangement writes it; empty: not known
        friend bool operator==(const Given&, const Given&) = default;
    };
    /// The panes make room for `name`, which comes into sight. Those that made room for it before
    /// wait from now on for one that takes its place.
    void give(const std::string& name, const Given& given);
    /// What comes back when `name` goes.
    [[nodiscard]] Given take_back(const std::string& name);
    void clear() { given_.clear(); }

    [[nodiscard]] std::string str() const;
    /// What cannot be read is left out.
    static PaneRoom parse(const std::string& text);

  private:
    void forget(const std::string& pane);

    std::map<std::string, Given> given_; // by the name of the one that has the room
};

} // namespace filrouge::app

#pragma once

#include "core/ids.h"
#include "core/position.h"

#include <wx/aui/auibook.h>

#include <functional>
#include <string>
#include <vector>

namespace filrouge::app {

/// Where the reader is in a source.
struct ReadingPlace {
    CpPos caret;
    CpPos top; ///< the first character in sight
};

/// One tab for each open source; the text itself stands below, once.
class SourceTabs : public wxAuiNotebook {
  public:
    explicit SourceTabs(wxWindow* parent);

    struct Tab {
        SourceId source;
        ReadingPlace place;
    };
    [[nodiscard]] const std::vector<Tab>& tabs() const { return tabs_; }
    [[nodiscard]] SourceId current() const; ///< nil: none
    /// Adds it at the end, or chooses the one there is. Tells nobody.
    void choose(const SourceId& source, const std::string& name);
    void rename(const SourceId& source, const std::string& name);
    void keep_place(const SourceId& source, ReadingPlace place);
    [[nodiscard]] ReadingPlace place_of(const SourceId& source) const;
    /// Takes the tab away; tells if another one is chosen by that.
    void close(const SourceId& source);
    void clear();
    /// The next one, or the one before; round at the ends.
    void step(int by);

    std::function<void(const SourceId&)> on_choose; ///< by the user

  private:
    void offer_close();
    [[nodiscard]] std::size_t index_of(const SourceId& source) const;

    std::vector<Tab> tabs_; // in the order of the pages
    bool silent_ = false;
};

} // namespace filrouge::app

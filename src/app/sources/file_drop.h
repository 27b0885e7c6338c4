#pragma once

#include "app/wx_text.h"

#include <wx/dnd.h>

#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

namespace filrouge::app {

/// Files and folders dropped onto a window.
class FileDrop : public wxFileDropTarget {
  public:
    using Take = std::function<void(const std::vector<std::filesystem::path>&)>;
    explicit FileDrop(Take take) : take_{std::move(take)} {}

    bool OnDropFiles(wxCoord /*x*/, wxCoord /*y*/, const wxArrayString& names) override {
        std::vector<std::filesystem::path> paths;
        for (const auto& name : names) paths.push_back(to_path(name));
        take_(paths);
        return true;
    }

  private:
    Take take_;
};

} // namespace filrouge::app

#include "app/panes.h"

#include "app/paint_later.h"

#include <vector>

namespace filrouge::app {

void load_panes(wxAuiManager& manager, const wxString& perspective) {
    std::vector<wxAuiPaneInfo> before;
    auto& panes = manager.GetAllPanes();
    for (std::size_t i = 0; i < panes.GetCount(); ++i) before.push_back(panes[i]);
    const PaintLater later{*manager.GetManagedWindow()};
    manager.LoadPerspective(perspective, false);
    for (const auto& was : before) {
        auto& pane = manager.GetPane(was.name);
        if (!perspective.Contains("name=" + was.name + ";")) {
            pane = was;
        } else {
            pane.Caption(was.caption);
        }
    }
    // Whatever the settings say, there is a centre.
    for (std::size_t i = 0; i < panes.GetCount(); ++i) {
        if (panes[i].dock_direction == wxAUI_DOCK_CENTER) panes[i].Show();
    }
    manager.Update();
}

} // namespace filrouge::app

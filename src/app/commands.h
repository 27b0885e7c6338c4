#pragma once

#include "app/icons.h"

#include <wx/accel.h>
#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/toolbar.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::app {

/// One thing the user can do: the menu entry, its keys, whether it can act now.
struct Command {
    std::string label; ///< English, a key of the catalogue
    std::string keys;  ///< "Ctrl+K", the first shown in the menu, others after a space
    std::function<void()> run;
    std::function<bool()> enabled;              ///< none: always
    std::function<bool()> checked = nullptr;    ///< given: a check mark
    std::function<std::string()> now = nullptr; ///< given: the label of the moment, translated
    std::optional<Icon> tool = std::nullopt;    ///< given: on the toolbar too
    std::string tool_label = {};
    std::vector<Command> below = {}; ///< given: a menu of its own, and nothing to run
};

/// Makes menus and toolbar of tables of commands and binds them to the frame; a command that cannot
/// act is greyed.
class Commands {
  public:
    explicit Commands(wxFrame& frame);
    /// An empty label is a separator. Returns the menu, to which more may be added.
    wxMenu* add_menu(const std::string& title, std::vector<Command> commands);
    void make_toolbar();
    /// What the cheat sheet lists: translated labels and keys, menu by menu.
    struct Line {
        std::string label;
        std::string keys; ///< empty: a menu's title
    };
    [[nodiscard]] const std::vector<Line>& sheet() const { return sheet_; }

  private:
    void fill(wxMenu& menu, const std::vector<Command>& commands);
    void add(wxMenu& menu, const Command& command);
    void bind(int id, const Command& command);

    wxFrame& frame_;
    wxMenuBar* bar_;
    struct Tool {
        int id;
        Command command;
    };
    std::vector<Tool> tools_;
    std::vector<Line> sheet_;
};

} // namespace filrouge::app

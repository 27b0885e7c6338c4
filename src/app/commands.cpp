#include "app/commands.h"

#include "app/logic/key_names.h"
#include "app/wx_text.h"

#include <gtk/gtk.h>
#include <wx/tokenzr.h>

namespace filrouge::app {
namespace {

/// Copying, undoing and the like belong to the field that has the keyboard, where it knows them.
bool is_of_the_field(const GdkEventKey& key) {
    const auto modifiers = key.state & gtk_accelerator_get_default_mod_mask();
    const auto letter = gdk_keyval_to_lower(key.keyval);
    if (letter < GDK_KEY_a || letter > GDK_KEY_z) return true;
    if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) return letter == GDK_KEY_z;
    return modifiers != GDK_CONTROL_MASK ||
           std::string_view{"acvxyz"}.find(static_cast<char>(letter)) != std::string_view::npos;
}

/// GTK gives a key to the field or list that has the keyboard first, where Ctrl+Shift+A unmarks and
/// Ctrl+F opens a box of its own: the program's keys would depend on where one is.
gboolean let_commands_come_first(GtkWidget* window, GdkEvent* event, gpointer /*unused*/) {
    if (event->type != GDK_KEY_PRESS || is_of_the_field(event->key)) return FALSE;
    if (gtk_window_activate_key(GTK_WINDOW(window), &event->key) != FALSE) return TRUE;
    // The command is greyed now; the list's own box is not wanted for that.
    return static_cast<gboolean>(GTK_IS_TREE_VIEW(gtk_window_get_focus(GTK_WINDOW(window))) &&
                                 gdk_keyval_to_lower(event->key.keyval) == GDK_KEY_f);
}

} // namespace

Commands::Commands(wxFrame& frame) : frame_{frame}, bar_{new wxMenuBar} {
    frame_.SetMenuBar(bar_);
    g_signal_connect(frame_.GetHandle(), "event", G_CALLBACK(let_commands_come_first), nullptr);
}

wxMenu* Commands::add_menu(const std::string& title, std::vector<Command> commands) {
    auto* menu = new wxMenu;
    sheet_.push_back({tr(title), {}});
    fill(*menu, commands);
    bar_->Append(menu, tw(title));
    return menu;
}

void Commands::fill(wxMenu& menu, const std::vector<Command>& commands) {
    for (const auto& command : commands) {
        if (command.label.empty()) {
            menu.AppendSeparator();
        } else if (!command.below.empty()) {
            auto* below = new wxMenu;
            fill(*below, command.below);
            menu.AppendSubMenu(below, tw(command.label));
        } else {
            add(menu, command);
        }
    }
}

void Commands::add(wxMenu& menu, const Command& command) {
    const int id = wxWindow::NewControlId();
    const auto keys = wxSplit(to_wx(command.keys), ' ');
    auto text = tw(command.label);
    if (!command.keys.empty()) text += "\t" + keys[0];
    auto* item = command.checked ? menu.AppendCheckItem(id, text) : menu.Append(id, text);
    for (std::size_t i = 1; i < keys.size(); ++i) {
        wxAcceleratorEntry entry;
        if (entry.FromString(keys[i])) item->AddExtraAccel(entry);
    }
    if (!command.keys.empty()) {
        auto plain = tr(command.label);
        if (plain.ends_with("…")) plain.resize(plain.size() - std::string{"…"}.size());
        auto shown = command.keys;
        for (auto at = shown.find(' '); at != std::string::npos; at = shown.find(' ', at + 3)) {
            shown.replace(at, 1, " / ");
        }
        sheet_.push_back({plain, key_names(shown)});
    }
    bind(id, command);
    if (command.tool) tools_.push_back({id, command});
}

void Commands::bind(int id, const Command& command) {
    frame_.Bind(
        wxEVT_MENU,
        [command](wxCommandEvent&) {
            // A key may come before the menu was greyed.
            if (!command.enabled || command.enabled()) command.run();
        },
        id);
    if (!command.enabled && !command.checked && !command.now) return;
    frame_.Bind(
        wxEVT_UPDATE_UI,
        [command, first_key = to_wx(command.keys.substr(0, command.keys.find(' ')))](
            wxUpdateUIEvent& event) {
            if (command.enabled) event.Enable(command.enabled());
            if (command.checked) event.Check(command.checked());
            if (command.now && event.GetEventObject() != nullptr &&
                dynamic_cast<wxToolBar*>(event.GetEventObject()) == nullptr) {
                event.SetText(to_wx(command.now()) + "\t" + first_key);
            }
        },
        id);
}

void Commands::make_toolbar() {
    auto* bar = frame_.CreateToolBar(wxTB_HORIZONTAL | wxTB_FLAT | wxTB_TEXT | wxTB_HORZ_LAYOUT);
    for (const auto& [id, command] : tools_) {
        auto help = tr(command.label);
        if (!command.keys.empty()) {
            help += " (" + key_names(command.keys.substr(0, command.keys.find(' '))) + ")";
        }
        bar->AddTool(id, tw(command.tool_label), icon(*command.tool), to_wx(help));
    }
    bar->Realize();
}

} // namespace filrouge::app

#include "app/theme.h"

#include <gtk/gtk.h>

#include <cstdlib>
#include <string>

namespace filrouge::app {
namespace {

struct Desktop {
    bool prefers_dark = false;
    std::string theme;
    std::string forced; ///< by GTK_THEME, which beats every setting
};

std::string text_property(GtkSettings* settings, const char* name) {
    gchar* value = nullptr;
    g_object_get(settings, name, &value, nullptr);
    std::string text = value == nullptr ? "" : value;
    g_free(value);
    return text;
}

const Desktop& at_the_start(GtkSettings* settings) {
    static const Desktop desktop = [settings] {
        Desktop found;
        gboolean dark = FALSE;
        g_object_get(settings, "gtk-application-prefer-dark-theme", &dark, nullptr);
        found.prefers_dark = dark != FALSE;
        found.theme = text_property(settings, "gtk-theme-name");
        if (const char* forced = std::getenv("GTK_THEME")) found.forced = forced;
        return found;
    }();
    return desktop;
}

/// The light one of a pair of themes of which the desktop took the dark.
std::string without_dark(std::string theme) {
    for (const std::string dark : {"-dark", "-Dark"}) {
        if (theme.ends_with(dark)) theme.resize(theme.size() - dark.size());
    }
    return theme;
}

} // namespace

void use_theme(Theme theme) {
    auto* settings = gtk_settings_get_default();
    if (settings == nullptr) return;
    const auto& desktop = at_the_start(settings);
    auto name = desktop.theme;
    if (theme == Theme::desktop) {
        if (!desktop.forced.empty()) g_setenv("GTK_THEME", desktop.forced.c_str(), TRUE);
    } else {
        if (!desktop.forced.empty()) {
            name = desktop.forced.substr(0, desktop.forced.find(':'));
            g_unsetenv("GTK_THEME");
        }
        if (theme == Theme::light) name = without_dark(name);
    }
    const bool dark = theme == Theme::dark || (theme == Theme::desktop && desktop.prefers_dark);
    g_object_set(settings, "gtk-theme-name", name.c_str(), "gtk-application-prefer-dark-theme",
                 static_cast<gboolean>(dark), nullptr);
}

} // namespace filrouge::app

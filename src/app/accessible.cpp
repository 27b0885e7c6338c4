#include "app/accessible.h"

#include <gtk/gtk.h>

namespace filrouge::app {
namespace {

/// What gets the keyboard: within the frame that scrolls, where there is one.
GtkWidget* spoken_widget(wxWindow& window) {
    if (window.m_wxwindow != nullptr) return window.m_wxwindow;
    auto* widget = window.GetHandle();
    if (widget != nullptr && GTK_IS_SCROLLED_WINDOW(widget)) {
        if (auto* child = gtk_bin_get_child(GTK_BIN(widget))) return child;
    }
    return widget;
}

AtkObject* spoken(wxWindow& window) {
    auto* widget = spoken_widget(window);
    return widget == nullptr ? nullptr : gtk_widget_get_accessible(widget);
}

std::string text_of(const char* text) {
    return text == nullptr ? std::string{} : text;
}

} // namespace

void accessible_name(wxWindow& window, const std::string& text) {
    if (auto* object = spoken(window)) atk_object_set_name(object, text.c_str());
}

void accessible_description(wxWindow& window, const std::string& text) {
    if (auto* object = spoken(window)) atk_object_set_description(object, text.c_str());
}

std::string accessible_name_of(wxWindow& window) {
    auto* object = spoken(window);
    return object == nullptr ? std::string{} : text_of(atk_object_get_name(object));
}

std::string accessible_description_of(wxWindow& window) {
    auto* object = spoken(window);
    return object == nullptr ? std::string{} : text_of(atk_object_get_description(object));
}

} // namespace filrouge::app

#pragma once

#include <wx/window.h>

#include <string>

// What a screen reader says of a control that has no label beside it.
namespace filrouge::app {

/// `text` as the user reads it, already translated.
void accessible_name(wxWindow& window, const std::string& text);
/// What is said when it changes while the window has the keyboard.
void accessible_description(wxWindow& window, const std::string& text);

/// Read back from where screen readers look.
std::string accessible_name_of(wxWindow& window);
std::string accessible_description_of(wxWindow& window);

} // namespace filrouge::app

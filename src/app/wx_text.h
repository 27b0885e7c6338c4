#pragma once

#include "app/logic/strings.h"
#include "core/values.h"

#include <wx/colour.h>
#include <wx/settings.h>
#include <wx/string.h>

#include <filesystem>
#include <string>
#include <string_view>

// The only crossings between our strings and colours and those of wx.
namespace filrouge::app {

inline wxString to_wx(std::string_view utf8) {
    return wxString::FromUTF8(utf8.data(), utf8.size());
}
inline std::string to_utf8(const wxString& text) {
    return text.utf8_string();
}

/// A text of the window, in the user's language.
inline wxString tw(std::string_view english) {
    return to_wx(tr(english));
}

/// With the decimal sign of the user's language.
inline wxString number_text(double number) {
    auto text = wxString::FromCDouble(number);
    if (language() == Language::french) text.Replace(".", ",");
    return text;
}

/// Paths are bytes on this platform; wx shows them as UTF-8.
inline std::filesystem::path to_path(const wxString& text) {
    return {to_utf8(text)};
}
inline wxString path_to_wx(const std::filesystem::path& path) {
    return to_wx(path.string());
}

inline wxColour to_wx(Colour colour) {
    return {colour.red, colour.green, colour.blue};
}
inline Colour from_wx(const wxColour& colour) {
    return {colour.Red(), colour.Green(), colour.Blue()};
}
inline Colour system_colour(wxSystemColour which) {
    return from_wx(wxSystemSettings::GetColour(which));
}

/// A page in the colours of the theme, which wxHtmlWindow does not know.
inline wxString as_page(std::string_view html) {
    return to_wx("<body bgcolor=\"" + system_colour(wxSYS_COLOUR_WINDOW).hex() + "\" text=\"" +
                 system_colour(wxSYS_COLOUR_WINDOWTEXT).hex() + "\">" + std::string{html} +
                 "</body>");
}

/// `&` is a mnemonic in labels and menus; a researcher's own `&` is not.
inline wxString as_label(std::string_view utf8) {
    auto text = to_wx(utf8);
    text.Replace("&", "&&");
    return text;
}

} // namespace filrouge::app

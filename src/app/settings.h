#pragma once

#include "app/logic/strings.h"
#include "app/logic/visibility.h"

#include <wx/font.h>
#include <wx/gdicmn.h>
#include <wx/string.h>

#include <optional>
#include <string>

// What the user chose once and finds again, in the user's settings. Written at once.
namespace filrouge::app {

/// Any of them; nothing is written where it is the same.
void keep_setting(const wxString& key, const wxString& value);
wxString kept_setting(const wxString& key); ///< empty: never kept

enum class Theme { desktop, light, dark };

void keep_language(Language language);
/// None: never chosen, the desktop's counts.
std::optional<Language> kept_language();

void keep_theme(Theme theme);
Theme kept_theme();

/// Of transcripts. Not ok: the desktop's.
void keep_text_font(const wxFont& font);
wxFont kept_text_font();

/// How the window was left.
struct WindowView {
    wxString panes; ///< as wxAuiManager writes it; empty: as at first
    wxString room;  ///< which panes gave it to which, as `PaneRoom` writes it
    wxRect place;   ///< of the window when not maximised, its inner size; empty: as at first
    bool maximised = false;
    int zoom = 0;     ///< of the text, in points more or less
    Visibility shown; ///< which codings; no branch and no coders, which are one project's
    friend bool operator==(const WindowView&, const WindowView&) = default;
};
void keep_view(const WindowView& view);
WindowView kept_view();

/// When a project was opened last, as the user reads a day; empty: not known.
void keep_opened(const std::string& path);
std::string kept_opened(const std::string& path);

} // namespace filrouge::app

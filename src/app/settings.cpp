#include "app/settings.h"

#include "app/wx_text.h"

#include <wx/config.h>
#include <wx/datetime.h>

#include <array>
#include <string_view>

namespace filrouge::app {
namespace {

constexpr std::array<std::string_view, 3> theme_names{"desktop", "light", "dark"};
constexpr std::array<std::string_view, 3> others_names{"coloured", "grey", "hidden"};

template <class Enum, std::size_t n>
Enum named(const std::array<std::string_view, n>& names, const wxString& value) {
    const auto at = std::find(names.begin(), names.end(), to_utf8(value));
    return at == names.end() ? Enum{} : static_cast<Enum>(at - names.begin());
}
template <class Enum, std::size_t n>
wxString name_of(const std::array<std::string_view, n>& names, Enum value) {
    return to_wx(names[static_cast<std::size_t>(value)]);
}

/// Slashes would make groups of a key.
wxString opened_key(const std::string& path) {
    auto name = to_wx(path);
    name.Replace("/", "|");
    return "/opened/" + name;
}

wxRect parse_rect(const wxString& text) {
    wxRect rect;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    if (wxSscanf(text, "%d %d %d %d", &x, &y, &width, &height) == 4) {
        rect = wxRect{x, y, width, height};
    }
    return rect;
}

wxString polarity_text(const std::optional<Polarity>& polarity) {
    return polarity ? to_wx(to_name(*polarity)) : wxString{};
}

} // namespace

void keep_setting(const wxString& key, const wxString& value) {
    auto* config = wxConfigBase::Get();
    if (config->Read(key, wxString{}) == value) return;
    config->Write(key, value);
    config->Flush();
}

wxString kept_setting(const wxString& key) {
    return wxConfigBase::Get()->Read(key, wxString{});
}

void keep_language(Language language) {
    keep_setting("/language", language == Language::french ? "fr" : "en");
}

std::optional<Language> kept_language() {
    return parse_language(to_utf8(kept_setting("/language")));
}

void keep_theme(Theme theme) {
    keep_setting("/theme", name_of(theme_names, theme));
}

Theme kept_theme() {
    return named<Theme>(theme_names, kept_setting("/theme"));
}

void keep_text_font(const wxFont& font) {
    keep_setting("/text font", font.GetNativeFontInfoDesc());
}

wxFont kept_text_font() {
    const auto description = kept_setting("/text font");
    wxFont font;
    if (!description.empty()) font.SetNativeFontInfo(description);
    return font;
}

void keep_view(const WindowView& view) {
    keep_setting("/view/panes", view.panes);
    keep_setting("/view/room", view.room);
    keep_setting("/view/place", view.place.IsEmpty()
                                    ? wxString{}
                                    : wxString::Format("%d %d %d %d", view.place.x, view.place.y,
                                                       view.place.width, view.place.height));
    keep_setting("/view/maximised", view.maximised ? "yes" : "");
    keep_setting("/view/zoom", view.zoom == 0 ? wxString{} : wxString::Format("%d", view.zoom));
    keep_setting("/view/others", name_of(others_names, view.shown.others));
    keep_setting("/view/polarity", polarity_text(view.shown.polarity));
    keep_setting("/view/by coder", view.shown.by_coder ? "yes" : "");
}

WindowView kept_view() {
    WindowView view;
    view.panes = kept_setting("/view/panes");
    view.room = kept_setting("/view/room");
    view.place = parse_rect(kept_setting("/view/place"));
    view.maximised = !kept_setting("/view/maximised").empty();
    view.zoom = std::clamp(wxAtoi(kept_setting("/view/zoom")), -10, 20);
    view.shown.others = named<Visibility::Others>(others_names, kept_setting("/view/others"));
    if (const auto name = kept_setting("/view/polarity"); !name.empty()) {
        view.shown.polarity = parse_polarity(to_utf8(name));
    }
    view.shown.by_coder = !kept_setting("/view/by coder").empty();
    return view;
}

void keep_opened(const std::string& path) {
    keep_setting(opened_key(path), wxDateTime::Today().FormatISODate());
}

std::string kept_opened(const std::string& path) {
    wxDateTime day;
    if (!day.ParseISODate(kept_setting(opened_key(path)))) return {};
    if (day == wxDateTime::Today()) return tr("today");
    if (day == wxDateTime::Today() - wxDateSpan::Day()) return tr("yesterday");
    return to_utf8(language() == Language::french ? day.Format("%d/%m/%Y") : day.FormatISODate());
}

} // namespace filrouge::app

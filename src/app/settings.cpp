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

void keep(const wxString& key, const wxString& value) {
    auto* config = wxConfigBase::Get();
    if (config->Read(key, wxString{}) == value) return;
    config->Write(key, value);
    config->Flush();
}

wxString kept(const wxString& key) {
    return wxConfigBase::Get()->Read(key, wxString{});
}

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

void keep_language(Language language) {
    keep("/language", language == Language::french ? "fr" : "en");
}

std::optional<Language> kept_language() {
    return parse_language(to_utf8(kept("/language")));
}

void keep_theme(Theme theme) {
    keep("/theme", name_of(theme_names, theme));
}

Theme kept_theme() {
    return named<Theme>(theme_names, kept("/theme"));
}

void keep_text_font(const wxFont& font) {
    keep("/text font", font.GetNativeFontInfoDesc());
}

wxFont kept_text_font() {
    const auto description = kept("/text font");
    wxFont font;
    if (!description.empty()) font.SetNativeFontInfo(description);
    return font;
}

void keep_view(const WindowView& view) {
    keep("/view/panes", view.panes);
    keep("/view/place", view.place.IsEmpty()
                            ? wxString{}
                            : wxString::Format("%d %d %d %d", view.place.x, view.place.y,
                                               view.place.width, view.place.height));
    keep("/view/maximised", view.maximised ? "yes" : "");
    keep("/view/zoom", view.zoom == 0 ? wxString{} : wxString::Format("%d", view.zoom));
    keep("/view/others", name_of(others_names, view.shown.others));
    keep("/view/polarity", polarity_text(view.shown.polarity));
    keep("/view/by coder", view.shown.by_coder ? "yes" : "");
}

WindowView kept_view() {
    WindowView view;
    view.panes = kept("/view/panes");
    view.place = parse_rect(kept("/view/place"));
    view.maximised = !kept("/view/maximised").empty();
    view.zoom = std::clamp(wxAtoi(kept("/view/zoom")), -10, 20);
    view.shown.others = named<Visibility::Others>(others_names, kept("/view/others"));
    if (const auto name = kept("/view/polarity"); !name.empty()) {
        view.shown.polarity = parse_polarity(to_utf8(name));
    }
    view.shown.by_coder = !kept("/view/by coder").empty();
    return view;
}

void keep_opened(const std::string& path) {
    keep(opened_key(path), wxDateTime::Today().FormatISODate());
}

std::string kept_opened(const std::string& path) {
    wxDateTime day;
    if (!day.ParseISODate(kept(opened_key(path)))) return {};
    if (day == wxDateTime::Today()) return tr("today");
    if (day == wxDateTime::Today() - wxDateSpan::Day()) return tr("yesterday");
    return to_utf8(language() == Language::french ? day.Format("%d/%m/%Y") : day.FormatISODate());
}

} // namespace filrouge::app

#include "app/place_book.h"

#include "app/settings.h"
#include "app/wx_text.h"

#include <wx/tokenzr.h>

namespace filrouge::app {
namespace {

wxString key_of(const ProjectId& project) {
    return "/places/" + to_wx(project.str());
}

std::size_t number(const wxString& digits) {
    unsigned long long value = 0;
    return digits.ToULongLong(&value) ? static_cast<std::size_t>(value) : 0;
}

} // namespace

void keep_place(const ProjectId& project, const ProjectPlace& place) {
    wxString text = to_wx(place.current.str());
    for (const auto& tab : place.tabs) {
        text += " " + to_wx(tab.source.str()) + ":" + std::to_string(tab.place.caret.value()) +
                ":" + std::to_string(tab.place.top.value());
    }
    keep_setting(key_of(project), text);
}

ProjectPlace kept_place(const ProjectId& project) {
    ProjectPlace place;
    const auto words = wxSplit(kept_setting(key_of(project)), ' ');
    for (const auto& word : words) {
        const auto parts = wxSplit(word, ':');
        const auto source = SourceId::parse(to_utf8(parts.empty() ? wxString{} : parts[0]));
        if (!source) continue;
        if (parts.size() == 1) {
            place.current = *source;
        } else if (parts.size() == 3) {
            place.tabs.push_back({*source, {CpPos{number(parts[1])}, CpPos{number(parts[2])}}});
        }
    }
    return place;
}

void keep_last_project(const std::string& path) {
    keep_setting("/last", to_wx(path));
}

std::string last_project() {
    return to_utf8(kept_setting("/last"));
}

void keep_coder(const std::string& name) {
    keep_setting("/coder", to_wx(name));
}

std::string kept_coder() {
    return to_utf8(kept_setting("/coder"));
}

} // namespace filrouge::app

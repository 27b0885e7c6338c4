#include "app/coding/digit_codes.h"

#include "app/settings.h"
#include "app/wx_text.h"

#include <wx/tokenzr.h>

#include <algorithm>

namespace filrouge::app {
namespace {

wxString key_of(const ProjectId& project) {
    return "/favourites/" + to_wx(project.str());
}

} // namespace

DigitCodes digit_codes(const DigitCodes& favourites, const std::vector<CodeId>& recent) {
    auto codes = favourites;
    auto next = recent.begin();
    for (auto& code : codes) {
        if (!code.is_nil()) continue;
        next = std::find_if(next, recent.end(), [&](const CodeId& id) {
            return std::find(favourites.begin(), favourites.end(), id) == favourites.end();
        });
        if (next == recent.end()) break;
        code = *next++;
    }
    return codes;
}

DigitCodes kept_favourites(const ProjectId& project) {
    DigitCodes codes{};
    const auto words = wxSplit(kept_setting(key_of(project)), ' ');
    for (const auto& word : words) {
        const auto parts = wxSplit(word, ':');
        unsigned long digit = 0;
        if (parts.size() != 2 || !parts[0].ToULong(&digit) || digit < 1 || digit > 9) continue;
        if (const auto code = CodeId::parse(to_utf8(parts[1]))) codes[digit - 1] = *code;
    }
    return codes;
}

void keep_favourites(const ProjectId& project, const DigitCodes& favourites) {
    wxString text;
    for (std::size_t i = 0; i < favourites.size(); ++i) {
        if (favourites[i].is_nil()) continue;
        text +=
            (text.empty() ? "" : " ") + std::to_string(i + 1) + ":" + to_wx(favourites[i].str());
    }
    keep_setting(key_of(project), text);
}

} // namespace filrouge::app

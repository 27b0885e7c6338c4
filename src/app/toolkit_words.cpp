#include "app/toolkit_words.h"

#include "app/logic/catalogue.h"

#include <wx/translation.h>

#include <gtk/gtk.h>

#include <clocale>
#include <cstdlib>
#include <string>

namespace filrouge::app {
namespace {

/// wx looks for its words in files that few desktops have; ours stand in the program.
class OwnWords : public wxTranslationsLoader {
  public:
    wxMsgCatalog* LoadCatalog(const wxString& domain, const wxString& /*lang*/) override {
        const auto bytes =
            wxScopedCharBuffer::CreateNonOwned(french_texts.data(), french_texts.size());
        return wxMsgCatalog::CreateFromData(bytes, domain);
    }
    [[nodiscard]] wxArrayString
    GetAvailableTranslations(const wxString& /*domain*/) const override {
        wxArrayString languages;
        languages.Add("fr");
        return languages;
    }
};

void use_wx_language(Language language) {
    if (language != Language::french) {
        wxTranslations::Set(nullptr); // its own words are English
        return;
    }
    auto* words = new wxTranslations;
    wxTranslations::Set(words);
    words->SetLoader(new OwnWords);
    words->SetLanguage("fr");
    words->AddCatalog("filrouge");
}

bool is_plain(const char* locale) {
    return locale == nullptr || std::string{locale} == "C" || std::string{locale} == "POSIX";
}

void use_gtk_language(Language language) {
    setenv("LANGUAGE", language == Language::french ? "fr" : "en", 1);
    // Where the desktop's locale says nothing, or is not installed, LANGUAGE would not be heeded.
    if (setlocale(LC_ALL, "") == nullptr || is_plain(setlocale(LC_MESSAGES, nullptr))) {
        setlocale(LC_ALL, "C.UTF-8");
    }
    // gettext looks at LANGUAGE again only when the locale has changed.
    const std::string locale = setlocale(LC_MESSAGES, nullptr);
    setlocale(LC_MESSAGES, "C");
    setlocale(LC_MESSAGES, locale.c_str());
    setlocale(LC_NUMERIC, "C");
}

} // namespace

void use_toolkit_language(Language language) {
    // GTK would take the numbers of the locale too. Once, before it starts.
    static const bool left_alone = [] {
        gtk_disable_setlocale();
        return true;
    }();
    static_cast<void>(left_alone);
    use_gtk_language(language);
    use_wx_language(language);
}

} // namespace filrouge::app

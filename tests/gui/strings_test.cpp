#include "app/logic/catalogue.h"
#include "app/logic/strings.h"

#include "gui/source_literals.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <regex>
#include <set>

using namespace filrouge;
using namespace filrouge::app;
namespace fs = std::filesystem;
using filrouge::test::content;

namespace {

/// A C++ literal's value, adjacent literals joined.
std::string unescape(const std::string& literals) {
    std::string value;
    bool inside = false;
    for (std::size_t i = 0; i < literals.size(); ++i) {
        if (literals[i] == '"') {
            inside = !inside;
        } else if (inside && literals[i] == '\\') {
            value += literals[++i];
        } else if (inside) {
            value += literals[i];
        }
    }
    return value;
}

const std::string literal = R"re(((?:"(?:[^"\\]|\\.)*"\s*)+))re";

void collect(const std::string& source, const std::string& pattern, std::set<std::string>& keys) {
    const std::regex regex{pattern};
    for (std::sregex_iterator it{source.begin(), source.end(), regex}, end; it != end; ++it) {
        for (std::size_t group = 1; group < it->size(); ++group) {
            if ((*it)[group].matched) keys.insert(unescape((*it)[group].str()));
        }
    }
}

/// Every text of the window, as it stands in the sources.
std::set<std::string> keys_used() {
    std::set<std::string> keys;
    for (const auto& entry :
         fs::recursive_directory_iterator{fs::path{FILROUGE_ROOT} / "src/app"}) {
        if (entry.path().extension() != ".cpp") continue;
        const auto source = content(entry.path());
        collect(source,
                R"(\b(?:tr|tw|row|add|add_text|pane|label_of|others|polarity|theme)\(\s*)" +
                    literal,
                keys);
        collect(source, R"(\bplural\([^;"]*)" + literal, keys);
        // Conditional texts: `tw(x ? "a" : "b")` and lists of them.
        collect(source, R"(\?\s*tw\()" + literal, keys);
        if (entry.path().filename().string().starts_with("main_frame_")) {
            collect(source, R"(\{)" + literal + R"(,\s*"(?:Ctrl|Shift|F\d|"))", keys);
            collect(source, R"(add_menu\()" + literal, keys);
            collect(source, R"(Icon::\w+,\s*)" + literal, keys);
        }
        if (entry.path().filename() == "history_labels.cpp") {
            collect(source, R"(\n    )" + literal + ",", keys);
        }
    }
    return keys;
}

} // namespace

TEST_CASE("every text of the window has its French") {
    const auto keys = keys_used();
    CHECK(keys.size() > 150); // the search for them works
    for (const auto& key : keys) {
        INFO(key);
        CHECK((french_catalogue().find(key) || key.find_first_not_of(" ·") == std::string::npos));
    }
}

TEST_CASE("French and English have the same number of blanks to fill") {
    const auto blanks = [](const std::string& text) {
        std::size_t n = 0;
        for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + 2)) ++n;
        return n;
    };
    for (const auto& key : keys_used()) {
        INFO(key);
        if (const auto french = french_catalogue().find(key)) {
            CHECK(blanks(std::string{*french}) == blanks(key));
        }
    }
}

TEST_CASE("every plural of the window has both its French forms") {
    std::set<std::string> singulars;
    for (const auto& entry :
         fs::recursive_directory_iterator{fs::path{FILROUGE_ROOT} / "src/app"}) {
        if (entry.path().extension() != ".cpp") continue;
        collect(content(entry.path()), R"(\bplural\([^;"]*)" + literal, singulars);
    }
    CHECK(singulars.size() > 10);
    for (const auto& one : singulars) {
        INFO(one);
        CHECK(french_catalogue().find(one, 1));
    }
}

TEST_CASE("a catalogue that is none is empty, one broken off gives nothing wrong") {
    CHECK(Catalogue{""}.size() == 0);
    CHECK(Catalogue{"this is no catalogue at all"}.size() == 0);
    const std::string cut{"\xde\x12\x04\x95\0\0\0\0\x05\0\0\0\x1c\0\0\0\xff\xff\0\0", 20};
    CHECK_FALSE(Catalogue{cut}.find("Undo"));
}

TEST_CASE("French typography: no-break spaces where they belong") {
    CHECK(french_spaces("a : b ; c ! d ?") == "a\u00a0: b\u00a0; c\u00a0! d\u00a0?");
    CHECK(french_spaces("« oui »") == "«\u00a0oui\u00a0»");
    CHECK(french_spaces("12 %") == "12\u00a0%");
    CHECK(french_spaces("rien à faire") == "rien à faire");
    CHECK(french_spaces("").empty());
}

TEST_CASE("texts are in the language chosen") {
    set_language(Language::french);
    CHECK(tr("Undo") == "Annuler");
    CHECK(tr("coder: {}", "Zoé {}") == "codeur\u00a0: Zoé {}");
    CHECK(plural(0, "{} coding", "{} codings") == "0 codage");
    CHECK(plural(2, "{} coding", "{} codings") == "2 codages");
    CHECK(plural(12345, "{} coding", "{} codings") == "12\u202f345 codages");
    CHECK(count_text(999) == "999");
    set_language(Language::english);
    CHECK(count_text(1234567) == "1,234,567");
    CHECK(count_text(100000) == "100,000");
    CHECK(plural(0, "{} coding", "{} codings") == "0 codings");
    CHECK(tr("no such key") == "no such key");
    set_language(Language::french);
}

TEST_CASE("the locale chooses; French where it says nothing") {
    CHECK(language_of_locale("") == Language::french);
    CHECK(language_of_locale("C") == Language::french);
    CHECK(language_of_locale("C.UTF-8") == Language::french);
    CHECK(language_of_locale("POSIX") == Language::french);
    CHECK(language_of_locale("fr_BE.UTF-8") == Language::french);
    CHECK(language_of_locale("en_GB.UTF-8") == Language::english);
    CHECK(language_of_locale("nl_BE") == Language::english);
}

TEST_CASE("errors begin with a sentence in the user's language") {
    set_language(Language::french);
    const auto text = describe({ErrorCode::locked, "x.filrouge is locked", "Close it"});
    CHECK(text.starts_with("Ce projet est ouvert ailleurs"));
    CHECK(text.find("x.filrouge") != std::string::npos);
    CHECK(describe_file_error("x.filrouge", {ErrorCode::not_a_project, "what", "hint"}) ==
          "x.filrouge\u00a0: Ce fichier n’est pas un projet Filrouge.");
    CHECK(describe_file_error("x.csv", {ErrorCode::invalid_input, "new words", ""}) ==
          "x.csv\u00a0: new words");
    CHECK(describe_file_error("x.csv", {ErrorCode::unreadable, "/d/x.csv is not a file", ""}) ==
          "/d/x.csv n’est pas un fichier");
    CHECK(describe({ErrorCode::not_found, "There is no such code", "Type a name"}) ==
          "Ce code n’existe pas. Tapez un nom");
    CHECK(describe({ErrorCode::invalid_input, "what", "hint"}) == "what. hint");
    CHECK(describe({ErrorCode::cancelled, "stopped", ""}) == "Arrêté\u00a0: rien n’a été changé.");
}

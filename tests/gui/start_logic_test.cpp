#include "app/logic/key_names.h"
#include "app/logic/new_project.h"
#include "app/logic/selection.h"
#include "app/logic/short_names.h"
#include "app/logic/strings.h"
#include "platform/files.h"
#include "support/printers.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::app;
namespace fs = std::filesystem;

TEST_CASE("a study's name becomes a file's name") {
    set_language(Language::french);
    CHECK(file_name_for("Travail en réseau") == "Travail en réseau.filrouge");
    CHECK(file_name_for(" a/b\\c: d?  ") == "a b c d.filrouge");
    CHECK(file_name_for("..") == "etude.filrouge");
    CHECK(file_name_for(".caché") == "caché.filrouge");
    CHECK(file_name_for("\t\n") == "etude.filrouge");
    std::string very_long;
    for (int i = 0; i < 200; ++i) very_long += "é";
    CHECK(file_name_for(very_long).size() == 120 + std::string{".filrouge"}.size());
}

TEST_CASE("a new file never takes the place of one that is there") {
    set_language(Language::english);
    const platform::TemporaryDirectory folder;
    const auto file = free_file(folder.path(), "p.filrouge");
    CHECK(file == folder.path() / "p.filrouge");
    CHECK(problem_with_new_file(file).empty());
    platform::write_file(file, "x").value();
    CHECK_FALSE(problem_with_new_file(file).empty());
    CHECK(free_file(folder.path(), "p.filrouge") == folder.path() / "p 2.filrouge");
    CHECK_FALSE(problem_with_new_file(folder.path() / "absent" / "p.filrouge").empty());
    CHECK_FALSE(problem_with_new_file("p.filrouge").empty()); // where would that be?
    CHECK_FALSE(problem_with_new_file({}).empty());
}

TEST_CASE("a selection is told in words") {
    set_language(Language::english);
    SelectionFacts facts;
    facts.characters = 45;
    facts.words = 1;
    facts.turns = 1;
    facts.speakers = {"Nadia"};
    CHECK(describe(facts) == "45 characters, 1 word · Nadia");
    facts.words.reset();
    facts.turns = 9;
    facts.speakers = {"Nadia", "Karim", "Anne", "Zoé"};
    facts.codings = 2;
    CHECK(describe(facts) == "45 characters · 9 turns: Nadia, Karim, Anne… · 2 codings");
    set_language(Language::french);
}

TEST_CASE("short names tell coders apart") {
    using Names = std::vector<std::string>;
    CHECK(short_names({"Anne", "Annick", "Bruno"}) == Names{"Anne", "Anni", "Br"});
    CHECK(short_names({"Zoé Lambert", "Zoé Lemaire"}) == Names{"Zoé La", "Zoé Le"});
    CHECK(short_names({"A", "AB"}) == Names{"A", "AB"});
    CHECK(short_names({"e\u0301lo", "eve"}) == Names{"e\u0301l", "ev"});
    CHECK(short_names({"👩‍🏫👨‍🏫👩‍🏫"}) == Names{"👩‍🏫👨‍🏫"});
    CHECK(short_names({"Anne", "Anne"}) == Names{"An", "An"});
    CHECK(short_names({}).empty());
}

TEST_CASE("keys are called what they are called in the user's language, all of them") {
    set_language(Language::french);
    CHECK(key_names("Ctrl+Shift+F") == "Ctrl+Maj+F");
    CHECK(key_names("Alt+PgUp / Alt+PgDn") == "Alt+Page préc. / Alt+Page suiv.");
    CHECK(key_names("Ctrl+Shift+Z Ctrl+Y") == "Ctrl+Maj+Z Ctrl+Y");
    CHECK(key_names("Ctrl++") == "Ctrl++");
    CHECK(key_names("Alt+← / Alt+→") == "Alt+← / Alt+→");
    CHECK(key_names("F8") == "F8");
    set_language(Language::english);
    CHECK(key_names("Ctrl+Shift+PgUp") == "Ctrl+Shift+PgUp");
    set_language(Language::french);
}

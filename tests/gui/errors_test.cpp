#include "app/logic/catalogue.h"
#include "app/logic/error_texts.h"
#include "app/logic/strings.h"

#include "gui/source_literals.h"
#include "workbench/bench.h"
#include "workbench/finding/find.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* layers[] = {"core",        "platform", "store",   "search",
                                  "transcripts", "exchange", "publish", "workbench"};

// Files whose texts the window does not show as errors, and why.
const std::map<std::string, std::string> left_out = {
    {"core/coding_columns.cpp", "faults of the program, only thrown by its own checks"},
    {"core/project_problems.cpp", "said by the command line's check"},
    {"store/check.cpp", "said by the command line's check"},
    {"store/history_check.cpp", "said by the command line's check"},
    {"store/seal.cpp", "said by the command line's check"},
    {"transcripts/labels/asides.cpp", "what transcribers write at the end"},
    {"transcripts/labels/label_name.cpp", "lists of words that are no names"},
    {"transcripts/messages/service_words.cpp", "what services write into transcripts"},
    {"transcripts/pdf/pdf_words_program.cpp", "what one program writes for another"},
    {"exchange/codebook_yaml_writer.cpp", "the text of a file"},
    {"workbench/coders.cpp", "what documents state, in their language"},
    {"publish/furniture_drawing.cpp", "a document, which has its own language"},
    {"publish/margin_drawing.cpp", "a document, which has its own language"},
    {"publish/quotes_layout.cpp", "a document, which has its own language"},
    {"publish/tables_html.cpp", "a document, which has its own language"},
    {"publish/tables_svg.cpp", "a document, which has its own language"},
    {"publish/typesetter.cpp", "names of fonts"},
    {"workbench/documents/reports.cpp", "a document, which has its own language"},
};

// Single texts, likewise.
const std::set<std::string> exceptions = {
    // Signs of a file's format, SQL, names of columns and elements.
    "SQLite format 3",
    "SQLite format 30",
    "{} = excluded.{}",
    "filrouge index {} icu {} xapian {}\nshards {}",
    "respondent id",
    "response id",
    // The end of some steps of the history, which are translated whole.
    ", coded by",
    // French operators of the query.
    "non code",
    "non codee",
    "non codes",
    "non codees",
    // Documents and projects, which have their own language.
    "[…] (coupé : la cellule est pleine)",
    "[…] (cut: the cell is full)",
    "Travail en réseau (étude de démonstration)",
    "{speaker}, {source}, tour {turn}",
    "{speaker}, {source}, turn {turn}",
    // Parts of what a step of the history is called.
    ", turn {}",
    "nobody known",
    "turn {} of \"{}\"",
    "{} turns of \"{}\"",
    "Correct the text of \"{}\" in {} {}",
};

/// A format string as a pattern: `{0:.2f}` is `{}`, `{{` is `{`.
std::string as_pattern(std::string text) {
    text = std::regex_replace(text, std::regex{R"(\{\{)"}, "\x01");
    text = std::regex_replace(text, std::regex{R"(\}\}(?!\}))"}, "\x02");
    text = std::regex_replace(text, std::regex{R"(\{[0-9]*(:[^{}]*)?\})"}, "{}");
    text = std::regex_replace(text, std::regex{R"((\{\}){2,})"}, "{}");
    std::replace(text.begin(), text.end(), '\x01', '{');
    std::replace(text.begin(), text.end(), '\x02', '}');
    return text;
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \n.:");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \n.") - begin + 1);
}

/// Several words, and neither SQL nor markup, nor a list of words without end.
bool is_prose(const std::string& text) {
    static const std::regex words{R"([a-z]{2,}.* |[a-z{].* .*[a-z]{2,})"};
    static const std::regex sql{
        R"(^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|WITH|ALTER|DROP|BEGIN|ROLLBACK|AND|JOIN|WHERE|FROM|ORDER|ON|REPLACE|UNION|EXISTS)\b)"};
    return text.size() < 200 && std::regex_search(text, words) && !std::regex_search(text, sql) &&
           !std::regex_search(text, std::regex{"</?[a-z]"});
}

bool is_known(const std::string& text) {
    const auto& patterns = error_patterns();
    return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
        return pattern.find(text) != std::string_view::npos;
    });
}

} // namespace

TEST_CASE("every error of the layers below has its French") {
    std::size_t checked = 0;
    for (const std::string layer : layers) {
        const auto root = fs::path{FILROUGE_ROOT} / "src";
        for (const auto& entry : fs::recursive_directory_iterator{root / layer}) {
            if (entry.path().extension() != ".cpp") continue;
            const auto name = entry.path().lexically_relative(root).generic_string();
            if (left_out.contains(name)) continue;
            for (const auto& literal : literals(content(entry.path()))) {
                const auto text = trimmed(as_pattern(literal));
                if (!is_prose(text) || exceptions.contains(text)) continue;
                if (french_catalogue().find(text)) continue; // a step of the history
                ++checked;
                INFO(name << ": " << text);
                CHECK(is_known(text));
            }
        }
    }
    CHECK(checked > 400); // the search for them works
}

TEST_CASE("the French of an error has as many blanks as the English") {
    const auto blanks = [](std::string_view text) {
        std::size_t n = 0;
        for (auto at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2))
            ++n;
        return n;
    };
    CHECK(error_patterns().size() > 500);
    for (const auto pattern : error_patterns()) {
        INFO(pattern);
        const auto french = french_catalogue().find("error\4" + std::string{pattern});
        REQUIRE(french);
        CHECK(blanks(*french) == blanks(pattern));
    }
}

TEST_CASE("the words of errors in French") {
    set_language(Language::french);
    struct Case {
        std::string english, french;
    };
    const auto [english, french] = GENERATE(values<Case>({
        {"There is no code 'Confiance'", "Il n’y a pas de code « Confiance »"},
        {"Did you mean 'Temporalités'?", "Vouliez-vous dire « Temporalités » ?"},
        {"Known are 'a', 'b c' and 3 more", "Sont connus : « a », « b c » et 3 autres"},
        {"/d/é.csv, line 3: the colour is missing", "/d/é.csv, ligne 3 : la couleur manque"},
        {"/d/é.txt is empty", "/d/é.txt est vide"},
        {"The passage is empty", "Le passage est vide"},
        {"Cannot read /d/x.txt: Permission denied", "/d/x.txt ne peut être lu : accès refusé"},
        {"f.csv, line 2: There is no code 'Confance'. Did you mean 'Confiance'?\n"
         "f.csv, line 7: There is no such source\n… and 3 more",
         "f.csv, ligne 2 : Il n’y a pas de code « Confance ». Vouliez-vous dire « Confiance » ?\n"
         "f.csv, ligne 7 : Cette source n’existe pas\n… et 3 autres"},
        {"An axis is codes, sources, coders or a variable. Did you mean 'sector'?",
         "Un axe est fait des codes, des sources, des codeurs ou d’une variable. Vouliez-vous dire "
         "« sector » ?"},
        {"In the query, at character 4: a word is expected behind “ET”, not the end of the query",
         "Dans la recherche, au caractère 4 : un mot est attendu derrière « ET », non la fin de la "
         "recherche"},
        {"\"Add code \"A\"\" cannot be undone by itself: 4 later actions depend on it: "
         "\"Code \"A\" in FG1\" (Zoé), \"Rename code \"A\" to \"B\"\" and 2 more",
         "« ajouter le code « A » » ne peut être annulé seul : 4 actions plus récentes en "
         "dépendent : « coder « A » dans FG1 » (Zoé), « renommer le code « A » en « B » » et 2 "
         "autres"},
        {"x.docx is not a word-processor file but a PNG image",
         "x.docx n’est pas un fichier de traitement de texte mais une image PNG"},
        {"There is no code 'The passage is empty'",
         "Il n’y a pas de code « The passage is empty »"},
        {"The attribution does not know the field {nom}",
         "L’attribution ne connaît pas le champ {nom}"},
        {"what nobody ever said", "what nobody ever said"},
        {"", ""},
    }));
    CHECK(translate_error_text(english) == french_spaces(french));
    set_language(Language::english);
    CHECK(translate_error_text(english) == english);
    set_language(Language::french);
}

TEST_CASE("a long text in an error is not taken apart forever") {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "Something. ";
    CHECK(translate_error_text("A code's name cannot hold \"/\": " + text).ends_with(text));
}

TEST_CASE("errors as the work on a project gives them, in French") {
    set_language(Language::french);
    TestBench bench;
    const auto fg = bench.import("FG1.txt", dialogue);
    const auto trust = bench.code("Confiance");
    bench.coding(fg, 0, 12, trust);
    const auto said = [](const auto& result) { return describe(result.error()); };
    const auto spaced = [](const char* text) { return french_spaces(text); };

    CHECK(
        said(search::Query::parse("confiance ET (")) ==
        spaced("Dans la recherche, au caractère 15 : un mot est attendu derrière « ( », non la fin "
               "de la recherche. Les opérateurs en capitales (OU, ET, SAUF, PRÈS, DANS) se "
               "placent entre deux mots"));
    CHECK(said(Filter::compile("code:Confience", bench->project())) ==
          spaced("Il n’y a pas de code « Confience ». Vouliez-vous dire « Confiance » ?"));
    CHECK(said(workbench::add_coding(*bench, fg, cp_span(0, 12), trust)) ==
          spaced("Ce passage est déjà codé « Confiance » par le même codeur. Choisissez un autre "
                 "code ou un autre passage"));
    CHECK(said(workbench::add_coding(*bench, fg, cp_span(5, 5), trust)) ==
          "Le passage est vide. Sélectionnez d’abord du texte");
    CHECK(said(workbench::add_code(*bench, {"confiance", {}, {}, {}})) ==
          spaced("Il y a déjà un code « Confiance ». Choisissez un autre nom, ou fondez les deux "
                 "codes en un"));

    const auto rows = bench.file("c.csv", "source,start,end,code\nFG1,0,5,Confience\nFG9,0,5,x\n");
    CHECK(said(workbench::import_codings(*bench, rows)) ==
          spaced("c.csv, ligne 2 : Il n’y a pas de code « Confience ». Vouliez-vous dire "
                 "« Confiance » ?\n"
                 "c.csv, ligne 3 : Il n’y a pas de source « FG9 ». Vouliez-vous dire « FG1 » ?\n"
                 "Rien n’a été importé ; corrigez le fichier, puis réessayez"));

    SilentProgress progress;
    const auto odd = bench.file("photo.xyz", "x");
    const auto report = workbench::import_files(*bench, {odd}, {}, progress);
    REQUIRE(report.value().files.front().error);
    const auto refused = describe_file_error("photo.xyz", *report->files.front().error);
    CHECK(refused.starts_with(odd.string() + spaced(" : les fichiers en .xyz ne peuvent être lus. "
                                                    "Peuvent être lus : .")));

    const auto project = bench.folder() / "p.filrouge";
    CHECK(said(workbench::Workbench::open(project,
                                          {"paul", store::ProjectFile::Access::read_write})) ==
          project.string() + " est utilisé par un autre programme. "
                             "Fermez-le là-bas, ou attendez que cet autre programme ait fini");
}

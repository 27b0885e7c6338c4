#include "bench.h"

#include "core/breaks.h"
#include "search/query.h"
#include "workbench/finding/find.h"

#include <catch2/catch.hpp>

#include <set>

// Queries with the turns that must and that must not come back, over the demonstration study, some
// lines of invented difficulties, and a real transcript where there is one.

using namespace filrouge;
using namespace filrouge::test;

namespace {

using Phrases = std::vector<std::string>;

struct Row {
    std::string query;
    Phrases must;          ///< every turn with such a phrase is found
    Phrases must_not = {}; ///< none is
};

const std::string hard_lines = "Anne-Lise : Les temporalités ne s’accordent pas.\n"
                               "Bastien : Le turn-over nous épuise.\n"
                               "Anne-Lise : Le turnover, c’est le gamin qui le paie.\n"
                               "Bastien : C’est une œuvre de longue haleine.\n"
                               "Anne-Lise : Mettre en oeuvre, voilà.\n"
                               "Bastien : Aujourd’hui, le quartier dort.\n"
                               "Anne-Lise : Aujourd'hui encore, Écoles fermées.\n"
                               "Bastien : Nous épaulons, vous épauliez, ils épaulèrent.\n"
                               "Anne-Lise : Le secret du professionnel.\n"
                               "Bastien : Un professionnel secret.\n"
                               "Anne-Lise : Des chevaux de bataille.\n"
                               "Bastien : L’ex æquo, encore.\n"
                               "Anne-Lise : Un garçon à Noël.\n"
                               "Bastien : Presqu’île, quelqu’un, prud’homme.\n"
                               "Anne-Lise : Ce réseau de voisins.\n"
                               "Bastien : Les réseaux de voisines.\n"
                               "Anne-Lise : UN ÉTÉ À LIÈGE.\n"
                               "Bastien : Un ﬁlet de sécurité.\n"
                               "Anne-Lise : Le cafe\u0301 de\u0301compose\u0301.\n"
                               "Bastien : Le porte\u2011à\u2011faux des rendez\u2010vous.\n"
                               "Anne-Lise : L’équipe\u00a0: qu’est\u2011ce que c’est\u202f?\n"
                               "Bastien : Qu’il l’ait dit, d’accord, jusqu’au bout.\n";

std::vector<Row> of_the_study() {
    return {
        // elision and apostrophes
        {"enfant",
         {"Ben pour l’enfant", "Toi tu regardes l’enfant", "quatre enfants, la maman",
          "Ce qu’on veut pour un enfant", "\"Intérêt de l'enfant\""},
         {"Et la suivante"}},
        {"l’enfant", {"Ben pour l’enfant", "Ce qu’on veut pour un enfant"}},
        {"l'enfant", {"Ben pour l’enfant", "\"Intérêt de l'enfant\""}},
        {"\"l'enfant\"", {"Toi tu regardes l’enfant"}, {"Ce qu’on veut pour un enfant"}},
        {"AMO", {"nous à l’AMO", "c’est une AMO"}, {"J’y vais quand elle peut pas"}},
        {"\"ils s'en vont\"", {"On forme, ils s’en vont"}, {"le réseau s’en va avec elle"}},
        {"accord", {"Qu’il l’ait dit, d’accord", "Ça, je suis d’accord."}},
        {"équipe", {"L’équipe\u00a0:", "une équipe de sept", "on fait la réunion d’équipe"}},
        {"aujourd'hui",
         {"Aujourd’hui, le quartier dort", "Aujourd'hui encore", "L’idée aujourd’hui"}},
        {"aujourd’hui", {"Aujourd'hui encore", "Et aujourd’hui, comment est-ce"}},
        {"hui", {}, {"Aujourd’hui, le quartier dort", "L’idée aujourd’hui"}},
        {"quelqu'un", {"Presqu’île, quelqu’un", "Si je le dis à quelqu’un"}},
        {"un", {"Un vendredi."}, {"Au téléphone, heureusement"}},
        // accents and case
        {"temporalite", {"Les temporalités ne"}},
        {"TEMPORALITÉS", {"Les temporalités ne"}},
        {"ecole", {"l’école pensait que c’était", "Écoles fermées"}},
        {"École", {"Écoles fermées", "L’école, c’est particulier"}},
        {"été liège", {"UN ÉTÉ À LIÈGE"}},
        {"mere", {"moi je regarde la mère"}},
        {"federation", {"la Fédération Wallonie-Bruxelles"}},
        {"café", {"Le cafe\u0301", "Et y mettre du café", "Le temps que le café passe"}},
        {"cafe\u0301 decompose", {"Le cafe\u0301 de\u0301"}},
        {"garcon noel", {"Un garçon à Noël"}},
        // ligatures
        {"œuvre", {"une œuvre de longue", "Mettre en oeuvre"}},
        {"oeuvre", {"une œuvre de longue", "Mettre en oeuvre"}},
        {"coeur", {"le cœur du problème"}},
        {"soeur", {"Sa sœur, une dame"}},
        {"œil", {"d’un autre œil"}},
        {"aequo", {"L’ex æquo"}},
        {"filet", {"Un ﬁlet"}, {"Tu tirais sur un fil"}},
        // hyphens
        {"turnover", {"Le turn-over nous", "Le turnover, c’est"}},
        {"turn-over", {"Le turn-over nous", "Le turnover, c’est"}},
        {"burnout", {"en burn-out sur une équipe", "Et un burn-out"}},
        {"burn-out", {"en burn-out sur une équipe", "Et un burn-out"}},
        {"sage-femme", {"Bérengère, sage-femme", "une sage-femme que je connaissais"}},
        {"femme", {"Bérengère, sage-femme"}},
        {"week-end", {"un bon week-end"}},
        {"weekend", {"un bon week-end"}},
        {"post-it", {"sur un post-it"}},
        {"porte-à-faux", {"Le porte\u2011à\u2011faux"}},
        {"rendez-vous", {"des rendez\u2010vous", "il reprenait rendez-vous"}},
        {"wallonie", {"la Fédération Wallonie-Bruxelles"}},
        // plural, gender, verb forms
        {"confiances", {"ça ne se reprend pas comme ça", "Plus je fais confiance"}},
        {"cheval", {"Des chevaux de bataille"}},
        {"prénom",
         {"on connaît des prénoms", "prénom et service, pour", "les jours et les prénoms"}},
        {"clé", {"Elle a posé ses clés", "les clés de l’appartement"}},
        {"travailler", {"qui travaillait dans le bâtiment", "Nous on travaille au rythme"}},
        {"épauler", {"Nous épaulons", "qui pouvait l’épauler"}},
        {"tricher", {"soit je trichais", "Ben j’ai triché"}},
        {"éducateur",
         {"éducateur à Cap Terril", "J’étais plus éducateur", "une éducatrice de l’AMO"}},
        {"psychologue", {"Je suis psychologue à", "la psychologue du PMS"}},
        {"subside", {"un subside c'est trois ans", "celui qui tient le subside"}},
        {"réunions",
         {"onze réunions de réseau", "elle se fait pas en réunion"},
         {"La Halte-Garenne"}},
        // exact forms
        {"réseau", {"Ce réseau de voisins", "Les réseaux de voisines", "onze réunions de réseau"}},
        {"=réseau",
         {"Ce réseau de voisins", "onze réunions de réseau"},
         {"Les réseaux de voisines"}},
        {"=reseaux", {"Les réseaux de voisines"}, {"Ce réseau de voisins"}},
        {"=prénoms", {"on connaît des prénoms"}, {"prénom et service, pour"}},
        // phrases and their order
        {"\"secret professionnel\"",
         {"le secret professionnel c’est la base", "C'est le secret professionnel"},
         {"Le secret du professionnel", "Un professionnel secret"}},
        {"« secret professionnel »", {"le secret professionnel c’est la base"}},
        {"\"professionnel secret\"",
         {"Un professionnel secret"},
         {"C'est le secret professionnel"}},
        {"secret professionnel",
         {"Le secret du professionnel", "Un professionnel secret",
          "C'est le secret professionnel"}},
        {"\"liens faibles\"", {"Les liens faibles."}, {"Faibles, faibles…"}},
        {"\"du jour au lendemain\"", {"partie du jour au lendemain", "à Charleroi du jour"}},
        {"\"qu'est-ce que c'est\"", {"qu’est\u2011ce que c’est"}},
        // near, also over elisions
        {"machine PRÈS/3 café", {"Elle se fait à la machine à café"}, {"pour une machine à laver"}},
        {"informel PRÈS/3 formel", {"l’informel prépare le formel"}},
        {"famille PRÈS/8 administration", {"au rythme de la famille, et l’administration"}},
        {"confiance PRÈS/8 réunion", {"elle se fait pas en réunion"}, {"Plus je fais confiance"}},
        {"secret PRES/8 assuetude", {"Dans l’assuétude, le secret"}},
        {"bébé NEAR/4 arrive", {"il arrive en juin"}, {"Un monsieur très fin"}},
        // operators and prefixes
        {"café SAUF machine", {"Et y mettre du café"}, {"Elle se fait à la machine à café"}},
        {"café -machine", {"Et y mettre du café"}, {"si tu formalises la machine à café"}},
        {"parking payant", {"sur le parking payant"}, {"Ah, le parking…"}},
        {"barbecue OU carnaval", {"au barbecue de la maison", "Au carnaval. (rires)"}},
        {"accompagn*", {"Trois à l’accompagner"}},
        {"subsid*", {"un subside c'est trois ans", "les pouvoirs subsidiants"}},
        {"gaz (octobre OU propriétaire)", {"plus de gaz depuis octobre"}, {"Septante jours"}},
        // fields
        {"locuteur:Nadia plaines", {"C’était pour les plaines"}, {"Les plaines, voilà"}},
        {"confiance rôle:modérateur", {"Donc la confiance, ça permet"}, {"Plus je fais confiance"}},
        {"source:\"Entretien 2 - Karim\" réseau",
         {"c’est d’abord celui du jeune"},
         {"onze réunions de réseau"}},
        {"kind:interview café", {"Il me manquait vingt cents"}, {"Et y mettre du café"}},
        {"fromage", {"manger du fromage"}, {"on parle de foot, de rap"}},
    };
}

const std::vector<Row> of_a_real_transcript{
    {"royaliste", {"tu serais pas royaliste"}, {"ouais c'est p pas souvent"}},
    {"evenement",
     {"d'événements frappants", "des événements marquants", "bah c'est des événements"}},
    {"\"place Meyser\"", {"au-delà de la place Meyser", "RTBF place Meyser"}},
    {"etat esprit", {"un état d'esprit quand même", "un état d'esprit peut-être"}},
    {"\"état d’esprit\"", {"un état d'esprit quand même"}},
    {"abdication", {"l'abdication du roi"}},
    {"bruxellois", {"belge et bruxelloise"}},
    {"journée PRÈS/2 voiture", {"les journées sans voiture"}},
    {"inno", {"incendie de l'Inno"}},
    {"difficulté", {"énormément de difficultés"}, {"l'abdication du roi"}},
};

class Collection {
  public:
    explicit Collection(TestBench& bench)
        : bench_{bench}, finder_{
                             workbench::Finder::open(*bench, bench.folder() / "index").value()} {
        SilentProgress progress;
        finder_->catch_up(progress).value();
    }

    void judge(const Row& row) {
        INFO(row.query);
        SilentProgress progress;
        const auto found = finder_->places(row.query, {}, progress).value();
        std::set<std::pair<SourceId, CpSpan>> hits;
        for (const auto& place : found.units) {
            hits.emplace(place.unit.source, place.unit.span);
            check_matches(row.query, place);
        }
        for (const auto& phrase : row.must) {
            INFO("must: " << phrase);
            const auto turns = turns_with(phrase);
            CHECK_FALSE(turns.empty());
            for (const auto& turn : turns) CHECK(hits.contains(turn));
        }
        for (const auto& phrase : row.must_not) {
            INFO("must not: " << phrase);
            const auto turns = turns_with(phrase);
            CHECK_FALSE(turns.empty());
            for (const auto& turn : turns) CHECK_FALSE(hits.contains(turn));
        }
    }

  private:
    using Place = std::pair<SourceId, CpSpan>;

    /// Whole words, found by themselves, none overlapping another.
    void check_matches(const std::string& query, const workbench::FoundPlace& place) {
        const auto whole = bench_->text(place.unit.source).value();
        const std::string said{whole->slice(place.unit.span)};
        const auto text = Text::make(said).value();
        std::set<std::size_t> begins, ends;
        for (const auto& word : words(said, "fr")) {
            begins.insert(word.span.begin().value());
            ends.insert(word.span.end().value());
        }
        CHECK_FALSE(place.matches.empty());
        const auto shift = place.unit.span.begin() - CpPos{0};
        CpPos last = place.unit.span.begin();
        for (const auto& match : place.matches) {
            const auto matched = std::string{whole->slice(match)};
            INFO(matched);
            CHECK(place.unit.span.contains(match));
            CHECK(last <= match.begin());
            last = match.end();
            const auto bytes = text.index().to_bytes({match.begin() - shift, match.end() - shift});
            CHECK(begins.contains(bytes.begin().value()));
            CHECK(ends.contains(bytes.end().value()));
            // One word asked for: what was matched is it, and nothing but it.
            const auto alone = search::find_matches(search::Query::parse(query).value(),
                                                    Text::make(matched).value(), "fr");
            const bool one_word = query.find_first_of(" \"") == std::string::npos;
            if (one_word) CHECK(alone == std::vector{Text::make(matched).value().all()});
        }
    }

    std::vector<Place> turns_with(const std::string& phrase) {
        std::vector<Place> found;
        for (const auto& [id, source] : bench_->project().sources()) {
            const auto text = bench_->text(id).value();
            for (const auto& turn : bench_->project().turns(id)) {
                if (text->slice(turn.span).find(phrase) != std::string_view::npos)
                    found.emplace_back(id, turn.span);
            }
        }
        return found;
    }

    TestBench& bench_;
    std::unique_ptr<workbench::Finder> finder_;
};

} // namespace

TEST_CASE("queries find the turns they must, and not those they must not") {
    TestBench bench;
    SilentProgress progress;
    bench.import("Difficultés.txt", hard_lines);
    const auto report = workbench::import_files(
        *bench, {std::filesystem::path{FILROUGE_ROOT} / "corpora"}, {}, progress);
    REQUIRE(report);
    REQUIRE(bench->project().sources().size() >= 7);
    Collection collection{bench};
    const auto rows = of_the_study();
    CHECK(rows.size() >= 60);
    for (const auto& row : rows) collection.judge(row);
}

TEST_CASE("so they do in a real transcript") {
    const auto file = std::filesystem::path{FILROUGE_ROOT} /
                      "../shared/corpora/fr/cefc-orfeo/derived-formats/"
                      "cfpb_CFPB-1050-1.latin1.txt";
    if (!std::filesystem::exists(file)) {
        WARN("skipped: " << file.filename().string() << " of ../shared/corpora is not there");
        return;
    }
    TestBench bench;
    SilentProgress progress;
    REQUIRE(workbench::import_files(*bench, {file}, {}, progress));
    Collection collection{bench};
    for (const auto& row : of_a_real_transcript) collection.judge(row);
}

#include "search/query.h"

#include "support/printers.h"
#include "support/stopwatch.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using search::Query;

namespace {

std::string described(const std::string& query) {
    const auto parsed = Query::parse(query);
    return parsed ? parsed.value().describe() : parsed.error().what;
}

struct Row {
    const char* query;
    const char* expected;
};

} // namespace

TEST_CASE("Queries are read as their describe() says") {
    const auto row = GENERATE(values<Row>({
        {"réseau", "reseau"},
        {"Réseau confiance", "(reseau AND confiance)"},
        {"réseau ET confiance", "(reseau AND confiance)"},
        {"réseau AND confiance", "(reseau AND confiance)"},
        {"réseau et confiance", "(reseau AND et AND confiance)"},
        {"réseau OU confiance", "(reseau OR confiance)"},
        {"a b OU c d", "((a AND b) OR (c AND d))"},
        {"a OR b OR c", "(a OR b OR c)"},
        {"a (b OU c)", "(a AND (b OR c))"},
        {"réseau SAUF travail", "(reseau AND NOT travail)"},
        {"réseau NOT travail", "(reseau AND NOT travail)"},
        {"réseau -travail", "(reseau AND NOT travail)"},
        {"-travail", "NOT travail"},
        {"-(a OU b)", "NOT (a OR b)"},
        {"a ET SAUF b", "(a AND NOT b)"},
        {"SAUF SAUF a", "NOT NOT a"},
        {"\"secret professionnel\"", "\"secret professionnel\""},
        {"« secret professionnel »", "\"secret professionnel\""},
        {"“Secret Professionnel”", "\"secret professionnel\""},
        {"„Secret Professionnel“", "\"secret professionnel\""},
        {"«\u00A0secret\u00A0professionnel\u00A0»", "\"secret professionnel\""},
        {"réseau\u00A0confiance", "(reseau AND confiance)"},
        {"\"de l’enfant\"", "\"de l'enfant\""},
        {"l’enfant", "l'enfant"},
        {"turn-over", "turn-over"},
        {"accompagn*", "accompagn*"},
        {"=enfants", "=enfants"},
        {"=\"les enfants\"", "\"les enfants\""},
        {"confiance PRÈS/8 réseau", "(confiance NEAR/8 reseau)"},
        {"confiance PRE\u0300S/8 réseau", "(confiance NEAR/8 reseau)"},
        {"confiance PRES/8 réseau", "(confiance NEAR/8 reseau)"},
        {"confiance NEAR/8 réseau", "(confiance NEAR/8 reseau)"},
        {"confiance PRÈS réseau", "(confiance NEAR/10 reseau)"},
        {"a PRÈS/2 b PRÈS/3 c d", "((a NEAR/5 b NEAR/5 c) AND d)"},
        {"a PRÈS/2 (b OU c*)", "(a NEAR/2 (b OR c*))"},
        {"code:Confiance", "code:Confiance"},
        {"Code:Confiance", "code:Confiance"},
        {"code:\"espaces informels\"", "code:\"espaces informels\""},
        {"code:« espaces informels »", "code:\"espaces informels\""},
        {"codeur:anne locuteur:P1 rôle:moderator",
         "(coder:anne AND speaker:P1 AND role:moderator)"},
        {"secteur:AMO", "secteur:AMO"},
        {"\"taille équipe\":3", "\"taille équipe\":3"},
        {"âge>=30 cycle=2 cycle!=3", "(âge>=30 AND cycle:2 AND cycle!=3)"},
        {"-code:Confiance réseau", "(NOT code:Confiance AND reseau)"},
        {"code:Tensions/Temporalités", "code:Tensions/Temporalités"},
        {"(code:A OU code:B)", "(code:A OR code:B)"},
        {"Nadia : bonjour !", "(nadia AND bonjour)"},
        {"Bruxelles - Namur", "(bruxelles AND namur)"},
        {"1er 2019", "(1er AND 2019)"},
        {"  réseau\t\n ", "reseau"},
        {"œuvre", "oeuvre"},
        {"uncoded", "code!=*"},
        {"secret non codé", "(secret AND code!=*)"},
        {"non-codée", "code!=*"},
        {"non codes OU non", "(code!=* OR non)"},
        {"=uncoded \"non codé\"", "(=uncoded AND \"non code\")"},
        {"NON CODÉ", "(non AND code)"},
        {"café DANS code:\"Leviers/Espaces informels\"",
         "(cafe IN code:\"Leviers/Espaces informels\")"},
        {"café IN code:A thé", "((cafe IN code:A) AND the)"},
        {"café DANS code:A OU thé DANS code:B", "((cafe IN code:A) OR (the IN code:B))"},
        {"(café OU thé) DANS (code:A codeur:anne)", "((cafe OR the) IN (code:A AND coder:anne))"},
        {"\"machine à café\" DANS code:A", "(\"machine a cafe\" IN code:A)"},
        {"a PRÈS/3 b DANS code:A", "((a NEAR/3 b) IN code:A)"},
        {"SAUF café DANS code:A", "NOT (cafe IN code:A)"},
        {"dans in", "(dans AND in)"},
        {"code:A PRÈS/2 code:B", "(code:A NEAR/2 code:B)"},
        {"code:A PRÈS/2 (code:B OU code:C) PRÈS/1 speaker:P1",
         "(code:A NEAR/3 (code:B OR code:C) NEAR/3 speaker:P1)"},
        {"time:00:10:00..00:20:00", "time:00:10:00..00:20:00"},
        {"age:\"1 000\"..\"1 300\" confiance", "(age:\"1 000..1 300\" AND confiance)"},
        {"age:10..\"1 300\"", "age:\"10..1 300\""},
        {"temps:00:10:00..00:20:00 kind:interview date:2024-03",
         "(temps:00:10:00..00:20:00 AND kind:interview AND date:2024-03)"},
    }));
    INFO(row.query);
    CHECK(described(row.query) == row.expected);
}

TEST_CASE("A query that cannot be read says where and why") {
    const auto row = GENERATE(values<Row>({
        {"", "holds no word"},
        {"age >30", "character 5: “>30” compares nothing"},
        {"age> 30", "character 1: “age>” compares nothing"},
        {"âge > 1 000", "character 5: “>” compares nothing"},
        {"a >=1,5 b", "character 3: “>=1,5” compares nothing"},
        {"  ", "holds no word"},
        {" ? !", "holds no word"},
        {"*", "character 1: * stands for any ending"},
        {"\"le con* du\"", "character 8: in a phrase, * can only end the last word"},
        {"a *", "character 3: * stands for any ending"},
        {"ré*seau", "character 3: * stands for any ending"},
        {"=", "character 1: “=” holds no word"},
        {"😀", "character 1: “😀” holds no word"},
        {"été \"secret", "character 5: this quotation mark has no partner"},
        {"été «secret\"", "character 5: this quotation mark has no partner"},
        {"secret»", "character 7: this quotation mark has no partner"},
        {"\"\"", "character 1: there is no word between"},
        {"a \"?\"", "character 3: there is no word between"},
        {"(a", "character 1: this parenthesis is not closed"},
        {"a)", "character 2: this parenthesis closes none"},
        {"()", "character 1: there is nothing between"},
        {"a OU", "character 5: a word is expected behind “OU”, not the end of the query"},
        {"OU a", "character 1: a word is expected, not “OU”"},
        {"a OU OU b", "character 6: a word is expected behind “OU”, not “OU”"},
        {"SAUF", "character 5: a word is expected behind “SAUF”"},
        {"a PRÈS/0 b", "character 3: NEAR/ needs a number of words from 1"},
        {"a PRÈS/x b", "character 3: NEAR/ needs a number of words from 1"},
        {"a PRÈS/99999999999999999999 b", "character 3: NEAR/ needs a number"},
        {"a PRÈS \"b c\"", "character 8: NEAR joins single words"},
        {"café DANS", "character 10: a word is expected behind “DANS”"},
        {"café DANS thé", "character 11: IN needs the code"},
        {"café DANS speaker:P1", "character 11: IN needs the code"},
        {"x code:A DANS code:B", "character 3: before IN stand words"},
        {"(a SAUF b) DANS code:B", "character 1: before IN stand words"},
        {"a DANS code:A DANS code:B", "character 15: “DANS” cannot stand here"},
        {"œ a PRÈS/2 code:A", "character 12: NEAR joins words with words"},
        {"code:A PRÈS/2 œuvre", "character 15: NEAR joins words with words"},
        {"é \xFF", "character 3: this is not UTF-8"},
        {"code:", "character 1: code: has no value"},
        {"a code: Confiance", "character 3: code: has no value"},
        {"code:\"\"", "character 1: code: has no value"},
        {"a\u0007b", "character 2: a control character (U+0007)"},
        {"a \xFF", "not UTF-8"},
    }));
    INFO(row.query);
    const auto parsed = Query::parse(row.query);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == ErrorCode::invalid_input);
    CHECK_THAT(parsed.error().what, Catch::Contains(row.expected));
    CHECK_FALSE(parsed.error().hint.empty());
}

TEST_CASE("Hostile queries are answered at once") {
    std::vector<std::string> queries;
    queries.push_back(std::string(100'000, '('));
    queries.push_back(std::string(100'000, '-') + "a");
    queries.push_back(std::string(100'000, '*'));
    queries.push_back(std::string(1'000'000, 'a'));
    std::string many;
    std::string alternatives = "a";
    std::string negations;
    for (int i = 0; i < 10'000; ++i) {
        many += "mot" + std::to_string(i) + " ";
        alternatives += " OU m" + std::to_string(i);
        negations += "SAUF ";
    }
    queries.push_back(many);
    queries.push_back(alternatives);
    queries.push_back(negations + "a");
    queries.push_back("\"" + many + "\"");
    std::string places = "a";
    for (int i = 0; i < 400; ++i) places += " OU a DANS code:A OU code:A PRÈS/1 code:B";
    queries.push_back(places);
    const Stopwatch watch;
    for (const auto& query : queries) {
        INFO(query.substr(0, 20));
        CHECK_FALSE(Query::parse(query).ok());
    }
    CHECK(watch.seconds() < seconds_allowed(1));
    CHECK_THAT(described(many), Catch::Contains("more than 1000 words"));
    CHECK_THAT(described(negations + "a"), Catch::Contains("more than 100 groups"));
}

TEST_CASE("A query knows whether it has words, and takes one more condition") {
    CHECK(Query::parse("code:A réseau").value().has_words());
    CHECK_FALSE(Query::parse("code:A SAUF code:B").value().has_words());
    const auto query = Query::parse("réseau").value();
    const Condition where{"sector", Condition::Op::equal, "AMO"};
    CHECK(query.restricted_by(where).describe() == "(reseau AND sector:AMO)");
    const auto fields = Query::parse("code:A OU code:B").value().restricted_by(where);
    CHECK(fields.describe() == "((code:A OR code:B) AND sector:AMO)");
    CHECK_FALSE(fields.has_words());
}

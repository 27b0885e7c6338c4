#include "exchange/attributes_file.h"

#include "exchange/files.h"

using namespace filrouge;
using namespace filrouge::exchange;

namespace {

std::string error_of(std::string_view bytes) {
    const auto table = read_attributes_csv(bytes, "p.csv");
    return table ? "no error" : table.error().message();
}

std::string types_of(const AttributesTable& table) {
    std::string all;
    for (const auto& column : table.columns) {
        all += (all.empty() ? "" : " ") + column.name + "=" + std::string{to_name(column.type)};
    }
    return all;
}

} // namespace

TEST_CASE("a table of participants, whatever its first column is called") {
    for (const auto* name :
         {"participant", "Pseudonyme", "pseudonym", "Locuteur", "speaker", "NOM", "name"}) {
        INFO(name);
        const auto table = read_attributes_csv(
            std::string{name} + ",source,rôle,secteur\n Nadia ,FG1,Animatrice, AMO \nKarim,,,\n",
            "p.csv");
        REQUIRE(table.ok());
        CHECK(table->scope == VariableScope::participant);
        CHECK(types_of(*table) == "secteur=text");
        REQUIRE(table->rows.size() == 2);
        CHECK(table->rows[0].line == 2);
        CHECK(table->rows[0].subject == "Nadia");
        CHECK(table->rows[0].source == "FG1");
        CHECK(table->rows[0].role == "moderator");
        CHECK(table->rows[0].values == std::vector<std::string>{"AMO"});
        CHECK(table->rows[1].source.empty());
        CHECK(table->rows[1].role.empty());
        CHECK(table->rows[1].values == std::vector<std::string>{""});
    }
}

TEST_CASE("a table of sources has variables only") {
    const auto table = read_attributes_csv("cycle,Fichier,role\n1,FG1,x\n", "s.csv");
    REQUIRE(table.ok());
    CHECK(table->scope == VariableScope::source);
    CHECK(types_of(*table) == "cycle=number role=text");
    CHECK(table->rows[0].subject == "FG1");
    CHECK(table->rows[0].values == std::vector<std::string>{"1", "x"});
}

TEST_CASE("types are guessed from all values of a column") {
    struct Case {
        std::string values;
        VariableType type;
    };
    const auto [values_of, type] = GENERATE(values<Case>({
        {"1\nn2\n-3.0", VariableType::text},
        {"1\n\"2,5\"\n-3.0\n+4\n1e3", VariableType::number},
        {"1\n\"1.000,5\"", VariableType::text},
        {"2026-03-01\n29/02/2024", VariableType::date},
        {"2026-02-30", VariableType::text},
        {"2026-13-01", VariableType::text},
        {"2023-02-29", VariableType::text},
        {"Oui\nnon", VariableType::boolean},
        {"TRUE\nfaux", VariableType::boolean},
        {"oui\n1", VariableType::text},
        {"inf\nnan", VariableType::text},
        {"\"\"\n\"\"", VariableType::text},
    }));
    INFO(values_of);
    std::string bytes = "value,participant\n";
    int row = 0;
    for (std::size_t at = 0; at <= values_of.size();) {
        const auto end = std::min(values_of.find('\n', at), values_of.size());
        bytes += values_of.substr(at, end - at) + ",P" + std::to_string(row++) + "\n";
        at = end + 1;
    }
    const auto table = read_attributes_csv(bytes, "p.csv");
    REQUIRE(table.ok());
    CHECK(table->columns[0].type == type);
}

TEST_CASE("tables that cannot be understood are refused") {
    CHECK(error_of("secteur,cycle\n").starts_with("p.csv does not say whom"));
    CHECK(error_of("nom,a\n,1\n").starts_with("p.csv, line 2: the row does not say whom"));
    CHECK(error_of("nom,role\nA,chef\n").starts_with("p.csv, line 2: chef is not a role"));
    CHECK(
        error_of("nom,a\nÉva,1\nB,2\neva,3\n").starts_with("p.csv, line 4: eva stands on line 2"));
    CHECK(error_of("nom,source\nP1,FG1\nP1,FG2\n") == "no error");
    CHECK(error_of("nom,,b\nA,,1\nB,x,1\n").starts_with("p.csv, line 3: column 2 holds values"));
}

TEST_CASE("the tables of the demonstration study are read") {
    const auto people = read_attributes_csv(test::file_at("corpora/participants.csv"), "p.csv");
    REQUIRE(people.ok());
    CHECK(people->scope == VariableScope::participant);
    CHECK(types_of(*people) == "association=text secteur=text fonction=text anciennete=number");
    const auto sources = read_attributes_csv(test::file_at("corpora/sources.csv"), "s.csv");
    REQUIRE(sources.ok());
    CHECK(sources->scope == VariableScope::source);
    CHECK(types_of(*sources) == "cycle=number type=text");
    CHECK(sources->rows.size() == 6);
}

#include "workbench/bench.h"

using namespace filrouge;
using namespace filrouge::workbench;
using test::TestBench;

namespace {

using Types = std::vector<std::pair<std::string, VariableType>>;

Types types_of(const AttributesReport& report) {
    Types types;
    for (const auto& read : report.variables) types.emplace_back(read.name, read.type);
    return types;
}

} // namespace

TEST_CASE("values fit their variable's type") {
    CHECK(fitting_value(VariableType::date, "12/03/2024") == "2024-03-12");
    CHECK(fitting_value(VariableType::date, "1.3.2024") == "2024-03-01");
    CHECK(fitting_value(VariableType::date, "2024-03-12") == "2024-03-12");
    CHECK(fitting_value(VariableType::date, "31/02/2024") == std::nullopt);
    CHECK(fitting_value(VariableType::date, "mars") == std::nullopt);
    CHECK(fitting_value(VariableType::number, "3,5") == "3,5");
    CHECK(fitting_value(VariableType::number, "trois") == std::nullopt);
    CHECK(fitting_value(VariableType::boolean, "oui") == "oui");
    CHECK(fitting_value(VariableType::boolean, "peut-être") == std::nullopt);
    CHECK(fitting_value(VariableType::text, "peut-être") == "peut-être");
}

TEST_CASE("a pasted block is one step; a cell that does not fit stops it all") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto age =
        add_variable(*bench, "âge", VariableType::number, VariableScope::participant).value();
    const auto cycle =
        add_variable(*bench, "cycle", VariableType::text, VariableScope::source).value();
    const auto& project = bench->project();
    const auto nadia = project.turns(source)[1].speaker;
    const auto karim = project.turns(source)[3].speaker;
    REQUIRE(
        set_values(*bench, {{age, nadia, " 41 "}, {age, karim, "39"}, {cycle, source, "2"}}).ok());
    CHECK(project.value_of(age, nadia) == "41");
    CHECK(project.value_of(cycle, source) == "2");
    CHECK(bench->undo_label() == "Change 3 values");
    CHECK(set_values(*bench, {{age, nadia, "50"}, {age, karim, "vieux"}}).error().code ==
          ErrorCode::invalid_input);
    CHECK(set_values(*bench, {{age, source, "50"}}).error().code == ErrorCode::not_found);
    CHECK(project.value_of(age, nadia) == "41");
    REQUIRE(set_values(*bench, {{age, nadia, ""}}).ok());
    CHECK(project.value_of(age, nadia).empty());
    CHECK(bench->undo().value() == "Clear âge of Nadia");
    CHECK(bench->undo().value() == "Change 3 values");
    CHECK(project.value_of(age, karim).empty());
    CHECK(bench->check().empty());
}

TEST_CASE("variables are renamed, retyped and removed") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto id =
        add_variable(*bench, "né", VariableType::text, VariableScope::participant).value();
    const auto& project = bench->project();
    const auto nadia = project.turns(source)[1].speaker;
    CHECK(add_variable(*bench, "NÉ", VariableType::text, VariableScope::participant).error().code ==
          ErrorCode::already_exists);
    CHECK(add_variable(*bench, "né", VariableType::text, VariableScope::source).ok());
    REQUIRE(set_values(*bench, {{id, nadia, "12/03/1984"}}).ok());
    CHECK_FALSE(retype_variable(*bench, id, VariableType::number).ok());
    REQUIRE(retype_variable(*bench, id, VariableType::date).ok());
    CHECK(project.value_of(id, nadia) == "1984-03-12");
    REQUIRE(rename_variable(*bench, id, "naissance").ok());
    CHECK(project.resolve_variable("Naissance").value() == id);
    CHECK(remove_variable(*bench, id).value() == 1);
    CHECK(bench->check().empty());
    REQUIRE(bench->undo().ok());
    CHECK(project.value_of(id, nadia) == "1984-03-12");
}

TEST_CASE("a table is tried without a trace") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    const auto entries = bench->history().size();
    const auto table = bench.file("p.csv", "\xEF\xBB\xBFNom;Né;Âge;Temps plein;Note\r\n"
                                           "Nadia;12/03/1984;41;oui;x\r\nZoé;;;;\r\n");
    const auto tried = import_attributes(*bench, table, Trial::dry_run).value();
    CHECK(types_of(tried) == Types{{"Né", VariableType::date},
                                   {"Âge", VariableType::number},
                                   {"Temps plein", VariableType::boolean},
                                   {"Note", VariableType::text}});
    CHECK(tried.rows == 1);
    CHECK(tried.values == 4);
    CHECK(tried.unknown == std::vector<std::string>{"Zoé"});
    CHECK(bench->project().variables().empty());
    CHECK(bench->history().size() == entries);
    REQUIRE(import_attributes(*bench, table).ok());
    const auto born = bench->project().resolve_variable("Né").value();
    CHECK(bench->project().distinct_values(born) == std::vector<std::string>{"1984-03-12"});
}

TEST_CASE("roles that a table gives are told") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    const auto table =
        bench.file("p.csv", "participant,role\nNadia,animatrice\nKarim,participant\n");
    const auto tried = import_attributes(*bench, table, Trial::dry_run).value();
    CHECK(tried.roles == 1);
    CHECK(tried.values == 0);
    const auto done = import_attributes(*bench, table).value();
    CHECK(done.roles == 1);
    CHECK(import_attributes(*bench, table).value().roles == 0);
}

TEST_CASE("a table of any encoding is read") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    std::string utf16{"\xFF\xFE", 2};
    for (const char c : std::string{"nom\tville\nNadia\tMons\nKarim\tHuy\n"}) {
        utf16 += c;
        utf16 += '\0';
    }
    CHECK(import_attributes(*bench, bench.file("u.csv", utf16)).value().values == 2);
    const auto latin = bench.file("l.csv", "nom;m\351tier\nNadia;\351ducatrice\n");
    CHECK(types_of(import_attributes(*bench, latin).value()) ==
          Types{{"métier", VariableType::text}});
}

TEST_CASE("a column that makes a variable of numbers one of texts says so") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    REQUIRE(import_attributes(*bench, bench.file("a.csv", "nom;âge\nNadia;41\n")).ok());
    const auto words = bench.file("b.csv", "nom;âge\nNadia;quarante\n");
    const auto tried = import_attributes(*bench, words, Trial::dry_run).value();
    REQUIRE(tried.variables.size() == 1);
    CHECK(tried.variables[0].was == VariableType::number);
    const auto same = bench.file("c.csv", "nom;âge\nKarim;40\n");
    CHECK_FALSE(import_attributes(*bench, same).value().variables[0].was);
}

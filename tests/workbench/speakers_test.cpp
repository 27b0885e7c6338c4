#include "workbench/bench.h"
#include "workbench/people/renaming.h"

#include <algorithm>

using namespace filrouge;
using namespace filrouge::workbench;
using test::TestBench;

namespace {

/// "Nadia: Oui" for each turn.
std::vector<std::string> script(Workbench& bench, const SourceId& source) {
    std::vector<std::string> lines;
    const auto text = bench.text(source).value();
    for (const auto& turn : bench.project().turns(source)) {
        const auto* who = bench.project().find(turn.speaker);
        lines.push_back((who == nullptr ? "?" : who->pseudonym) + ": " +
                        std::string{text->slice(turn.span)});
    }
    return lines;
}

ParticipantId person(Workbench& bench, const char* name) {
    return resolve_participant(bench.project(), name).value();
}

const std::vector<std::string> as_imported{"Animatrice: Bonjour à tous.", "Nadia: Oui, merci bien.",
                                           "Animatrice: Et vous ?", "Karim: Ça va.",
                                           "Nadia: La confiance, c’est long."};

} // namespace

TEST_CASE("a participant is named by name, by source, by id") {
    TestBench bench;
    const auto first = bench.import("FG1.txt", test::dialogue);
    const auto second = bench.import("FG2.txt", test::dialogue + "Karim : Encore.\n");
    const auto& project = bench->project();
    const auto ambiguous = resolve_participant(project, "nadia");
    CHECK(ambiguous.error().code == ErrorCode::ambiguous);
    CHECK(ambiguous.error().hint.find("nadia@FG2") != std::string::npos);
    CHECK(resolve_participant(project, "Nadia", first).value() == project.turns(first)[1].speaker);
    CHECK(resolve_participant(project, "Nadia@FG2").value() == project.turns(second)[1].speaker);
    CHECK(resolve_participant(project, "Zoé").error().code == ErrorCode::not_found);
    CHECK(resolve_participant(project, project.turns(first)[1].speaker.str()).ok());
}

TEST_CASE("participants are renamed, and given roles") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    REQUIRE(rename_participant(*bench, person(*bench, "Nadia"), "  Naïma ").ok());
    CHECK(script(*bench, source)[1] == "Naïma: Oui, merci bien.");
    CHECK_FALSE(rename_participant(*bench, person(*bench, "Karim"), " ").ok());
    REQUIRE(set_role(*bench, person(*bench, "Karim"), Role::observer).ok());
    CHECK(bench->undo().value() == "Make Karim a observer");
    CHECK(bench->undo().value() == "Rename Nadia to Naïma");
    CHECK(script(*bench, source) == as_imported);
}

TEST_CASE("a renamed participant has the new name in her labels too, and mentions are listed") {
    TestBench bench;
    const std::string text = "Animatrice : Bonjour Nadia.\n"
                             "NADIA : Oui. Nadiana et Nadia, ce n’est pas pareil 👩‍👧.\n"
                             "Karim : C’est Nadia qui le dit : « de nadia ».\n"
                             "NADIA : Merci.\n";
    const auto source = bench.import("FG.txt", text);
    const auto other = bench.import("FG2.txt", "Nadia : Une autre.\nKarim : Oui.\nNadia : Bon.\n");
    const auto nadia = person(*bench, "NADIA@FG");
    const auto whole = bench->text(source).value();
    const auto at = whole->index().from_byte(BytePos{whole->utf8().rfind("Merci")}).value();
    const auto coding = bench.coding(source, at, at + 5, bench.code("C"));

    SilentProgress progress;
    const auto uses = uses_of_name(*bench, nadia, progress).value();
    CHECK(uses.labels.size() == 2);
    // Her own words, those of others; not "Nadiana", not the labels of another Nadia.
    REQUIRE(uses.mentions.size() == 4);
    CHECK(uses.mentions[0].turn == 1);
    CHECK(uses.mentions[1].turn == 2);
    for (const auto& mention : uses.mentions) CHECK(mention.source == source);

    const auto entries = bench->history().size();
    CHECK(rename_with_labels(*bench, nadia, " Maria-Ines ", progress).value() == 2);
    CHECK(bench->history().size() == entries + 1);
    const auto now = bench->text(source).value();
    CHECK(now->utf8().find("NADIA") == std::string::npos);
    CHECK(now->utf8().find("Maria-Ines : Merci.") != std::string::npos);
    CHECK(now->utf8().find("Bonjour Nadia.") != std::string::npos);
    CHECK(bench->text(other).value()->utf8().starts_with("Nadia : Une autre."));
    const auto& project = bench->project();
    CHECK(now->slice(project.codings().at(project.codings().row_of(coding)).span) == "Merci");
    const auto& turns = project.turns(source);
    REQUIRE(turns.size() == 4);
    CHECK(now->slice(turns[3].label).starts_with("Maria-Ines"));
    CHECK(bench->check().empty());
    CHECK(bench->undo().value() == "Rename NADIA to Maria-Ines");
    CHECK(bench->text(source).value()->utf8() == text);
    CHECK_FALSE(rename_with_labels(*bench, nadia, "  ", progress).ok());
    CHECK(bench->check().empty());
}

TEST_CASE("merging says which values do not fit together") {
    TestBench bench;
    const auto first = bench.import("FG1.txt", test::dialogue);
    bench.import("FG2.txt", test::dialogue + "Karim : Encore.\n");
    REQUIRE(import_attributes(*bench, bench.file("p.csv", "participant,source,age,secteur\n"
                                                          "Nadia,FG1,41,AMO\nNadia,FG2,42,\n"
                                                          "Karim,FG2,,SAJ\n"))
                .ok());
    const auto into = person(*bench, "Nadia@FG2");
    const auto other = person(*bench, "Nadia@FG1");
    const auto expected = preview_participants_merge(bench->project(), {other}, into);
    const auto report = merge_participants(*bench, {other}, into).value();
    CHECK(expected.turns == report.turns);
    CHECK(expected.values == report.values);
    REQUIRE(expected.conflicts.size() == 1);
    CHECK(expected.conflicts[0].lost == "41");
    CHECK(report.turns == 2);
    CHECK(report.values == 1);
    REQUIRE(report.conflicts.size() == 1);
    CHECK(report.conflicts[0].variable == "age");
    CHECK(report.conflicts[0].kept == "42");
    CHECK(report.conflicts[0].lost == "41");
    CHECK(bench->project().find(other) == nullptr);
    CHECK(bench->project().turns(first)[1].speaker == into);
    CHECK(bench->check().empty());
    CHECK_FALSE(merge_participants(*bench, {into}, into).ok());
    REQUIRE(bench->undo().ok());
    CHECK(bench->project().turns(first)[1].speaker == other);
    CHECK(bench->check().empty());
}

TEST_CASE("turns go to a new participant, to another one, to nobody") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto turn = [&](std::size_t i) { return bench->project().turns(source)[i].id; };
    const auto zoe = split_participant(*bench, {turn(4)}, "Zoé").value();
    CHECK(script(*bench, source)[4] == "Zoé: La confiance, c’est long.");
    CHECK_FALSE(split_participant(*bench, {turn(0), turn(1)}, "X").ok());
    REQUIRE(assign_turns(*bench, {turn(1), turn(3)}, zoe).ok());
    CHECK(script(*bench, source)[3] == "Zoé: Ça va.");
    REQUIRE(assign_turns(*bench, {turn(0)}, ParticipantId{}).ok());
    CHECK(script(*bench, source)[0] == "?: Bonjour à tous.");
    REQUIRE(assign_turns(*bench, {turn(0)}, std::string{"Paul"}).ok());
    CHECK(script(*bench, source)[0] == "Paul: Bonjour à tous.");
    CHECK_FALSE(remove_participant(*bench, zoe).ok());
    REQUIRE(remove_participant(*bench, person(*bench, "Karim")).ok());
    CHECK(bench->check().empty());
    for (int i = 0; i < 5; ++i) REQUIRE(bench->undo().ok());
    CHECK(script(*bench, source) == as_imported);
}

TEST_CASE("a passage becomes a turn; what it cuts keeps its speaker") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto coding = bench.coding(source, 13, 20, bench.code("C"));
    const auto at = [&](const char* part) {
        const auto& utf8 = bench->text(source).value()->utf8();
        return count_code_points(utf8.substr(0, utf8.find(part))).value();
    };
    const auto mark = [&](const char* first, const char* after) {
        return new_turn(*bench, source, cp_span(at(first), at(after)), person(*bench, "Karim"));
    };
    REQUIRE(mark("merci", " bien.").ok()); // inside one
    CHECK(script(*bench, source) ==
          std::vector<std::string>{"Animatrice: Bonjour à tous.", "Nadia: Oui,", "Karim: merci",
                                   "Nadia: bien.", "Animatrice: Et vous ?", "Karim: Ça va.",
                                   "Nadia: La confiance, c’est long."});
    CHECK(bench->check().empty());
    REQUIRE(bench->undo().ok());
    REQUIRE(mark("bien.", "vous ?").ok()); // over the end of one, a label, into the next
    CHECK(script(*bench, source)[1] == "Nadia: Oui, merci");
    CHECK(script(*bench, source)[2] == "Karim: bien.\nAnimatrice : Et");
    CHECK(script(*bench, source)[3] == "Animatrice: vous ?");
    CHECK(bench->check().empty());
    REQUIRE(bench->undo().ok());
    CHECK(new_turn(*bench, source, cp_span(12, 13), std::string{"X"}).error().code ==
          ErrorCode::invalid_input);
    REQUIRE(mark("Nadia : Oui", "\nAnimatrice : Et").ok()); // a whole one with its label
    CHECK(script(*bench, source)[1] == "Karim: Oui, merci bien.");
    CHECK(bench->project().turns(source).size() == 5);
    CHECK_FALSE(bench->project().turns(source)[1].label.empty());
    CHECK(bench->check().empty());
    REQUIRE(bench->undo().ok());
    CHECK(script(*bench, source) == as_imported);
    CHECK(bench->project().codings().span(bench->project().codings().row_of(coding)) ==
          cp_span(13, 20));
}

TEST_CASE("turns are joined and taken away") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    REQUIRE(join_turn(*bench, bench->project().turns(source)[3].id).ok());
    CHECK(script(*bench, source)[2] == "Animatrice: Et vous ?\nKarim : Ça va.");
    CHECK(bench->project().turns(source).back().number == 4);
    CHECK_FALSE(join_turn(*bench, bench->project().turns(source)[0].id).ok());
    REQUIRE(import_attributes(*bench, bench.file("p.csv", "participant,age\nNadia,41\n")).ok());
    REQUIRE(remove_turns(*bench, source).ok());
    CHECK(bench->project().turns(source).empty());
    CHECK(bench->project().participants().size() == 2); // Nadia's age, Karim spoke no more
    CHECK(bench->check().empty());
    for (int i = 0; i < 3; ++i) REQUIRE(bench->undo().ok());
    CHECK(script(*bench, source) == as_imported);
    CHECK(bench->check().empty());
}

TEST_CASE("a new name in the labels keeps what was coded of the old one") {
    TestBench bench;
    const auto source =
        bench.import("E.txt", "Nadia Brel : Bonjour.\nKarim : Salut.\nNadia Brel : Bon.\n"
                              "Karim : Oui, Nadia Brel.\n");
    const auto part = bench.coding(source, 0, 5, bench.code("Nom"));
    const auto whole = bench.coding(source, 0, 10, bench.code("Nom entier"));
    const auto word = bench.coding(source, 13, 20, bench.code("Accueil"));
    SilentProgress progress;
    CHECK(rename_with_labels(*bench, person(*bench, "Nadia Brel"), "Zoé", progress).value() == 2);
    const auto text = bench->text(source).value();
    const auto coded = [&](const CodingId& id) {
        const auto& columns = bench->project().codings();
        REQUIRE(columns.contains(id));
        return std::string{text->slice(columns.span(columns.row_of(id)))};
    };
    CHECK(coded(part) == "Zoé");
    CHECK(coded(whole) == "Zoé");
    CHECK(coded(word) == "Bonjour");
    CHECK(bench->check().empty());
    REQUIRE(bench->undo().ok());
    CHECK(bench->project().codings().span(bench->project().codings().row_of(part)) ==
          cp_span(0, 5));
}

TEST_CASE("nobody gets the name of somebody else in the same source") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    const auto nadia = person(*bench, "Nadia");
    CHECK(rename_participant(*bench, nadia, "KARIM").error().code == ErrorCode::already_exists);
    SilentProgress progress;
    CHECK(rename_with_labels(*bench, nadia, "karim", progress).error().code ==
          ErrorCode::already_exists);
    CHECK(rename_participant(*bench, nadia, "NADIA").ok()); // her own, written otherwise
    bench.import("Autre.txt", "Omar : Un.\nLéa : Deux.\nOmar : Trois.\nLéa : Quatre.\n");
    CHECK(rename_participant(*bench, nadia, "Omar").ok()); // another source's
}

TEST_CASE("reading again keeps who people are") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto nadia = person(*bench, "Nadia");
    REQUIRE(import_attributes(*bench, bench.file("p.csv", "participant,age\nNadia,41\n")).ok());
    REQUIRE(rename_participant(*bench, nadia, "Naïma").ok());
    REQUIRE(remove_turns(*bench, source).ok());
    REQUIRE(bench->undo().ok());
    REQUIRE(join_turn(*bench, bench->project().turns(source)[3].id).ok());

    RereadOptions options;
    options.speakers.recognise = false;
    const auto without = reread_source(*bench, source, options).value();
    CHECK(without.turns == 0);
    CHECK(without.went.size() == 2);
    CHECK(bench->project().find(nadia) != nullptr);
    REQUIRE(bench->undo().ok());

    const auto again = reread_source(*bench, source, {}).value();
    CHECK(again.turns == 5);
    CHECK(again.came.empty());
    CHECK_FALSE(again.text_differs);
    CHECK(script(*bench, source)[1] == "Naïma: Oui, merci bien.");
    CHECK(bench->project().turns(source)[1].speaker == nadia);
    CHECK(bench->check().empty());
}

TEST_CASE("reading again keeps corrections, unless the original's text is wanted") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    REQUIRE(correct_passage(*bench, source, {cp_span(13, 20), "Salut"}).ok());
    const auto coding = bench.coding(source, 13, 18, bench.code("C"));
    const auto kept = reread_source(*bench, source, {}).value();
    CHECK(kept.text_differs);
    CHECK(script(*bench, source)[0] == "Animatrice: Salut à tous.");
    CHECK(script(*bench, source)[4] == as_imported[4]);
    REQUIRE(reread_source(*bench, source, {{}, RereadText::from_original}).ok());
    CHECK(script(*bench, source) == as_imported);
    CHECK(bench->project().codings().span(bench->project().codings().row_of(coding)) ==
          cp_span(13, 20));
    CHECK(bench->check().empty());
}

TEST_CASE("reading again takes a person's word for who speaks") {
    TestBench bench;
    const auto source =
        bench.import("FG.txt", test::dialogue + "Remarque : le micro grésille.\nKarim : Oui.\n"
                                                "Remarque : fin.\n");
    const auto karim = person(*bench, "Karim");
    RereadOptions options;
    options.speakers.are_not = {"remarque"};
    const auto report = reread_source(*bench, source, options).value();
    CHECK(std::find(report.speakers.begin(), report.speakers.end(), "Remarque") ==
          report.speakers.end());
    CHECK(report.turns == 6);
    CHECK(bench->project().turns(source)[3].speaker == karim);
    options.speakers = {true, {"Remarque"}, {}};
    CHECK(reread_source(*bench, source, options).value().turns == 8);
    CHECK(bench->check().empty());
}

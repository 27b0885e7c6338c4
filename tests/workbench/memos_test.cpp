#include "bench.h"

#include "workbench/notes/memos.h"
#include "workbench/sources/corrections.h"

#include "support/text_generator.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::test;
using namespace filrouge::workbench;

namespace {

std::vector<std::string> texts(const std::vector<MemoRow>& rows) {
    std::vector<std::string> all;
    for (const auto& row : rows) all.push_back(row.text);
    return all;
}

std::string slice(Workbench& bench, const MemoLink& link) {
    return std::string{bench.text(link.source).value()->slice(link.span)};
}

CpSpan find(const std::string& utf8, const std::string& part) {
    const auto text = Text::make(utf8).value();
    const auto at = utf8.find(part);
    REQUIRE(at != std::string::npos);
    return text.index().from_bytes({BytePos{at}, BytePos{at + part.size()}});
}

/// Letters, brackets, accents and ends of links in any order.
std::string noise(TextGenerator& random) {
    static const std::vector<std::string> pieces{"[", "]", "(",        ")", "\\", "é",
                                                 "😀", " ", "passage:", "-", "\n", "](coding:"};
    std::string all;
    for (std::size_t i = random.below(12); i > 0; --i) all += pieces[random.below(pieces.size())];
    return all;
}

} // namespace

TEST_CASE("memos on everything are listed with what they are about") {
    TestBench bench;
    const auto source = bench.import("FG.txt", dialogue);
    const auto code = bench.code("Leviers/Confiance");
    const auto passage = find(dialogue, "confiance");
    const auto coding = add_coding(*bench, source, passage, code, {"Mot clé", {}}).value();
    const auto nadia =
        std::find_if(bench->project().participants().begin(), bench->project().participants().end(),
                     [](const auto& each) { return each.second.pseudonym == "Nadia"; })
            ->first;
    const auto on_project = add_memo(*bench, bench->project().info.id, "Premier jour").value();
    REQUIRE(add_memo(*bench, source, "Groupe calme"));
    REQUIRE(add_memo(*bench, nadia, "Parle peu"));
    REQUIRE(add_memo(*bench, code, "À définir"));
    bench->use_coder("zoé");
    REQUIRE(add_memo(*bench, coding, "Un bel extrait"));

    const auto all = list_memos(bench->project());
    REQUIRE(all.size() == 6);
    const auto about = [&](MemoKind kind) {
        MemoQuery query;
        query.kind = kind;
        return list_memos(bench->project(), query);
    };
    CHECK(about(MemoKind::project).front().id == on_project);
    CHECK(about(MemoKind::source).front().about == "FG");
    CHECK(about(MemoKind::source).front().source == source);
    CHECK(about(MemoKind::participant).front().about == "Nadia");
    CHECK(about(MemoKind::code).front().about == "Leviers/Confiance");
    const auto of_codings = about(MemoKind::coding);
    REQUIRE(texts(of_codings) == std::vector<std::string>{"Un bel extrait", "Mot clé"});
    for (const auto& row : of_codings) {
        CHECK(row.about == "Leviers/Confiance · FG, turn 5");
        CHECK(row.source == source);
        CHECK(row.span == passage);
    }
    CHECK(of_codings[1].id.is_nil());

    SECTION("words, author and subject choose") {
        MemoQuery query;
        query.text = "EXTRAIT confiance";
        CHECK(texts(list_memos(bench->project(), query)) ==
              std::vector<std::string>{"Un bel extrait"});
        query = {};
        query.author = "Zoe";
        CHECK(texts(list_memos(bench->project(), query)) ==
              std::vector<std::string>{"Un bel extrait"});
        query = {};
        query.subject = coding;
        CHECK(list_memos(bench->project(), query).size() == 2);
        query.text = "absent";
        CHECK(list_memos(bench->project(), query).empty());
    }
    SECTION("what cannot be is refused") {
        CHECK(add_memo(*bench, source, " \n\u00a0").error().code == ErrorCode::invalid_input);
        CHECK(add_memo(*bench, SourceId{}, "x").error().code == ErrorCode::not_found);
        CHECK(change_memo(*bench, on_project, "").error().code == ErrorCode::invalid_input);
        CHECK(change_memo(*bench, MemoId{}, "x").error().code == ErrorCode::not_found);
        CHECK(remove_memo(*bench, MemoId{}).error().code == ErrorCode::not_found);
        CHECK(list_memos(bench->project()).size() == 6);
    }
    SECTION("they change, go, come back, and are in the file") {
        const auto entries = bench->history().size();
        change_memo(*bench, on_project, "Premier jour").value();
        CHECK(bench->history().size() == entries);
        change_memo(*bench, on_project, "Deuxième jour").value();
        const auto changed = bench->project().memos().at(on_project);
        CHECK(changed.changed >= changed.created);
        remove_memo(*bench, on_project).value();
        CHECK(about(MemoKind::project).empty());
        CHECK(bench->undo().value().starts_with("Remove a memo about"));
        const auto again = bench.reopened();
        CHECK(again->project().memos().at(on_project).text == "Deuxième jour");
        CHECK(again->check().empty());
    }
}

TEST_CASE("the journal is in the order in which it was written") {
    TestBench bench;
    const auto project = bench->project().info.id;
    const auto first = add_memo(*bench, project, "Un").value();
    REQUIRE(add_memo(*bench, project, "Deux"));
    REQUIRE(change_memo(*bench, first, "Un, revu"));
    REQUIRE(add_memo(*bench, bench.import("FG.txt", dialogue), "Ailleurs"));
    CHECK(texts(journal(bench->project())) == std::vector<std::string>{"Un, revu", "Deux"});
}

TEST_CASE("links of a memo lead to their passages, and move with the text") {
    TestBench bench;
    const auto source = bench.import("FG.txt", dialogue);
    const auto other = bench.import("FG2.txt", dialogue + "Nadia : Fin.\n");
    const auto& in = *bench->project().find(source);
    const auto coding = bench.coding(source, 13, 20, bench.code("Accueil"));
    const auto memo =
        "Voir [à tort] " + passage_link(in, find(dialogue, "confiance"), "la [c]onf\\\niance") +
        " et " + passage_link(*bench->project().find(other), cp_span(2, 5), "là") + ", " +
        coding_link(coding, "ici") + ", " + passage_link(in, find(dialogue, "Ça va"), "Karim");
    const auto links = links_in(bench->project(), memo);
    REQUIRE(links.size() == 4);
    CHECK(links[0].words == "la [c]onf\\ iance");
    CHECK(slice(*bench, links[0]) == "confiance");
    CHECK(Text::make(memo).value().slice(links[1].place).starts_with("[là](passage:"));
    CHECK(links[2].span == cp_span(13, 20));

    const auto id = add_memo(*bench, bench->project().info.id, memo).value();
    const auto annotated =
        add_coding(*bench, other, cp_span(0, 3), bench.code("X"), {memo, {}}).value();
    auto text = "Avant.\n" + dialogue;
    text.replace(text.find("Ça va."), std::string{"Ça va."}.size(), "");
    REQUIRE(correct_text(*bench, source, text));
    for (const auto& now :
         {bench->project().memos().at(id).text,
          bench->project().codings().at(bench->project().codings().row_of(annotated)).memo}) {
        const auto moved = links_in(bench->project(), now);
        REQUIRE(moved.size() == 3);
        CHECK(slice(*bench, moved[0]) == "confiance");
        CHECK(moved[0].span != links[0].span);
        CHECK(moved[1].span == links[1].span);
        CHECK(now.ends_with("(coding:" + coding.str() + "), Karim"));
    }
    REQUIRE(bench->undo());
    CHECK(bench->project().memos().at(id).text == memo);
}

TEST_CASE("a memo is read and written without the ids of its links") {
    const std::string a = "passage:01890000-0000-7000-8000-000000000001:1-4";
    const std::string b = "coding:01890000-0000-7000-8000-000000000002";
    const std::string memo = "Voir [la \\[c\\]onf](" + a + "), [note] et [là](" + b +
                             ") – [site](https://exemple.org) [là](" + a + ").";
    const auto read = readable(memo);
    CHECK(read.text ==
          "Voir [la \\[c\\]onf]↗, [note] et [là]↗ – [site](https://exemple.org) [là]↗.");
    REQUIRE(read.links.size() == 3);
    CHECK(with_targets(read.text, read.links) == memo);
    // Typed around, taken out, copied, moved.
    CHECK(with_targets("Encore. " + read.text + " Fin.", read.links) ==
          "Encore. " + memo + " Fin.");
    CHECK(with_targets("[là]↗", read.links) == "[là](" + b + ")");
    CHECK(with_targets("[la \\[c\\]onf]↗ [la \\[c\\]onf]↗", read.links) ==
          "[la \\[c\\]onf](" + a + ") [la \\[c\\]onf](" + a + ")");
    // Other words for a link: the others are known by theirs, this one is what is left.
    const auto one = readable("[ici](" + a + ") et [là](" + b + ")");
    CHECK(with_targets("[là]↗ et [par ici]↗", one.links) ==
          "[là](" + b + ") et [par ici](" + a + ")");
    // A mark of nobody stays.
    CHECK(with_targets("[x]↗ et ]↗ [", {}) == "[x]↗ et ]↗ [");
    CHECK(readable("sans lien").text == "sans lien");
}

TEST_CASE("broken links are left out") {
    TestBench bench;
    const auto source = bench.import("FG.txt", dialogue);
    const auto id = source.str();
    for (const std::string& memo : std::vector<std::string>{
             "[x](passage:" + id + ":5-5)", "[x](passage:" + id + ":9-5)",
             "[x](passage:" + id + ":0-99999)", "[x](passage:" + id + ":0-99999999999999999999)",
             "[x](passage:" + id + ":-1-4)", "[x](passage:" + id + ":1)", "[x](passage:1-4)",
             "\\[x](passage:" + id + ":1-4)", "[x] (passage:" + id + ":1-4)",
             "[x](coding:" + id + ")", "[x](https://example.org)", "[x](passage:" + id + ":1-4"}) {
        INFO(memo);
        CHECK(links_in(bench->project(), memo).empty());
    }
    CHECK(links_in(bench->project(), "[[x](passage:" + id + ":1-4)").size() == 1);
}

TEST_CASE("links are found among anything, and nothing else of a memo changes") {
    TestBench bench;
    const auto source = bench.import("FG.txt", dialogue);
    const auto& in = *bench->project().find(source);
    const auto old = *bench->text(source).value();
    const auto change = TextChange::make(old, {{cp_span(0, 0), "Avant. "}}).value();
    TextGenerator random{20260301};
    for (int round = 0; round < 2000; ++round) {
        const auto words = noise(random);
        const auto memo =
            noise(random) + " " + passage_link(in, cp_span(3, 7), words) + " " + noise(random);
        INFO(memo);
        const auto shifted = with_shifted_links(memo, source, change);
        const auto was = links_in(bench->project(), memo);
        const auto now = links_in(bench->project(), shifted);
        REQUIRE(was.size() == now.size());
        for (std::size_t i = 0; i < was.size(); ++i) {
            CHECK(now[i].words == was[i].words);
            CHECK(now[i].span == cp_span(10, 14));
        }
        CHECK(with_shifted_links(memo, SourceId{}, change) == memo);
        const auto read = readable(memo);
        CHECK(with_targets(read.text, read.links) == memo);
    }
}

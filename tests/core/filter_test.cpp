#include "core/filter.h"

#include "core/sample.h"

#include "support/printers.h"

#include <random>

using namespace filrouge;
using namespace filrouge::test;

namespace {

/// FG1 (cycle 1, sector AMO): 1 Nadia 0-10, 2 moderator Luc 11-20, 3 P1 21-30, 4 nobody 31-40.
/// Entretien Sophie (nl-BE, sector CPAS): 5 Nadia 0-50.
Project sample() {
    Change all;
    all.sources.came = {source(1, "FG1 – cycle 1"),
                        source(2, "Entretien Sophie", SourceKind::interview)};
    all.sources.came[1].language = "nl-BE";
    all.participants.came = {participant(1, "Nadia"), participant(2, "Luc", Role::moderator),
                             participant(3, "P1"), participant(4, "Élodie", Role::observer)};
    const auto who = [](std::uint64_t n) { return id<ParticipantId>(n); };
    all.turns.came = {turn(1, 1, cp_span(0, 10), who(1)), turn(2, 1, cp_span(11, 20), who(2)),
                      turn(3, 1, cp_span(21, 30), who(3)), turn(4, 1, cp_span(31, 40)),
                      turn(1, 2, cp_span(0, 50), who(1))};
    all.turns.came[4].id = id<TurnId>(5);
    all.variables.came = {
        variable(1, "Secteur", VariableType::text),
        variable(2, "Âge", VariableType::number),
        variable(3, "Entrée en fonction", VariableType::date),
        variable(4, "Cadre", VariableType::boolean),
        variable(5, "cycle", VariableType::number, VariableScope::source),
        variable(6, "secteur", VariableType::text, VariableScope::source),
    };
    const auto where = [](std::uint64_t n) { return id<SourceId>(n); };
    all.values.came = {
        value(1, 1, who(1), "Petite enfance"),
        value(2, 2, who(1), "41"),
        value(3, 2, who(3), "9,5"),
        value(4, 3, who(1), "2019-09-01"),
        value(5, 3, who(3), "2020-03-15"),
        value(6, 4, who(1), "oui"),
        value(7, 5, where(1), "1"),
        value(8, 5, where(2), "2"),
        value(9, 6, where(1), "AMO"),
        value(10, 6, where(2), "CPAS"),
    };
    all.coders.came = {Coder{id<CoderId>(1), "Anne", {}}, Coder{id<CoderId>(2), "Benoît", {}}};
    all.codes.came = {code(1, "Tensions"), code(2, "Temporalités", id<CodeId>(1)),
                      code(3, "Leviers"), code(4, "espaces informels", id<CodeId>(3)),
                      code(5, "Jamais employé")};
    all.codings.came = {
        coding(1, 1, cp_span(2, 8), 2, 1),   // Nadia, Temporalités, Anne
        coding(2, 1, cp_span(5, 18), 4, 2),  // mostly Luc, espaces informels, Benoît
        coding(3, 1, cp_span(22, 25), 2, 2), // P1, Temporalités, Benoît
        coding(4, 1, cp_span(32, 35), 3, 1), // nobody, Leviers, Anne
        coding(5, 2, cp_span(10, 20), 4, 1), // Nadia in the interview
    };
    Project project;
    project.apply(all);
    return project;
}

/// Which of the sample's codings fit: "1 3".
std::string codings_that_fit(const std::string& text) {
    const auto project = sample();
    const auto filter = Filter::compile(text, project);
    if (!filter) return filter.error().message();
    std::string fitting;
    for (std::uint64_t n = 1; n <= 5; ++n) {
        if (!filter->fits_coding(project.codings().row_of(id<CodingId>(n)))) continue;
        fitting += (fitting.empty() ? "" : " ") + std::to_string(n);
    }
    return fitting;
}

/// Which of the sample's turns fit: "1 3".
std::string turns_that_fit(const std::string& text) {
    const auto project = sample();
    const auto filter = Filter::compile(text, project);
    if (!filter) return filter.error().message();
    std::string fitting;
    for (const auto& [id, source] : project.sources()) {
        for (const auto& turn : project.turns(id)) {
            if (!filter->fits_passage({id, turn.span, &turn})) continue;
            fitting += (fitting.empty() ? "" : " ") + std::to_string(turn.id.bytes[15]);
        }
    }
    return fitting;
}

Error error_of(const std::string& text) {
    const auto project = sample();
    const auto filter = Filter::compile(text, project);
    REQUIRE_FALSE(filter.ok());
    return filter.error();
}

struct Case {
    std::string text;
    std::string fitting;
};

} // namespace

TEST_CASE("codings are judged by what they are and who says them") {
    const Case cases[] = {
        {"", "1 2 3 4 5"},
        {"code:Temporalités", "1 3"},
        {"code=tensions", "1 3"}, // those below too
        {"code:\"Espaces informels\"", "2 5"},
        {"code:« espaces informels »", "2 5"},
        {"code:leviers", "2 4 5"},
        {"code:Leviers/espaces*", "2 5"},
        {"code:t*", "1 3"},
        {"code:*", "1 2 3 4 5"},
        {"code!=tensions", "2 4 5"},
        {"code:\"jamais employé\"", ""},
        {"code:Temporalités or code:\"espaces informels\"", "1 2 3 5"},
        {"code:Temporalités and code:\"espaces informels\"", ""},
        {"coder:anne", "1 4 5"},
        {"coder:BENOIT", "2 3"},
        {"coder:b*", "2 3"},
        {"coder!=anne", "2 3"},
        {"coder:anne or coder:benoit", "1 2 3 4 5"},
        {"speaker:Nadia", "1 5"},
        {"speaker:nadia and source:FG1", "1"},
        {"speaker:\"\"", "4"},
        {"speaker:*", "1 2 3 5"},
        {"role=moderator", "2"},
        {"role=Modérateur", "2"},
        {"not role=moderator", "1 3 4 5"},
        {"role!=moderator", "1 3 4 5"},
        {"source:FG1", "1 2 3 4"},
        {"source:\"entretien sophie\"", "5"},
        {"source:f*", "1 2 3 4"},
        {"kind=interview", "5"},
        {"kind=entretien", "5"},
        {"kind=focus-group", "1 2 3 4"},
        {"language=nl", "5"},
        {"language=nl-be", "5"},
        {"language=n", ""},
        {"language=fr", "1 2 3 4"},
    };
    for (const auto& [text, fitting] : cases) {
        CAPTURE(text);
        CHECK(codings_that_fit(text) == fitting);
    }
}

TEST_CASE("variables compare as their type says") {
    const Case cases[] = {
        {"age=41", "1 5"},
        {"âge=41,0", "1 5"},
        {"age<41", "3"},
        {"age>=9.5", "1 3 5"},
        {"age>41", ""},
        {"age!=41", "2 3 4"},
        {"age:*", "1 3 5"},
        {"age:\"\"", "2 4"},
        {"age=quarante", ""},
        {"\"entrée en fonction\"=2019-09-01", "1 5"},
        {"\"Entree en fonction\"<2020", "1 5"},
        {"\"Entree en fonction\"<=2020-03", "1 3 5"},
        {"\"Entree en fonction\">2020-03-14", "3"},
        {"\"Entree en fonction\"=2020", "3"},
        {"cadre=vrai", "1 5"},
        {"cadre=non", ""},
        {"cycle=1", "1 2 3 4"},
        {"cycle>1", "5"},
    };
    for (const auto& [text, fitting] : cases) {
        CAPTURE(text);
        CHECK(codings_that_fit(text) == fitting);
    }
}

TEST_CASE("a variable of both scopes is the speaker's, else the source's") {
    CHECK(codings_that_fit("secteur=AMO") == "2 3 4");
    CHECK(codings_that_fit("secteur=CPAS") == "");
    CHECK(codings_that_fit("secteur=\"petite enfance\"") == "1 5");
    CHECK(codings_that_fit("secteur!=amo") == "1 5");
    CHECK(turns_that_fit("secteur=amo") == "2 3 4");
}

TEST_CASE("and binds closer than or, not closest; French and English") {
    const Case cases[] = {
        {"speaker:nadia or role=moderator and code:leviers", "1 2 5"},
        {"(speaker:nadia or role=moderator) and code:leviers", "2 5"},
        {"speaker:nadia ou role=moderator et code:leviers", "1 2 5"},
        {"code:leviers sauf role=moderator", "4 5"},
        {"CODE:leviers SAUF (role=moderator OU coder:anne)", ""},
        {"non code:leviers", "1 3"},
        {"not not code:leviers", "2 4 5"},
        {"code:leviers coder:anne", "4 5"}, // side by side: and
        {"code : leviers\u00A0et coder = anne", "4 5"},
        {"((code:leviers))and(coder:anne)", "4 5"},
    };
    for (const auto& [text, fitting] : cases) {
        CAPTURE(text);
        CHECK(codings_that_fit(text) == fitting);
    }
}

TEST_CASE("passages are judged by the codings that overlap them") {
    const Case cases[] = {
        {"code:temporalites", "1 3"},
        {"code:\"espaces informels\"", "1 2 5"},
        {"code!=\"espaces informels\"", "3 4"},
        {"coder:anne", "1 4 5"},
        {"code:temporalites and code:leviers", "1"},
        {"code:temporalites and coder:anne", "1"},
        {"code:leviers and coder:anne", "4 5"}, // in turn 1 it is Benoît's
        {"(code:leviers or code:tensions) and coder:anne", "1 4 5"},
        {"code:leviers and not coder:anne", "2"},
        {"role=moderator", "2"},
        {"speaker:nadia and cycle=1", "1"},
        {"speaker:\"\"", "4"},
        {"", "1 2 3 4 5"},
    };
    for (const auto& [text, fitting] : cases) {
        CAPTURE(text);
        CHECK(turns_that_fit(text) == fitting);
    }
}

TEST_CASE("a passage that is empty, only touches, or lies elsewhere has no code") {
    const auto project = sample();
    const auto filter = Filter::compile("code:temporalites", project).value();
    const auto one = id<SourceId>(1);
    CHECK(filter.fits_passage({one, cp_span(7, 9), nullptr}));
    CHECK_FALSE(filter.fits_passage({one, cp_span(8, 9), nullptr}));
    CHECK_FALSE(filter.fits_passage({one, cp_span(0, 2), nullptr}));
    CHECK_FALSE(filter.fits_passage({one, cp_span(4, 4), nullptr}));
    CHECK_FALSE(filter.fits_passage({id<SourceId>(77), cp_span(2, 8), nullptr}));
    CHECK(filter.fits_passage({one, cp_span(7, 9), nullptr})); // again, now from memory
}

TEST_CASE("what cannot be read names its place in characters, from 1") {
    const std::pair<const char*, const char*> cases[] = {
        {"é=", "character 3"},
        {"secteur", "character 8"},
        {"âge 41", "character 5"},
        {"âge=41 and", "character 11"},
        {"âge=41 and or", "character 12"},
        {"(âge=41", "character 1:"},
        {"é=1 (âge=41", "character 5:"},
        {"âge=41)", "character 7"},
        {"code:\"espaces", "character 6"},
        {"code:« espaces", "character 6"},
        {"=3", "character 1:"},
        {"()", "character 2"},
        {"👨‍👩‍👧=1 )", "character 9"},
        {"not", "character 4"},
        {"\"\"=1", "character 1:"},
    };
    for (const auto& [text, place] : cases) {
        CAPTURE(text);
        const auto error = error_of(text);
        CHECK(error.code == ErrorCode::invalid_input);
        CHECK_THAT(error.what, Catch::Contains(place));
        CHECK_FALSE(error.hint.empty());
    }
}

TEST_CASE("unknown names are not found, with the known ones as hint") {
    const std::pair<const char*, const char*> cases[] = {
        {"sectuer=AMO", "secteur"}, {"code:temporalite", "Temporalités"},
        {"coder:ane", "Anne"},      {"source:\"Entretien Sofie\"", "Entretien Sophie"},
        {"role=chef", "moderator"}, {"kind=film", "focus-group"},
        {"code:zz*", "Tensions"},   {"coder:zz*", "Anne"},
        {"source:zz*", "FG1"},      {"speaker:nadja", "Nadia"},
        {"speaker:zz*", "Luc"},
    };
    for (const auto& [text, hint] : cases) {
        CAPTURE(text);
        const auto error = error_of(text);
        CHECK(error.code == ErrorCode::not_found);
        CHECK_THAT(error.hint, Catch::Contains(hint, Catch::CaseSensitive::No));
    }
}

TEST_CASE("sizes are compared only where that makes sense") {
    for (const auto* text : {"secteur<b", "age<beaucoup", "role>moderator", "code<=tensions",
                             "cadre>non", "\"entrée en fonction\"<hier", "age<4*"}) {
        CAPTURE(text);
        CHECK(error_of(text).code == ErrorCode::invalid_input);
    }
}

TEST_CASE("names and values may be quoted; quotes hold quotes; keywords may be names") {
    const auto node =
        parse_filter("\"ma \"\"variable\"\"\":« a \"b\" » or et=ou OU “x y”=1").value();
    REQUIRE(node.children.size() == 3);
    CHECK(node.children[0].condition.field == "ma \"variable\"");
    CHECK(node.children[0].condition.value == "a \"b\"");
    CHECK(node.children[1].condition.field == "et");
    CHECK(node.children[1].condition.value == "ou");
    CHECK(node.children[2].condition.field == "x y");
}

TEST_CASE("values run to the next space or parenthesis") {
    const auto node = parse_filter("(heure:12:30<=x)").value();
    CHECK(node.condition.field == "heure");
    CHECK(node.condition.op == Condition::Op::equal);
    CHECK(node.condition.value == "12:30<=x");
    CHECK(parse_filter("a!=b").value().condition.op == Condition::Op::not_equal);
}

TEST_CASE("empty text fits everything") {
    const auto project = sample();
    for (const auto* text : {"", "  ", "\u00A0\n"}) {
        const auto filter = Filter::compile(text, project);
        REQUIRE(filter.ok());
        CHECK(filter->fits_everything());
    }
    CHECK(Filter{}.fits_everything());
    CHECK_FALSE(Filter::compile("code:*", project)->fits_everything());
    CHECK_FALSE(
        Filter::bind(FilterNode{FilterNode::Kind::any_of, {}, {}}, project)->fits_everything());
}

TEST_CASE("a filter may be moved") {
    const auto project = sample();
    auto first = Filter::compile("kind=interview", project).value();
    Filter second = std::move(first);
    CHECK_FALSE(second.fits_coding(project.codings().row_of(id<CodingId>(1))));
    CHECK(second.fits_coding(project.codings().row_of(id<CodingId>(5))));
}

TEST_CASE("nesting has a limit that is told, length has none") {
    const auto nested = [](std::size_t n) {
        return std::string(n, '(') + "cycle=1" + std::string(n, ')');
    };
    CHECK(codings_that_fit(nested(200)) == "1 2 3 4");
    CHECK_THAT(error_of(nested(201)).what, Catch::Contains("200"));
    CHECK(error_of(nested(1'000'000)).code == ErrorCode::invalid_input);
    std::string nots;
    for (int i = 0; i < 100'000; ++i) nots += "not ";
    CHECK(error_of(nots + "cycle=1").code == ErrorCode::invalid_input);

    FilterNode deep;
    for (int i = 0; i < 5'000; ++i) {
        FilterNode outer{FilterNode::Kind::none_of, {}, {}};
        outer.children.push_back(std::move(deep));
        deep = std::move(outer);
    }
    CHECK_FALSE(Filter::bind(deep, sample()).ok());
}

TEST_CASE("ten thousand terms are fine") {
    std::string codes = "code:leviers";
    std::string speakers = "speaker:luc";
    for (int i = 0; i < 10'000; ++i) {
        codes += " or code:leviers";
        speakers += " or speaker:p1";
    }
    CHECK(codings_that_fit(codes) == "2 4 5");
    CHECK(codings_that_fit(speakers) == "2 3");
}

TEST_CASE("whatever is typed is read or refused") {
    static const std::vector<std::string> pieces{"(",
                                                 ")",
                                                 "\"",
                                                 "«",
                                                 "»",
                                                 "“",
                                                 "”",
                                                 "=",
                                                 ":",
                                                 "!=",
                                                 "<",
                                                 ">=",
                                                 "and ",
                                                 " et ",
                                                 " or",
                                                 "ou",
                                                 "not ",
                                                 "sauf",
                                                 " ",
                                                 "\u00A0",
                                                 "é",
                                                 "e\u0301",
                                                 "👨‍👩‍👧",
                                                 "ש",
                                                 "*",
                                                 "\n",
                                                 "\r\n",
                                                 "cycle",
                                                 "=1",
                                                 "code",
                                                 "tensions",
                                                 "a",
                                                 "\\",
                                                 "'",
                                                 "!",
                                                 "\U0010FFFF"};
    const auto project = sample();
    std::mt19937 random{1789};
    std::size_t read = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto n = random() % 14; n > 0; --n) text += pieces[random() % pieces.size()];
        CAPTURE(text);
        const auto node = parse_filter(text);
        if (!node) {
            REQUIRE_THAT(node.error().what, Catch::Contains("character "));
            continue;
        }
        ++read;
        const auto filter = Filter::bind(*node, project);
        if (filter) (void)filter->fits_coding(0);
    }
    CHECK(read > 100);
    CHECK_FALSE(parse_filter("a=\xff").ok());
}

TEST_CASE("filters on random projects agree with looking at every coding") {
    std::mt19937 random{11};
    const auto pick = [&](unsigned n) { return static_cast<std::uint64_t>(random() % n); };
    for (int round = 0; round < 30; ++round) {
        Change all;
        all.sources.came = {source(1, "A"), source(2, "B")};
        all.codes.came = {code(1, "x"), code(2, "y"), code(3, "z", id<CodeId>(1))};
        all.coders.came = {Coder{id<CoderId>(1), "Anne", {}}, Coder{id<CoderId>(2), "Bob", {}}};
        for (std::uint64_t n = 0; n < pick(40); ++n) {
            const auto begin = pick(100);
            all.codings.came.push_back(coding(n, 1 + pick(2), cp_span(begin, begin + 1 + pick(12)),
                                              1 + pick(3), 1 + pick(2)));
        }
        Project project;
        project.apply(all);
        const auto both = Filter::compile("code:x and coder:anne", project).value();
        const auto neither = Filter::compile("not (code:x or coder:anne)", project).value();
        for (int i = 0; i < 200; ++i) {
            const auto begin = pick(110);
            const Passage passage{id<SourceId>(1 + pick(2)), cp_span(begin, begin + pick(15)),
                                  nullptr};
            bool any_both = false;
            bool any_either = false;
            for (const auto& coding : all.codings.came) {
                if (coding.source != passage.source || !coding.span.overlaps(passage.span))
                    continue;
                if (passage.span.empty()) continue;
                const bool x = coding.code != id<CodeId>(2);
                const bool anne = coding.coder == id<CoderId>(1);
                any_both = any_both || (x && anne);
                any_either = any_either || x || anne;
            }
            REQUIRE(both.fits_passage(passage) == any_both);
            REQUIRE(neither.fits_passage(passage) == !any_either);
        }
    }
}

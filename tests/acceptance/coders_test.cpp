#include "acceptance/cli.h"

#include "support/printers.h"

#include <algorithm>

using namespace filrouge::test;
using Json = nlohmann::json;

namespace {

/// Two coders coded the bundled study.
struct Study {
    Cli cli;
    std::string project = cli.study();

    [[nodiscard]] Json ask(std::vector<std::string> words) const {
        words.insert(words.begin() + 1, project);
        return cli.json(std::move(words));
    }
    [[nodiscard]] Json anne(std::vector<std::string> words) const {
        words.insert(words.end(), {"--coders", "anne"});
        return ask(std::move(words));
    }
};

std::size_t of_coder(const Json& list, const std::string& coder) {
    return static_cast<std::size_t>(std::count_if(
        list.begin(), list.end(), [&](const Json& one) { return one["coder"] == coder; }));
}

} // namespace

TEST_CASE("one filter of coders rules every command that shows codings", "[study]") {
    const Study study;
    const auto all = study.ask({"quotes"});
    const auto mine = of_coder(all, "anne");
    REQUIRE(mine > 0);
    REQUIRE(mine < all.size());

    const auto quotes = study.anne({"quotes"});
    CHECK(quotes.size() == mine);
    CHECK(of_coder(quotes, "anne") == mine);
    CHECK(study.anne({"retrieve"}).size() == mine);
    CHECK(study.ask({"retrieve", "--passages"}).size() ==
          study.ask({"quotes", "--passages"}).size());
    const auto table = study.anne({"crosstab", "--rows", "codes", "--cols", "sources"});
    CHECK(table["total"] == mine);
    CHECK(table["coders"] == Json::array({"anne"}));
    CHECK(study.anne({"crosstab", "--rows", "coders", "--cols", "sources"})["rows"] ==
          Json::array({"anne"}));
    std::size_t in_sources = 0;
    for (const auto& source : study.anne({"sources"}))
        in_sources += source["codings"].get<std::size_t>();
    CHECK(in_sources == mine);
    // A search for what Bruno coded finds nothing of his.
    CHECK(study.anne({"search", "coder:bruno"})["total"] == 0);
    CHECK(study.anne({"search", "code:Tensions"})["hits"] ==
          study.ask({"search", "code:Tensions coder:anne"})["hits"]);

    const auto csv = study.cli.file("anne.csv");
    study.cli.ok({"codings", "export", study.project, csv, "--coders", "anne"});
    const auto written = filrouge::platform::read_file(csv, 1 << 20).value();
    CHECK(written.find(",bruno,") == std::string::npos);

    const auto told = study.cli.ok({"quotes", study.project, "--coders", "ANNE"});
    CHECK(told.err.find("Only codings of anne") != std::string::npos);
    CHECK(told.out.find("codages de anne") != std::string::npos);
    const auto unknown = study.cli.run({"quotes", study.project, "--coders", "anne,zoé"});
    CHECK(unknown.status == 1);
    CHECK(unknown.err.find("There is no coder 'zoé'") != std::string::npos);
}

TEST_CASE("a number that counts two coders twice says so, and passages count once", "[study]") {
    const Study study;
    const auto count = [&](const std::string& what) {
        return study.cli.ok({"crosstab", study.project, "--rows", "codes", "--cols", "sources",
                             "--count", what, "--json"});
    };
    const auto codings = count("codings");
    CHECK(codings.err.find("counts twice") != std::string::npos);
    const auto passages = count("passages");
    CHECK(passages.err.empty());
    const auto once = study.ask({"quotes", "--passages"});
    CHECK(passages.json()["total"] == once.size());
    CHECK(once.size() < codings.json()["total"].get<std::size_t>());
    CHECK(std::any_of(once.begin(), once.end(),
                      [](const Json& quote) { return quote["coder"] == "anne, bruno"; }));
    // One coder alone overlaps herself nowhere in this study.
    const auto alone = study.cli.ok({"crosstab", study.project, "--rows", "codes", "--cols",
                                     "sources", "--coders", "anne", "--json"});
    CHECK(alone.err.find("counts twice") == std::string::npos);
}

TEST_CASE("documents for readers name the coder where there are several", "[study]") {
    const Study study;
    const auto text = study.cli.ok({"quotes", study.project, "--passages"}).out;
    CHECK(text.find("codé par anne, bruno") != std::string::npos);
    CHECK(study.cli.ok({"quotes", study.project, "--coders", "bruno"}).out.find("codé par") ==
          std::string::npos);
    CHECK(study.cli.ok({"quotes", study.project, "--attribution", "{speaker}"})
              .out.find("codé par") == std::string::npos);
}

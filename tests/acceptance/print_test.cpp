#include "acceptance/cli.h"

#include "platform/process.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <optional>

using namespace filrouge;
using namespace filrouge::test;

namespace {

std::optional<std::string> output_of(const std::vector<std::string>& command) {
    const auto ran = platform::run_process(command, "", {});
    if (!ran) {
        WARN(command.front() << " is not installed: this is not tested");
        return std::nullopt;
    }
    REQUIRE(ran->exit_status == 0);
    return ran->out;
}

bool holds(const std::string& text, const std::string& wanted) {
    return text.find(wanted) != std::string::npos;
}

} // namespace

TEST_CASE("a source of the bundled study is printed with its codings", "[study]") {
    const Cli cli;
    const auto project = cli.study();
    const auto pdf = cli.file("fg1.pdf");
    cli.ok({"print", project, "FG1 - cycle 1", "-o", pdf});
    if (const auto shown = output_of({"pdftotext", "-raw", pdf, "-"})) {
        CHECK(holds(*shown, "FG1 - cycle 1"));
        CHECK(holds(*shown, "Codes de ces pages"));
        CHECK(holds(*shown, "Tensions/Temporalités"));
        CHECK(holds(*shown, "Mme Haddad : Ben, moi j’en ai une"));
    }

    const auto letter = cli.file("letter.pdf");
    const auto said = cli.json({"--lang", "en", "print", project, "FG1", "-o", letter, "--where",
                                "coder:anne", "--paper", "letter"});
    CHECK(said["codings"] > 0);
    if (const auto shown = output_of({"pdftotext", "-raw", letter, "-"})) {
        CHECK(holds(*shown, "coded by anne"));
        CHECK_FALSE(holds(*shown, "bruno"));
    }
    if (const auto info = output_of({"pdfinfo", letter})) CHECK(holds(*info, "612 x 792"));

    CHECK(cli.run({"print", project, "Absent", "-o", pdf}).status == 1);
    CHECK(cli.run({"print", project, "FG1", "-o", pdf, "--where", "code:Absent"}).status == 1);
    CHECK(cli.run({"print", project, "FG1", "-o", pdf, "--paper", "a5"}).status == 2);
    CHECK(cli.run({"print", project, "FG1"}).status == 2);
}

TEST_CASE("Hebrew that was printed is read again in the order in which it is read") {
    const Cli cli;
    const auto project = cli.project_with("שיחה.txt", "שואלת: איפה גרת בשנת 1998?\n"
                                                      "דן: גרתי ליד PLA בחיפה.\n"
                                                      "שואלת: עם מי?\nדן: לבד.\n");
    const auto pdf = cli.file("printed.pdf");
    cli.ok({"print", project, "שיחה", "-o", pdf});
    const auto again = cli.file("again.filrouge");
    cli.ok({"new", again});
    cli.ok({"import", again, pdf, "--coder", "anne"});
    const auto text = cli.json({"show", again, "printed"})["text"].get<std::string>();
    CHECK(holds(text, "שואלת: איפה גרת בשנת 1998?"));
    CHECK(holds(text, "דן: גרתי ליד PLA בחיפה."));
    CHECK(holds(text, "שואלת: עם מי?"));
}

#include "core/said.h"

#include "core/sample.h"
#include "support/printers.h"

#include <catch2/catch.hpp>

using namespace filrouge;

namespace {

// "Nadia : oui oui\n" and so on: labels of eight, words behind them.
const Text text = Text::make("Avant.\nNadia : oui, l’idée\nKarim : non\nAprès").value();

Project project_of_two_turns() {
    Change change;
    Source source;
    source.id.bytes[15] = 1;
    source.name = "FG1";
    source.characters = text.size();
    change.sources.came = {source};
    const auto turn = [&](std::uint8_t id, std::uint32_t number, const char* label,
                          const char* words) {
        const auto at = [&](std::string_view part) {
            const BytePos begin{text.utf8().find(part)};
            return text.index().from_bytes({begin, BytePos{begin.value() + part.size()}});
        };
        Turn made;
        made.id.bytes[15] = id;
        made.source = source.id;
        made.number = number;
        made.label = at(label);
        made.span = at(words);
        return made;
    };
    change.turns.came = {turn(1, 1, "Nadia : ", "oui, l’idée"), turn(2, 2, "Karim : ", "non")};
    Project project;
    project.apply(change);
    return project;
}

} // namespace

TEST_CASE("labels of turns are in the text, but nobody said them") {
    const auto project = project_of_two_turns();
    const auto source = project.sources().begin()->first;
    const auto said = [&](std::size_t begin, std::size_t end) {
        std::string parts;
        for (const auto part : said_in(project, source, cp_span(begin, end)))
            parts += (parts.empty() ? "" : "|") + std::string{text.slice(part)};
        return parts;
    };
    const auto size = text.size().value();
    CHECK(said(0, size) == "Avant.\n|oui, l’idée\n|non\nAprès");
    CHECK(said(0, 4) == "Avan");
    CHECK(said(9, 20) == "oui, "); // from within the label
    CHECK(said(8, 12).empty());
    CHECK(said(15, 30) == "oui, l’idée\n");
    CHECK(said(20, 38) == "l’idée\n|non");
    CHECK(said(size - 3, size) == "rès");
    CHECK(count_words_said(project, source, text, text.all()) == 6);
    CHECK(count_words_said(project, source, text, cp_span(8, 12)) == 0);
    CHECK(count_words_said(project, SourceId{}, text, text.all()) == 0);
}

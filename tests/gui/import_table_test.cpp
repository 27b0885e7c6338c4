#include "app/logic/import_table.h"
#include "app/logic/strings.h"

#include "support/printers.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::app;

namespace {

ImportRow row_of(const std::string& path, workbench::FilePreview preview) {
    workbench::FileChoice choice;
    choice.path = path;
    return import_row(std::move(choice), std::move(preview));
}

workbench::FilePreview group() {
    workbench::FilePreview file;
    file.format = "txt";
    file.encoding = "UTF-8";
    file.language = "fr";
    file.language_origin = workbench::LanguageOrigin::detected;
    file.kind = SourceKind::interview;
    file.turns = 2;
    file.speakers = {{"Animatrice", Role::moderator, 1}, {"Karim", Role::participant, 1}};
    file.has_times = true;
    file.warnings = {"P1 & P 1 are one"};
    file.beginning = {{"Animatrice", "Bonjour <tous>", MediaTime{3'661'000}},
                      {"Karim", "Oui.", {}}};
    return file;
}

} // namespace

TEST_CASE("the table of an import says what was understood") {
    set_language(Language::english);
    const auto row = row_of("/d/Été.txt", group());
    CHECK(row.ticked);
    CHECK(import_cell(row, ImportColumn::file) == "Été.txt");
    CHECK(import_cell(row, ImportColumn::format) == "txt · UTF-8");
    CHECK(import_cell(row, ImportColumn::language) == "fr ?");
    CHECK(import_cell(row, ImportColumn::kind) == "interview");
    CHECK(import_cell(row, ImportColumn::turns) == "2");
    CHECK(import_cell(row, ImportColumn::speakers) == "2: Animatrice*, Karim");
    CHECK(import_cell(row, ImportColumn::times) == "yes");
    CHECK(import_cell(row, ImportColumn::remarks) == "P1 & P 1 are one");
    const auto html = import_preview_html(row);
    CHECK(html.find("01:01:01") != std::string::npos);
    CHECK(html.find("Bonjour &lt;tous&gt;") != std::string::npos);
    CHECK(html.find("<b>Animatrice</b> <i>(moderator)</i>") != std::string::npos);
    CHECK(html.find("P1 &amp; P 1") != std::string::npos);
}

TEST_CASE("lines that may be somebody else's are shown before a file is imported") {
    set_language(Language::english);
    auto file = group();
    CHECK(import_preview_html(row_of("a.txt", file)).find("given to") == std::string::npos);
    file.doubtful = {{"le voisin : <moi>, je dors.", "le voisin", "Karim"}};
    const auto html = import_preview_html(row_of("a.txt", file));
    CHECK(html.find("<li>le voisin : &lt;moi&gt;, je dors. <i>(given to Karim)</i>") !=
          std::string::npos);
    set_language(Language::french);
    CHECK(import_preview_html(row_of("a.txt", file)).find("(attribué à Karim)") !=
          std::string::npos);
    set_language(Language::english);
}

TEST_CASE("files that cannot be imported, or are there already, are not ticked") {
    set_language(Language::english);
    workbench::FilePreview broken;
    broken.error = Error{ErrorCode::invalid_input, "a.docx is broken", "Save it again"};
    auto there = group();
    there.already_there = "FG1";
    std::vector<ImportRow> rows{row_of("a.docx", broken), row_of("b.txt", there),
                                row_of("c.txt", group())};
    CHECK_FALSE(rows[0].ticked);
    CHECK_FALSE(rows[1].ticked);
    CHECK(import_cell(rows[0], ImportColumn::turns).empty());
    CHECK(import_cell(rows[0], ImportColumn::remarks).find("broken") != std::string::npos);
    CHECK(import_cell(rows[1], ImportColumn::remarks).find("FG1") != std::string::npos);
    CHECK(import_summary(rows) == "1 file to import, 2 turns · 2 files left out");
    rows[2].ticked = false;
    CHECK(import_summary(rows) == "0 files to import, 0 turns · 3 files left out");
}

TEST_CASE("labels are named one after the other") {
    CHECK(labels_in(" P 1, Lieu ;Note,") == std::vector<std::string>{"P 1", "Lieu", "Note"});
    CHECK(labels_in("  ").empty());
}

TEST_CASE("a remark on a file begins with the reason, not with its path") {
    const std::filesystem::path file{"/home/x/études 2026/groupe.xyz"};
    const Error unknown{ErrorCode::invalid_input,
                        file.string() + ": files ending in .xyz cannot be read",
                        "Readable are .docx, .txt"};
    set_language(Language::english);
    CHECK(reason(file, unknown).starts_with("files ending in .xyz cannot be read"));
    const Error nameless{
        ErrorCode::invalid_input, file.string() + " has no ending that tells its format", {}};
    CHECK(reason(file, nameless) == "has no ending that tells its format");
    set_language(Language::french);
    for (const auto& error : {unknown, nameless}) {
        const auto said = reason(file, error);
        INFO(said);
        CHECK(said.find("/home") == std::string::npos);
        CHECK_FALSE(said.starts_with("groupe.xyz"));
    }
    workbench::FilePreview refused;
    refused.error = unknown;
    const auto row = row_of(file.string(), refused);
    CHECK(import_cell(row, ImportColumn::remarks) == reason(file, unknown));
}

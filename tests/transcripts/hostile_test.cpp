#include "transcripts/file_format.h"
#include "transcripts/reader.h"

#include "support/printers.h"
#include "support/sanitized.h"
#include "transcripts/show.h"
#include "transcripts/zip_maker.h"

#include <chrono>
#include <filesystem>
#include <sys/resource.h>
#include <sys/stat.h>

// Files made to harm, or harmed on the way: a message with the file's name, in time, in little
// memory.
using namespace filrouge;
using namespace filrouge::transcripts;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view document_head =
    R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)";

std::string docx_with(const std::string& body, std::uint32_t claimed_size = 0) {
    return ZipMaker{}
        .add("[Content_Types].xml", R"(<Types/>)")
        .add("word/document.xml", std::string{document_head} + body, claimed_size)
        .bytes();
}

void check_refused(const std::string& name, std::string_view bytes, const std::string& part) {
    const auto begin = std::chrono::steady_clock::now();
    const auto result = read_bytes(name, bytes);
    INFO(name);
    REQUIRE_FALSE(result);
    const auto message = result.error().message();
    INFO(message);
    CHECK(message.find(name) != std::string::npos);
    CHECK(message.find(part) != std::string::npos);
    CHECK_FALSE(result.error().hint.empty());
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{20});
}

/// Nothing is known of it under the sanitizers.
long most_memory_mb() {
    if (is_sanitized()) return 0;
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss / 1024;
}

} // namespace

TEST_CASE("zip bombs are refused before they are unpacked") {
    const auto before = most_memory_mb();
    const std::string zeros(60u << 20, 'x');
    check_refused("ratio.docx", docx_with(zeros), "times its size");
    check_refused("ratio.odt", ZipMaker{}.add("content.xml", zeros).bytes(), "times its size");
    check_refused("ratio.epub", ZipMaker{}.add("a.xhtml", zeros).bytes(), "times its size");
    check_refused("ratio.xlsx", ZipMaker{}.add("xl/workbook.xml", zeros).bytes(), "times its size");
    check_refused("ratio.ods", ZipMaker{}.add("content.xml", zeros).bytes(), "times its size");
    // It claims to be small and is not.
    check_refused("liar.xlsx", ZipMaker{}.add("xl/workbook.xml", zeros, 100).bytes(), "liar.xlsx");
    check_refused("liar.ods", ZipMaker{}.add("content.xml", zeros, 100).bytes(), "liar.ods");
    ZipMaker crowd;
    for (int i = 0; i < 20'000; ++i) crowd.add("a" + std::to_string(i) + ".xml", "");
    check_refused("crowd.docx", crowd.bytes(), "files inside");
    CHECK(most_memory_mb() - before < 400); // of which the test's own are 60 and more
}

TEST_CASE("broken archives are refused wherever they break") {
    const auto whole = ZipMaker{}
                           .add("xl/workbook.xml", "<workbook/>")
                           .add("xl/worksheets/sheet1.xml", "<worksheet/>")
                           .bytes();
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        const auto result = read_bytes("a.xlsx", whole.substr(0, size));
        REQUIRE_FALSE(result);
        CHECK(result.error().message().find("a.xlsx") != std::string::npos);
    }
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto bytes = whole;
        bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
        CHECK_FALSE(read_bytes("a.xlsx", bytes)); // it holds no cell, whole or not
    }
}

TEST_CASE("XML bombs within archives do not go off") {
    const std::string bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c "
                             "\"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]>";
    const auto sheet =
        ZipMaker{}
            .add("content.xml", bomb + "<office:document-content><office:body>"
                                       "<office:spreadsheet><table:table>"
                                       "<table:table-row><table:table-cell><text:p>&d;"
                                       "</text:p></table:table-cell></table:table-row>"
                                       "</table:table></office:spreadsheet>"
                                       "</office:body></office:document-content>")
            .bytes();
    CHECK_FALSE(read_bytes("a.ods", sheet));
    const std::string outside = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
    for (const auto* ending : {"html", "trs", "eaf", "xml"}) {
        const auto read =
            read_bytes(std::string{"a."} + ending, outside + "<html><body>&b; root</body></html>");
        if (read) CHECK(read->text.utf8().find("root:") == std::string::npos);
    }
    std::string repeated =
        ZipMaker{}
            .add("content.xml", "<office:document-content><office:body><office:spreadsheet>"
                                "<table:table><table:table-row "
                                "table:number-rows-repeated=\"2000000000\"><table:table-cell "
                                "table:number-columns-repeated=\"2000000000\"><text:p>oui</text:p>"
                                "</table:table-cell></table:table-row></table:table>"
                                "</office:spreadsheet></office:body></office:document-content>")
            .bytes();
    check_refused("cells.ods", repeated, "cells");
}

TEST_CASE("deep nesting ends in a message or in words") {
    for (const auto* ending : {"html", "md", "json", "xml", "txt", "csv"}) {
        for (const std::string_view open : {"<div>", "[", "{\"a\":", "> ", "\"", "("}) {
            std::string deep;
            for (int i = 0; i < 20'000; ++i) deep += open;
            const auto begin = std::chrono::steady_clock::now();
            const auto read = read_bytes(std::string{"deep."} + ending, deep + "oui");
            INFO(ending << " " << open);
            if (!read) CHECK(read.error().message().find("deep.") != std::string::npos);
            CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{70});
        }
    }
}

TEST_CASE("what is no ordinary file, or too large, is refused without being read") {
    const platform::TemporaryDirectory folder;
    const auto huge = folder.path() / "huge.txt";
    platform::write_file(huge, "Nadia : oui\n").value();
    fs::resize_file(huge, std::uintmax_t{2} << 30); // sparse: it takes no room on the disk
    const auto before = most_memory_mb();
    const auto large = read_transcript(huge, {});
    REQUIRE_FALSE(large);
    CHECK(large.error().message().find("huge.txt") != std::string::npos);
    CHECK(large.error().message().find("too large") != std::string::npos);
    CHECK(most_memory_mb() - before < 20);
    const auto pipe = folder.path() / "pipe.txt";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK_FALSE(read_transcript(pipe, {})); // and does not wait for somebody to write
    fs::create_directory_symlink(folder.path(), folder.path() / "round");
    const auto listed = list_files({folder.path()}).value();
    CHECK(listed.files.size() == 1); // neither the pipe nor the folder again
}

TEST_CASE("one line of 50 MB is read in little time and memory") {
    std::string line = "Nadia : ";
    while (line.size() < (50u << 20)) line += "la confiance se construit autour du café ";
    const auto before = most_memory_mb();
    const auto begin = std::chrono::steady_clock::now();
    const auto read = read_bytes("line.txt", line).value();
    CHECK(read.text.utf8().size() + 1 >= line.size());
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{60});
    CHECK(most_memory_mb() - before < 1500);
}

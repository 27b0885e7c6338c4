#include "platform/files.h"
#include "transcripts/file_format.h"
#include "transcripts/reader.h"

#include "support/printers.h"
#include "transcripts/show.h"

#include <cstdlib>
#include <filesystem>
#include <sstream>

// What is understood of one file of each format today. A change that is meant is made known with
// FILROUGE_RENEW_GOLDEN=1, which writes the expectations anew; read their difference before
// committing it.
using namespace filrouge;
using namespace filrouge::transcripts;
namespace fs = std::filesystem;

namespace {

const fs::path root = FILROUGE_ROOT;
const fs::path golden = root / "tests/transcripts/golden";

std::vector<fs::path> inputs() {
    std::vector<fs::path> all;
    for (const auto* folder : {"corpora", "tests/transcripts/fixtures"}) {
        for (const auto& entry : fs::directory_iterator{root / folder}) {
            const auto format = format_of(entry.path());
            const bool ours =
                is_readable(format) && format != "csv" && entry.path().stem() != "README";
            if (ours) all.push_back(entry.path());
        }
    }
    // The seeds of the fuzz targets that are files of a format.
    for (const auto& entry : fs::directory_iterator{root / "tests/fuzz/corpus"}) {
        const auto name = entry.path().filename().string();
        if (!is_readable(name)) continue;
        for (const auto& seed : fs::directory_iterator{entry.path()}) {
            if (seed.path().stem() == "seed" && name != "rtf") all.push_back(seed.path());
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::string understood(const fs::path& path) {
    const auto read = read_transcript(path, {});
    if (!read) {
        auto message = read.error().message();
        for (auto at = message.find(path.string()); at != std::string::npos;
             at = message.find(path.string())) {
            message.replace(at, path.string().size(), path.filename().string());
        }
        return "refused: " + message + "\n";
    }
    std::ostringstream shown;
    shown << read->format << " " << read->encoding << "\nlanguage " << read->language
          << (read->language_detected ? " (detected)" : "") << "\n"
          << to_name(read->kind) << ", " << read->text.size().value() << " characters, "
          << read->turns.size() << " turns\nspeakers: " << shown_cast(*read) << "\n";
    for (const auto& warning : read->warnings) shown << "warning: " << warning << "\n";
    shown << "\n" << shown_turns(*read);
    return shown.str();
}

fs::path expectation_of(const fs::path& path) {
    return golden / (path.filename().string() + ".expected");
}

// The first line that differs, for a message.
std::string difference(const std::string& now, const std::string& before) {
    std::istringstream a{now};
    std::istringstream b{before};
    for (int number = 1;; ++number) {
        std::string ours;
        std::string theirs;
        const bool more = static_cast<bool>(std::getline(a, ours));
        const bool other = static_cast<bool>(std::getline(b, theirs));
        if (!more && !other) return "";
        if (ours != theirs || more != other) {
            return "line " + std::to_string(number) + "\n now:    " + ours + "\n before: " + theirs;
        }
    }
}

} // namespace

TEST_CASE("of each format is understood what was understood before") {
    const bool renew = std::getenv("FILROUGE_RENEW_GOLDEN") != nullptr;
    const auto files = inputs();
    REQUIRE(files.size() > 20);
    std::size_t formats = 0;
    for (const auto& format : readable_formats()) {
        const bool covered = std::any_of(files.begin(), files.end(), [&](const fs::path& path) {
            return format_of(path) == format;
        });
        if (covered) ++formats;
    }
    CHECK(formats + 1 >= readable_formats().size()); // htm is html
    for (const auto& path : files) {
        INFO(path.string());
        const auto now = understood(path);
        if (renew) platform::write_file(expectation_of(path), now).value();
        const auto before = platform::read_file(expectation_of(path), 10u << 20);
        REQUIRE(before);
        INFO(difference(now, *before));
        CHECK((now == *before));
    }
}

#include "platform/exceptions.h"
#include "store/database.h"
#include "store/history_check.h"
#include "store/loading.h"
#include "store/project_file.h"
#include "store/seal.h"

#include <fmt/format.h>

#include <array>

namespace filrouge::store {
namespace {

using Problems = std::vector<std::string>;

/// Runs one part of the check; what stops it is a problem too, and the other parts still run.
template <class Part>
void run_part(Problems& problems, const Part& part) {
    try {
        part();
    } catch (const std::exception& exception) {
        problems.push_back(platform::error_of(exception).what);
    }
}

void check_structure(Database& database, Problems& problems) {
    auto rows = database.query("PRAGMA integrity_check");
    while (rows->step())
        if (const auto line = rows->text(0); line != "ok") problems.push_back("Database: " + line);
}

void check_references(Database& database, Problems& problems) {
    auto rows = database.query("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check "
                               "GROUP BY 1, 2");
    while (rows->step())
        problems.push_back(fmt::format("{} rows of {} refer to a {} that is not there",
                                       rows->integer(2), rows->text(0), rows->text(1)));
}

void check_values(Database& database, Problems& problems) {
    auto rows = database.query("SELECT count(*) FROM (SELECT 1 FROM variable_value "
                               "GROUP BY variable, source, participant HAVING count(*) > 1)");
    if (rows->step() && rows->integer(0) > 0)
        problems.push_back(
            fmt::format("{} variables have two values for the same thing", rows->integer(0)));
}

void check_text(Database& database, const Source& source, Problems& problems) {
    const auto utf8 = stored_text(database, source.text_hash);
    if (sha256_hex(utf8) != source.text_hash)
        problems.push_back(fmt::format("The text of {} is not the one imported", source.name));
    const auto text = Text::make(utf8);
    if (!text) database.damaged(text.error().what);
    if (text->size() != source.characters)
        problems.push_back(fmt::format("The text of {} has {} characters instead of {}",
                                       source.name, text->size().value(),
                                       source.characters.value()));
}

/// Those that only the history needs, too.
void check_texts(Database& database, Problems& problems) {
    std::size_t altered = 0;
    auto rows = database.query("SELECT sha256, text FROM text_content "
                               "WHERE sha256 NOT IN (SELECT text_hash FROM source)");
    while (rows->step())
        if (sha256_hex(rows->text(1)) != rows->text(0)) ++altered;
    if (altered > 0)
        problems.push_back(
            fmt::format("{} texts that sources had before are not what was kept", altered));
}

void check_originals(Database& database, Problems& problems) {
    std::vector<std::string> hashes;
    {
        auto rows = database.query("SELECT sha256 FROM original");
        while (rows->step()) hashes.push_back(rows->text(0));
    }
    for (const auto& hash : hashes) run_part(problems, [&] { load_original(database, hash); });
}

void check_project(Database& database, Problems& problems) {
    const auto project = load_project(database);
    for (auto& problem : project.problems()) problems.push_back(std::move(problem));
    for (const auto& [id, source] : project.sources()) {
        const auto& checked = source;
        if (checked.characters > CpCount{0})
            run_part(problems, [&] { check_text(database, checked, problems); });
        auto kept = database.query("SELECT 1 FROM original WHERE sha256 = ?1");
        if (!checked.original.empty() && !kept->bind(checked.original).step())
            problems.push_back(fmt::format("The original file of {} is missing", checked.name));
    }
}

/// While it lives, SQLite asks every now and then whether to go on.
class Watch {
  public:
    Watch(const Database& database, Progress& progress)
        : handle_{database.handle()}, progress_{progress} {
        sqlite3_progress_handler(handle_, between_looks, look, this);
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
    void begin(std::string_view part) { part_ = part; }

  private:
    static constexpr int between_looks = 200'000; // instructions
    static int look(void* context) {
        const auto& watch = *static_cast<Watch*>(context);
        watch.progress_.step(0, 0, watch.part_);
        return static_cast<int>(watch.progress_.cancelled());
    }

    sqlite3* handle_;
    Progress& progress_;
    std::string part_;
};

struct Part {
    std::string_view name;
    void (*check)(Database&, Problems&);
};
constexpr std::array parts = {
    Part{"structure", check_structure}, Part{"references", check_references},
    Part{"values", check_values},       Part{"texts", check_texts},
    Part{"originals", check_originals}, Part{"project", check_project},
    Part{"seals", check_seals}};

} // namespace

std::vector<std::string> ProjectFile::check(Progress& progress) const {
    Problems problems;
    if (!database_->missing.empty()) problems.push_back(database_->missing);
    Watch watch{*database_, progress};
    for (const auto& part : parts) {
        watch.begin(part.name);
        run_part(problems, [&] { part.check(*database_, problems); });
        if (progress.cancelled()) return problems;
    }
    watch.begin("history");
    run_part(problems, [&] { check_history(*database_, problems, progress); });
    return problems;
}

} // namespace filrouge::store

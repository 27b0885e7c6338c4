#include "store/loading.h"

#include "store/compression.h"
#include "store/rows.h"

namespace filrouge::store {
namespace {

constexpr std::size_t chunk = 4096; // rows held twice at a time

/// Hands all rows of one table to the project, through the same door as any later change.
template <class Entity>
void load_into(Project& project, Database& database) {
    Change change;
    auto& came = (change.*EntityTable<Entity>::change).came;
    auto rows = database.query(Table<Entity>::sql().all);
    while (rows->step()) {
        came.push_back(Table<Entity>::read(*rows));
        if (came.size() < chunk) continue;
        project.apply(change);
        came.clear();
    }
    project.apply(change);
}

ProjectInfo load_info(Database& database) {
    auto row = database.query(Table<ProjectInfo>::sql().all);
    if (!row->step()) database.damaged("it does not say which project it is");
    return Table<ProjectInfo>::read(*row);
}

/// A text is what its hash says, or nobody gets to see it: altered words would be quoted as said.
Text whole_text(const Database& database, std::string utf8, const std::string& sha256) {
    if (sha256_hex(utf8) != sha256)
        database.damaged("the text " + sha256 + " is not what was kept");
    auto text = Text::make(std::move(utf8));
    if (!text) database.damaged(text.error().what);
    return *std::move(text);
}

} // namespace

Project load_project(Database& database) {
    // Inside one edit the transaction is open already, and is as good.
    std::optional<Transaction> consistent;
    if (sqlite3_get_autocommit(database.handle()))
        consistent.emplace(database, Transaction::Kind::read);
    Project project;
    project.info = load_info(database);
    Entities::for_each([&]<class Entity>() { load_into<Entity>(project, database); });
    return project;
}

std::string stored_text(Database& database, const std::string& sha256) {
    auto row = database.query("SELECT text FROM text_content WHERE sha256 = ?1");
    if (!row->bind(sha256).step())
        throw Failure{Error{ErrorCode::not_found,
                            "That text is not kept in " + database.path().string(), ""}};
    return row->text(0);
}

Text load_text(Database& database, const SourceId& source) {
    auto row = database.query("SELECT text_content.text, text_hash FROM source JOIN text_content "
                              "ON text_content.sha256 = source.text_hash WHERE source.id = ?1");
    if (!row->bind(source).step())
        throw Failure{Error{ErrorCode::not_found,
                            "There is no text of that source in " + database.path().string(), ""}};
    return whole_text(database, row->text(0), row->text(1));
}

Text load_kept_text(Database& database, const std::string& sha256) {
    return whole_text(database, stored_text(database, sha256), sha256);
}

std::string load_original(Database& database, const std::string& sha256) {
    auto row = database.query("SELECT size, bytes FROM original WHERE sha256 = ?1");
    if (!row->bind(sha256).step())
        throw Failure{Error{ErrorCode::not_found,
                            "That original file is not kept in " + database.path().string(), ""}};
    const auto size = row->integer(0);
    auto bytes = size < 0 ? std::nullopt : decompress(row->blob(1), static_cast<std::size_t>(size));
    if (!bytes || sha256_hex(*bytes) != sha256)
        database.damaged("the original file " + sha256 + " is not what was kept");
    return *std::move(bytes);
}

} // namespace filrouge::store

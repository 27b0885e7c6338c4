#include "store/texts_by_content.h"

#include "store/database.h"
#include "store/history.h"
#include "store/recording.h"

namespace filrouge::store {
namespace {

void keep(Database& database, const std::string& hash, const std::string& text) {
    database.run("INSERT OR IGNORE INTO text_content (sha256, text) VALUES (?1, ?2)", hash, text);
}

/// Under the hash that the source gives, so that a text that was tampered with is still found out.
void keep_present_texts(Database& database) {
    std::vector<SourceId> sources;
    {
        auto rows = database.query("SELECT source FROM source_text");
        while (rows->step()) sources.push_back(rows->id<SourceId>(0));
    }
    for (const auto& id : sources) {
        std::string hash, text;
        {
            auto row = database.query("SELECT s.text_hash, t.text FROM source_text t "
                                      "JOIN source s ON s.id = t.source WHERE s.id = ?1");
            if (!row->bind(id).step()) continue;
            hash = row->text(0);
            text = row->text(1);
        }
        if (hash.empty()) {
            hash = sha256_hex(text);
            database.run("UPDATE source SET text_hash = ?2 WHERE id = ?1", id, hash);
        }
        keep(database, hash, text);
    }
}

/// The texts of sources that were removed, or imported and undone.
void keep_past_texts(Database& database) {
    std::vector<HistoryId> entries;
    {
        auto rows = database.query("SELECT id FROM history");
        while (rows->step()) entries.push_back(rows->id<HistoryId>(0));
    }
    for (const auto& entry : entries) {
        for (const auto& text :
             cells_of(database, read_changeset(database, entry), {"source_text", 1})) {
            keep(database, sha256_hex(text), text);
        }
    }
}

} // namespace

void keep_texts_by_content(Database& database) {
    keep_present_texts(database);
    keep_past_texts(database);
}

} // namespace filrouge::store

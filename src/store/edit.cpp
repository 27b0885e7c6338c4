#include "core/shown.h"
#include "store/compression.h"
#include "store/project_file.h"
#include "store/rows.h"

#include <fmt/format.h>

// The writes of one edit. What hangs on a thing is removed statement by statement, never by the
// database's own cascades, so that every row stands in the recorded changeset and undo brings it
// back.
namespace filrouge::store {

namespace {

/// Names come from everywhere; here they all pass. One that the project has already, from a time
/// when nobody looked, may be kept.
template <class AnyId>
void refuse_unshown(Database& database, const char* table, const char* column, const AnyId& id,
                    const std::string& name) {
    if (is_plain_name(name)) return;
    auto known =
        database.query(fmt::format("SELECT 1 FROM {} WHERE id = ?1 AND {} = ?2", table, column));
    if (known->bind(id).bind(name).step()) return;
    throw Failure{
        Error{ErrorCode::invalid_input,
              fmt::format("The name \"{}\" holds signs that are not shown", shown_plainly(name)),
              "Type the name anew, without control and direction signs"}};
}

} // namespace

void Edit::put(const ProjectInfo& info) {
    put_row(database_, info);
    database_.run("UPDATE memo SET project = ?1 WHERE project <> ?1", info.id);
    database_.run("DELETE FROM project WHERE id <> ?1", info.id);
}

void Edit::put(const Coder& coder) {
    refuse_unshown(database_, "coder", "name", coder.id, coder.name);
    put_row(database_, coder);
}
void Edit::put(const Source& source) {
    refuse_unshown(database_, "source", "name", source.id, source.name);
    put_row(database_, source);
}
void Edit::put(const Participant& participant) {
    refuse_unshown(database_, "participant", "pseudonym", participant.id, participant.pseudonym);
    put_row(database_, participant);
}
void Edit::put(const Turn& turn) {
    put_row(database_, turn);
}
void Edit::put(const Variable& variable) {
    refuse_unshown(database_, "variable", "name", variable.id, variable.name);
    put_row(database_, variable);
}
void Edit::put(const VariableValue& value) {
    put_row(database_, value);
}
void Edit::put(const Code& code) {
    refuse_unshown(database_, "code", "name", code.id, code.name);
    put_row(database_, code);
}
void Edit::put(const Relation& relation) {
    put_row(database_, relation);
}
void Edit::put(const Coding& coding) {
    put_row(database_, coding);
}
void Edit::put(const Memo& memo) {
    put_row(database_, memo);
}
void Edit::put(const SavedSearch& search) {
    refuse_unshown(database_, "saved_search", "name", search.id, search.name);
    put_row(database_, search);
}

std::string Edit::keep_text(const Text& text) {
    auto hash = sha256_hex(text.utf8());
    keep_text(hash, text);
    return hash;
}

void Edit::keep_text(const std::string& sha256, const Text& text) {
    auto known = database_.query("SELECT 1 FROM text_content WHERE sha256 = ?1");
    if (known->bind(sha256).step()) return;
    database_.run("INSERT INTO text_content (sha256, text) VALUES (?1, ?2)", sha256, text.utf8());
}

void Edit::put_text(const SourceId& source, const Text& text) {
    const auto hash = keep_text(text);
    database_.run("UPDATE source SET text_hash = ?2 WHERE id = ?1", source, hash);
}

PackedOriginal pack_original(std::string_view bytes) {
    return {sha256_hex(bytes), bytes.size(), compress(bytes)};
}

std::string Edit::keep_original(const std::string& bytes) {
    auto original = pack_original(bytes);
    keep_original(original);
    return std::move(original.sha256);
}

void Edit::keep_original(const PackedOriginal& original) {
    auto known = database_.query("SELECT 1 FROM original WHERE sha256 = ?1");
    if (known->bind(original.sha256).step()) return;
    auto insert = database_.query("INSERT INTO original (sha256, size, bytes) VALUES (?1, ?2, ?3)");
    insert->bind(original.sha256).bind(static_cast<std::int64_t>(original.size));
    insert->bind_blob(original.packed).run();
}

void Edit::remove(const SourceId& id) {
    database_.run("DELETE FROM memo WHERE coding IN (SELECT id FROM coding WHERE source = ?1)", id);
    database_.run("DELETE FROM coding WHERE source = ?1", id);
    database_.run("DELETE FROM turn WHERE source = ?1", id);
    database_.run("DELETE FROM variable_value WHERE source = ?1", id);
    database_.run("DELETE FROM memo WHERE source = ?1", id);
    database_.run("DELETE FROM source WHERE id = ?1", id);
}

void Edit::remove(const ParticipantId& id) {
    database_.run("UPDATE turn SET speaker = NULL WHERE speaker = ?1", id);
    database_.run("DELETE FROM variable_value WHERE participant = ?1", id);
    database_.run("DELETE FROM memo WHERE participant = ?1", id);
    database_.run("DELETE FROM participant WHERE id = ?1", id);
}

void Edit::remove(const TurnId& id) {
    database_.run("DELETE FROM turn WHERE id = ?1", id);
}

void Edit::remove(const VariableId& id) {
    database_.run("DELETE FROM variable_value WHERE variable = ?1", id);
    database_.run("DELETE FROM variable WHERE id = ?1", id);
}

void Edit::remove(const VariableValueId& id) {
    database_.run("DELETE FROM variable_value WHERE id = ?1", id);
}

void Edit::remove(const CodeId& id) {
    std::vector<CodeId> doomed;
    {
        // UNION, not UNION ALL: ends even where a damaged codebook runs in a circle.
        auto below =
            database_.query("WITH RECURSIVE below (id) AS (VALUES (?1) UNION "
                            "SELECT code.id FROM code JOIN below ON code.parent = below.id) "
                            "SELECT id FROM below");
        below->bind(id);
        while (below->step()) doomed.push_back(below->id<CodeId>(0));
    }
    for (const auto& code : doomed) {
        database_.run("DELETE FROM memo WHERE coding IN (SELECT id FROM coding WHERE code = ?1)",
                      code);
        database_.run("DELETE FROM coding WHERE code = ?1", code);
        database_.run("DELETE FROM relation WHERE from_code = ?1 OR to_code = ?1", code);
        database_.run("DELETE FROM memo WHERE code = ?1", code);
        database_.run("DELETE FROM code WHERE id = ?1", code);
    }
}

void Edit::remove(const RelationId& id) {
    database_.run("DELETE FROM relation WHERE id = ?1", id);
}

void Edit::remove(const CodingId& id) {
    database_.run("DELETE FROM memo WHERE coding = ?1", id);
    database_.run("DELETE FROM coding WHERE id = ?1", id);
}

void Edit::remove(const MemoId& id) {
    database_.run("DELETE FROM memo WHERE id = ?1", id);
}

void Edit::remove(const SavedSearchId& id) {
    database_.run("DELETE FROM saved_search WHERE id = ?1", id);
}

} // namespace filrouge::store

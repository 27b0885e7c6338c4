#include "store/searches.h"

#include "store/rows.h"
#include "store/seal.h"

namespace filrouge::store {

namespace {
constexpr std::int64_t most_past_searches = 200;
} // namespace

void remember_search(Database& database, const PastSearch& search) {
    Transaction transaction{database, Transaction::Kind::write};
    database.run("DELETE FROM past_search WHERE query = ?1 AND filter = ?2", search.query,
                 search.where);
    database.run("INSERT INTO past_search (time_ms, coder_name, query, filter, total) "
                 "VALUES (?1, ?2, ?3, ?4, ?5)",
                 search.time.ms, search.coder_name, search.query, search.where,
                 static_cast<std::int64_t>(search.total));
    database.run("DELETE FROM past_search WHERE number <= (SELECT max(number) FROM past_search) "
                 "- ?1",
                 most_past_searches);
    seal_past_searches(database);
    transaction.commit();
}

std::vector<PastSearch> list_past_searches(Database& database) {
    std::vector<PastSearch> searches;
    auto rows = database.query("SELECT time_ms, coder_name, query, filter, total FROM past_search "
                               "ORDER BY number DESC");
    while (rows->step()) {
        searches.push_back(
            {{rows->integer(0)}, rows->text(1), rows->text(2), rows->text(3), rows->small(4)});
    }
    return searches;
}

} // namespace filrouge::store

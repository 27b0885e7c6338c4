#include "core/text.h"
#include "store/database.h"

namespace filrouge::store {

Statement::Statement(const Database& database, std::string_view sql) : Row{database} {
    const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    // Our own SQL is sound: where it does not fit, the tables are not those of a project.
    if (code == SQLITE_ERROR) database.damaged(sqlite3_errmsg(database.handle()));
    checked(code);
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

Statement& Statement::bind(std::int64_t number) {
    checked(sqlite3_bind_int64(statement_, ++bound_, number));
    return *this;
}

Statement& Statement::bind(double number) {
    checked(sqlite3_bind_double(statement_, ++bound_, number));
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    if (find_invalid_utf8(text))
        throw Failure{Error{ErrorCode::invalid_input, "A text to be kept is not valid UTF-8",
                            "Convert it before it is imported"}};
    // A null pointer would bind NULL instead of the empty text.
    const char* data = text.empty() ? "" : text.data();
    checked(sqlite3_bind_text64(statement_, ++bound_, data, text.size(), SQLITE_TRANSIENT,
                                SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
    const char* data = bytes.empty() ? "" : bytes.data();
    checked(sqlite3_bind_blob64(statement_, ++bound_, data, bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind_null() {
    checked(sqlite3_bind_null(statement_, ++bound_));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    owner().fail(code);
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    bound_ = 0;
}

Row::Cell Statement::cell(int column) const {
    // One call instead of three; the value is ours alone, as the connection has one user at a time.
    return cell_of(sqlite3_column_value(statement_, column));
}

void Statement::checked(int code) const {
    if (code != SQLITE_OK) owner().fail(code);
}

} // namespace filrouge::store

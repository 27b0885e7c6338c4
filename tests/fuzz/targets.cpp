#include "fuzz/targets.h"

#include "core/csv.h"
#include "core/filter.h"
#include "core/text.h"
#include "exchange/attributes_file.h"
#include "exchange/codebook_file.h"
#include "exchange/codings_file.h"
#include "search/query_parser.h"
#include "store/changeset_format.h"
#include "store/sqlite_api.h"
#include "transcripts/content.h"
#include "transcripts/documents/container.h"
#include "transcripts/documents/markdown_attributes.h"
#include "transcripts/documents/rtf.h"
#include "transcripts/json/otranscribe.h"
#include "transcripts/messages/spoken_text.h"
#include "transcripts/pdf/pdf_page.h"

#include <cstdio>
#include <cstdlib>

namespace filrouge::fuzz {
namespace {

void require(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

template <class T>
void check_error(const Result<T>& result) {
    if (!result) require(!result.error().what.empty(), "an error says what happened");
}

void check_speech(const Text& text, const transcripts::Speech& speech) {
    CpPos last{0};
    for (const auto& turn : speech.turns) {
        require(turn.label.end() <= turn.span.begin(), "a label stands before its words");
        require(last <= turn.label.begin(), "turns come in order");
        require(turn.span.size().value() > 0, "a turn says something");
        require(turn.span.end().value() <= text.size().value(), "a turn lies in the text");
        last = turn.span.end();
    }
}

// Through `content_reader`, as a file of that ending would be read.
void content(std::string_view format, std::string_view bytes) {
    if (bytes.empty()) return; // the reader is never asked
    transcripts::ReadOptions options;
    options.max_text_bytes = 1u << 20;
    const auto reader = transcripts::content_reader(format);
    require(reader != nullptr, "every format has its reader");
    const auto read = reader({bytes, "fuzz", std::string{format}}, options);
    check_error(read);
    if (!read) return;
    const auto text = Text::clean(read->utf8);
    if (!text) return;
    if (read->speech) {
        require(text->utf8() == read->utf8, "a text with speech is clean");
        check_speech(*text, *read->speech);
    } else {
        auto recognised = transcripts::who_speaks_in(*text, {}, {}, options);
        check_speech(recognised.text, recognised.speech);
        transcripts::leave_out_services(recognised.text, format, recognised.speech);
        check_speech(recognised.text, recognised.speech);
    }
}

// Before pandoc reads them.
void markdown(std::string_view /*name*/, std::string_view bytes) {
    const auto plain = transcripts::without_attributes(bytes);
    require(plain.size() <= bytes.size(), "attributes are taken out, nothing is put in");
}

void otranscribe(std::string_view /*name*/, std::string_view bytes) {
    if (find_invalid_utf8(bytes)) return;
    const auto root = transcripts::parse_json(bytes, "fuzz");
    check_error(root);
    if (!root) return;
    const auto page = transcripts::otranscribe_page(*root);
    if (page) require(!find_invalid_utf8(*page), "a page is text");
}

void rtf(std::string_view /*name*/, std::string_view bytes) {
    const auto portable = transcripts::portable_rtf(bytes);
    transcripts::restore_characters(portable.rtf, portable.substituted);
}

void container(std::string_view /*name*/, std::string_view bytes) {
    check_error(transcripts::check_container(bytes, "fuzz", 1u << 20));
}

void pdf_listing(std::string_view /*name*/, std::string_view bytes) {
    if (find_invalid_utf8(bytes)) return;
    check_error(transcripts::parse_pdf_listing(bytes));
}

void csv(std::string_view /*name*/, std::string_view bytes) {
    if (find_invalid_utf8(bytes)) return;
    const auto table = parse_csv(bytes, "fuzz", SameNames::numbered);
    check_error(table);
    if (!table) return;
    for (const auto& row : table->rows) {
        require(row.cells.size() == table->header.size(), "a row has the header's columns");
    }
}

void query(std::string_view /*name*/, std::string_view bytes) {
    if (!find_invalid_utf8(bytes)) check_error(search::parse_query(bytes));
}

void filter(std::string_view /*name*/, std::string_view bytes) {
    if (!find_invalid_utf8(bytes)) check_error(parse_filter(bytes));
}

void codebook(std::string_view /*name*/, std::string_view bytes) {
    check_error(exchange::read_codebook_yaml(bytes, "fuzz"));
}

void codings(std::string_view /*name*/, std::string_view bytes) {
    check_error(exchange::read_codings_csv(bytes, "fuzz"));
}

void attributes(std::string_view /*name*/, std::string_view bytes) {
    check_error(exchange::read_attributes_csv(bytes, "fuzz"));
}

/// What passes is a changeset, of which SQLite's session functions make neither more nor less.
void changeset(std::string_view /*name*/, std::string_view bytes) {
    if (!store::flaw_of(bytes).empty()) return;
    store::ChangesetReader reader{bytes};
    std::size_t changes = 0;
    while (reader.next()) ++changes;
    std::string kept{bytes}; // they take what is not const, and read it only
    const auto size = static_cast<int>(kept.size());
    sqlite3_changeset_iter* rows = nullptr;
    require(sqlite3changeset_start(&rows, size, kept.data()) == SQLITE_OK, "SQLite begins");
    for (std::size_t i = 0; i < changes; ++i)
        require(sqlite3changeset_next(rows) == SQLITE_ROW, "SQLite reads every change");
    require(sqlite3changeset_next(rows) == SQLITE_DONE, "SQLite ends");
    sqlite3changeset_finalize(rows);
    int inverse_size = 0;
    void* inverse = nullptr;
    require(sqlite3changeset_invert(size, kept.data(), &inverse_size, &inverse) == SQLITE_OK,
            "SQLite inverts it");
    require(
        store::flaw_of({static_cast<const char*>(inverse), static_cast<std::size_t>(inverse_size)})
            .empty(),
        "what takes it back passes");
    sqlite3_free(inverse);
}

} // namespace

const std::vector<Target>& targets() {
    static const auto all = [] {
        std::vector<Target> list;
        for (const auto* format : {"cha", "csv", "eaf", "json", "ods", "orfeo", "sbv", "srt", "stm",
                                   "textgrid", "trs", "txt", "vtt", "xlsx", "xml"}) {
            list.push_back({format, content});
        }
        list.insert(list.end(), {{"attributes", attributes},
                                 {"changeset", changeset},
                                 {"codebook", codebook},
                                 {"codings", codings},
                                 {"container", container},
                                 {"filter", filter},
                                 {"markdown", markdown},
                                 {"otr", otranscribe},
                                 {"pdf_listing", pdf_listing},
                                 {"query", query},
                                 {"rtf", rtf},
                                 {"table", csv}});
        return list;
    }();
    return all;
}

} // namespace filrouge::fuzz

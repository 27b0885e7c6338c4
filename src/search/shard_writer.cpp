#include "search/shard_writer.h"

#include <cstdlib>

namespace filrouge::search {

namespace {

/// Xapian keeps the postings of so many documents in memory before it sorts them into its tables:
/// with fewer than its 10,000, indexing takes a sixth less time, and less memory. It takes the
/// number from the environment only, which is safe to change before `main`, as no other thread runs
/// yet.
[[maybe_unused]] const int flush_threshold = setenv("XAPIAN_FLUSH_THRESHOLD", "1000", 0);

} // namespace

void ShardWriter::create(const std::string& directory, std::uint32_t number) {
    Xapian::WritableDatabase database{directory,
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
    database.set_metadata(shard_number_key, std::to_string(number));
    database.commit();
}

ShardWriter::ShardWriter(const std::string& directory)
    : database_{directory, Xapian::DB_OPEN | Xapian::DB_NO_SYNC} {
    database_.begin_transaction();
}

TermMaker& ShardWriter::maker(const std::string& language) {
    const auto found = makers_.find(language);
    if (found != makers_.end()) return found->second;
    return makers_.emplace(language, TermMaker{language}).first->second;
}

Xapian::Document ShardWriter::make_document(std::string_view text, TermMaker& maker) {
    Xapian::Document document;
    for (const auto& token : maker.tokens(text)) {
        document.add_posting(token.terms->exact, token.position);
    }
    document.add_boolean_term(maker.language_term());
    // A query for a word asks for all the forms that share its stem. Terms for the stems would
    // double the postings.
    for (const auto* word : maker.take_new_words()) {
        for (const auto& stem : word->stems) database_.add_synonym(stem, word->exact);
    }
    return document;
}

void ShardWriter::add(const Document& document, std::vector<Unit> units,
                      const DocumentRange& documents) {
    auto& terms = maker(document.language);
    for (std::size_t i = 0; i < units.size(); ++i) {
        database_.replace_document(documents.first + static_cast<Xapian::docid>(i),
                                   make_document(document.text->slice(units[i].span), terms));
    }
    const SourceEntry entry{document.stamp, document.language, documents.first, documents.room,
                            std::move(units)};
    database_.set_metadata(entry_key(document.source), encode_entry(entry));
}

void ShardWriter::remove(const SourceId& source, const DocumentRange& documents) {
    for (std::uint32_t i = 0; i < documents.count; ++i) {
        database_.delete_document(documents.first + i);
    }
    database_.set_metadata(entry_key(source), {});
}

void ShardWriter::commit() {
    database_.commit_transaction();
}

} // namespace filrouge::search

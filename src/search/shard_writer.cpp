#include "search/shard_writer.h"

#include "search/spelling.h"

namespace filrouge::search {

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
        for (const auto& stem : token.terms->stems) document.add_term(stem);
    }
    // Stems have no positions; NEAR looks up the forms of a stem here and uses theirs.
    for (const auto* word : maker.take_new_words()) {
        for (const auto& stem : word->stems) database_.add_synonym(stem, word->exact);
        if (can_be_suggested(word->exact)) new_words_.push_back(word->exact);
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

// Half of the words of a large corpus stand in it once, many of them mistyped: they would cost a
// fifth of the indexing to suggest little that is right.
void ShardWriter::add_spellings() {
    constexpr Xapian::doccount small = 5000;
    const Xapian::doccount enough = database_.get_doccount() < small ? 1 : 2;
    for (const auto& word : new_words_) {
        if (database_.get_termfreq(word) >= enough) database_.add_spelling(word);
    }
    new_words_.clear();
}

void ShardWriter::commit() {
    add_spellings();
    database_.commit_transaction();
}

} // namespace filrouge::search

// Indexing and searching French text, beside one bare Xapian thread over the same documents.
//   bench_search FOLDER [MEGABYTES]      FOLDER of text files; without any, invented text
// At three sizes; the budgets are judged at the largest.
#include "measure.h"

#include "platform/files.h"
#include "search/index.h"

#include <xapian.h>

#include <filesystem>
#include <map>
#include <random>

namespace filrouge::bench {
namespace {

namespace fs = std::filesystem;

struct Corpus {
    std::vector<SourceId> ids; // ascending
    std::map<SourceId, std::shared_ptr<const Text>> texts;
    double megabytes = 0;
};

void add(Corpus& corpus, IdGenerator& ids, const std::string& bytes) {
    auto text = Text::clean(bytes);
    if (!text) return;
    corpus.megabytes += static_cast<double>(text->utf8().size()) / 1e6;
    corpus.ids.push_back(ids.next<SourceId>());
    corpus.texts[corpus.ids.back()] = std::make_shared<const Text>(*std::move(text));
}

std::string invented_text(std::mt19937& random) {
    static constexpr const char* endings[] = {"tion", "ment", "er", "ées", "ité", "eur"};
    std::string text;
    while (text.size() < 100'000) {
        // Few words are frequent, many are rare, as in a language.
        const auto rank = (random() % 200) * (random() % 200);
        text += "mot" + std::string(1, static_cast<char>('a' + rank % 26)) +
                std::string(1, static_cast<char>('a' + rank / 26 % 26)) + endings[rank % 6];
        text += random() % 40 == 0 ? ".\n" : " ";
    }
    return text;
}

Corpus read_corpus(const fs::path& folder, double megabytes) {
    Corpus corpus;
    IdGenerator ids;
    std::vector<fs::path> files;
    if (fs::is_directory(folder))
        for (const auto& entry : fs::recursive_directory_iterator{folder})
            if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
        if (corpus.megabytes < megabytes)
            add(corpus, ids, platform::read_file(file, 1u << 30).value());
    std::mt19937 random{7}; // NOLINT: the same text every time
    if (files.empty())
        while (corpus.megabytes < std::min(megabytes, 48.0))
            add(corpus, ids, invented_text(random));
    std::printf("%zu texts, %.1f MB%s\n", corpus.ids.size(), corpus.megabytes,
                files.empty() ? " (invented)" : "");
    return corpus;
}

void index_bare(const Corpus& corpus, const fs::path& folder) {
    Xapian::WritableDatabase database{folder.string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem{"fr"});
    for (const auto& id : corpus.ids) {
        const auto& text = *corpus.texts.at(id);
        for (const auto& unit : search::units_of(id, text, {})) {
            Xapian::Document document;
            generator.set_document(document);
            generator.set_termpos(0);
            generator.index_text(std::string{text.slice(unit.span)});
            database.add_document(document);
        }
    }
    database.commit();
}

void index_ours(const Corpus& corpus, const fs::path& folder) {
    auto index = search::Index::open(folder).value();
    SilentProgress progress;
    const auto load = [&](const SourceId& id) -> Result<search::Document> {
        return search::Document{id, "fr", corpus.texts.at(id), {}, "1"};
    };
    index.update(corpus.ids, {}, load, progress).value();
}

struct Pair {
    double ours = 0;
    double bare = 0;
};

/// Milliseconds, medians of `times` runs.
Pair compare_indexing(const Corpus& corpus, const fs::path& bare, const fs::path& ours, int times) {
    std::vector<double> bare_ms, ours_ms;
    for (int i = 0; i < times; ++i) {
        fs::remove_all(bare);
        bare_ms.push_back(time_ms([&] { index_bare(corpus, bare); }));
        fs::remove_all(ours);
        ours_ms.push_back(time_ms([&] { index_ours(corpus, ours); }));
        std::printf("indexing: bare %.0f ms, ours %.0f ms\n", bare_ms.back(), ours_ms.back());
        std::fflush(stdout);
    }
    return {median(ours_ms), median(bare_ms)};
}

struct Question {
    const char* ours;
    const char* bare;
};
constexpr Question questions[] = {
    {"confiance", "confiance"},
    {"travail", "travail"},
    {"famille", "famille"},
    {"loi", "loi"},
    {"secret professionnel", "secret professionnel"},
    {"droit enfant famille", "droit enfant famille"},
    {"mariage OU adoption", "mariage OR adoption"},
    {"école SAUF collège", "école NOT collège"},
    {"\"projet de loi\"", "\"projet de loi\""},
    {"\"vie privée\"", "\"vie privée\""},
    {"ministre PRÈS/8 enfant", "ministre NEAR/8 enfant"},
    {"association quartier", "association quartier"},
    {"accompagn*", "accompagn*"},
};

double ask_bare(const Xapian::Database& database, const char* text) {
    Xapian::QueryParser parser;
    parser.set_stemmer(Xapian::Stem{"fr"});
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_default_op(Xapian::Query::OP_AND);
    parser.set_database(database);
    const auto flags = Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD;
    const auto query = parser.parse_query(text, flags);
    return time_ms([&] {
        Xapian::Enquire enquire{database};
        enquire.set_query(query);
        static_cast<void>(enquire.get_mset(0, 50));
    });
}

enum class Say { each, nothing };

/// Milliseconds, medians over the questions.
Pair compare_searching(const fs::path& bare, const fs::path& ours, Say say) {
    const auto index = search::Index::open(ours).value();
    const Xapian::Database database{bare.string()};
    std::vector<double> ours_ms, bare_ms;
    for (const auto& question : questions) {
        std::vector<double> mine, theirs;
        for (int i = 0; i < 31; ++i) {
            mine.push_back(time_ms([&] {
                const auto query = search::Query::parse(question.ours).value();
                static_cast<void>(index.search(query, {}, {0, 50}).value());
            }));
            theirs.push_back(ask_bare(database, question.bare));
        }
        ours_ms.push_back(median(mine));
        bare_ms.push_back(median(theirs));
        if (say == Say::nothing) continue;
        std::printf("%-28s ours %8.3f ms, bare %8.3f ms\n", question.ours, ours_ms.back(),
                    bare_ms.back());
    }
    return {median(ours_ms), median(bare_ms)};
}

/// The first texts, of `megabytes` together.
Corpus part_of(const Corpus& corpus, double megabytes) {
    Corpus part;
    for (const auto& id : corpus.ids) {
        if (part.megabytes >= megabytes) break;
        part.ids.push_back(id);
        part.texts[id] = corpus.texts.at(id);
        part.megabytes += static_cast<double>(part.texts[id]->utf8().size()) / 1e6;
    }
    return part;
}

struct Folders {
    fs::path bare;
    fs::path ours;
};

/// One line each for a sixteenth and a quarter of the texts: how cost grows.
void measure_parts(const Corpus& corpus, const Folders& folders) {
    for (const double share : {16.0, 4.0}) {
        const auto part = part_of(corpus, corpus.megabytes / share);
        const auto made = compare_indexing(part, folders.bare, folders.ours, 1);
        const auto asked = compare_searching(folders.bare, folders.ours, Say::nothing);
        std::printf("%.1f MB: index %.2f MB/s (bare %.2f, ratio %.2f), search %.3f ms (bare %.3f, "
                    "ratio %.2f)\n",
                    part.megabytes, part.megabytes / made.ours * 1e3,
                    part.megabytes / made.bare * 1e3, made.bare / made.ours, asked.ours, asked.bare,
                    asked.ours / asked.bare);
    }
}

void run(const fs::path& folder, double megabytes) {
    const platform::TemporaryDirectory scratch;
    const auto corpus = read_corpus(folder, megabytes);
    const Folders folders{scratch.path() / "bare", scratch.path() / "ours"};
    measure_parts(corpus, folders);
    const auto made = compare_indexing(corpus, folders.bare, folders.ours, 3);
    const auto mb_s = [&](double ms) { return corpus.megabytes / ms * 1e3; };
    const auto faster = made.bare / made.ours;
    report({"import-index-MB/s", mb_s(made.ours), "bare-termgenerator-MB/s", mb_s(made.bare),
            faster, faster, Bound::at_least, 2.5, "x"});
    const auto asked = compare_searching(folders.bare, folders.ours, Say::each);
    const auto slower = asked.ours / asked.bare;
    report({"search-median-ms", asked.ours, "bare-get-mset-ms", asked.bare, slower, slower,
            Bound::at_most, 1.2, "x"});
}

} // namespace
} // namespace filrouge::bench

int main(int argc, char** argv) {
    filrouge::bench::run(argc > 1 ? argv[1] : "", argc > 2 ? std::stod(argv[2]) : 1e9);
}

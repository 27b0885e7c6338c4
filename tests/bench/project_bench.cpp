// A project of 1,000 transcripts and 1 M codings: opening it, coding in it, the command line's
// memory.
//   bench_project FOLDER [CLI]     FOLDER keeps the project from run to run; CLI is filrouge-cli
#include "measure.h"
#include "study.h"

#include "store/project_file.h"
#include "workbench/coding/coding.h"

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace filrouge::bench {
namespace {

namespace fs = std::filesystem;
using store::ProjectFile;
using workbench::Workbench;

std::int64_t cell_bytes(sqlite3_stmt* row, int column) {
    if (sqlite3_column_type(row, column) == SQLITE_INTEGER) return 8;
    return sqlite3_column_bytes(row, column);
}

/// SQLite without anything of ours around it.
class Bare {
  public:
    explicit Bare(const fs::path& file) { check(sqlite3_open(file.c_str(), &handle_)); }
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;
    ~Bare() { sqlite3_close(handle_); }
    void run(const std::string& sql) {
        check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
    }
    /// Reads every cell; returns the bytes of the rows.
    double read(const std::string& sql) {
        sqlite3_stmt* rows = nullptr;
        check(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &rows, nullptr));
        std::int64_t bytes = 0;
        while (sqlite3_step(rows) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(rows); ++i) bytes += cell_bytes(rows, i);
        sqlite3_finalize(rows);
        return static_cast<double>(bytes);
    }

  private:
    void check(int code) {
        if (code == SQLITE_OK) return;
        std::fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(handle_));
        std::exit(1);
    }
    sqlite3* handle_ = nullptr;
};

template <class Entity>
void put_all(store::Edit& edit, const Delta<Entity>& delta) {
    for (const auto& entity : delta.came) edit.put(entity);
}

void put_study(store::Edit& edit, Change& study) {
    const auto text = Text::clean(study_text()).value();
    const auto hash = store::sha256_hex(text.utf8());
    put_all(edit, study.coders);
    for (auto& source : study.sources.came) {
        source.text_hash = hash;
        edit.put(source);
        edit.put_text(source.id, text);
    }
    put_all(edit, study.participants);
    put_all(edit, study.turns);
    put_all(edit, study.variables);
    put_all(edit, study.values);
    put_all(edit, study.codes);
}

void make_project(const fs::path& path) {
    const auto making = fs::path{path} += ".new";
    fs::remove(making);
    auto study = make_study({});
    IdGenerator ids;
    {
        auto file =
            ProjectFile::create(making, {ids.next<ProjectId>(), "Mesures", "fr", {}}).value();
        const auto edit_file = [&](const char* label,
                                   const std::function<void(store::Edit&)>& write) {
            static_cast<void>(file.edit({label, study.coders.came.front().id}, write).value());
        };
        edit_file("Study", [&](store::Edit& edit) { put_study(edit, study); });
        const auto& codings = study.codings.came;
        constexpr std::size_t batch = 100'000; // so that no changeset is huge
        for (std::size_t from = 0; from < codings.size(); from += batch)
            edit_file("Codings", [&](store::Edit& edit) {
                for (auto i = from; i < std::min(from + batch, codings.size()); ++i)
                    edit.put(codings[i]);
            });
    }
    fs::rename(making, path);
}

void compare_opening(const fs::path& path) {
    workbench::OpenOptions anne;
    anne.coder = "anne";
    std::vector<double> ours, bare;
    for (int i = 0; i < 5; ++i) {
        bare.push_back(time_ms([&] {
            Bare file{path};
            for (const auto* table :
                 {"source", "participant", "turn", "variable_value", "code", "coding"})
                static_cast<void>(file.read(std::string{"SELECT * FROM "} + table));
        }));
        ours.push_back(time_ms([&] { static_cast<void>(Workbench::open(path, anne).value()); }));
        std::printf("opening: ours %.0f ms, bare %.0f ms\n", ours.back(), bare.back());
    }
    report({"open-project-ms", median(ours), "bare-sqlite-rows-ms", median(bare),
            median(ours) / median(bare), median(ours), Bound::at_most, 2000, "ms"});
}

void compare_coding(const fs::path& path, const fs::path& folder) {
    const auto plain = folder / "bare.sqlite";
    fs::remove(plain);
    Bare file{plain};
    file.run(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE coding (id BLOB PRIMARY "
        "KEY, source BLOB, start_cp INTEGER, end_cp INTEGER, code BLOB, coder BLOB) STRICT");
    workbench::OpenOptions anne;
    anne.coder = "anne";
    auto bench = Workbench::open(path, anne).value();
    const auto source = bench->project().sources().begin()->first;
    const auto code = bench->project().codings().at(0).code;
    std::vector<double> ours, bare;
    for (std::size_t i = 0; i < 300; ++i) {
        const auto span = cp_span(i * 7, i * 7 + 40);
        ours.push_back(time_ms(
            [&] { static_cast<void>(workbench::add_coding(*bench, source, span, code).value()); }));
        bare.push_back(time_ms([&] {
            file.run("INSERT INTO coding VALUES (randomblob(16), randomblob(16), 1, 2, "
                     "randomblob(16), randomblob(16))");
        }));
    }
    std::printf("a durable coding: ours p50 %.3f p95 %.3f ms, bare p50 %.3f p95 %.3f ms\n",
                median(ours), quantile(ours, 0.95), median(bare), quantile(bare, 0.95));
    report({"durable-coding-p95-ms", quantile(ours, 0.95), "bare-insert-p95-ms",
            quantile(bare, 0.95), quantile(ours, 0.95) / quantile(bare, 0.95), quantile(ours, 0.95),
            Bound::at_most, 16, "ms"});
}

/// So that this process stays small: a command it starts later begins with its peak.
template <class Work>
void in_child(const Work& work) {
    const auto child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    int status = 0;
    if (waitpid(child, &status, 0) != child || status != 0) std::exit(1);
}

/// Peak memory of a command, in MB; its output goes nowhere.
double peak_mb(const std::vector<std::string>& command) {
    const auto child = fork();
    if (child == 0) {
        if (!std::freopen("/dev/null", "w", stdout)) _exit(127);
        std::vector<char*> words;
        for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
        words.push_back(nullptr);
        execv(words[0], words.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child || status != 0) {
        std::fprintf(stderr, "%s failed\n", command[0].c_str());
        std::exit(1);
    }
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void compare_memory(const std::string& cli, const fs::path& path, double row_bytes) {
    const auto rows_mb = row_bytes / (1 << 20);
    const auto mb =
        peak_mb({cli, "crosstab", path.string(), "--rows", "codes", "--cols", "secteur"});
    report({"cli-memory-MB", mb, "bytes-of-the-rows-MB", rows_mb, mb / rows_mb, mb, Bound::at_most,
            300, "MB"});
}

void run(const fs::path& folder, const std::string& cli) {
    fs::create_directories(folder);
    const auto path = folder / "million-1.filrouge"; // another number where the study changes
    if (!fs::exists(path)) {
        std::printf("making the project\n");
        std::fflush(stdout);
        in_child([&] { make_project(path); });
    }
    if (!cli.empty()) {
        Bare file{path};
        const auto row_bytes = file.read("SELECT * FROM coding") + file.read("SELECT * FROM turn");
        compare_memory(cli, path, row_bytes);
    }
    compare_opening(path);
    fs::copy_file(path, folder / "coded.filrouge", fs::copy_options::overwrite_existing);
    compare_coding(folder / "coded.filrouge", folder);
    fs::remove(folder / "coded.filrouge");
}

} // namespace
} // namespace filrouge::bench

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    filrouge::bench::run(argv[1], argc > 2 ? argv[2] : "");
}

#include "store/describe.h"

#include "platform/files.h"
#include "store/schema.h"
#include "store/sqlite_api.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace filrouge::test {
namespace {

std::string show(CpSpan span) {
    return fmt::format("{}-{}", span.begin().value(), span.end().value());
}

std::string show(const std::optional<MediaTime>& time) {
    return time ? std::to_string(time->ms) : "unknown";
}

template <class Subject>
std::string show_subject(const Subject& subject) {
    return std::visit(
        [&](const auto& id) { return fmt::format("{}:{}", subject.index(), id.str()); }, subject);
}

using Lines = std::vector<std::string>;

void add_sources(const Project& project, Lines& lines) {
    for (const auto& [id, s] : project.sources()) {
        lines.push_back(fmt::format("source {} {} {} {} {} {} {} {} {} {} {}", id.str(), s.name,
                                    to_name(s.kind), s.language, s.characters.value(), s.text_hash,
                                    s.file_name, s.format, s.encoding, s.original, s.created.ms));
        for (const auto& t : project.turns(id))
            lines.push_back(fmt::format("turn {} {} {} {} {} {} {} {}", t.id.str(), t.source.str(),
                                        t.number, show(t.label), show(t.span), t.speaker.str(),
                                        show(t.begins), show(t.ends)));
    }
}

void add_people(const Project& project, Lines& lines) {
    for (const auto& [id, c] : project.coders())
        lines.push_back(fmt::format("coder {} {} {}", id.str(), c.name, c.colour.hex()));
    for (const auto& [id, p] : project.participants())
        lines.push_back(
            fmt::format("participant {} {} {}", id.str(), p.pseudonym, to_name(p.role)));
}

void add_variables(const Project& project, Lines& lines) {
    for (const auto& [id, v] : project.variables()) {
        lines.push_back(fmt::format("variable {} {} {} {}", id.str(), v.name, to_name(v.type),
                                    to_name(v.scope)));
        const auto add_value = [&, variable = id](const UuidBytes& subject) {
            if (const auto* value = project.find_value(variable, subject))
                lines.push_back(fmt::format("value {} {} {} {}", value->id.str(),
                                            value->variable.str(), show_subject(value->subject),
                                            value->value));
        };
        for (const auto& [source, ignored] : project.sources()) add_value(source.bytes);
        for (const auto& [participant, ignored] : project.participants())
            add_value(participant.bytes);
    }
}

void add_codebook(const Project& project, Lines& lines) {
    for (const auto& id : project.codebook().in_order()) {
        const auto& c = project.codebook().at(id);
        lines.push_back(fmt::format("code {} {} {} {} {} {} {} {} {} {} {} {}", c.id.str(),
                                    c.parent.str(), c.position, c.name, c.labels, c.colour.hex(),
                                    to_name(c.polarity), c.definition, c.use, c.do_not_use,
                                    c.example, c.references));
    }
    for (const auto& [id, r] : project.codebook().relations())
        lines.push_back(
            fmt::format("relation {} {} {} {}", id.str(), r.type, r.from.str(), r.to.str()));
}

void add_codings(const Project& project, Lines& lines) {
    for (std::uint32_t row = 0; row < project.codings().size(); ++row) {
        const auto c = project.codings().at(row);
        lines.push_back(fmt::format("coding {} {} {} {} {} {} {} {}", c.id.str(), c.source.str(),
                                    show(c.span), c.code.str(), c.coder.str(), c.memo,
                                    c.weight ? fmt::format("{}", *c.weight) : "none",
                                    c.created.ms));
    }
}

struct Opened {
    explicit Opened(const std::filesystem::path& path) {
        REQUIRE(sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) ==
                SQLITE_OK);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened() { sqlite3_close_v2(handle); }
    sqlite3* handle = nullptr;
};

} // namespace

Lines describe(const Project& project) {
    Lines lines{fmt::format("project {} {} {} {}", project.info.id.str(), project.info.name,
                            project.info.language, project.info.created.ms)};
    add_sources(project, lines);
    add_people(project, lines);
    add_variables(project, lines);
    add_codebook(project, lines);
    add_codings(project, lines);
    for (const auto& [id, m] : project.memos())
        lines.push_back(fmt::format("memo {} {} {} {} {} {}", id.str(), show_subject(m.subject),
                                    m.text, m.author.str(), m.created.ms, m.changed.ms));
    for (const auto& [id, s] : project.searches())
        lines.push_back(
            fmt::format("search {} {} {} {} {}", id.str(), s.name, s.query, s.where, s.created.ms));
    std::sort(lines.begin(), lines.end());
    return lines;
}

Lines run_sql(const std::filesystem::path& path, const std::string& sql) {
    const Opened opened{path};
    Lines rows;
    const auto add = [](void* context, int count, char** cells, char**) {
        Lines values;
        for (int i = 0; i < count; ++i) values.emplace_back(cells[i] ? cells[i] : "NULL");
        static_cast<Lines*>(context)->push_back(fmt::format("{}", fmt::join(values, "|")));
        return 0;
    };
    char* message = nullptr;
    const int code = sqlite3_exec(opened.handle, sql.c_str(), add, &rows, &message);
    INFO((message ? message : ""));
    REQUIRE(code == SQLITE_OK);
    return rows;
}

Lines dump_tracked(const std::filesystem::path& path) {
    Lines lines;
    for (const auto& recorded : store::newest_format().tables) {
        if (!recorded.tracked) continue;
        const std::string table{recorded.name};
        const auto columns =
            run_sql(path, "SELECT 'quote(' || name || ')' FROM pragma_table_info('" + table + "')");
        for (const auto& row : run_sql(path, fmt::format("SELECT '{}', {} FROM {} ORDER BY 2",
                                                         table, fmt::join(columns, ", "), table)))
            lines.push_back(row);
    }
    return lines;
}

Lines dump_tracked(const store::ProjectFile& file) {
    const platform::TemporaryDirectory folder;
    const auto copy = folder.path() / "copy";
    SilentProgress progress;
    file.backup(copy, progress).value();
    return dump_tracked(copy);
}

} // namespace filrouge::test

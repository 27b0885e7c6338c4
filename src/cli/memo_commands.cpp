#include "cli/commands.h"
#include "cli/plain_command.h"
#include "workbench/coding/coding.h"
#include "workbench/notes/memos.h"
#include "workbench/people/speakers.h"

#include <fmt/format.h>

namespace filrouge::cli {
namespace {

using workbench::MemoSubject;
using workbench::Workbench;
using Json = nlohmann::json;

/// As typed; at most one is not empty, none names the project.
struct SubjectNames {
    std::string source;
    std::string participant;
    std::string code;
    std::string coding;
};

void add_subject_options(CLI::App& command, SubjectNames& names) {
    auto* group = command.add_option_group("subject", "What the memo is about; else the project");
    group->add_option("--source", names.source, "Name or id");
    group->add_option("--participant", names.participant, "Pseudonym, PSEUDONYM@SOURCE or id");
    group->add_option("--code", names.code, "Path, unique name or id");
    group->add_option("--coding", names.coding, "Id");
    group->require_option(0, 1);
}

template <class AnyId>
Result<std::optional<MemoSubject>> as_subject(const Result<AnyId>& found) {
    if (!found) return found.error();
    return std::optional<MemoSubject>{*found};
}

/// Nothing where none is named.
Result<std::optional<MemoSubject>> named_subject(const Project& project,
                                                 const SubjectNames& names) {
    if (!names.source.empty()) return as_subject(project.resolve_source(names.source));
    if (!names.participant.empty())
        return as_subject(workbench::resolve_participant(project, names.participant));
    if (!names.code.empty()) return as_subject(project.codebook().resolve(names.code));
    if (names.coding.empty()) return std::optional<MemoSubject>{};
    const auto id = CodingId::parse(names.coding);
    if (id && project.codings().contains(*id)) return std::optional<MemoSubject>{*id};
    return Error{ErrorCode::not_found, fmt::format("There is no coding {}", names.coding),
                 "The ids are in: codings export"};
}

Json to_json(const Project& project, const workbench::MemoRow& row) {
    const auto* source = project.find(row.source);
    const auto position = [&](CpPos at) { return row.span.empty() ? Json() : Json(at.value()); };
    const auto* coding = std::get_if<CodingId>(&row.subject);
    return {{"id", row.id.is_nil() ? coding->str() : row.id.str()},
            {"kind", workbench::to_name(workbench::kind_of(row.subject))},
            {"about", row.about},
            {"text", row.text},
            {"author", row.author},
            {"created", row.created.iso()},
            {"changed", row.changed.iso()},
            {"source", source == nullptr ? Json() : Json(source->name)},
            {"start", position(row.span.begin())},
            {"end", position(row.span.end())}};
}

struct ListArguments {
    std::string text;
    std::string kind;
    std::string author;
    SubjectNames subject;
};

Result<void> list(const Common& common, const ListArguments& given, const Workbench& bench) {
    const auto& project = bench.project();
    const auto subject = named_subject(project, given.subject);
    if (!subject) return subject.error();
    const workbench::MemoQuery query{given.text, workbench::parse_memo_kind(given.kind), *subject,
                                     given.author};
    auto json = Json::array();
    for (const auto& row : workbench::list_memos(project, query)) {
        json.push_back(to_json(project, row));
        if (common.json) continue;
        print(fmt::format("{}  {}  {}\n{}\n", row.changed.iso(), row.about, row.author, row.text));
    }
    if (common.json) print_json(json);
    return {};
}

void add_list(const Builder& builder, CLI::App& group) {
    auto* command = builder.on_project(group, "list", "The memos, last changed first");
    auto given = std::make_shared<ListArguments>();
    command->add_option("--text", given->text, "Words that the memo or its subject's name holds");
    command->add_option("--about", given->kind)
        ->check(CLI::IsMember({"project", "source", "participant", "code", "coding"}));
    command->add_option("--author", given->author, "Name of a coder");
    add_subject_options(*command, given->subject);
    auto& common = builder.common;
    builder.takes_coders(*command);
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::reading,
                            [&](const Workbench& bench) { return list(common, *given, bench); });
    });
}

struct AddArguments {
    std::string text;
    SubjectNames subject;
};

Result<void> add(const Common& common, const AddArguments& given, Workbench& bench) {
    const auto subject = named_subject(bench.project(), given.subject);
    if (!subject) return subject.error();
    const auto about = subject->value_or(bench.project().info.id);
    const auto id = workbench::add_memo(bench, about, given.text);
    if (!id) return id.error();
    if (common.json) {
        print_json({{"id", id->str()},
                    {"kind", workbench::to_name(workbench::kind_of(about))},
                    {"about", workbench::describe_subject(bench.project(), about)}});
    } else {
        print(id->str());
    }
    return {};
}

void add_add(const Builder& builder, CLI::App& group) {
    auto* command = builder.on_project(group, "add", "Write a memo; without subject, the journal");
    auto given = std::make_shared<AddArguments>();
    command->add_option("TEXT", given->text, "Markdown")->required();
    add_subject_options(*command, given->subject);
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::writing,
                            [&](Workbench& bench) { return add(common, *given, bench); });
    });
}

/// The memo, or else the memo field of the coding, of that id becomes `text`.
Result<void> write(Workbench& bench, const std::string& word, const std::string& text) {
    const auto& columns = bench.project().codings();
    const auto coding = CodingId::parse(word);
    if (coding && columns.contains(*coding)) {
        const auto weight = columns.at(columns.row_of(*coding)).weight;
        return workbench::annotate_coding(bench, *coding, {text, weight});
    }
    const auto memo = MemoId::parse(word);
    if (!memo || !bench.project().memos().contains(*memo)) {
        return Error{ErrorCode::not_found, fmt::format("There is no memo {}", word),
                     "The ids are in: memo list --json"};
    }
    return text.empty() ? workbench::remove_memo(bench, *memo)
                        : workbench::change_memo(bench, *memo, text);
}

const PlainCommand::Word id_word{"ID", "Of the memo; of the coding for a coding's own memo"};

Result<CommandOutput> change(Workbench& bench, const std::vector<std::string>& words) {
    if (words[1].find_first_not_of(" \t\n") == std::string::npos) {
        return Error{ErrorCode::invalid_input, "The memo has no text",
                     "To take it away: memo remove"};
    }
    if (auto done = write(bench, words[0], words[1]); !done) return done.error();
    return CommandOutput{{{"id", words[0]}, {"text", words[1]}}, {}};
}

Result<CommandOutput> remove(Workbench& bench, const std::vector<std::string>& words) {
    if (auto done = write(bench, words[0], {}); !done) return done.error();
    return CommandOutput{{{"removed", words[0]}}, {}};
}

} // namespace

void add_memo_commands(const Builder& builder) {
    auto* group = builder.app.add_subcommand("memo", "Memos and the research journal");
    group->require_subcommand(1);
    add_list(builder, *group);
    add_add(builder, *group);
    add_plain(builder, *group,
              {"change", "Give a memo another text", {id_word, {"TEXT", "Markdown"}}, change});
    add_plain(builder, *group, {"remove", "Take a memo away", {id_word}, remove});
}

} // namespace filrouge::cli

#include "cli/commands.h"
#include "core/period.h"
#include "workbench/history/history.h"

#include <fmt/format.h>

namespace filrouge::cli {
namespace {

using workbench::Workbench;
using Json = nlohmann::json;

/// What `history` is asked for, as typed.
struct HistoryWords {
    std::string coder, since, until, text, code, coding;
};

template <class AnyId>
Result<AnyId> parse_id(const std::string& text, std::string_view what) {
    if (const auto id = AnyId::parse(text)) return *id;
    return Error{ErrorCode::invalid_input, fmt::format("\"{}\" is not the id of {}", text, what),
                 "Ids are listed with --json"};
}

Result<Period> period(const std::string& text) {
    if (const auto period = parse_period(text)) return *period;
    return Error{ErrorCode::invalid_input, fmt::format("\"{}\" is not a date", text),
                 "Dates are written 2026-03-01 or 2026-03-01T14:30, in UTC as in the history"};
}

Result<workbench::HistoryFilter> read_filter(const Workbench& bench, const HistoryWords& words) {
    workbench::HistoryFilter filter;
    filter.coder = words.coder;
    filter.text = words.text;
    if (!words.since.empty()) {
        const auto since = period(words.since);
        if (!since) return since.error();
        filter.since = since->first;
    }
    if (!words.until.empty()) {
        const auto until = period(words.until);
        if (!until) return until.error();
        filter.until = until->last;
    }
    if (!words.code.empty()) {
        const auto code = workbench::find_code(bench, words.code);
        if (!code) return code.error();
        filter.code = *code;
    }
    if (!words.coding.empty()) {
        const auto coding = parse_id<CodingId>(words.coding, "a coding");
        if (!coding) return coding.error();
        filter.coding = *coding;
    }
    return filter;
}

Json to_json(const store::HistoryEntry& entry) {
    return {{"id", entry.id.str()},
            {"time", entry.time.iso()},
            {"coder", entry.coder_name},
            {"label", entry.label},
            {"undone", entry.undone},
            {"undoes", entry.undoes ? Json(entry.undoes->str()) : Json(nullptr)}};
}

Result<void> list_history(const Common& common, const HistoryWords& words, Workbench& bench) {
    const auto filter = read_filter(bench, words);
    if (!filter) return filter.error();
    const auto entries = workbench::history(bench, *filter);
    if (!entries) return entries.error();
    auto list = Json::array();
    for (const auto& entry : *entries) {
        if (common.json) {
            list.push_back(to_json(entry));
        } else {
            print(fmt::format("{}  {:<12}  {}{}", entry.time.iso(), entry.coder_name, entry.label,
                              entry.undone ? "  (undone)" : ""));
        }
    }
    if (common.json) print_json(list);
    return {};
}

void add_history(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "history", "Who did what, and when");
    auto words = std::make_shared<HistoryWords>();
    command->add_option("--coder", words->coder, "Only what this coder did");
    command->add_option("--since", words->since, "From this date on (2026-03-01, UTC)");
    command->add_option("--until", words->until, "Up to the end of this date");
    command->add_option("--text", words->text, "Only labels that hold this");
    command->add_option("--code", words->code,
                        "Only what changed this code, its relations or its memos");
    command->add_option("--coding", words->coding, "Only what changed this coding (its id)");
    auto& common = builder.common;
    builder.runs(*command, [words, &common] {
        return with_project(common, Wants::reading,
                            [&](Workbench& bench) { return list_history(common, *words, bench); });
    });
}

Result<void> tell(const Common& common, const std::string& name, const Result<std::string>& label) {
    if (!label) return label.error();
    if (common.json) {
        print_json(Json{{name, *label}});
    } else {
        note(fmt::format("{}: {}", name, *label));
    }
    return {};
}

Result<std::string> undo(Workbench& bench, const std::string& entry) {
    if (entry.empty()) return bench.undo();
    const auto id = parse_id<HistoryId>(entry, "an entry of the history");
    if (!id) return id.error();
    return workbench::undo_entry(bench, *id);
}

void add_undo(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "undo",
                                       "Take the last action back, or one older action by itself");
    auto entry = std::make_shared<std::string>();
    command->add_option("--entry", *entry,
                        "The action to take back (its id in the history); refused where later "
                        "actions depend on it");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [entry, &common] {
        return with_project(common, Wants::writing, [&](Workbench& bench) {
            return tell(common, "undo", undo(bench, *entry));
        });
    });
}

void add_redo(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "redo", "Do again what was undone last");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [&common] {
        return with_project(common, Wants::writing,
                            [&](Workbench& bench) { return tell(common, "redo", bench.redo()); });
    });
}

struct RestoreWords {
    std::string code, coding, at;
};

Result<void> restore(Workbench& bench, const RestoreWords& words) {
    const auto at = parse_id<HistoryId>(words.at, "an entry of the history");
    if (!at) return at.error();
    if (!words.coding.empty()) {
        const auto coding = parse_id<CodingId>(words.coding, "a coding");
        return coding ? workbench::restore_coding(bench, *coding, *at) : coding.error();
    }
    const auto code = workbench::find_code(bench, words.code);
    return code ? workbench::restore_code(bench, *code, *at) : code.error();
}

void add_restore(const Builder& builder) {
    auto* command = builder.on_project(
        builder.app, "restore", "Give a code or a coding back what it was, also if it is gone");
    auto words = std::make_shared<RestoreWords>();
    auto* what = command->add_option_group("what");
    what->add_option("--code", words->code, "Path, name or id of the code");
    what->add_option("--coding", words->coding, "Id of the coding");
    what->require_option(1);
    command->add_option("--at", words->at, "As right after this entry of the history (its id)")
        ->required();
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [words, &common] {
        return with_project(common, Wants::writing, [&](Workbench& bench) -> Result<void> {
            const auto before = bench.history().size();
            if (auto done = restore(bench, *words); !done) return done;
            const auto after = bench.history();
            const bool changed = after.size() > before;
            if (common.json) {
                print_json(Json{{"restored", changed},
                                {"label", changed ? Json(after.back().label) : Json(nullptr)}});
            } else {
                note(changed ? after.back().label : "It is as it was then already");
            }
            return {};
        });
    });
}

} // namespace

void add_history_commands(const Builder& builder) {
    add_history(builder);
    add_undo(builder);
    add_redo(builder);
    add_restore(builder);
}

} // namespace filrouge::cli

#include "core/text_change.h"
#include "workbench/codebook/codebook_rules.h"
#include "workbench/coding/coding_rules.h"
#include "workbench/history/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace filrouge::workbench {
namespace {

Error missing(std::string what, std::string hint) {
    return {ErrorCode::not_found, std::move(what), std::move(hint)};
}

/// Takes ranges from the texts that sources had to those that they have.
class Words {
  public:
    explicit Words(Workbench& bench) : bench_{bench} {}

    /// Where the words of a coding are now; nothing where none is left. Needs its source.
    Result<std::optional<CpSpan>> find(const store::PastCoding& past) {
        const auto& source = bench_.project().sources().at(past.coding.source);
        if (past.text_hash.empty() || past.text_hash == source.text_hash)
            return std::optional{past.coding.span};
        auto known = changes_.find({source.id, past.text_hash});
        if (known == changes_.end()) {
            auto change = compare(source, past.text_hash);
            if (!change) return change.error();
            known = changes_.emplace(std::pair{source.id, past.text_hash}, *change).first;
        }
        return known->second.shift(past.coding.span);
    }

  private:
    Result<TextChange> compare(const Source& source, const std::string& then) {
        const auto old = bench_.ask_file([&](const auto& file) { return file.kept_text(then); });
        if (!old) return old.error();
        const auto now = bench_.text(source.id);
        if (!now) return now.error();
        return TextChange::between(*old, **now);
    }

    Workbench& bench_;
    std::map<std::pair<SourceId, std::string>, TextChange> changes_;
};

/// All that comes back in one action.
struct Returning {
    std::vector<Coding> codings;
    std::vector<Relation> relations;
    std::vector<Memo> memos;
};

void write(store::Edit& edit, const Returning& returning) {
    for (const auto& coding : returning.codings) edit.put(coding);
    for (const auto& relation : returning.relations) edit.put(relation);
    for (const auto& memo : returning.memos) edit.put(memo);
}

Result<void> return_codings(Workbench& bench, const std::vector<store::PastCoding>& gone,
                            Returning& returning) {
    const auto& project = bench.project();
    Words words{bench};
    for (const auto& past : gone) {
        auto coding = past.coding;
        if (project.find(coding.source) == nullptr || project.find(coding.coder) == nullptr)
            continue;
        const auto span = words.find(past);
        if (!span) return span.error();
        if (!*span || project.all_codings().contains(coding.id)) continue;
        coding.span = **span;
        returning.codings.push_back(std::move(coding));
    }
    return {};
}

/// Memos on what comes back: `on` says what does.
template <class On>
void return_memos(const Project& project, const std::vector<Memo>& gone, const On& on,
                  Returning& returning) {
    for (auto memo : gone) {
        if (!on(memo) || project.memos().contains(memo.id)) continue;
        if (project.find(memo.author) == nullptr) memo.author = {};
        returning.memos.push_back(std::move(memo));
    }
}

Result<Returning> return_with(Workbench& bench, const CodeId& id) {
    const auto gone = bench.ask_file([&](const auto& file) { return file.gone_with(id); });
    if (!gone) return gone.error();
    const auto& project = bench.project();
    Returning returning;
    if (auto done = return_codings(bench, gone->codings, returning); !done) return done.error();
    const auto will_be = [&](const CodeId& code) {
        return code == id || project.codebook().find(code) != nullptr;
    };
    for (const auto& relation : gone->relations) {
        if (will_be(relation.from) && will_be(relation.to)) returning.relations.push_back(relation);
    }
    const auto returns = [&](const Memo& memo) {
        if (memo.subject == decltype(Memo::subject){id}) return true;
        return std::any_of(returning.codings.begin(), returning.codings.end(), [&](const auto& c) {
            return memo.subject == decltype(Memo::subject){c.id};
        });
    };
    return_memos(project, gone->memos, returns, returning);
    return returning;
}

Result<void> check_place(const Codebook& codebook, const Code& code) {
    if (!code.parent.is_nil() && codebook.find(code.parent) == nullptr) {
        return missing(fmt::format("The code above \"{}\" is not there any more", code.name),
                       "Restore that one first");
    }
    if (codebook.find(code.id) != nullptr &&
        (code.parent == code.id || codebook.is_below(code.parent, code.id))) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("\"{}\" was below a code that is below it now", code.name),
                     "Move that code out of it first"};
    }
    if (const auto taken = child_named(codebook, code.parent, code.name);
        taken && *taken != code.id) {
        return Error{ErrorCode::already_exists,
                     fmt::format("There is already a code \"{}\"", codebook.path(*taken)),
                     "Rename or move that one first"};
    }
    return {};
}

/// The coding where its words are now; checks that all it needs is there.
Result<Coding> coding_now(Workbench& bench, const store::PastCoding& past) {
    const auto& project = bench.project();
    auto coding = past.coding;
    if (project.find(coding.source) == nullptr)
        return missing("The source of the coding is not in the project any more",
                       "Undo its removal first");
    if (project.codebook().find(coding.code) == nullptr)
        return missing("The code of the coding is not in the project any more",
                       "Restore the code first");
    if (project.find(coding.coder) == nullptr)
        return missing("The coder of the coding is not in the project any more", "");
    const auto span = Words{bench}.find(past);
    if (!span) return span.error();
    if (!*span) {
        return Error{ErrorCode::invalid_input, "Nothing is left of the words of the coding",
                     "The text was corrected since"};
    }
    coding.span = **span;
    return coding;
}

Result<void> check_free(const Project& project, const Coding& wanted) {
    for (const auto row : project.all_codings().rows_in(wanted.source)) {
        const auto other = project.all_codings().at(row);
        if (other.id == wanted.id || other.span != wanted.span || other.code != wanted.code ||
            other.coder != wanted.coder)
            continue;
        return Error{ErrorCode::already_exists, "The passage is coded so already", ""};
    }
    return {};
}

} // namespace

Result<void> restore_code(Workbench& bench, const CodeId& id, const HistoryId& at) {
    const auto past = bench.ask_file([&](const auto& file) { return file.code_at(id, at); });
    if (!past) return past.error();
    if (!*past) return missing("The code did not exist then", "Choose another entry");
    const auto& code = **past;
    const auto& codebook = bench.project().codebook();
    if (auto fits = check_place(codebook, code); !fits) return fits;
    auto returning = codebook.find(id) == nullptr ? return_with(bench, id) : Returning{};
    if (!returning) return returning.error();
    return bench.edit(fmt::format("Restore code \"{}\"", code.name), [&](store::Edit& edit) {
        edit.put(code);
        write(edit, *returning);
    });
}

Result<void> restore_coding(Workbench& bench, const CodingId& id, const HistoryId& at) {
    const auto past = bench.ask_file([&](const auto& file) { return file.coding_at(id, at); });
    if (!past) return past.error();
    if (!*past) return missing("The coding did not exist then", "Choose another entry");
    const auto coding = coding_now(bench, **past);
    if (!coding) return coding.error();
    const auto& project = bench.project();
    if (auto free = check_free(project, *coding); !free) return free;
    Returning returning{{*coding}, {}, {}};
    if (!project.all_codings().contains(id)) {
        const auto gone = bench.ask_file([&](const auto& file) { return file.gone_with(id); });
        if (!gone) return gone.error();
        return_memos(
            project, gone->memos,
            [&](const Memo& memo) { return memo.subject == decltype(Memo::subject){id}; },
            returning);
    }
    const auto& name = project.codebook().at(coding->code).name;
    return bench.edit(
        fmt::format("Restore a coding \"{}\" in {}", name, told_place(project, {*coding})),
        [&](store::Edit& edit) { write(edit, returning); });
}

} // namespace filrouge::workbench

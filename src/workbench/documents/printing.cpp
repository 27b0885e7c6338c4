#include "workbench/documents/printing.h"

#include "core/filter.h"
#include "core/fold.h"
#include "workbench/coders.h"
#include "workbench/notes/memo_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <set>
#include <unordered_map>

namespace filrouge::workbench {
namespace {

using publish::CodedTranscript;

/// "21 novembre 2026", where the user is.
std::string today(bool french) {
    static constexpr std::array<const char*, 12> fr{"janvier",   "février", "mars",     "avril",
                                                    "mai",       "juin",    "juillet",  "août",
                                                    "septembre", "octobre", "novembre", "décembre"};
    static constexpr std::array<const char*, 12> en{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const auto now = static_cast<std::time_t>(Timestamp::now().ms / 1000);
    std::tm day{};
    localtime_r(&now, &day);
    const auto month = static_cast<std::size_t>(day.tm_mon);
    const auto* const first = french && day.tm_mday == 1 ? "er" : "";
    return fmt::format("{}{} {} {}", day.tm_mday, first, (french ? fr : en)[month],
                       day.tm_year + 1900);
}

void add_turns(const Project& project, const PrintRequest& request, CodedTranscript& printed) {
    std::unordered_map<ParticipantId, std::size_t> numbers;
    for (const auto& turn : project.turns(request.source)) {
        publish::PrintedTurn shown;
        shown.number = request.numbers ? turn.number : 0;
        shown.label = turn.label;
        shown.span = turn.span;
        if (const auto* who = project.find(turn.speaker); who != nullptr) {
            shown.name = who->pseudonym;
            shown.subdued = who->role != Role::participant;
            if (!shown.subdued)
                shown.speaker = numbers.try_emplace(turn.speaker, numbers.size()).first->second;
        }
        printed.turns.push_back(std::move(shown));
    }
}

/// Codes by the order of the codebook; those of one name are told apart by their paths.
std::map<CodeId, std::size_t> add_codes(const Project& project, const std::set<CodeId>& used,
                                        CodedTranscript& printed) {
    const auto& codebook = project.codebook();
    std::map<CodeId, std::size_t> places;
    std::map<std::string, std::size_t> named;
    for (const auto& id : used) ++named[fold(codebook.at(id).name)];
    for (const auto& id : codebook.in_order()) {
        if (!used.contains(id)) continue;
        const auto& code = codebook.at(id);
        const auto path = codebook.path(id);
        places.emplace(id, printed.codes.size());
        printed.codes.push_back({named[fold(code.name)] > 1 ? path : code.name, path, code.colour});
    }
    return places;
}

/// Those in sight.
std::multimap<CodingId, const Memo*> memos_of_codings(const Project& project) {
    std::multimap<CodingId, const Memo*> memos;
    for (const auto& [id, memo] : project.memos()) {
        const auto* coding = std::get_if<CodingId>(&memo.subject);
        if (coding != nullptr && project.shows(memo.author)) memos.emplace(*coding, &memo);
    }
    return memos;
}

std::string told_memo(const Project& project, const Memo& memo) {
    const auto* author = project.find(memo.author);
    const auto text = readable(memo.text).text;
    return author == nullptr ? text : fmt::format("{} ({})", text, author->name);
}

void add_codings(const Project& project, const std::vector<Coding>& codings,
                 CodedTranscript& printed) {
    std::set<CodeId> used;
    std::set<std::string> coders;
    for (const auto& coding : codings) {
        used.insert(coding.code);
        if (const auto* coder = project.find(coding.coder)) coders.insert(coder->name);
    }
    printed.coders.assign(coders.begin(), coders.end());
    std::sort(printed.coders.begin(), printed.coders.end(), [&](const auto& a, const auto& b) {
        return collate(a, b, project.info.language) < 0;
    });
    const auto places = add_codes(project, used, printed);
    const auto memos = memos_of_codings(project);
    for (const auto& coding : codings) {
        publish::PrintedCoding shown;
        shown.span = coding.span;
        shown.code = places.at(coding.code);
        const auto* coder = project.find(coding.coder);
        if (coder != nullptr && coders.size() > 1) shown.coder = coder->name;
        shown.memo = readable(coding.memo).text;
        const auto [first, last] = memos.equal_range(coding.id);
        for (auto memo = first; memo != last; ++memo) {
            shown.memo += (shown.memo.empty() ? "" : "\n") + told_memo(project, *memo->second);
        }
        printed.codings.push_back(std::move(shown));
    }
}

} // namespace

Result<CodedTranscript> printed_transcript(Workbench& bench, const PrintRequest& request) {
    const auto& project = bench.project();
    const auto* source = project.find(request.source);
    if (source == nullptr) return Error{ErrorCode::not_found, "There is no such source", ""};
    const auto filter = Filter::compile(request.where, project);
    if (!filter) return filter.error();
    const auto text = bench.text(request.source);
    if (!text) return text.error();

    CodedTranscript printed;
    printed.project = project.info.name;
    printed.source = source->name;
    const auto& language = request.language.empty() ? project.info.language : request.language;
    const bool french = language.starts_with("fr");
    printed.language = french ? "fr" : "en";
    printed.text = (*text)->utf8();
    printed.filter = stated_filter(project, request.where, french);
    printed.date = today(french);
    add_turns(project, request, printed);
    std::vector<Coding> codings;
    for (const auto row : project.codings_in(request.source)) {
        if (filter->fits_coding(row)) codings.push_back(project.codings().at(row));
    }
    add_codings(project, codings, printed);
    return printed;
}

} // namespace filrouge::workbench

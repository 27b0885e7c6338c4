#include "workbench/documents/quoting.h"

#include "analysis/coded_passages.h"
#include "core/code_selection.h"
#include "core/filter.h"
#include "core/fold.h"
#include "core/said.h"
#include "workbench/documents/attribution.h"
#include "workbench/documents/dialogue.h"
#include "workbench/finding/retrieval.h"
#include "workbench/notes/memo_links.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace filrouge::workbench {
namespace {

/// What one quote is made of.
struct Quoted {
    Coding main;
    CpSpan whole;
    std::vector<Coding> others; ///< of the same passage
};

void append(std::string& list, const std::string& one, const char* separator) {
    if (one.empty()) return;
    list += (list.empty() ? "" : separator) + one;
}

/// Each once, as a dictionary would order them.
std::string names_of_coders(const Project& project, const Quoted& quoted) {
    std::set<std::string> names;
    const auto add = [&](const Coding& coding) {
        if (const auto* coder = project.find(coding.coder)) names.insert(coder->name);
    };
    add(quoted.main);
    std::for_each(quoted.others.begin(), quoted.others.end(), add);
    std::vector<std::string> sorted{names.begin(), names.end()};
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
        return collate(a, b, project.info.language) < 0;
    });
    std::string all;
    for (const auto& name : sorted) append(all, name, ", ");
    return all;
}

publish::Quote describe(const Project& project, const Quoted& quoted) {
    const auto& coding = quoted.main;
    publish::Quote quote;
    quote.source = project.find(coding.source)->name;
    if (const auto* turn = project.main_turn(coding.source, coding.span); turn != nullptr) {
        quote.turn = turn->number;
    }
    quote.span = quoted.whole;
    quote.speakers = speakers_in(project, coding.source, quote.span);
    quote.code = project.codebook().path(coding.code);
    quote.coder = names_of_coders(project, quoted);
    quote.memo = readable(coding.memo).text;
    for (const auto& other : quoted.others) append(quote.memo, readable(other.memo).text, "\n");
    return quote;
}

/// The places in `all`, those of one source together: a large project's texts do not all stay
/// in memory, and one should not be read again for every code.
std::vector<std::size_t> source_by_source(const std::vector<Quoted>& all) {
    std::vector<std::size_t> places(all.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return all[a].main.source < all[b].main.source;
    });
    return places;
}

/// Of the text at the places that the passages have here.
Result<std::vector<publish::Quote>> quotes_for(Workbench& bench, const std::vector<Quoted>& all,
                                               const std::string& attribution) {
    const auto& project = bench.project();
    const auto pattern = Attribution::parse(project, attribution);
    if (!pattern) return pattern.error();
    std::vector<publish::Quote> quotes(all.size());
    for (const auto at : source_by_source(all)) {
        const auto& coding = all[at].main;
        auto text = bench.text(coding.source);
        if (!text) return text.error();
        auto& quote = quotes[at];
        quote = describe(project, all[at]);
        quote.text = std::string{(*text)->slice(quote.span)};
        quote.dialogue = dialogue_in(project, coding.source, quote.span, **text);
        quote.attribution = pattern->of(project, coding.source, quote);
    }
    return quotes;
}

/// Where sources stand in the order of their names, by number.
std::map<std::uint32_t, std::size_t> ranks_of_sources(const Project& project) {
    std::map<std::uint32_t, std::size_t> rank;
    std::vector<std::pair<std::string, std::uint32_t>> names;
    for (const auto& [id, source] : project.sources()) {
        names.emplace_back(source.name, project.codings().source_numbers().find(id));
    }
    std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
        return collate(a.first, b.first, project.info.language) < 0;
    });
    for (const auto& [name, number] : names) rank.emplace(number, rank.size());
    return rank;
}

} // namespace

std::vector<CodingId> in_reading_order(const Project& project, std::vector<std::uint32_t> rows) {
    const auto& columns = project.codings();
    const auto rank = ranks_of_sources(project);
    std::sort(rows.begin(), rows.end(), [&](auto a, auto b) {
        const auto key = [&](auto row) {
            return std::tuple{rank.at(columns.sources()[row]), columns.span(row),
                              columns.ids()[row]};
        };
        return key(a) < key(b);
    });
    std::vector<CodingId> ids;
    ids.reserve(rows.size());
    for (const auto row : rows) ids.push_back(columns.ids()[row]);
    return ids;
}

std::vector<CodedPassage>
in_reading_order(const Project& project, const std::vector<std::vector<std::uint32_t>>& passages) {
    const auto& columns = project.codings();
    const auto rank = ranks_of_sources(project);
    std::vector<std::tuple<std::size_t, std::uint32_t, CodingId, std::size_t>> keys;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        auto begin = columns.begins()[passages[i].front()];
        for (const auto row : passages[i]) begin = std::min(begin, columns.begins()[row]);
        const auto main = passages[i].front();
        keys.emplace_back(rank.at(columns.sources()[main]), begin, columns.ids()[main], i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<CodedPassage> ordered;
    ordered.reserve(keys.size());
    for (const auto& key : keys) {
        auto& passage = ordered.emplace_back();
        for (const auto row : passages[std::get<3>(key)]) {
            passage.codings.push_back(columns.ids()[row]);
        }
    }
    return ordered;
}

std::vector<CodedPassage> as_passages(const Project& project,
                                      const std::vector<std::uint32_t>& rows) {
    const auto& columns = project.codings();
    std::map<std::uint32_t, std::vector<analysis::CodedPlace>> by_source;
    Dictionary<ParticipantId> speakers;
    for (const auto row : rows) {
        auto place = analysis::place_of(columns, row, {});
        const auto& source = columns.source_numbers().id(place.source);
        const auto speaker = project.speaker_of(source, columns.span(row));
        if (!speaker.is_nil()) place.speaker = speakers.add(speaker);
        by_source[place.source].push_back(place);
    }
    std::vector<std::vector<std::uint32_t>> passages;
    for (auto& [source, places] : by_source) {
        analysis::each_passage(places, [&](analysis::PassagePlaces passage) {
            passages.push_back(analysis::rows_of(passage));
        });
    }
    return in_reading_order(project, passages);
}

std::vector<CodedPassage> one_by_one(const std::vector<CodingId>& codings) {
    std::vector<CodedPassage> passages;
    passages.reserve(codings.size());
    for (const auto& id : codings) passages.push_back({{id}});
    return passages;
}

std::vector<CodedPassage> in_sight(const Project& project, std::vector<CodedPassage> passages) {
    for (auto& passage : passages) {
        std::erase_if(passage.codings,
                      [&](const CodingId& id) { return !project.codings().contains(id); });
    }
    std::erase_if(passages, [](const CodedPassage& passage) { return passage.codings.empty(); });
    return passages;
}

Result<std::vector<publish::Quote>>
quotes_of(Workbench& bench, const std::vector<CodingId>& codings, const std::string& attribution) {
    return quotes_of(bench, one_by_one(codings), attribution);
}

Result<std::vector<publish::Quote>> quotes_of(Workbench& bench,
                                              const std::vector<CodedPassage>& passages,
                                              const std::string& attribution) {
    const auto& columns = bench.project().codings();
    std::vector<Quoted> there;
    for (const auto& passage : in_sight(bench.project(), passages)) {
        auto main = columns.at(columns.row_of(passage.codings.front()));
        auto& quoted = there.emplace_back(Quoted{main, main.span, {}});
        for (std::size_t i = 1; i < passage.codings.size(); ++i) {
            auto coding = columns.at(columns.row_of(passage.codings[i]));
            quoted.whole = {std::min(quoted.whole.begin(), coding.span.begin()),
                            std::max(quoted.whole.end(), coding.span.end())};
            quoted.others.push_back(std::move(coding));
        }
    }
    return quotes_for(bench, there, attribution);
}

Result<std::vector<publish::Quote>> quotes_of(Workbench& bench,
                                              const std::vector<Retrieved>& retrieved,
                                              const std::string& attribution) {
    const auto& columns = bench.project().codings();
    std::vector<Quoted> there;
    there.reserve(retrieved.size());
    for (const auto& one : retrieved) {
        if (one.codings.empty() || !columns.contains(one.codings.front())) continue;
        auto coding = columns.at(columns.row_of(one.codings.front()));
        coding.span = one.span;
        auto& quoted = there.emplace_back(Quoted{std::move(coding), one.span, {}});
        for (const auto& id : one.also) {
            if (columns.contains(id)) quoted.others.push_back(columns.at(columns.row_of(id)));
        }
    }
    return quotes_for(bench, there, attribution);
}

Result<std::vector<publish::Quote>> quotes(Workbench& bench, const QuotesRequest& request) {
    const auto& project = bench.project();
    const auto& columns = project.codings();
    auto filter = Filter::compile(request.where, project);
    if (!filter) return filter.error();
    const auto wanted = CodeSelection::named_or_all(project, columns, request.codes);
    std::map<CodeId, std::vector<std::uint32_t>> by_code;
    for (const auto row : wanted.rows()) {
        if (!filter->fits_coding(row)) continue;
        by_code[columns.code_numbers().id(columns.codes()[row])].push_back(row);
    }
    std::vector<CodedPassage> ordered;
    for (const auto& code : project.codebook().in_order()) {
        const auto found = by_code.find(code);
        if (found == by_code.end()) continue;
        auto passages = request.once ? as_passages(project, found->second)
                                     : one_by_one(in_reading_order(project, found->second));
        std::move(passages.begin(), passages.end(), std::back_inserter(ordered));
    }
    return quotes_of(bench, ordered, request.attribution);
}

Result<std::size_t> words_in(Workbench& bench, const SourceId& source, CpSpan span) {
    auto text = bench.text(source);
    if (!text) return text.error();
    return count_words_said(bench.project(), source, **text, span);
}

} // namespace filrouge::workbench

#include "workbench/finding/similar.h"

#include "core/code_selection.h"
#include "core/fold.h"
#include "workbench/while_stepping.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace filrouge::workbench {
namespace {

using search::UnitUse;
using Spans = std::unordered_map<SourceId, std::vector<CpSpan>>; // sorted

/// Looks at spans of one source after the other in the order of the text.
class Overlaps {
  public:
    explicit Overlaps(const Spans& spans) {
        for (const auto& [source, some] : spans) {
            auto& cover = covers_[source];
            for (const auto& span : some) {
                if (!cover.empty() && span.begin() <= cover.back().end()) {
                    cover.back() = {cover.back().begin(), std::max(cover.back().end(), span.end())};
                } else {
                    cover.push_back(span);
                }
            }
        }
    }
    [[nodiscard]] bool with(const search::Unit& unit) const {
        const auto found = covers_.find(unit.source);
        if (found == covers_.end()) return false;
        const auto& cover = found->second;
        const auto part = std::partition_point(cover.begin(), cover.end(), [&](const CpSpan& one) {
            return one.end() <= unit.span.begin();
        });
        return part != cover.end() && part->begin() < unit.span.end();
    }

  private:
    Spans covers_;
};

/// What is coded: with anything, or (codes given) with one of them.
Spans coded_spans(const Project& project, const CodeSelection& codes, Progress& progress) {
    Spans coded;
    const auto& columns = project.codings();
    std::size_t done = 0;
    for (const auto& [id, source] : project.sources()) {
        progress.step(done++, project.sources().size(), source.name);
        std::vector<CpSpan> spans;
        for (const auto row : columns.rows_in(id)) {
            if (codes.holds(row)) spans.push_back(columns.span(row));
        }
        if (spans.empty()) continue;
        std::sort(spans.begin(), spans.end());
        coded.emplace(id, std::move(spans));
    }
    return coded;
}

Result<std::vector<search::Sample>> samples_of(Workbench& bench, const Spans& examples,
                                               Progress& progress) {
    std::vector<search::Sample> samples;
    std::size_t done = 0;
    for (const auto& [id, spans] : examples) {
        progress.step(done++, examples.size(), bench.project().find(id)->name);
        if (progress.cancelled()) return search_stopped();
        const auto text = bench.text(id);
        if (!text) return text.error();
        for (const auto& span : spans) {
            samples.push_back(
                {std::string{(*text)->slice(span)}, bench.project().find(id)->language});
        }
    }
    return samples;
}

/// The hit with the words by which it is similar.
Result<SimilarPassage> describe(const Finder& finder, const search::Hit& hit,
                                const std::vector<std::string>& terms) {
    auto& bench = finder.bench();
    const auto whole = bench.text(hit.unit.source);
    if (!whole) return whole.error();
    const auto text = (*whole)->part(hit.unit.span);
    const auto& language = bench.project().find(hit.unit.source)->language;
    std::vector<CpSpan> matches;
    std::map<std::size_t, std::string> words; // by rank of their term
    const auto offset = hit.unit.span.begin() - CpPos{0};
    for (const auto& word : search::find_terms(terms, text.utf8(), language)) {
        const auto span = text.index().from_bytes(word.span);
        matches.push_back({span.begin() + offset, span.end() + offset});
        words.try_emplace(word.rank, text.slice(span));
    }
    auto passage = finder.passage_of(hit, std::move(matches));
    if (!passage) return passage.error();
    SimilarPassage similar{std::move(*passage), {}};
    for (auto& [rank, word] : words) similar.words.push_back(std::move(word));
    return similar;
}

Result<std::vector<SimilarPassage>> find_similar(Finder& finder, const Spans& examples,
                                                 const SimilarOptions& options,
                                                 Progress& progress) {
    if (auto fresh = finder.catch_up(progress); !fresh) return fresh.error();
    auto& bench = finder.bench();
    const auto samples = samples_of(bench, examples, progress);
    if (!samples) return samples.error();
    const Overlaps example{examples};
    const Overlaps coded{
        options.among == SimilarAmong::uncoded
            ? coded_spans(bench.project(), CodeSelection::all(bench.project().codings()), progress)
            : Spans{}};
    if (progress.cancelled()) return search_stopped();
    const auto choose = [&](std::span<const search::Unit> units) {
        std::vector<UnitUse> uses;
        for (const auto& unit : units) {
            uses.push_back(example.with(unit) ? UnitUse::example
                           : coded.with(unit) ? UnitUse::neither
                                              : UnitUse::candidate);
        }
        return uses;
    };
    const auto answer = while_stepping(progress, [&] {
        return finder.index().similar(*samples, choose, {0, options.limit});
    });
    if (!answer) return answer.error();
    std::vector<SimilarPassage> found;
    for (const auto& hit : answer->hits) {
        auto similar = describe(finder, hit, answer->terms);
        if (!similar) return similar.error();
        found.push_back(std::move(*similar));
    }
    return found;
}

} // namespace

Result<std::vector<SimilarPassage>> similar_to_passage(Finder& finder, const SourceId& source,
                                                       CpSpan span, const SimilarOptions& options,
                                                       Progress& progress) {
    const auto* of = finder.bench().project().find(source);
    if (of == nullptr) return Error{ErrorCode::not_found, "The source is not in the project", ""};
    if (span.empty() || span.end().value() > of->characters.value()) {
        return Error{ErrorCode::invalid_input, "The passage is empty or ends after the text",
                     "Positions count code points from 0; the end is not included"};
    }
    return find_similar(finder, {{source, {span}}}, options, progress);
}

Result<std::vector<SimilarPassage>> similar_to_code(Finder& finder, const CodeId& code,
                                                    const SimilarOptions& options,
                                                    Progress& progress) {
    const auto& project = finder.bench().project();
    if (project.codebook().find(code) == nullptr) {
        return Error{ErrorCode::not_found, "The code is not in the project", ""};
    }
    const CodeSelection codes{project, project.codings(), {code}};
    const auto examples = coded_spans(project, codes, progress);
    if (progress.cancelled()) return search_stopped();
    if (examples.empty()) {
        return Error{ErrorCode::invalid_input, "Nothing is coded so yet",
                     "Code some passages first, or choose a code that has quotes"};
    }
    return find_similar(finder, examples, options, progress);
}

} // namespace filrouge::workbench

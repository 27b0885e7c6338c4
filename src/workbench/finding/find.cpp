#include "workbench/finding/find.h"

#include "core/breaks.h"
#include "core/fold.h"
#include "platform/files.h"
#include "workbench/sources/sources.h"
#include "workbench/while_stepping.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

namespace filrouge::workbench {
namespace {

constexpr CpCount snippet_width{160};

/// Changes whenever what the index holds of a source does: its words, its turns, its language.
std::string stamp_of(const Source& source, const std::vector<Turn>& turns) {
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a, 64 bits
    const auto mix = [&hash](std::uint64_t value) {
        for (int byte = 0; byte < 8; ++byte) {
            hash = (hash ^ ((value >> (8 * byte)) & 0xff)) * 0x100000001b3;
        }
    };
    for (const auto& turn : turns) {
        mix(turn.span.begin().value());
        mix(turn.span.end().value());
        mix(turn.label.begin().value());
        mix(turn.number);
    }
    return fmt::format("{} {} {:016x}", source.text_hash, source.language, hash);
}

/// How most people write a word, judged by some places of it.
std::string usual_form(Workbench& bench, const search::Misspelt& word) {
    std::map<std::string, std::size_t> counts;
    for (const auto& unit : word.examples) {
        const auto text = bench.text(unit.source);
        const auto* source = bench.project().find(unit.source);
        if (!text || source == nullptr) continue;
        for (auto& form :
             search::written_forms((*text)->slice(unit.span), source->language, word.suggested)) {
            ++counts[std::move(form)];
        }
    }
    std::string best = word.suggested;
    std::size_t most = 0;
    for (const auto& [form, count] : counts) { // capitals first: at the same count, small letters
        if (count >= most) best = form;
        most = std::max(most, count);
    }
    return best;
}

/// The query with its misspelt words as the texts have them; empty where there are none.
std::string corrected(Workbench& bench, const std::string& query,
                      const std::vector<search::Misspelt>& misspelt) {
    const auto text = Text::make(query);
    if (!text) return {};
    std::map<ByteSpan, std::string> changes;
    for (const auto& word : misspelt) {
        const auto place = text->index().to_bytes(cp_span(word.at - 1, word.at - 1 + word.length));
        const auto from = place.begin() - BytePos{0};
        const auto form = usual_form(bench, word);
        const auto slice = query.substr(from.value(), place.size().value());
        for (const auto& part : words(slice, "fr")) {
            const auto typed =
                std::string_view{slice}.substr(part.span.begin().value(), part.span.size().value());
            if (fold(typed) != word.folded) continue;
            changes[{part.span.begin() + from, part.span.end() + from}] = form;
        }
    }
    auto better = changes.empty() ? std::string{} : query;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        better.replace(change->first.begin().value(), change->first.size().value(), change->second);
    }
    return better;
}

auto search_all(BoundQuery& bound, Progress& progress) {
    return while_stepping(progress, [&] {
        return bound.search({0, std::numeric_limits<std::uint32_t>::max()});
    });
}

/// By the sources' names, then in the order of the text. So each text is read once, however many
/// there are. What the project no longer has is left out.
std::vector<search::Unit> in_order_of_sources(const Project& project,
                                              const std::vector<search::Hit>& hits) {
    std::unordered_map<SourceId, std::vector<search::Unit>> by_source;
    for (const auto& hit : hits) by_source[hit.unit.source].push_back(hit.unit);
    std::vector<search::Unit> units;
    units.reserve(hits.size());
    for (const auto& id : sources_by_name(project)) {
        const auto some = by_source.find(id);
        if (some == by_source.end()) continue;
        std::sort(some->second.begin(), some->second.end(),
                  [](const auto& a, const auto& b) { return a.span < b.span; });
        units.insert(units.end(), some->second.begin(), some->second.end());
    }
    return units;
}

} // namespace

Error search_stopped() {
    return {ErrorCode::cancelled, "The search was stopped", {}};
}

/// The turns are copied so that the work can be carried out while the owner goes on.
struct Finder::Work {
    struct Item {
        SourceId source;
        std::string language;
        std::vector<Turn> turns;
        std::string stamp;
    };
    std::vector<Item> changed;
    std::vector<SourceId> gone;
};

Finder::Finder(Workbench& bench, search::Index index) : bench_{bench}, index_{std::move(index)} {}

Result<std::unique_ptr<Finder>> Finder::open(Workbench& bench,
                                             const std::filesystem::path& directory,
                                             std::chrono::milliseconds patience) {
    auto place = directory;
    if (place.empty()) {
        auto cache = platform::cache_directory();
        if (!cache) return cache.error();
        place = *cache / "index" / bench.project().info.id.str();
    }
    auto index = search::Index::open(place, patience);
    if (!index) return index.error();
    return std::unique_ptr<Finder>{new Finder{bench, std::move(*index)}};
}

std::size_t Finder::stale() const {
    const auto work = plan();
    return work->changed.size() + work->gone.size();
}

std::shared_ptr<const Finder::Work> Finder::plan() const {
    auto work = std::make_shared<Work>();
    const auto& project = bench_.project();
    const auto stamps = index_.stamps();
    for (const auto& [id, source] : project.sources()) {
        const auto& turns = project.turns(id);
        auto stamp = stamp_of(source, turns);
        const auto known = stamps.find(id);
        if (known != stamps.end() && known->second == stamp) continue;
        work->changed.push_back({id, source.language, turns, std::move(stamp)});
    }
    for (const auto& [id, stamp] : stamps) {
        if (project.find(id) == nullptr) work->gone.push_back(id);
    }
    return work;
}

bool Finder::is_done(const Work& work) {
    return work.changed.empty() && work.gone.empty();
}

Result<void> Finder::refresh(const Work& work, Progress& progress) {
    if (is_done(work)) return {};
    std::vector<SourceId> changed;
    std::unordered_map<SourceId, const Work::Item*> items;
    for (const auto& item : work.changed) {
        changed.push_back(item.source);
        items.emplace(item.source, &item);
    }
    const auto load = [&](const SourceId& id) -> Result<search::Document> {
        auto text = bench_.text(id);
        if (!text) return text.error();
        const auto& item = *items.at(id);
        return search::Document{id, item.language, *text, item.turns, item.stamp};
    };
    return index_.update(changed, work.gone, load, progress);
}

Result<void> Finder::catch_up(Progress& progress) {
    return refresh(*plan(), progress);
}

Result<BoundQuery> Finder::bind(const std::string& query, const std::string& where,
                                Progress& progress) {
    // The words are read first: a mistake in them should not wait for the index.
    auto parsed = search::Query::parse(query);
    if (!parsed) return parsed.error();
    auto filter = Filter::compile(where, bench_.project());
    if (!filter) return filter.error();
    if (auto fresh = catch_up(progress); !fresh) return fresh.error();
    return BoundQuery::make(bench_, index_, std::move(*parsed), std::move(*filter));
}

Result<std::string> Finder::suggestion(const std::string& query) const {
    const auto parsed = search::Query::parse(query);
    if (!parsed) return parsed.error();
    return suggestion(query, *parsed);
}

Result<std::string> Finder::suggestion(const std::string& text, const search::Query& query) const {
    const auto misspelt = index_.misspelt(query);
    if (!misspelt) return misspelt.error();
    return corrected(bench_, text, *misspelt);
}

Result<FoundPassage> Finder::passage_of(const search::Hit& hit, std::vector<CpSpan> matches) const {
    const auto whole = bench_.text(hit.unit.source);
    if (!whole) return whole.error();
    const auto text = (*whole)->part(hit.unit.span);
    const auto offset = hit.unit.span.begin() - CpPos{0};
    std::vector<CpSpan> in_unit;
    in_unit.reserve(matches.size());
    for (const auto& match : matches) {
        in_unit.push_back({match.begin() - offset, match.end() - offset});
    }
    return FoundPassage{hit.unit.source,
                        hit.unit.turn,
                        bench_.project().speaker_name(hit.unit.source, hit.unit.span),
                        hit.unit.span,
                        std::move(matches),
                        search::make_snippet(text, in_unit, snippet_width),
                        hit.score};
}

Result<FoundPassages> Finder::search(const std::string& text, const std::string& where,
                                     search::Page page, Progress& progress) {
    auto bound = bind(text, where, progress);
    if (!bound) return bound.error();
    const auto answer = bound->search(page);
    if (!answer) return answer.error();
    FoundPassages found{text, answer->total, {}, {}};
    for (const auto& hit : answer->hits) {
        auto matches = bound->matches(hit.unit);
        if (!matches) return matches.error();
        auto passage = passage_of(hit, std::move(*matches));
        if (!passage) return passage.error();
        found.hits.push_back(std::move(*passage));
    }
    auto better = suggestion(text, bound->query());
    if (!better) return better.error();
    found.suggestion = std::move(*better);
    return found;
}

Result<FoundPlaces> Finder::places(const std::string& text, const std::string& where,
                                   Progress& progress) {
    auto bound = bind(text, where, progress);
    if (!bound) return bound.error();
    const auto answer = search_all(*bound, progress);
    if (!answer) return answer.error();
    FoundPlaces found{text, bound->query().has_words(), {}, {}};
    found.units.reserve(answer->hits.size());
    for (const auto& unit : in_order_of_sources(bench_.project(), answer->hits)) {
        progress.step(found.units.size(), answer->hits.size(), {});
        if (progress.cancelled()) {
            return search_stopped();
        }
        auto matches = bound->matches(unit);
        if (!matches) return matches.error();
        found.units.push_back({unit, std::move(*matches)});
    }
    auto better = suggestion(text, bound->query());
    if (!better) return better.error();
    found.suggestion = std::move(*better);
    return found;
}

} // namespace filrouge::workbench

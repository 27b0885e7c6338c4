#include "workbench/find.h"

#include "platform/files.h"

#include <fmt/format.h>

#include <set>

namespace filrouge::workbench {
namespace {

constexpr CpCount snippet_width{160};

/// The field under which the filter beside a query travels in it; no field can be typed with a
/// space.
const std::string where_field = "the filter";

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

std::string speaker_name(const Project& project, const SourceId& source, CpSpan span) {
    const auto* turn = project.main_turn(source, span);
    const auto* who = turn == nullptr ? nullptr : project.find(turn->speaker);
    return who == nullptr ? std::string{} : who->pseudonym;
}

/// Answers a query's conditions, and the filter beside it, from the model in memory.
Result<std::vector<bool>> judge_units(const Filter& filter, const Project& project,
                                      std::span<const search::Unit> units) {
    std::vector<bool> fits(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto& unit = units[i];
        const Turn* turn = nullptr;
        if (unit.turn != 0) {
            const auto& turns = project.turns(unit.source);
            if (unit.turn <= turns.size()) turn = &turns[unit.turn - 1];
        }
        fits[i] = filter.fits_passage({unit.source, unit.span, turn});
    }
    return fits;
}

} // namespace

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
                                             const std::filesystem::path& directory) {
    auto place = directory;
    if (place.empty()) {
        auto cache = platform::cache_directory();
        if (!cache) return cache.error();
        place = *cache / "index" / bench.project().info.id.str();
    }
    auto index = search::Index::open(place);
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

Result<void> Finder::refresh(const Work& work, Progress& progress) {
    if (work.changed.empty() && work.gone.empty()) return {};
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

Result<FoundPassages> Finder::search(const std::string& text, const std::string& where,
                                     search::Page page, Progress& progress) {
    // The words are checked first: a mistake in them should not wait for the index.
    const auto& project = bench_.project();
    auto query = search::Query::parse(text);
    if (!query) return query.error();
    auto filter = Filter::compile(where, project);
    if (!filter) return filter.error();
    if (auto fresh = refresh(*plan(), progress); !fresh) return fresh.error();
    const auto asked =
        filter->fits_everything() ? *query : query->restricted_by({where_field, {}, where});

    const auto answer_condition =
        [&](const Condition& condition,
            std::span<const search::Unit> units) -> Result<std::vector<bool>> {
        if (condition.field == where_field) return judge_units(*filter, project, units);
        FilterNode node;
        node.kind = FilterNode::Kind::condition;
        node.condition = condition;
        auto bound = Filter::bind(node, project);
        if (!bound) return bound.error();
        return judge_units(*bound, project, units);
    };
    auto answer = index_.search(asked, answer_condition, page);
    if (!answer) return answer.error();

    FoundPassages found{text, answer->total, {}};
    for (const auto& hit : answer->hits) {
        auto whole = bench_.text(hit.unit.source);
        if (!whole) return whole.error();
        auto unit_text = Text::make(std::string{(*whole)->slice(hit.unit.span)});
        if (!unit_text) return unit_text.error();
        const auto& language = project.find(hit.unit.source)->language;
        const auto matches = search::find_matches(*query, *unit_text, language);
        FoundPassage passage{hit.unit.source,
                             hit.unit.turn,
                             speaker_name(project, hit.unit.source, hit.unit.span),
                             hit.unit.span,
                             {},
                             search::make_snippet(*unit_text, matches, snippet_width),
                             hit.score};
        for (const auto& match : matches) {
            const auto offset = hit.unit.span.begin() - CpPos{0};
            passage.matches.push_back({match.begin() + offset, match.end() + offset});
        }
        found.hits.push_back(std::move(passage));
    }
    return found;
}

} // namespace filrouge::workbench

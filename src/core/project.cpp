#include "core/project.h"

#include "core/fold.h"
#include "core/main_part.h"
#include "core/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace filrouge {
namespace {

template <class Entity, class Put, class Remove>
void apply_delta(const Delta<Entity>& delta, const Put& put, const Remove& remove) {
    for (const auto& id : delta.went) remove(id);
    for (const auto& entity : delta.came) put(entity);
    for (const auto& entity : delta.changed) put(entity);
}

template <class Entity, class Map>
void apply_to_map(const Delta<Entity>& delta, Map& map) {
    apply_delta(
        delta, [&](const Entity& entity) { map.insert_or_assign(entity.id, entity); },
        [&](const auto& id) { map.erase(id); });
}

UuidBytes subject_bytes(const VariableValue& value) {
    return std::visit([](const auto& id) { return id.bytes; }, value.subject);
}

template <class Map>
const auto* find_in(const Map& map, const typename Map::key_type& id) {
    const auto found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
}

/// Numbers by size, before whatever else was written; the rest as in a dictionary, dates as ISO
/// text.
bool value_before(const std::string& a, const std::string& b, VariableType type,
                  const std::string& language) {
    if (type == VariableType::number) {
        const auto x = parse_number(a);
        const auto y = parse_number(b);
        if (x && y && *x != *y) return *x < *y;
        if (x.has_value() != y.has_value()) return x.has_value();
    }
    if (type == VariableType::date) return a < b;
    return collate(a, b, language) < 0;
}

} // namespace

void Project::apply(const Change& change) {
    ++version_;
    if (change.info) info = *change.info;
    apply_to_map(change.coders, coders_);
    apply_sources(change.sources);
    apply_to_map(change.participants, participants_);
    apply_to_map(change.variables, variables_);
    apply_to_map(change.memos, memos_);
    apply_to_map(change.searches, searches_);
    for (const auto& id : change.variables.went) values_.erase(id);
    apply_turns(change.turns);
    apply_values(change.values);
    apply_delta(
        change.relations, [&](const Relation& r) { codebook_.put(r); },
        [&](const RelationId& id) { codebook_.remove(id); });
    apply_delta(
        change.codes, [&](const Code& c) { codebook_.put(c); },
        [&](const CodeId& id) { codebook_.remove(id); });
    if (!change.coders.empty()) hide_coders();
    apply_codings(change.codings);
}

void Project::apply_codings(const Delta<Coding>& delta) {
    const auto make_room = [&](CodingColumns& columns) {
        // Some more than a project needs when it opens, so that the first coding finds it.
        const auto came = delta.came.size();
        columns.reserve(columns.size() + came + came / 16);
    };
    make_room(all_codings_);
    apply_delta(
        delta, [&](const Coding& c) { all_codings_.put(c); },
        [&](const CodingId& id) { all_codings_.remove(id); });
    if (!shown_) return;
    make_room(*shown_);
    apply_delta(
        delta,
        [&](const Coding& c) {
            if (shows(c.coder))
                shown_->put(c);
            else
                shown_->remove(c.id);
        },
        [&](const CodingId& id) { shown_->remove(id); });
}

void Project::apply_sources(const Delta<Source>& delta) {
    const auto forget_name = [&](const SourceId& id) {
        const auto* source = find(id);
        if (source == nullptr) return;
        auto [it, end] = sources_by_name_.equal_range(fold(source->name));
        it = std::find_if(it, end, [&](const auto& entry) { return entry.second == id; });
        if (it != end) sources_by_name_.erase(it);
    };
    apply_delta(
        delta,
        [&](const Source& source) {
            forget_name(source.id);
            sources_by_name_.emplace(fold(source.name), source.id);
            sources_.insert_or_assign(source.id, source);
        },
        [&](const SourceId& id) {
            forget_name(id);
            sources_.erase(id);
        });
}

void Project::apply_turns(const Delta<Turn>& delta) {
    auto touched = take_turns_out(delta);
    for (const auto* turns : {&delta.came, &delta.changed}) {
        for (const auto& turn : *turns) {
            turns_[turn.source].push_back(turn);
            turn_places_.insert_or_assign(turn.id, turn.source);
            touched.insert(turn.source);
        }
    }
    for (const auto& source : touched) {
        auto& turns = turns_[source];
        std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
            return std::tuple{a.number, a.span, a.id} < std::tuple{b.number, b.span, b.id};
        });
        if (turns.empty()) turns_.erase(source);
    }
}

/// Those that went and the old state of those that changed, in one pass over each source touched.
std::set<SourceId> Project::take_turns_out(const Delta<Turn>& delta) {
    std::set<SourceId> touched;
    std::unordered_set<TurnId> gone;
    const auto take = [&](const TurnId& id) {
        const auto place = turn_places_.find(id);
        if (place == turn_places_.end()) return;
        gone.insert(id);
        touched.insert(place->second);
        turn_places_.erase(place);
    };
    for (const auto& id : delta.went) take(id);
    for (const auto& turn : delta.changed) take(turn.id);
    for (const auto& turn : delta.came) take(turn.id); // told twice: the last word counts
    for (const auto& source : touched) {
        std::erase_if(turns_[source], [&](const Turn& turn) { return gone.contains(turn.id); });
    }
    return touched;
}

void Project::apply_values(const Delta<VariableValue>& delta) {
    apply_delta(
        delta,
        [&](const VariableValue& value) {
            forget_value(value.id); // it may have been another subject's
            const std::pair place{value.variable, subject_bytes(value)};
            values_[place.first][place.second] = value;
            value_places_[value.id] = place;
        },
        [&](const VariableValueId& id) { forget_value(id); });
}

void Project::forget_value(const VariableValueId& id) {
    const auto place = value_places_.find(id);
    if (place == value_places_.end()) return;
    if (const auto of_variable = values_.find(place->second.first); of_variable != values_.end()) {
        const auto value = of_variable->second.find(place->second.second);
        if (value != of_variable->second.end() && value->second.id == id) {
            of_variable->second.erase(value);
        }
    }
    value_places_.erase(place);
}

const std::vector<Turn>& Project::turns(const SourceId& source) const {
    static const std::vector<Turn> none;
    const auto found = turns_.find(source);
    return found == turns_.end() ? none : found->second;
}

const Source* Project::find(const SourceId& id) const {
    return find_in(sources_, id);
}
const Participant* Project::find(const ParticipantId& id) const {
    return find_in(participants_, id);
}
const Coder* Project::find(const CoderId& id) const {
    return find_in(coders_, id);
}

const Coder* Project::find_coder(std::string_view name) const {
    const auto wanted = fold(name);
    const Coder* found = nullptr;
    for (const auto& [id, coder] : coders_) {
        if (coder.name == name) return &coder;
        if (found == nullptr && fold(coder.name) == wanted) found = &coder;
    }
    return found;
}

Result<SourceId> Project::resolve_source(std::string_view reference) const {
    if (const auto id = SourceId::parse(reference); id && sources_.contains(*id)) return *id;
    const auto wanted = fold(reference);
    std::vector<SourceId> same;
    for (auto [it, end] = sources_by_name_.equal_range(wanted); it != end; ++it) {
        if (sources_.at(it->second).name == reference) return it->second;
        same.push_back(it->second);
    }
    if (same.empty() && !wanted.empty()) {
        auto it = sources_by_name_.lower_bound(wanted);
        for (; it != sources_by_name_.end() && it->first.starts_with(wanted); ++it) {
            same.push_back(it->second);
        }
    }
    if (same.size() == 1) return same.front();
    std::vector<std::string> names;
    if (same.empty()) {
        for (const auto& [id, source] : sources_) names.push_back(source.name);
        return Error{ErrorCode::not_found, fmt::format("There is no source '{}'", reference),
                     names.empty() ? "The project has no sources yet"
                                   : hint_for_name(reference, names)};
    }
    for (const auto& id : same) names.push_back(sources_.at(id).name);
    return Error{ErrorCode::ambiguous, fmt::format("'{}' fits several sources", reference),
                 fmt::format("Give the whole name: {}", listed(names))};
}

Result<VariableId> Project::resolve_variable(std::string_view name) const {
    const auto wanted = fold(name);
    const Variable* found = nullptr;
    std::vector<std::string> known;
    for (const auto& [id, variable] : variables_) {
        known.push_back(variable.name);
        if (fold(variable.name) != wanted) continue;
        if (found == nullptr || variable.scope == VariableScope::participant) found = &variable;
    }
    if (found != nullptr) return found->id;
    return Error{ErrorCode::not_found, fmt::format("There is no variable '{}'", name),
                 known.empty()
                     ? "The project has no variables yet; bring them in with: attributes import"
                     : hint_for_name(name, known)};
}

const VariableValue* Project::find_value(const VariableId& variable,
                                         const UuidBytes& subject) const {
    const auto of_variable = values_.find(variable);
    if (of_variable == values_.end()) return nullptr;
    return find_in(of_variable->second, subject);
}

std::string Project::value_of(const VariableId& variable, const SourceId& source) const {
    const auto* value = find_value(variable, source.bytes);
    return value == nullptr ? std::string{} : value->value;
}

std::string Project::value_of(const VariableId& variable, const ParticipantId& who) const {
    const auto* value = find_value(variable, who.bytes);
    return value == nullptr ? std::string{} : value->value;
}

std::map<std::string, std::size_t> Project::counted_values(const VariableId& variable) const {
    std::map<std::string, std::size_t> counts;
    if (const auto found = values_.find(variable); found != values_.end()) {
        for (const auto& [subject, value] : found->second) ++counts[value.value];
    }
    return counts;
}

std::vector<std::string> Project::distinct_values(const VariableId& variable) const {
    std::vector<std::string> values;
    for (const auto& [value, count] : counted_values(variable)) values.push_back(value);
    const auto known = variables_.find(variable);
    const auto type = known == variables_.end() ? VariableType::text : known->second.type;
    std::stable_sort(values.begin(), values.end(), [&](const auto& a, const auto& b) {
        return value_before(a, b, type, info.language);
    });
    return values;
}

const Turn* Project::turn_at(const SourceId& source, CpPos at) const {
    const auto& all = turns(source);
    const auto after = std::upper_bound(all.begin(), all.end(), at, [](CpPos p, const Turn& turn) {
        return p < turn.span.begin();
    });
    if (after == all.begin()) return nullptr;
    const auto& turn = *std::prev(after);
    return turn.span.contains(at) ? &turn : nullptr;
}

const Turn* Project::main_turn(const SourceId& source, CpSpan span) const {
    const auto& all = turns(source);
    const auto most = main_part(all, span, [](const Turn& turn) { return turn.span; });
    return most == all.end() ? nullptr : &*most;
}

ParticipantId Project::speaker_of(const SourceId& source, CpSpan span) const {
    const auto* turn = main_turn(source, span);
    return turn == nullptr ? ParticipantId{} : turn->speaker;
}

std::vector<const Turn*> Project::turns_in(const SourceId& source, CpSpan span) const {
    const auto& all = turns(source);
    auto turn = std::partition_point(
        all.begin(), all.end(), [&](const Turn& each) { return each.span.end() <= span.begin(); });
    std::vector<const Turn*> there;
    for (; turn != all.end() && turn->span.begin() < span.end(); ++turn) {
        if (!turn->span.intersection(span).empty()) there.push_back(&*turn);
    }
    return there;
}

std::vector<ParticipantId> Project::speakers_in(const SourceId& source, CpSpan span) const {
    std::vector<ParticipantId> speakers;
    for (const auto* turn : turns_in(source, span)) {
        if (find(turn->speaker) == nullptr) continue;
        if (std::find(speakers.begin(), speakers.end(), turn->speaker) == speakers.end()) {
            speakers.push_back(turn->speaker);
        }
    }
    return speakers;
}

std::string Project::speaker_name(const SourceId& source, CpSpan span) const {
    const auto* who = find(speaker_of(source, span));
    return who == nullptr ? std::string{} : who->pseudonym;
}

namespace {

std::vector<std::uint32_t> sorted_rows(const CodingColumns& columns, const SourceId& source) {
    const auto rows = columns.rows_in(source);
    std::vector<std::uint32_t> sorted{rows.begin(), rows.end()};
    std::sort(sorted.begin(), sorted.end(), [&](auto a, auto b) {
        return std::tuple{columns.span(a), columns.ids()[a]} <
               std::tuple{columns.span(b), columns.ids()[b]};
    });
    return sorted;
}

} // namespace

std::vector<std::uint32_t> Project::codings_in(const SourceId& source) const {
    return sorted_rows(codings(), source);
}

std::vector<std::uint32_t> Project::all_codings_in(const SourceId& source) const {
    return sorted_rows(all_codings_, source);
}

} // namespace filrouge

#include "core/project.h"

#include "core/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

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

/// The number at the start of a text; a decimal comma counts as a point.
double number_of(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

void Project::apply(const Change& change) {
    if (change.info) info = *change.info;
    apply_to_map(change.coders, coders_);
    apply_to_map(change.sources, sources_);
    apply_to_map(change.participants, participants_);
    apply_to_map(change.variables, variables_);
    apply_to_map(change.memos, memos_);
    for (const auto& id : change.variables.went) values_.erase(id);
    apply_turns(change.turns);
    apply_values(change.values);
    apply_delta(
        change.relations, [&](const Relation& r) { codebook_.put(r); },
        [&](const RelationId& id) { codebook_.remove(id); });
    apply_delta(
        change.codes, [&](const Code& c) { codebook_.put(c); },
        [&](const CodeId& id) { codebook_.remove(id); });
    if (change.codings.came.size() > codings_.size()) {
        codings_.reserve(codings_.size() + change.codings.came.size());
    }
    apply_delta(
        change.codings, [&](const Coding& c) { codings_.put(c); },
        [&](const CodingId& id) { codings_.remove(id); });
}

void Project::apply_turns(const Delta<Turn>& delta) {
    std::set<SourceId> touched;
    const auto take_out = [&](const TurnId& id) {
        const auto place = turn_places_.find(id);
        if (place == turn_places_.end()) return;
        auto& turns = turns_[place->second];
        std::erase_if(turns, [&](const Turn& turn) { return turn.id == id; });
        if (turns.empty()) turns_.erase(place->second);
        turn_places_.erase(place);
    };
    if (delta.went.size() > 1) {
        remove_turns({delta.went.begin(), delta.went.end()});
    } else {
        for (const auto& id : delta.went) take_out(id);
    }
    for (const auto& turn : delta.changed) {
        const auto place = turn_places_.find(turn.id);
        if (place == turn_places_.end() || place->second != turn.source) {
            take_out(turn.id);
            turns_[turn.source].push_back(turn);
        } else {
            auto& turns = turns_[turn.source];
            *std::find_if(turns.begin(), turns.end(),
                          [&](const Turn& there) { return there.id == turn.id; }) = turn;
        }
        turn_places_[turn.id] = turn.source;
        touched.insert(turn.source);
    }
    for (const auto& turn : delta.came) {
        turns_[turn.source].push_back(turn);
        turn_places_[turn.id] = turn.source;
        touched.insert(turn.source);
    }
    for (const auto& source : touched) {
        auto& turns = turns_[source];
        std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
            return std::tie(a.number, a.id) < std::tie(b.number, b.id);
        });
    }
}

void Project::remove_turns(const std::unordered_set<TurnId>& gone) {
    std::set<SourceId> touched;
    for (const auto& id : gone) {
        const auto place = turn_places_.find(id);
        if (place == turn_places_.end()) continue;
        touched.insert(place->second);
        turn_places_.erase(place);
    }
    for (const auto& source : touched) {
        auto& turns = turns_[source];
        std::erase_if(turns, [&](const Turn& turn) { return gone.contains(turn.id); });
        if (turns.empty()) turns_.erase(source);
    }
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
    for (const auto& [id, coder] : coders_) {
        if (fold(coder.name) == wanted) return &coder;
    }
    return nullptr;
}

Result<SourceId> Project::resolve_source(std::string_view reference) const {
    if (const auto id = SourceId::parse(reference); id && sources_.contains(*id)) return *id;
    const auto wanted = fold(reference);
    std::vector<const Source*> same;
    std::vector<const Source*> beginning;
    for (const auto& [id, source] : sources_) {
        if (source.name == reference) return id;
        const auto name = fold(source.name);
        if (name == wanted) same.push_back(&source);
        if (!wanted.empty() && name.starts_with(wanted)) beginning.push_back(&source);
    }
    const auto& fitting = same.empty() ? beginning : same;
    if (fitting.size() == 1) return fitting.front()->id;
    std::string names;
    for (const auto* source : fitting) names += (names.empty() ? "" : ", ") + source->name;
    if (fitting.empty()) {
        return Error{ErrorCode::not_found, fmt::format("There is no source \"{}\"", reference),
                     "List them with: sources"};
    }
    return Error{ErrorCode::ambiguous, fmt::format("\"{}\" fits several sources", reference),
                 fmt::format("Give the whole name: {}", names)};
}

Result<VariableId> Project::resolve_variable(std::string_view name) const {
    const auto wanted = fold(name);
    const Variable* found = nullptr;
    std::string known;
    for (const auto& [id, variable] : variables_) {
        known += (known.empty() ? "" : ", ") + variable.name;
        if (fold(variable.name) != wanted) continue;
        if (found == nullptr || variable.scope == VariableScope::participant) found = &variable;
    }
    if (found != nullptr) return found->id;
    return Error{ErrorCode::not_found, fmt::format("There is no variable \"{}\"", name),
                 known.empty()
                     ? "The project has no variables yet; bring them in with: attributes import"
                     : fmt::format("The variables are: {}", known)};
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

std::vector<std::string> Project::distinct_values(const VariableId& variable) const {
    std::set<std::string> once;
    if (const auto found = values_.find(variable); found != values_.end()) {
        for (const auto& [subject, value] : found->second) once.insert(value.value);
    }
    std::vector<std::string> values{once.begin(), once.end()};
    const auto known = variables_.find(variable);
    const bool numeric = known != variables_.end() && known->second.type == VariableType::number;
    std::stable_sort(values.begin(), values.end(), [&](const auto& a, const auto& b) {
        return numeric ? number_of(a) < number_of(b) : collate(a, b, info.language) < 0;
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
    auto turn = std::partition_point(all.begin(), all.end(),
                                     [&](const Turn& t) { return t.span.end() <= span.begin(); });
    const Turn* most = nullptr;
    CpCount share;
    for (; turn != all.end() && turn->span.begin() < span.end(); ++turn) {
        const auto here = turn->span.intersection(span).size();
        if (here > share) {
            most = &*turn;
            share = here;
        }
    }
    return most;
}

std::vector<std::uint32_t> Project::codings_in(const SourceId& source) const {
    const auto rows = codings_.rows_in(source);
    std::vector<std::uint32_t> sorted{rows.begin(), rows.end()};
    std::sort(sorted.begin(), sorted.end(), [&](auto a, auto b) {
        return std::tuple{codings_.span(a), codings_.ids()[a]} <
               std::tuple{codings_.span(b), codings_.ids()[b]};
    });
    return sorted;
}

} // namespace filrouge

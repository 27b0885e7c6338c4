#pragma once

#include "core/change.h"
#include "store/columns.h"
#include "store/past.h"

#include <array>
#include <stdexcept>
#include <string_view>

// Every kind of entity that a project file keeps: its table, its columns, its place in a `Change`.
// What is recorded, loaded, decoded, counted and listed follows from here. The way between a row
// and an entity is in rows.cpp, the SQL of the tables in schema.cpp (a test compares the two).
namespace filrouge::store {

template <class Entity>
struct EntityTable;

template <>
struct EntityTable<ProjectInfo> {
    static constexpr std::string_view name = "project";
    static constexpr auto kind = EntityKind::project;
    static constexpr std::array columns = {Column{"id", Holds::key}, Column{"name", Holds::text},
                                           Column{"language", Holds::text},
                                           Column{"created_ms", Holds::integer}};
};

template <>
struct EntityTable<Coder> {
    static constexpr std::string_view name = "coder";
    static constexpr auto kind = EntityKind::coder;
    static constexpr auto change = &Change::coders;
    static constexpr std::array columns = {Column{"id", Holds::key}, Column{"name", Holds::text},
                                           Column{"colour", Holds::text}};
};

template <>
struct EntityTable<Source> {
    static constexpr std::string_view name = "source";
    static constexpr auto kind = EntityKind::source;
    static constexpr auto change = &Change::sources;
    static constexpr std::array columns = {Column{"id", Holds::key},
                                           Column{"name", Holds::text},
                                           Column{"kind", Holds::text},
                                           Column{"language", Holds::text},
                                           Column{"characters", Holds::integer},
                                           Column{"text_hash", Holds::text},
                                           Column{"file_name", Holds::text},
                                           Column{"format", Holds::text},
                                           Column{"encoding", Holds::text},
                                           Column{"original", Holds::text},
                                           Column{"created_ms", Holds::integer}};
};

template <>
struct EntityTable<Participant> {
    static constexpr std::string_view name = "participant";
    static constexpr auto kind = EntityKind::participant;
    static constexpr auto change = &Change::participants;
    static constexpr std::array columns = {
        Column{"id", Holds::key}, Column{"pseudonym", Holds::text}, Column{"role", Holds::text}};
};

template <>
struct EntityTable<Turn> {
    static constexpr std::string_view name = "turn";
    static constexpr auto kind = EntityKind::turn;
    static constexpr auto change = &Change::turns;
    static constexpr std::array columns = {Column{"id", Holds::key},
                                           Column{"source", Holds::id},
                                           Column{"number", Holds::integer},
                                           Column{"label_start_cp", Holds::integer},
                                           Column{"label_end_cp", Holds::integer},
                                           Column{"start_cp", Holds::integer},
                                           Column{"end_cp", Holds::integer},
                                           Column{"speaker", Holds::id_or_null},
                                           Column{"begin_ms", Holds::integer_or_null},
                                           Column{"end_ms", Holds::integer_or_null}};
};

template <>
struct EntityTable<Variable> {
    static constexpr std::string_view name = "variable";
    static constexpr auto kind = EntityKind::variable;
    static constexpr auto change = &Change::variables;
    static constexpr std::array columns = {Column{"id", Holds::key}, Column{"name", Holds::text},
                                           Column{"type", Holds::text},
                                           Column{"scope", Holds::text}};
};

template <>
struct EntityTable<VariableValue> {
    static constexpr std::string_view name = "variable_value";
    static constexpr auto kind = EntityKind::value;
    static constexpr auto change = &Change::values;
    static constexpr std::array columns = {Column{"id", Holds::key}, Column{"variable", Holds::id},
                                           Column{"source", Holds::id_or_null},
                                           Column{"participant", Holds::id_or_null},
                                           Column{"value", Holds::text}};
};

template <>
struct EntityTable<Code> {
    static constexpr std::string_view name = "code";
    static constexpr auto kind = EntityKind::code;
    static constexpr auto change = &Change::codes;
    static constexpr std::array columns = {
        Column{"id", Holds::key},           Column{"parent", Holds::id_or_null},
        Column{"position", Holds::integer}, Column{"name", Holds::text},
        Column{"labels", Holds::text},      Column{"colour", Holds::text},
        Column{"polarity", Holds::text},    Column{"definition", Holds::text},
        Column{"use", Holds::text},         Column{"do_not_use", Holds::text},
        Column{"example", Holds::text},     Column{"literature", Holds::text}};
};

template <>
struct EntityTable<Relation> {
    static constexpr std::string_view name = "relation";
    static constexpr auto kind = EntityKind::relation;
    static constexpr auto change = &Change::relations;
    static constexpr std::array columns = {Column{"id", Holds::key}, Column{"type", Holds::text},
                                           Column{"from_code", Holds::id},
                                           Column{"to_code", Holds::id}};
};

template <>
struct EntityTable<Coding> {
    static constexpr std::string_view name = "coding";
    static constexpr auto kind = EntityKind::coding;
    static constexpr auto change = &Change::codings;
    static constexpr std::array columns = {Column{"id", Holds::key},
                                           Column{"source", Holds::id},
                                           Column{"start_cp", Holds::integer},
                                           Column{"end_cp", Holds::integer},
                                           Column{"code", Holds::id},
                                           Column{"coder", Holds::id},
                                           Column{"memo", Holds::text},
                                           Column{"weight", Holds::real_or_null},
                                           Column{"created_ms", Holds::integer}};
};

template <>
struct EntityTable<Memo> {
    static constexpr std::string_view name = "memo";
    static constexpr auto kind = EntityKind::memo;
    static constexpr auto change = &Change::memos;
    static constexpr std::array columns = {Column{"id", Holds::key},
                                           Column{"project", Holds::id_or_null},
                                           Column{"source", Holds::id_or_null},
                                           Column{"participant", Holds::id_or_null},
                                           Column{"code", Holds::id_or_null},
                                           Column{"coding", Holds::id_or_null},
                                           Column{"text", Holds::text},
                                           Column{"author", Holds::id_or_null},
                                           Column{"created_ms", Holds::integer},
                                           Column{"changed_ms", Holds::integer}};
};

template <>
struct EntityTable<SavedSearch> {
    static constexpr std::string_view name = "saved_search";
    static constexpr auto kind = EntityKind::search;
    static constexpr auto change = &Change::searches;
    static constexpr std::array columns = {
        Column{"id", Holds::key}, Column{"name", Holds::text}, Column{"query", Holds::text},
        Column{"filter", Holds::text}, Column{"created_ms", Holds::integer}};
};

template <class... Entity>
struct EntityList {
    static constexpr std::size_t size = sizeof...(Entity);
    /// Calls `visit.template operator()<Entity>()` for each.
    template <class Visit>
    static constexpr void for_each(const Visit& visit) {
        (visit.template operator()<Entity>(), ...);
    }
    /// Calls it for the one whose table has that name; false where none has.
    template <class Visit>
    static constexpr bool for_table(std::string_view table, const Visit& visit) {
        return (
            (EntityTable<Entity>::name == table && (visit.template operator()<Entity>(), true)) ||
            ...);
    }
};

/// Those of which a project has many, in the order in which they are loaded: what others refer to
/// comes first.
using Entities = EntityList<Coder, Source, Participant, Turn, Variable, VariableValue, Code,
                            Relation, Coding, Memo, SavedSearch>;
/// All. ProjectInfo is one row, and has a place of its own in a change.
using AllEntities = EntityList<ProjectInfo, Coder, Source, Participant, Turn, Variable,
                               VariableValue, Code, Relation, Coding, Memo, SavedSearch>;

/// The place of a column in its table, from 0; does not compile where there is none of that name.
template <class Entity>
consteval int column_of(std::string_view name) {
    const auto& columns = EntityTable<Entity>::columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == name) return static_cast<int>(i);
    throw std::logic_error{"no such column"};
}

} // namespace filrouge::store

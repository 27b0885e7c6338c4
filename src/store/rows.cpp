#include "store/rows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace filrouge::store {
namespace {

std::int64_t number(CpPos position) {
    return static_cast<std::int64_t>(position.value());
}

CpSpan span(const Row& row, int first_column) {
    return cp_span(row.small(first_column), row.small(first_column + 1));
}

Timestamp timestamp(const Row& row, int column) {
    return {row.integer(column)};
}

std::optional<MediaTime> media_time(const Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return MediaTime{row.integer(column)};
}

void bind_media_time(Statement& statement, const std::optional<MediaTime>& time) {
    if (time)
        statement.bind(time->ms);
    else
        statement.bind_null();
}

/// A cell that names one of a few values: what `parse` makes of it.
template <class Parse>
auto named(const Row& row, int column, Parse parse) {
    const auto value = parse(row.text(column));
    if (!value) row.refuse(column);
    return *value;
}

std::map<std::string, std::string> labels(const Row& row, int column) {
    const auto json = nlohmann::json::parse(row.text(column), nullptr, false);
    if (!json.is_object()) row.refuse(column);
    std::map<std::string, std::string> labels;
    for (const auto& [language, label] : json.items()) {
        if (!label.is_string()) row.refuse(column);
        labels.emplace(language, label.get<std::string>());
    }
    return labels;
}

/// The subject among the columns from `first` on, one a kind, of which one is not NULL.
template <class Subject, std::size_t kind = 0>
Subject subject(const Row& row, int first) {
    if constexpr (kind < std::variant_size_v<Subject>) {
        const int column = first + static_cast<int>(kind);
        if (row.is_null(column)) return subject<Subject, kind + 1>(row, first);
        return row.id<std::variant_alternative_t<kind, Subject>>(column);
    } else {
        row.refuse(first);
    }
}

template <class... Ids>
void bind_subject(Statement& statement, const std::variant<Ids...>& subject) {
    std::size_t kind = 0;
    const auto bind_one = [&](const auto* id) {
        if (kind++ == subject.index())
            statement.bind(*id);
        else
            statement.bind_null();
    };
    (bind_one(std::get_if<Ids>(&subject)), ...);
}

} // namespace

TableSql::TableSql(std::string_view table, std::span<const Column> columns) {
    std::vector<std::string_view> names;
    std::vector<std::string> parameters, updates;
    for (const auto& column : columns) {
        names.push_back(column.name);
        parameters.emplace_back("?");
        if (column.holds != Holds::key)
            updates.push_back(fmt::format("{0} = excluded.{0}", column.name));
    }
    all = fmt::format("SELECT {} FROM {} ORDER BY id", fmt::join(names, ", "), table);
    one = fmt::format("SELECT {} FROM {} WHERE id = ?1", fmt::join(names, ", "), table);
    upsert =
        fmt::format("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}", table,
                    fmt::join(names, ", "), fmt::join(parameters, ", "), fmt::join(updates, ", "));
}

template <>
void Table<ProjectInfo>::bind(Statement& statement, const ProjectInfo& info) {
    statement.bind(info.id).bind(info.name).bind(info.language).bind(info.created.ms);
}
template <>
ProjectInfo Table<ProjectInfo>::read(const Row& row) {
    return {row.id<ProjectId>(0), row.text(1), row.text(2), timestamp(row, 3)};
}

template <>
void Table<Coder>::bind(Statement& statement, const Coder& coder) {
    statement.bind(coder.id).bind(coder.name).bind(coder.colour.hex());
}
template <>
Coder Table<Coder>::read(const Row& row) {
    return {row.id<CoderId>(0), row.text(1), named(row, 2, Colour::parse)};
}

template <>
void Table<Source>::bind(Statement& statement, const Source& source) {
    statement.bind(source.id).bind(source.name).bind(to_name(source.kind)).bind(source.language);
    statement.bind(static_cast<std::int64_t>(source.characters.value())).bind(source.text_hash);
    statement.bind(source.file_name).bind(source.format).bind(source.encoding);
    statement.bind(source.original).bind(source.created.ms);
}
template <>
Source Table<Source>::read(const Row& row) {
    Source source;
    source.id = row.id<SourceId>(0);
    source.name = row.text(1);
    source.kind = named(row, 2, parse_source_kind);
    source.language = row.text(3);
    source.characters = CpCount{row.small(4)};
    source.text_hash = row.text(5);
    source.file_name = row.text(6);
    source.format = row.text(7);
    source.encoding = row.text(8);
    source.original = row.text(9);
    source.created = timestamp(row, 10);
    return source;
}

template <>
void Table<Participant>::bind(Statement& statement, const Participant& participant) {
    statement.bind(participant.id).bind(participant.pseudonym).bind(to_name(participant.role));
}
template <>
Participant Table<Participant>::read(const Row& row) {
    return {row.id<ParticipantId>(0), row.text(1), named(row, 2, parse_role)};
}

template <>
void Table<Turn>::bind(Statement& statement, const Turn& turn) {
    statement.bind(turn.id).bind(turn.source).bind(turn.number);
    statement.bind(number(turn.label.begin())).bind(number(turn.label.end()));
    statement.bind(number(turn.span.begin())).bind(number(turn.span.end()));
    statement.bind_or_null(turn.speaker);
    bind_media_time(statement, turn.begins);
    bind_media_time(statement, turn.ends);
}
template <>
Turn Table<Turn>::read(const Row& row) {
    Turn turn;
    turn.id = row.id<TurnId>(0);
    turn.source = row.id<SourceId>(1);
    turn.number = row.small(2);
    turn.label = span(row, 3);
    turn.span = span(row, 5);
    turn.speaker = row.id_or_nil<ParticipantId>(7);
    turn.begins = media_time(row, 8);
    turn.ends = media_time(row, 9);
    return turn;
}

template <>
void Table<Variable>::bind(Statement& statement, const Variable& variable) {
    statement.bind(variable.id).bind(variable.name);
    statement.bind(to_name(variable.type)).bind(to_name(variable.scope));
}
template <>
Variable Table<Variable>::read(const Row& row) {
    return {row.id<VariableId>(0), row.text(1), named(row, 2, parse_variable_type),
            named(row, 3, parse_variable_scope)};
}

template <>
void Table<VariableValue>::bind(Statement& statement, const VariableValue& value) {
    statement.bind(value.id).bind(value.variable);
    bind_subject(statement, value.subject);
    statement.bind(value.value);
}
template <>
VariableValue Table<VariableValue>::read(const Row& row) {
    return {row.id<VariableValueId>(0), row.id<VariableId>(1),
            subject<decltype(VariableValue::subject)>(row, 2), row.text(4)};
}

template <>
void Table<Code>::bind(Statement& statement, const Code& code) {
    statement.bind(code.id).bind_or_null(code.parent).bind(code.position).bind(code.name);
    statement.bind(nlohmann::json(code.labels).dump()).bind(code.colour.hex());
    statement.bind(to_name(code.polarity)).bind(code.definition).bind(code.use);
    statement.bind(code.do_not_use).bind(code.example).bind(code.references);
}
template <>
Code Table<Code>::read(const Row& row) {
    Code code;
    code.id = row.id<CodeId>(0);
    code.parent = row.id_or_nil<CodeId>(1);
    code.position = row.small(2);
    code.name = row.text(3);
    code.labels = labels(row, 4);
    code.colour = named(row, 5, Colour::parse);
    code.polarity = named(row, 6, parse_polarity);
    code.definition = row.text(7);
    code.use = row.text(8);
    code.do_not_use = row.text(9);
    code.example = row.text(10);
    code.references = row.text(11);
    return code;
}

template <>
void Table<Relation>::bind(Statement& statement, const Relation& relation) {
    statement.bind(relation.id).bind(relation.type).bind(relation.from).bind(relation.to);
}
template <>
Relation Table<Relation>::read(const Row& row) {
    return {row.id<RelationId>(0), row.text(1), row.id<CodeId>(2), row.id<CodeId>(3)};
}

template <>
void Table<Coding>::bind(Statement& statement, const Coding& coding) {
    statement.bind(coding.id).bind(coding.source);
    statement.bind(number(coding.span.begin())).bind(number(coding.span.end()));
    statement.bind(coding.code).bind_or_null(coding.coder).bind(coding.memo);
    if (coding.weight)
        statement.bind(*coding.weight);
    else
        statement.bind_null();
    statement.bind(coding.created.ms);
}
template <>
Coding Table<Coding>::read(const Row& row) {
    Coding coding;
    coding.id = row.id<CodingId>(0);
    coding.source = row.id<SourceId>(1);
    coding.span = span(row, 2);
    coding.code = row.id<CodeId>(4);
    coding.coder = row.id<CoderId>(5);
    coding.memo = row.text(6);
    if (!row.is_null(7)) coding.weight = row.real(7);
    coding.created = timestamp(row, 8);
    return coding;
}

template <>
void Table<Memo>::bind(Statement& statement, const Memo& memo) {
    statement.bind(memo.id);
    bind_subject(statement, memo.subject);
    statement.bind(memo.text).bind_or_null(memo.author);
    statement.bind(memo.created.ms).bind(memo.changed.ms);
}
template <>
Memo Table<Memo>::read(const Row& row) {
    return {row.id<MemoId>(0), subject<decltype(Memo::subject)>(row, 1),
            row.text(6),       row.id_or_nil<CoderId>(7),
            timestamp(row, 8), timestamp(row, 9)};
}

template <>
void Table<SavedSearch>::bind(Statement& statement, const SavedSearch& search) {
    statement.bind(search.id).bind(search.name).bind(search.query).bind(search.where);
    statement.bind(search.created.ms);
}
template <>
SavedSearch Table<SavedSearch>::read(const Row& row) {
    return {row.id<SavedSearchId>(0), row.text(1), row.text(2), row.text(3), timestamp(row, 4)};
}

} // namespace filrouge::store

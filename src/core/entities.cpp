#include "core/entities.h"

#include <algorithm>
#include <array>

namespace filrouge {

namespace {

template <class Enum>
struct Named {
    Enum value;
    std::string_view name;
};

constexpr std::array<Named<SourceKind>, 3> source_kinds{{
    {SourceKind::focus_group, "focus-group"},
    {SourceKind::interview, "interview"},
    {SourceKind::document, "document"},
}};
constexpr std::array<Named<Role>, 3> roles{{
    {Role::participant, "participant"},
    {Role::moderator, "moderator"},
    {Role::observer, "observer"},
}};
constexpr std::array<Named<Polarity>, 3> polarities{{
    {Polarity::none, "none"},
    {Polarity::tension, "tension"},
    {Polarity::lever, "lever"},
}};
constexpr std::array<Named<VariableType>, 4> variable_types{{
    {VariableType::text, "text"},
    {VariableType::number, "number"},
    {VariableType::boolean, "boolean"},
    {VariableType::date, "date"},
}};
constexpr std::array<Named<VariableScope>, 2> variable_scopes{{
    {VariableScope::source, "source"},
    {VariableScope::participant, "participant"},
}};

template <class Enum, std::size_t n>
std::string_view name_in(const std::array<Named<Enum>, n>& table, Enum value) {
    const auto it = std::find_if(table.begin(), table.end(),
                                 [&](const auto& entry) { return entry.value == value; });
    return it == table.end() ? std::string_view{} : it->name;
}

template <class Enum, std::size_t n>
std::optional<Enum> value_in(const std::array<Named<Enum>, n>& table, std::string_view name) {
    const auto it = std::find_if(table.begin(), table.end(),
                                 [&](const auto& entry) { return entry.name == name; });
    return it == table.end() ? std::nullopt : std::optional{it->value};
}

} // namespace

std::string_view to_name(SourceKind kind) {
    return name_in(source_kinds, kind);
}
std::string_view to_name(Role role) {
    return name_in(roles, role);
}
std::string_view to_name(Polarity polarity) {
    return name_in(polarities, polarity);
}
std::string_view to_name(VariableType type) {
    return name_in(variable_types, type);
}
std::string_view to_name(VariableScope scope) {
    return name_in(variable_scopes, scope);
}

std::optional<SourceKind> parse_source_kind(std::string_view name) {
    return value_in(source_kinds, name);
}
std::optional<Role> parse_role(std::string_view name) {
    return value_in(roles, name);
}
std::optional<Polarity> parse_polarity(std::string_view name) {
    return value_in(polarities, name);
}
std::optional<VariableType> parse_variable_type(std::string_view name) {
    return value_in(variable_types, name);
}
std::optional<VariableScope> parse_variable_scope(std::string_view name) {
    return value_in(variable_scopes, name);
}

} // namespace filrouge

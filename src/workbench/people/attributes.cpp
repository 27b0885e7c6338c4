#include "workbench/people/attributes.h"

#include "core/fold.h"
#include "workbench/people/people.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>

namespace filrouge::workbench {
namespace {

const Error unknown_variable{ErrorCode::not_found, "There is no such variable",
                             "List them with: attributes list"};

const Variable* find_variable(const Project& project, const VariableId& id) {
    const auto found = project.variables().find(id);
    return found == project.variables().end() ? nullptr : &found->second;
}

UuidBytes bytes_of(const AttributeSubject& subject) {
    return std::visit([](const auto& id) { return id.bytes; }, subject);
}

/// Empty where the subject is not there or not of the variable's scope.
std::string name_of(const Project& project, const AttributeSubject& subject, VariableScope scope) {
    if (const auto* source = std::get_if<SourceId>(&subject)) {
        const auto* found = project.find(*source);
        return found == nullptr || scope != VariableScope::source ? std::string{} : found->name;
    }
    const auto* found = project.find(std::get<ParticipantId>(subject));
    return found == nullptr || scope != VariableScope::participant ? std::string{}
                                                                   : found->pseudonym;
}

Error misfit(const Variable& variable, std::string_view value) {
    static constexpr std::array<std::string_view, 4> hints{
        "", "Write it as 12, 3.5 or 3,5, or change the variable's type to text",
        "Write oui or non, yes or no, or change the variable's type to text",
        "Write it as 2024-03-12 or 12/03/2024, or change the variable's type to text"};
    return {ErrorCode::invalid_input,
            fmt::format("\"{}\" is not a {}, as values of {} are", value, to_name(variable.type),
                        variable.name),
            std::string{hints[static_cast<std::size_t>(variable.type)]}};
}

/// A cell that can be written.
struct Checked {
    const Variable* variable;
    AttributeSubject subject;
    std::string subject_name;
    std::string value; // as it is kept; empty: cleared
};

Result<Checked> check(const Project& project, const Cell& cell) {
    const auto* variable = find_variable(project, cell.variable);
    if (variable == nullptr) return unknown_variable;
    auto name = name_of(project, cell.subject, variable->scope);
    if (name.empty()) {
        return Error{ErrorCode::not_found,
                     fmt::format("{} is a variable of {}s, and there is no such one",
                                 variable->name, to_name(variable->scope)),
                     ""};
    }
    Checked checked{variable, cell.subject, std::move(name), {}};
    if (auto value = trimmed_name(cell.value, "value")) {
        auto fitting = fitting_value(variable->type, *value);
        if (!fitting) return misfit(*variable, *value);
        checked.value = std::move(*fitting);
    } else if (find_invalid_utf8(cell.value)) {
        return value.error();
    }
    return checked;
}

std::string values_label(const std::vector<Checked>& cells) {
    if (cells.size() != 1) return fmt::format("Change {} values", cells.size());
    const auto& cell = cells.front();
    return cell.value.empty()
               ? fmt::format("Clear {} of {}", cell.variable->name, cell.subject_name)
               : fmt::format("Set {} of {} to {}", cell.variable->name, cell.subject_name,
                             cell.value);
}

std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return digits.empty() || digits.size() > 4 ? std::nullopt : std::optional{value};
}

bool is_day(int year, int month, int day) {
    static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= lengths[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

/// `12/3/2024`, `12.03.2024`, `12-03-2024` as `2024-03-12`.
std::optional<std::string> iso_date(std::string_view text) {
    if (is_iso_date(text)) return std::string{text};
    const auto first = text.find_first_of("/.-");
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = text.find(text[first], first + 1);
    if (second == std::string_view::npos || text.size() - second != 5) return std::nullopt;
    const auto day = number(text.substr(0, first));
    const auto month = number(text.substr(first + 1, second - first - 1));
    const auto year = number(text.substr(second + 1));
    if (!day || !month || !year || !is_day(*year, *month, *day)) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

Result<std::string> free_variable_name(const Project& project, const std::string& wanted,
                                       VariableScope scope, const VariableId& own) {
    auto name = trimmed_name(wanted, "A variable");
    if (!name) return name;
    for (const auto& [id, variable] : project.variables()) {
        if (id == own || variable.scope != scope || fold(variable.name) != fold(*name)) continue;
        return Error{ErrorCode::already_exists,
                     fmt::format("There is already a variable \"{}\"", variable.name),
                     "Choose another name"};
    }
    return name;
}

/// All subjects of its scope that have a value.
std::vector<VariableValue> values_of(const Project& project, const Variable& variable) {
    std::vector<VariableValue> values;
    const auto add = [&](const auto& id) {
        if (const auto* value = project.find_value(variable.id, id.bytes)) values.push_back(*value);
    };
    for (const auto& [id, source] : project.sources()) add(id);
    for (const auto& [id, person] : project.participants()) add(id);
    return values;
}

} // namespace

std::optional<std::string> fitting_value(VariableType type, std::string_view value) {
    switch (type) {
    case VariableType::text: return std::string{value};
    case VariableType::number:
        return parse_number(value) ? std::optional{std::string{value}} : std::nullopt;
    case VariableType::boolean:
        return parse_boolean(value) ? std::optional{std::string{value}} : std::nullopt;
    case VariableType::date: return iso_date(value);
    }
    return std::nullopt;
}

Result<void> set_values(Workbench& bench, const std::vector<Cell>& cells) {
    std::vector<Checked> checked;
    std::map<std::pair<VariableId, UuidBytes>, std::size_t> places; // the last word counts
    for (const auto& cell : cells) {
        auto one = check(bench.project(), cell);
        if (!one) return one.error();
        const auto [place, fresh] =
            places.try_emplace({cell.variable, bytes_of(cell.subject)}, checked.size());
        if (fresh)
            checked.push_back(std::move(*one));
        else
            checked[place->second] = std::move(*one);
    }
    if (checked.empty()) return {};
    return bench.edit(values_label(checked), [&](store::Edit& edit) {
        for (const auto& cell : checked) {
            const auto* old = bench.project().find_value(cell.variable->id, bytes_of(cell.subject));
            if (!cell.value.empty()) {
                edit.put(VariableValue{old ? old->id : bench.new_id<VariableValueId>(),
                                       cell.variable->id, cell.subject, cell.value});
            } else if (old != nullptr) {
                edit.remove(old->id);
            }
        }
    });
}

Result<VariableId> add_variable(Workbench& bench, const std::string& name, VariableType type,
                                VariableScope scope) {
    auto free = free_variable_name(bench.project(), name, scope, {});
    if (!free) return free.error();
    const Variable variable{bench.new_id<VariableId>(), *free, type, scope};
    auto done = bench.edit(fmt::format("Add variable {}", variable.name),
                           [&](store::Edit& edit) { edit.put(variable); });
    if (!done) return done.error();
    return variable.id;
}

Result<void> rename_variable(Workbench& bench, const VariableId& id, const std::string& name) {
    const auto* now = find_variable(bench.project(), id);
    if (now == nullptr) return unknown_variable;
    auto free = free_variable_name(bench.project(), name, now->scope, id);
    if (!free) return free.error();
    auto variable = *now;
    variable.name = *free;
    return bench.edit(fmt::format("Rename variable {} to {}", now->name, variable.name),
                      [&](store::Edit& edit) { edit.put(variable); });
}

Result<void> retype_variable(Workbench& bench, const VariableId& id, VariableType type) {
    const auto* now = find_variable(bench.project(), id);
    if (now == nullptr) return unknown_variable;
    auto variable = *now;
    variable.type = type;
    auto values = values_of(bench.project(), *now);
    for (auto& value : values) {
        auto fitting = fitting_value(type, value.value);
        if (!fitting) return misfit(variable, value.value);
        value.value = std::move(*fitting);
    }
    return bench.edit(fmt::format("Make variable {} a {}", variable.name, to_name(type)),
                      [&](store::Edit& edit) {
                          edit.put(variable);
                          for (const auto& value : values) edit.put(value);
                      });
}

Result<std::size_t> remove_variable(Workbench& bench, const VariableId& id) {
    const auto* variable = find_variable(bench.project(), id);
    if (variable == nullptr) return unknown_variable;
    const auto values = values_of(bench.project(), *variable).size();
    auto done = bench.edit(fmt::format("Remove variable {}", variable->name),
                           [&](store::Edit& edit) { edit.remove(id); });
    if (!done) return done.error();
    return values;
}

} // namespace filrouge::workbench

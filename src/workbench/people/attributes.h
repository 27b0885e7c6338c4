#pragma once

#include "workbench/trial.h"
#include "workbench/workbench.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace filrouge::workbench {

/// A column that became a variable, or was one.
struct ReadVariable {
    std::string name;
    VariableType type = VariableType::text;
    std::optional<VariableType> was{}; ///< the type it had, where that was another
};

/// Speakers of one name in several sources.
struct Namesakes {
    std::string name;                 ///< as the table has it
    std::vector<std::string> sources; ///< names of those in which they speak
};

struct AttributesReport {
    VariableScope scope = VariableScope::participant;
    std::vector<ReadVariable> variables;
    std::size_t values = 0;
    std::size_t roles = 0;            ///< people who become moderator, observer or participant
    std::size_t rows = 0;             ///< that were about somebody known
    std::vector<std::string> merged;  ///< "Nadia: 2 speakers are one participant now"
    std::vector<Namesakes> namesakes; ///< these, with their sources
    std::vector<std::string> unknown; ///< names in the file that the project does not have
};
/// One undoable action. A participants' row that fits speakers of several sources makes them one
/// participant (the table says so), unless its `source` column restricts it or its name is one of
/// `apart` (compared folded): then each of them gets the values. A dry run only reports.
Result<AttributesReport> import_attributes(Workbench& bench, const std::filesystem::path& file,
                                           Trial trial = Trial::real,
                                           const std::set<std::string>& apart = {});

/// The project's variable of that name, compared folded, else a new one. A column of another type
/// than the variable has leaves it one of words. Writes nothing.
Variable variable_for(Workbench& bench, const std::string& name, VariableType type,
                      VariableScope scope);

using AttributeSubject = std::variant<SourceId, ParticipantId>;

/// One cell of the grid of values.
struct Cell {
    VariableId variable;
    AttributeSubject subject;
    std::string value; ///< trimmed; empty: no value
};
/// One undoable action, also for a whole pasted block. Values are kept as written, dates as
/// `2024-03-12`. Errors: not_found, invalid_input (a value does not fit the variable's type, a
/// subject is not of its scope); then nothing is changed.
Result<void> set_values(Workbench& bench, const std::vector<Cell>& cells);

Result<VariableId> add_variable(Workbench& bench, const std::string& name, VariableType type,
                                VariableScope scope);
Result<void> rename_variable(Workbench& bench, const VariableId& variable, const std::string& name);
/// Error invalid_input, naming some of them, where values do not fit the new type.
Result<void> retype_variable(Workbench& bench, const VariableId& variable, VariableType type);
/// With its values; returns their number.
Result<std::size_t> remove_variable(Workbench& bench, const VariableId& variable);

/// A value as it is kept for that type; nothing where it does not fit. `12/03/2024` is the 12th of
/// March.
std::optional<std::string> fitting_value(VariableType type, std::string_view value);

} // namespace filrouge::workbench

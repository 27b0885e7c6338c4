#include "workbench/people/attributes.h"

#include "core/fold.h"
#include "exchange/attributes_file.h"
#include "platform/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace filrouge::workbench {
namespace {

using exchange::AttributesTable;

constexpr std::size_t max_table_bytes = 100u << 20;

/// Whom the rows of a table are about, and how the project must change for it.
class AttributesPlan {
  public:
    AttributesPlan(Workbench& bench, const AttributesTable& table,
                   const std::set<std::string>& apart)
        : bench_{bench}, project_{bench.project()}, table_{table} {
        for (const auto& name : apart) apart_.insert(fold(name));
        for (const auto& [source, ignored] : project_.sources()) {
            for (const auto& turn : project_.turns(source)) speaks_in_[turn.speaker].insert(source);
        }
        for (const auto& [id, person] : project_.participants()) {
            by_name_[fold(person.pseudonym)].push_back(id);
        }
    }

    void carry_out(store::Edit& edit, AttributesReport& report) {
        put_variables(edit, report);
        for (const auto& row : table_.rows) {
            if (table_.scope == VariableScope::source) {
                const auto source = project_.resolve_source(row.subject);
                if (!source) {
                    report.unknown.push_back(row.subject);
                    continue;
                }
                put_values(edit, row, *source, report);
                ++report.rows;
                continue;
            }
            const auto people = people_of(edit, row, report);
            for (const auto& person : people) {
                put_role(edit, row, person, report);
                put_values(edit, row, person, report);
            }
            if (!people.empty()) ++report.rows;
        }
        finish_turns(edit);
    }

  private:
    void put_variables(store::Edit& edit, AttributesReport& report) {
        for (const auto& column : table_.columns) {
            const auto variable = variable_for(bench_, column.name, column.type, table_.scope);
            const auto known = project_.variables().find(variable.id);
            const bool retyped =
                known != project_.variables().end() && known->second.type != variable.type;
            edit.put(variable);
            variables_.push_back(variable);
            ReadVariable read{column.name, variable.type};
            if (retyped) read.was = known->second.type;
            report.variables.push_back(std::move(read));
        }
    }

    /// The participant a row means; speakers of several sources become one, as the row says, but
    /// those who are to stay apart.
    std::vector<ParticipantId> people_of(store::Edit& edit, const AttributesTable::Row& row,
                                         AttributesReport& report) {
        auto fitting = by_name_[fold(row.subject)];
        if (!row.source.empty()) {
            const auto source = project_.resolve_source(row.source);
            std::erase_if(fitting, [&](const auto& id) {
                return !source || !speaks_in_[id].contains(*source);
            });
        }
        if (fitting.empty()) {
            report.unknown.push_back(
                row.source.empty() ? row.subject : fmt::format("{} ({})", row.subject, row.source));
            return {};
        }
        const auto kept = fitting.front();
        if (fitting.size() == 1 || apart_.contains(fold(row.subject))) return fitting;
        std::set<SourceId> sources;
        for (const auto& id : fitting) {
            for (const auto& source : speaks_in_[id]) sources.insert(source);
            if (id != kept) becomes_[id] = kept;
        }
        report.merged.push_back(fmt::format("{}: {} speakers of {} sources are one participant now",
                                            row.subject, fitting.size(), sources.size()));
        report.namesakes.push_back({row.subject, names_of(sources)});
        merge_values(edit, fitting);
        by_name_[fold(row.subject)] = {kept};
        speaks_in_[kept] = sources;
        return {kept};
    }

    [[nodiscard]] std::vector<std::string> names_of(const std::set<SourceId>& sources) const {
        std::vector<std::string> names;
        names.reserve(sources.size());
        for (const auto& id : sources) names.push_back(project_.find(id)->name);
        std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
            return collate(a, b, project_.info.language) < 0;
        });
        return names;
    }

    /// Values and memos of those who go pass to the one who stays, unless she has a value already.
    void merge_values(store::Edit& edit, const std::vector<ParticipantId>& people) {
        const auto kept = people.front();
        for (const auto& [variable_id, variable] : project_.variables()) {
            bool has = project_.find_value(variable_id, kept.bytes) != nullptr;
            for (std::size_t i = 1; i < people.size() && !has; ++i) {
                const auto* value = project_.find_value(variable_id, people[i].bytes);
                if (value == nullptr) continue;
                auto moved = *value;
                moved.subject = kept;
                edit.put(moved);
                moved_values_.emplace(std::pair{variable_id, kept.bytes}, moved.id);
                has = true;
            }
        }
        for (const auto& [id, memo] : project_.memos()) {
            const auto* person = std::get_if<ParticipantId>(&memo.subject);
            if (person == nullptr || !becomes_.contains(*person)) continue;
            auto moved = memo;
            moved.subject = kept;
            edit.put(moved);
        }
    }

    template <class AnyId>
    void put_values(store::Edit& edit, const AttributesTable::Row& row, const AnyId& subject,
                    AttributesReport& report) {
        for (std::size_t i = 0; i < variables_.size(); ++i) {
            if (row.values[i].empty()) continue; // an empty cell says nothing; it deletes nothing
            const auto& variable = variables_[i];
            const auto* known = project_.find_value(variable.id, subject.bytes);
            const std::pair place{variable.id, subject.bytes};
            auto [given, fresh] = moved_values_.try_emplace(
                place, known ? known->id : bench_.new_id<VariableValueId>());
            edit.put(
                VariableValue{given->second, variable.id, subject,
                              fitting_value(variable.type, row.values[i]).value_or(row.values[i])});
            ++report.values;
        }
    }

    void put_role(store::Edit& edit, const AttributesTable::Row& row, const ParticipantId& id,
                  AttributesReport& report) {
        const auto role = parse_role(fold(row.role));
        auto person = *project_.find(id);
        if (!role || person.role == *role) return;
        person.role = *role;
        edit.put(person);
        ++report.roles;
    }

    void finish_turns(store::Edit& edit) {
        if (becomes_.empty()) return;
        for (const auto& [source, ignored] : project_.sources()) {
            for (auto turn : project_.turns(source)) {
                const auto now = becomes_.find(turn.speaker);
                if (now == becomes_.end()) continue;
                turn.speaker = now->second;
                edit.put(turn);
            }
        }
        for (const auto& [gone, kept] : becomes_) edit.remove(gone);
    }

    Workbench& bench_;
    const Project& project_;
    const AttributesTable& table_;
    std::set<std::string> apart_;     // folded names
    std::vector<Variable> variables_; // of the table's columns
    std::map<std::string, std::vector<ParticipantId>> by_name_;
    std::map<ParticipantId, std::set<SourceId>> speaks_in_;
    std::map<ParticipantId, ParticipantId> becomes_;
    std::map<std::pair<VariableId, UuidBytes>, VariableValueId> moved_values_;
};

} // namespace

Variable variable_for(Workbench& bench, const std::string& name, VariableType type,
                      VariableScope scope) {
    for (const auto& [id, known] : bench.project().variables()) {
        if (known.scope != scope || fold(known.name) != fold(name)) continue;
        return {id, name, known.type == type ? type : VariableType::text, scope};
    }
    return {bench.new_id<VariableId>(), name, type, scope};
}

Result<AttributesReport> import_attributes(Workbench& bench, const std::filesystem::path& file,
                                           Trial trial, const std::set<std::string>& apart) {
    auto bytes = platform::read_file(file, max_table_bytes);
    if (!bytes) return bytes.error();
    const auto name = file.filename().string();
    const auto table = exchange::read_attributes_csv(*bytes, name);
    if (!table) return table.error();
    AttributesReport report;
    report.scope = table->scope;
    AttributesPlan plan{bench, *table, apart};
    const auto label = fmt::format("Import variables from {}", name);
    auto done = edit_or_try(bench, trial, label, [&](store::Edit& edit) {
        plan.carry_out(edit, report);
        return true;
    });
    if (!done) return done.error();
    return report;
}

} // namespace filrouge::workbench

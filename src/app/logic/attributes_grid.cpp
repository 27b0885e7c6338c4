#include "app/logic/attributes_grid.h"

#include "app/logic/strings.h"
#include "core/fold.h"
#include "workbench/people/people.h"

#include <algorithm>
#include <map>

namespace filrouge::app {
namespace {

UuidBytes bytes_of(const workbench::AttributeSubject& subject) {
    return std::visit([](const auto& id) { return id.bytes; }, subject);
}

} // namespace

AttributesGrid::AttributesGrid(const Project& project, VariableScope scope) {
    if (scope == VariableScope::source) {
        for (const auto& [id, source] : project.sources()) rows_.push_back({id, source.name});
    } else {
        std::map<std::string, int> same;
        for (const auto& [id, person] : project.participants()) ++same[fold(person.pseudonym)];
        for (const auto& [id, person] : project.participants()) {
            const bool alone = same[fold(person.pseudonym)] == 1;
            rows_.push_back({id, alone ? person.pseudonym : with_sources(project, person)});
        }
    }
    std::stable_sort(rows_.begin(), rows_.end(), [&](const Row& a, const Row& b) {
        return collate(a.name, b.name, project.info.language) < 0;
    });
    for (const auto& [id, variable] : project.variables()) {
        if (variable.scope == scope) columns_.push_back(variable);
    }
}

std::string AttributesGrid::heading(std::size_t column) const {
    return columns_[column].name + " (" + type_name(columns_[column].type) + ")";
}

std::string AttributesGrid::value(const Project& project, std::size_t row,
                                  std::size_t column) const {
    const auto* found = project.find_value(columns_[column].id, bytes_of(rows_[row].subject));
    return found == nullptr ? std::string{} : found->value;
}

Result<std::vector<workbench::Cell>>
AttributesGrid::paste(std::size_t row, std::size_t column,
                      const std::vector<std::vector<std::string>>& block) const {
    std::vector<workbench::Cell> cells;
    for (std::size_t down = 0; down < block.size(); ++down) {
        for (std::size_t right = 0; right < block[down].size(); ++right) {
            const auto& written = block[down][right];
            if (row + down >= rows_.size() || column + right >= columns_.size()) {
                return Error{ErrorCode::invalid_input,
                             tr("The block reaches beyond the table, with “{}”", written), ""};
            }
            const auto& variable = columns_[column + right];
            if (!written.empty() && !workbench::fitting_value(variable.type, written)) {
                return Error{ErrorCode::invalid_input,
                             tr("{}: “{}”", rows_[row + down].name + ", " + heading(column + right),
                                written) +
                                 " " + tr("does not fit this variable"),
                             ""};
            }
            cells.push_back({variable.id, rows_[row + down].subject, written});
        }
    }
    return cells;
}

std::vector<std::vector<std::string>> parse_block(std::string_view text) {
    std::vector<std::vector<std::string>> block;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            const bool doubled = c == '"' && i + 1 < text.size() && text[i + 1] == '"';
            if (doubled) ++i;
            if (c == '"' && !doubled) {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == '\t' || c == '\n') {
            row.push_back(std::exchange(cell, {}));
            if (c == '\n') block.push_back(std::exchange(row, {}));
        } else if (c != '\r') {
            cell += c;
        }
    }
    if (!cell.empty() || !row.empty()) {
        row.push_back(cell);
        block.push_back(row);
    }
    return block;
}

std::string format_block(const std::vector<std::vector<std::string>>& block) {
    std::string text;
    for (const auto& row : block) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += '\t';
            if (row[i].find_first_of("\t\n\"") == std::string::npos) {
                text += row[i];
                continue;
            }
            text += '"';
            for (const char c : row[i]) text += c == '"' ? std::string{"\"\""} : std::string(1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

std::string with_sources(const Project& project, const Participant& person) {
    std::string names;
    for (const auto& source : workbench::sources_of(project, person.id)) {
        names += (names.empty() ? "" : ", ") + project.find(source)->name;
    }
    return names.empty() ? person.pseudonym : person.pseudonym + " (" + names + ")";
}

std::string type_name(VariableType type) {
    switch (type) {
    case VariableType::text: return tr("text");
    case VariableType::number: return tr("number");
    case VariableType::date: return tr("date");
    case VariableType::boolean: return tr("yes or no");
    }
    return {};
}

std::vector<std::string> described(const std::vector<workbench::ReadVariable>& variables) {
    std::vector<std::string> all;
    for (const auto& variable : variables) {
        const auto was = variable.was ? ", " + tr("was {}", type_name(*variable.was)) : "";
        all.push_back(variable.name + " (" + type_name(variable.type) + was + ")");
    }
    return all;
}

} // namespace filrouge::app

#pragma once

#include "core/project.h"
#include "workbench/people/attributes.h"

#include <string>
#include <string_view>
#include <vector>

// The grid of variables: a row for each participant or source, a column for each variable.
namespace filrouge::app {

class AttributesGrid {
  public:
    /// Rows by name, in the collation of the project's language; columns in the order they were
    /// made.
    AttributesGrid(const Project& project, VariableScope scope);

    struct Row {
        workbench::AttributeSubject subject;
        std::string name; ///< "Nadia", with her sources where another has the same name
    };
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<Variable>& columns() const { return columns_; }
    /// "âge (number)", the type in the user's language.
    [[nodiscard]] std::string heading(std::size_t column) const;
    [[nodiscard]] std::string value(const Project& project, std::size_t row,
                                    std::size_t column) const;

    /// What pasting a block at a cell changes. Error invalid_input, naming the cell, where a value
    /// does not fit its column or the block reaches beyond the grid.
    [[nodiscard]] Result<std::vector<workbench::Cell>>
    paste(std::size_t row, std::size_t column,
          const std::vector<std::vector<std::string>>& block) const;

  private:
    std::vector<Row> rows_;
    std::vector<Variable> columns_;
};

/// Cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows; a
/// cell with either stands in quotation marks, doubled inside.
std::vector<std::vector<std::string>> parse_block(std::string_view text);
/// The opposite.
std::string format_block(const std::vector<std::vector<std::string>>& block);

/// "Nadia (FG1, FG3)": with the sources she speaks in, where there are any.
std::string with_sources(const Project& project, const Participant& person);

/// In the user's language.
std::string type_name(VariableType type);
/// What a table was read into: "secteur (texte)", "âge (texte, était nombre)".
std::vector<std::string> described(const std::vector<workbench::ReadVariable>& variables);

} // namespace filrouge::app

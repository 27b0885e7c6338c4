#include "exchange/codebook_file.h"

#include "core/cells.h"
#include "core/fold.h"
#include "exchange/codebook_draft.h"
#include "exchange/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace filrouge::exchange {
namespace {

constexpr std::array<std::string_view, 9> column_names{"path",       "colour",     "polarity",
                                                       "definition", "use",        "do_not_use",
                                                       "example",    "references", "relations"};
constexpr std::string_view label_prefix = "label:";

/// "regulates>Leviers/Confiance; opposes>…": a backslash takes the next sign's meaning away.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == '>') out += '\\';
        out += c;
    }
    return out;
}

/// Parts between the signs `sign` that are not escaped; escapes stay in them.
std::vector<std::string> split(std::string_view text, char sign) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            parts.back() += text[i++];
            parts.back() += text[i];
        } else if (text[i] == sign) {
            parts.emplace_back();
        } else {
            parts.back() += text[i];
        }
    }
    return parts;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        out += text[i];
    }
    return out;
}

class TableReader {
  public:
    TableReader(const CsvTable& table, std::string_view file_name)
        : table_{table}, file_name_{file_name}, links_{file_name} {}

    Result<CodebookDraft> read() {
        if (auto fits = check_columns(); !fits) return fits.error();
        for (const auto& row : table_.rows) {
            auto place = find_place(row);
            if (!place) return place.error();
            if (auto done = fill(row, *place); !done) return done.error();
        }
        auto draft = in_tree_order();
        if (auto done = links_.resolve(draft.nodes); !done) return done.error();
        return draft;
    }

  private:
    struct Branch {
        CodebookDraft::Node node;
        bool has_row = false;
        std::vector<std::size_t> children;
        std::vector<std::pair<CodebookDraft::Link, std::size_t>> links; // with their lines
    };

    [[nodiscard]] Result<void> check_columns() const {
        if (table_.column("path") == CsvTable::npos) {
            return line_error(file_name_, 1, "there is no column path",
                              "A codebook's columns are path, colour, polarity, definition, use, "
                              "do_not_use, example, references, relations");
        }
        for (const auto& name : table_.header) {
            const auto folded = fold(name);
            if (name.empty() || folded.starts_with(label_prefix)) continue;
            if (std::find(column_names.begin(), column_names.end(), folded) != column_names.end()) {
                continue;
            }
            return line_error(file_name_, 1, fmt::format("the column {} is unknown", name),
                              "Columns are path, colour, polarity, definition, use, do_not_use, "
                              "example, references, relations, and label:LANGUAGE");
        }
        return {};
    }

    [[nodiscard]] std::string_view cell(const CsvTable::Row& row, std::string_view name) const {
        const auto column = table_.column(name);
        return column == CsvTable::npos ? std::string_view{} : row.cells[column];
    }

    /// The branch of the row's path; codes above that have no row yet are made.
    Result<std::size_t> find_place(const CsvTable::Row& row) {
        auto rest = trimmed(cell(row, "path"));
        std::string key;
        std::string path;
        std::size_t at = root;
        while (true) {
            const auto slash = rest.find('/');
            auto deeper = child_path(path, rest.substr(0, slash), {file_name_, row.line});
            if (!deeper) return deeper.error();
            const auto name = deeper->substr(path.empty() ? 0 : path.size() + 1);
            path = std::move(*deeper);
            key += '/' + fold(name);
            const auto [known, fresh] = by_key_.try_emplace(key, branches_.size());
            if (fresh) add_branch(at, path, name);
            at = known->second;
            if (slash == std::string_view::npos) return at;
            path = branches_[at].node.path;
            rest.remove_prefix(slash + 1);
        }
    }

    void add_branch(std::size_t parent, const std::string& path, const std::string& name) {
        auto& siblings = parent == root ? top_ : branches_[parent].children;
        siblings.push_back(branches_.size());
        const auto position = static_cast<std::uint32_t>(siblings.size() - 1);
        auto& node = branches_.emplace_back().node;
        node.path = path;
        node.code.name = name;
        node.code.position = position;
    }

    Result<void> fill(const CsvTable::Row& row, std::size_t at) {
        auto& branch = branches_[at];
        if (branch.has_row) {
            return line_error(file_name_, row.line,
                              fmt::format("there are two codes {}", branch.node.path),
                              "Keep one row for each code");
        }
        branch.has_row = true;
        auto& code = branch.node.code;
        code.definition = cell(row, "definition");
        code.use = cell(row, "use");
        code.do_not_use = cell(row, "do_not_use");
        code.example = cell(row, "example");
        code.references = cell(row, "references");
        for (std::size_t i = 0; i < table_.header.size(); ++i) {
            if (!fold(table_.header[i]).starts_with(label_prefix) || row.cells[i].empty()) continue;
            code.labels.emplace(trimmed(table_.header[i].substr(label_prefix.size())),
                                row.cells[i]);
        }
        return fill_signs(row, branch);
    }

    Result<void> fill_signs(const CsvTable::Row& row, Branch& branch) {
        const Place place{file_name_, row.line};
        const auto polarity = read_polarity(cell(row, "polarity"), place);
        if (!polarity) return polarity.error();
        branch.node.code.polarity = *polarity;
        branch.node.has_polarity = !trimmed(cell(row, "polarity")).empty();
        if (const auto given = trimmed(cell(row, "colour")); !given.empty()) {
            const auto colour = read_colour(given, place);
            if (!colour) return colour.error();
            branch.node.code.colour = *colour;
            branch.node.has_colour = true;
        }
        for (const auto& part : split(cell(row, "relations"), ';')) {
            if (trimmed(part).empty()) continue;
            const auto sides = split(part, '>');
            if (sides.size() != 2) {
                return line_error(file_name_, row.line,
                                  fmt::format("{} is not a relation", trimmed(part)),
                                  "Write type>path, several separated by ;");
            }
            branch.links.push_back(
                {{unescaped(trimmed(sides[0])), unescaped(trimmed(sides[1]))}, row.line});
        }
        return {};
    }

    CodebookDraft in_tree_order() {
        CodebookDraft draft;
        std::vector<std::size_t> waiting{top_.rbegin(), top_.rend()};
        while (!waiting.empty()) {
            auto& branch = branches_[waiting.back()];
            waiting.pop_back();
            for (auto& [link, line] : branch.links) {
                links_.add(draft.nodes.size(), std::move(link), line);
            }
            draft.nodes.push_back(std::move(branch.node));
            waiting.insert(waiting.end(), branch.children.rbegin(), branch.children.rend());
        }
        return draft;
    }

    static constexpr std::size_t root = static_cast<std::size_t>(-1);

    const CsvTable& table_;
    std::string_view file_name_;
    LinkResolver links_;
    std::vector<Branch> branches_;
    std::vector<std::size_t> top_;
    std::map<std::string, std::size_t> by_key_; // folded path
};

std::string relations_cell(const Codebook& codebook, const CodeId& id) {
    std::string cell;
    for (const auto& relation : codebook.relations_from(id)) {
        if (!cell.empty()) cell += "; ";
        cell += escaped(relation.type) + '>' + escaped(codebook.path(relation.to));
    }
    return cell;
}

} // namespace

Result<CodebookDraft> read_codebook_csv(std::string_view bytes, std::string_view file_name) {
    const auto table = read_csv(bytes, file_name);
    if (!table) return table.error();
    return TableReader{*table, file_name}.read();
}

std::string write_codebook_csv(const Codebook& codebook, CsvForm form) {
    std::set<std::string> languages;
    for (const auto& id : codebook.in_order()) {
        for (const auto& [language, label] : codebook.at(id).labels) languages.insert(language);
    }
    std::vector<std::string> header{column_names.begin(), column_names.end()};
    for (const auto& language : languages) header.push_back(std::string{label_prefix} + language);
    auto csv = csv_line(header, form);
    for (const auto& id : codebook.in_order()) {
        const auto& code = codebook.at(id);
        std::vector<std::string> cells{
            codebook.path(id), code.colour.hex(), std::string{to_name(code.polarity)},
            code.definition,   code.use,          code.do_not_use,
            code.example,      code.references,   relations_cell(codebook, id)};
        for (const auto& language : languages) {
            const auto label = code.labels.find(language);
            cells.push_back(label == code.labels.end() ? std::string{} : label->second);
        }
        csv += csv_line(cells, form);
    }
    return csv;
}

} // namespace filrouge::exchange

#include "exchange/codebook_file.h"

#include "exchange/yaml_tree.h"

#include <fmt/format.h>

namespace filrouge::exchange {
namespace {

class CodebookWriter {
  public:
    explicit CodebookWriter(const Codebook& codebook) : codebook_{codebook} {}

    std::string write(std::string_view name, std::string_view language) {
        out_ = "format: filrouge-codebook/1\n";
        field("name", name, 0);
        field("language", language, 0);
        out_ += codebook_.size() == 0 ? "codes: []\n" : "codes:\n";
        children(CodeId{}, 2);
        return std::move(out_);
    }

  private:
    /// Nothing where there is no value.
    void field(std::string_view key, std::string_view value, std::size_t indent) {
        if (value.empty()) return;
        out_ += fmt::format("{:{}}{}: {}\n", "", indent, key, yaml_value(value, indent + 2));
    }

    void heading(std::string_view key, std::size_t indent) {
        out_ += fmt::format("{:{}}{}:\n", "", indent, key);
    }

    void children(const CodeId& parent, std::size_t indent) {
        for (const auto& id : codebook_.children(parent)) code(codebook_.at(id), indent);
    }

    void code(const Code& code, std::size_t indent) {
        const auto inner = indent + 2;
        out_ += fmt::format("{:{}}- name: {}\n", "", indent, yaml_value(code.name, inner + 2));
        if (!code.labels.empty()) {
            heading("labels", inner);
            for (const auto& [language, label] : code.labels) {
                out_ += fmt::format("{:{}}{}: {}\n", "", inner + 2, yaml_key(language),
                                    yaml_value(label, inner + 4));
            }
        }
        field("colour", code.colour.hex(), inner);
        field("polarity", to_name(code.polarity), inner);
        field("definition", code.definition, inner);
        field("use", code.use, inner);
        field("do_not_use", code.do_not_use, inner);
        field("example", code.example, inner);
        references(code.references, inner);
        relations(code.id, inner);
        if (codebook_.children(code.id).empty()) return;
        heading("codes", inner);
        children(code.id, inner + 2);
    }

    void references(std::string_view lines, std::size_t indent) {
        if (lines.empty()) return;
        heading("references", indent);
        while (true) {
            const auto end = lines.find('\n');
            out_ += fmt::format("{:{}}- {}\n", "", indent + 2,
                                yaml_value(lines.substr(0, end), indent + 4));
            if (end == std::string_view::npos) return;
            lines.remove_prefix(end + 1);
        }
    }

    void relations(const CodeId& id, std::size_t indent) {
        const auto all = codebook_.relations_from(id);
        if (all.empty()) return;
        heading("relations", indent);
        for (const auto& relation : all) {
            out_ += fmt::format("{:{}}- {}: {}\n", "", indent + 2, yaml_key(relation.type),
                                yaml_value(codebook_.path(relation.to), indent + 6));
        }
    }

    const Codebook& codebook_;
    std::string out_;
};

} // namespace

std::string write_codebook_yaml(const Codebook& codebook, std::string_view name,
                                std::string_view language) {
    return CodebookWriter{codebook}.write(name, language);
}

} // namespace filrouge::exchange

#include "workbench/documents/attribution.h"

#include "core/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace filrouge::workbench {
namespace {

/// What stands for a field in braces.
class Fields {
  public:
    Fields(const Project& project, const SourceId& source, const publish::Quote& quote)
        : project_{project}, source_{source}, quote_{quote}, turns_{project.turns_in(source,
                                                                                     quote.span)} {}

    [[nodiscard]] bool several_turns() const { return turns_.size() > 1; }
    [[nodiscard]] std::string value(std::string_view field) const {
        const auto name = fold(field);
        if (name == "speaker" || name == "locuteur") return speaker_of(quote_);
        if (name == "source") return quote_.source;
        if (name == "turn" || name == "tour") return turns();
        if (name == "code") return quote_.code;
        if (name == "coder" || name == "codeur") return quote_.coder;
        if (name == "start") return std::to_string(quote_.span.begin().value());
        if (name == "end") return std::to_string(quote_.span.end().value());
        return variable(field);
    }

  private:
    [[nodiscard]] std::string turns() const {
        if (turns_.empty()) return {};
        if (!several_turns()) return std::to_string(turns_.front()->number);
        return fmt::format("{}–{}", turns_.front()->number, turns_.back()->number);
    }
    /// Of several speakers the values of all, each once.
    [[nodiscard]] std::string variable(std::string_view name) const {
        const auto id = project_.resolve_variable(name);
        if (!id) return {};
        if (project_.variables().at(*id).scope == VariableScope::source) {
            return project_.value_of(*id, source_);
        }
        std::string all;
        std::set<std::string> known{{}};
        for (const auto& who : project_.speakers_in(source_, quote_.span)) {
            const auto value = project_.value_of(*id, who);
            if (known.insert(value).second) all += (all.empty() ? "" : ", ") + value;
        }
        return all;
    }

    const Project& project_;
    const SourceId& source_;
    const publish::Quote& quote_;
    std::vector<const Turn*> turns_;
};

bool known_field(const Project& project, std::string_view field) {
    static const std::set<std::string> ours{"speaker", "locuteur", "source", "turn",  "tour",
                                            "code",    "coder",    "codeur", "start", "end"};
    return ours.contains(fold(field)) || project.resolve_variable(field).ok();
}

} // namespace

Result<std::vector<Attribution::Part>> Attribution::parse_parts(const Project& project,
                                                                std::string_view pattern) {
    std::vector<Part> parts(1);
    std::string literal;
    const auto flush = [&] {
        if (!literal.empty()) parts.back().pieces.push_back({false, literal});
        literal.clear();
    };
    while (!pattern.empty()) {
        const char c = pattern.front();
        if (c == '{') {
            const auto close = pattern.find('}');
            const auto field =
                pattern.substr(1, close == std::string_view::npos ? close : close - 1);
            if (close == std::string_view::npos || !known_field(project, field)) {
                return Error{
                    ErrorCode::invalid_input,
                    fmt::format("The attribution does not know the field {{{}}}", field),
                    "Use {speaker}, {source}, {turn}, {code}, {coder} or a variable's name"};
            }
            flush();
            parts.back().pieces.push_back({true, std::string{field}});
            pattern.remove_prefix(close + 1);
            continue;
        }
        if (c == ',') {
            flush();
            parts.emplace_back();
        } else {
            literal += c;
        }
        pattern.remove_prefix(1);
    }
    flush();
    return parts;
}

Result<Attribution> Attribution::parse(const Project& project, std::string_view pattern) {
    const bool usual = pattern.empty();
    const bool french = project.info.language == "fr";
    if (usual)
        pattern = french ? "{speaker}, {source}, tour {turn}" : "{speaker}, {source}, turn {turn}";
    auto one = parse_parts(project, pattern);
    if (!one) return one.error();
    Attribution made;
    made.parts_ = made.of_several_turns_ = *std::move(one);
    if (usual) made.of_several_turns_.back().pieces.front().text = french ? " tours " : " turns ";
    return made;
}

std::string Attribution::of(const Project& project, const SourceId& source,
                            const publish::Quote& quote) const {
    const Fields fields{project, source, quote};
    std::string all;
    for (const auto& part : fields.several_turns() ? of_several_turns_ : parts_) {
        std::string text;
        bool has_field = false;
        bool has_value = false;
        for (const auto& piece : part.pieces) {
            const auto value = piece.is_field ? fields.value(piece.text) : piece.text;
            has_field = has_field || piece.is_field;
            has_value = has_value || (piece.is_field && !value.empty());
            text += value;
        }
        // A part whose fields are all empty drops out, with its comma.
        if (has_field && !has_value) continue;
        if (all.empty()) {
            all = text.substr(std::min(text.find_first_not_of(' '), text.size()));
        } else {
            all += "," + text;
        }
    }
    return all;
}

} // namespace filrouge::workbench

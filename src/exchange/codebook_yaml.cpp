#include "exchange/codebook_file.h"

#include "core/cells.h"
#include "core/fold.h"
#include "exchange/codebook_draft.h"
#include "exchange/yaml_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace filrouge::exchange {
namespace {

using Kind = YamlNode::Kind;
using Keys = std::span<const std::string_view>;

constexpr std::string_view format_name = "filrouge-codebook/1";

class CodebookReader {
  public:
    explicit CodebookReader(std::string_view file_name)
        : file_name_{file_name}, links_{file_name} {}

    Result<CodebookDraft> read(const YamlNode& root) {
        if (auto fits = check_format(root); !fits) return fits.error();
        static constexpr std::array<std::string_view, 5> known{"format", "name", "language",
                                                               "description", "codes"};
        if (auto fits = check_keys(root, known); !fits) return fits.error();
        CodebookDraft draft;
        for (const auto& [key, into] : {std::pair{"name", &draft.name},
                                        {"language", &draft.language},
                                        {"description", &draft.description}}) {
            if (auto done = read_text(root, key, *into); !done) return done.error();
        }
        if (auto done = read_codes(root, {}, draft); !done) return done.error();
        if (auto done = links_.resolve(draft.nodes); !done) return done.error();
        return draft;
    }

  private:
    [[nodiscard]] Error bad(const YamlNode& node, std::string_view what,
                            std::string_view hint) const {
        return line_error(file_name_, std::max<std::size_t>(node.line, 1), what, hint);
    }

    [[nodiscard]] Place place(const YamlNode& node) const { return {file_name_, node.line}; }

    static const YamlNode* child(const YamlNode& map, std::string_view key) {
        for (std::size_t i = 0; i < map.keys.size(); ++i) {
            if (map.keys[i].text == key) return &map.children[i];
        }
        return nullptr;
    }

    [[nodiscard]] Result<void> check_format(const YamlNode& root) const {
        const auto* format = root.kind == Kind::map ? child(root, "format") : nullptr;
        if (format == nullptr || !format->text.starts_with("filrouge-codebook/")) {
            return bad(format == nullptr ? root : *format, "this is not a Filrouge codebook",
                       fmt::format("It begins with the line format: {}", format_name));
        }
        if (format->text == format_name) return {};
        return Error{ErrorCode::newer_version,
                     fmt::format("{} has the format {}", file_name_, format->text),
                     fmt::format("This version of Filrouge reads {}", format_name)};
    }

    [[nodiscard]] Result<void> check_keys(const YamlNode& map, Keys known) const {
        for (const auto& key : map.keys) {
            if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
            std::string all;
            for (const auto& name : known) {
                all += all.empty() ? "" : ", ";
                all += name;
            }
            return bad(key, fmt::format("the key {} is unknown", key.text),
                       fmt::format("Known keys here: {}", all));
        }
        return {};
    }

    /// Leaves `into` as it is where there is no such key.
    [[nodiscard]] Result<void> read_text(const YamlNode& map, std::string_view key,
                                         std::string& into) const {
        const auto* node = child(map, key);
        if (node == nullptr || node->kind == Kind::empty) return {};
        if (node->kind != Kind::scalar) return bad(*node, fmt::format("{} is a text", key), "");
        into = node->text;
        return {};
    }

    Result<void> read_codes(const YamlNode& map, const std::string& parent, CodebookDraft& draft) {
        const auto* list = child(map, "codes");
        if (list == nullptr || list->kind == Kind::empty) return {};
        if (list->kind != Kind::list) {
            return bad(*list, "codes is a list", "Each code begins with - name:");
        }
        std::set<std::string> seen;
        for (std::size_t i = 0; i < list->children.size(); ++i) {
            const auto& node = list->children[i];
            auto path = read_path(node, parent, seen);
            if (!path) return path.error();
            auto code = read_code(node);
            if (!code) return code.error();
            code->path = *path;
            code->code.position = static_cast<std::uint32_t>(i);
            code->code.name = path->substr(parent.empty() ? 0 : parent.size() + 1);
            draft.nodes.push_back(std::move(*code));
            if (auto done = read_relations(node, draft.nodes.size() - 1); !done) return done;
            if (auto done = read_codes(node, *path, draft); !done) return done;
        }
        return {};
    }

    [[nodiscard]] Result<std::string> read_path(const YamlNode& node, const std::string& parent,
                                                std::set<std::string>& seen) const {
        if (node.kind != Kind::map) return bad(node, "a code begins with name:", "");
        std::string name;
        if (auto done = read_text(node, "name", name); !done) return done.error();
        const auto* named = child(node, "name");
        auto path = child_path(parent, name, place(named == nullptr ? node : *named));
        if (!path) return path.error();
        if (!seen.insert(fold(trimmed(name))).second) {
            return bad(*named, fmt::format("there are two codes {}", *path),
                       "Codes beside one another need different names (capitals and accents do "
                       "not count)");
        }
        return path;
    }

    [[nodiscard]] Result<CodebookDraft::Node> read_code(const YamlNode& map) const {
        static constexpr std::array<std::string_view, 11> known{
            "name",       "labels",  "colour",     "polarity",  "definition", "use",
            "do_not_use", "example", "references", "relations", "codes"};
        if (auto fits = check_keys(map, known); !fits) return fits.error();
        CodebookDraft::Node node;
        auto& code = node.code;
        for (const auto& [key, into] : {std::pair{"definition", &code.definition},
                                        {"use", &code.use},
                                        {"do_not_use", &code.do_not_use},
                                        {"example", &code.example}}) {
            if (auto done = read_text(map, key, *into); !done) return done.error();
        }
        if (auto done = read_signs(map, node); !done) return done.error();
        if (auto done = read_labels(map, code); !done) return done.error();
        if (auto done = read_references(map, code); !done) return done.error();
        return node;
    }

    /// Colour and polarity.
    [[nodiscard]] Result<void> read_signs(const YamlNode& map, CodebookDraft::Node& node) const {
        if (const auto* given = child(map, "colour")) {
            const auto colour = read_colour(given->text, place(*given));
            if (!colour) return colour.error();
            node.code.colour = *colour;
            node.has_colour = true;
        }
        if (const auto* given = child(map, "polarity")) {
            if (given->kind != Kind::scalar && given->kind != Kind::empty) {
                return bad(*given, "polarity is a word", "Use tension, lever or none");
            }
            const auto polarity = read_polarity(given->text, place(*given));
            if (!polarity) return polarity.error();
            node.code.polarity = *polarity;
            node.has_polarity = given->kind == Kind::scalar;
        }
        return {};
    }

    [[nodiscard]] Result<void> read_labels(const YamlNode& map, Code& code) const {
        const auto* labels = child(map, "labels");
        if (labels == nullptr || labels->kind == Kind::empty) return {};
        if (labels->kind != Kind::map) {
            return bad(*labels, "labels names a language and a label", "Such as {en: Trust}");
        }
        for (const auto& key : labels->keys) {
            if (auto done = read_text(*labels, key.text, code.labels[key.text]); !done) return done;
        }
        return {};
    }

    [[nodiscard]] Result<void> read_references(const YamlNode& map, Code& code) const {
        const auto* list = child(map, "references");
        if (list == nullptr || list->kind != Kind::list) {
            return read_text(map, "references", code.references);
        }
        for (const auto& item : list->children) {
            if (item.kind != Kind::scalar && item.kind != Kind::empty) {
                return bad(item, "a reference is a text",
                           "References with : in them need quotation marks");
            }
            if (&item != &list->children.front()) code.references += '\n';
            code.references += item.text;
        }
        return {};
    }

    Result<void> read_relations(const YamlNode& map, std::size_t from) {
        const auto* list = child(map, "relations");
        if (list == nullptr || list->kind == Kind::empty) return {};
        if (list->kind != Kind::list) {
            return bad(*list, "relations is a list", "Such as - regulates: Tensions/Temporalités");
        }
        for (const auto& item : list->children) {
            if (item.kind != Kind::map || item.keys.size() != 1 ||
                item.children.front().kind != Kind::scalar) {
                return bad(item, "a relation names its type and a code",
                           "Such as - regulates: Tensions/Temporalités");
            }
            links_.add(from, {std::string{trimmed(item.keys.front().text)}, item.children[0].text},
                       item.line);
        }
        return {};
    }

    std::string_view file_name_;
    LinkResolver links_;
};

} // namespace

Result<CodebookDraft> read_codebook_yaml(std::string_view bytes, std::string_view file_name) {
    const auto root = read_yaml(bytes, file_name);
    if (!root) return root.error();
    return CodebookReader{file_name}.read(*root);
}

} // namespace filrouge::exchange

#include "exchange/yaml_tree.h"

#include "core/cells.h"
#include "core/text.h"

#include <fmt/format.h>

#include <set>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace filrouge::exchange {
namespace {

constexpr std::size_t max_bytes = 8u << 20;
constexpr std::size_t max_depth = 300;

struct Refused {
    std::size_t line;
    std::string what;
    std::string hint;
};

std::size_t line_of(const YAML::Mark& mark) {
    return mark.line < 0 ? 1 : static_cast<std::size_t>(mark.line) + 1;
}

/// Builds the tree from the parser's events. `YAML::Load` would do, but it expands aliases, drops
/// keys that stand twice, and forgets nothing of the depth until the stack is gone.
class TreeBuilder final : public YAML::EventHandler {
  public:
    [[nodiscard]] YamlNode take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (documents_++ > 0) throw Refused{line_of(mark), "a second document begins", ""};
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        YamlNode node;
        node.line = line_of(mark);
        add(std::move(node));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        throw Refused{line_of(mark), "aliases (*name) are not allowed", "Write the text out"};
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                  const std::string& value) override {
        refuse_tag(mark, tag);
        YamlNode node;
        node.kind = YamlNode::Kind::scalar;
        node.line = line_of(mark);
        node.text = value;
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                         YAML::EmitterStyle::value /*style*/) override {
        refuse_tag(mark, tag);
        open(mark, YamlNode::Kind::list);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                    YAML::EmitterStyle::value /*style*/) override {
        refuse_tag(mark, tag);
        open(mark, YamlNode::Kind::map);
    }
    void OnMapEnd() override { close(); }

  private:
    struct Open {
        YamlNode node;
        std::set<std::string> seen; // keys
    };

    static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag.empty() || tag == "?" || tag == "!" || tag == "tag:yaml.org,2002:str") return;
        throw Refused{line_of(mark), fmt::format("the tag {} is not allowed", tag), "Leave it out"};
    }

    void open(const YAML::Mark& mark, YamlNode::Kind kind) {
        if (open_.size() >= max_depth) {
            throw Refused{line_of(mark), "the file is nested too deeply", ""};
        }
        auto& node = open_.emplace_back().node;
        node.kind = kind;
        node.line = line_of(mark);
    }

    void close() {
        auto node = std::move(open_.back().node);
        open_.pop_back();
        add(std::move(node));
    }

    void add(YamlNode node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        auto& [parent, seen] = open_.back();
        const bool is_key =
            parent.kind == YamlNode::Kind::map && parent.keys.size() == parent.children.size();
        if (!is_key) {
            // The parser finds out that a value is missing only at what comes after it.
            if (node.kind == YamlNode::Kind::empty && !parent.keys.empty()) {
                node.line = parent.keys.back().line;
            }
            parent.children.push_back(std::move(node));
            return;
        }
        if (node.kind != YamlNode::Kind::scalar) {
            throw Refused{node.line, "a key is missing, or is no plain text",
                          "Put texts that begin with a sign such as [ { ? in quotation marks"};
        }
        if (!seen.insert(node.text).second) {
            throw Refused{node.line, fmt::format("the key {} stands twice", node.text), ""};
        }
        parent.keys.push_back(std::move(node));
    }

    std::vector<Open> open_;
    YamlNode root_;
    std::size_t documents_ = 0;
};

/// YAML allows no control characters but tab and line ends; the parser takes some for the file's
/// end.
Result<void> check_characters(std::string_view bytes, std::string_view file_name) {
    if (const auto broken = find_invalid_utf8(bytes)) {
        return line_error(file_name, line_at(bytes, broken->value()), "the text is not UTF-8",
                          "Save the file in the encoding UTF-8");
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
            return line_error(file_name, line_at(bytes, i),
                              fmt::format("the control character {:#04x} is not allowed", c),
                              "Delete it, or write it as \\x.. between quotation marks");
        }
    }
    return {};
}

} // namespace

Result<YamlNode> read_yaml(std::string_view bytes, std::string_view file_name) {
    if (bytes.size() > max_bytes) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is larger than {} MB", file_name, max_bytes >> 20),
                     "Is it really a codebook?"};
    }
    if (auto fine = check_characters(bytes, file_name); !fine) return fine.error();
    try {
        std::istringstream stream{std::string{bytes}};
        YAML::Parser parser{stream};
        TreeBuilder builder;
        while (parser.HandleNextDocument(builder)) {
        }
        return builder.take();
    } catch (const Refused& refused) {
        return line_error(file_name, refused.line, refused.what, refused.hint);
    } catch (const YAML::Exception& failed) {
        return line_error(file_name, line_of(failed.mark), failed.msg,
                          "Check the indentation there and the line above; texts with : or # in "
                          "them need quotation marks");
    }
}

} // namespace filrouge::exchange

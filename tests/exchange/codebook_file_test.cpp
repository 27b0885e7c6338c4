#include "exchange/codebook_file.h"

#include "exchange/awkward.h"
#include "exchange/files.h"
#include "exchange/yaml_tree.h"

#include <functional>
#include <map>

using namespace filrouge;
using namespace filrouge::exchange;

namespace {

using Node = CodebookDraft::Node;

const std::string head = "format: filrouge-codebook/1\n";

std::string yaml_error(const std::string& bytes) {
    const auto draft = read_codebook_yaml(bytes, "c.yaml");
    return draft ? "no error" : draft.error().message();
}
std::string csv_error(const std::string& bytes) {
    const auto draft = read_codebook_csv(bytes, "c.csv");
    return draft ? "no error" : draft.error().message();
}

/// What a project would make of a draft.
Codebook codebook_of(const CodebookDraft& draft) {
    Codebook codebook;
    IdGenerator ids{[] { return 1; }, 9};
    std::map<std::string, CodeId> by_path;
    for (const auto& node : draft.nodes) {
        auto code = node.code;
        code.id = ids.next<CodeId>();
        if (const auto slash = node.path.rfind('/'); slash != std::string::npos) {
            code.parent = by_path.at(node.path.substr(0, slash));
        }
        by_path.emplace(node.path, code.id);
        codebook.put(code);
    }
    for (const auto& node : draft.nodes) {
        for (const auto& [type, target] : node.relations) {
            codebook.put(
                Relation{ids.next<RelationId>(), type, by_path.at(node.path), by_path.at(target)});
        }
    }
    return codebook;
}

void check_same(const CodebookDraft& a, const CodebookDraft& b) {
    REQUIRE(a.nodes.size() == b.nodes.size());
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
        const auto& x = a.nodes[i].code;
        const auto& y = b.nodes[i].code;
        INFO("code " << a.nodes[i].path);
        CHECK(a.nodes[i].path == b.nodes[i].path);
        CHECK(x.name == y.name);
        CHECK(x.position == y.position);
        CHECK(x.labels == y.labels);
        CHECK(x.colour == y.colour);
        CHECK(x.polarity == y.polarity);
        CHECK(x.definition == y.definition);
        CHECK(x.use == y.use);
        CHECK(x.do_not_use == y.do_not_use);
        CHECK(x.example == y.example);
        CHECK(x.references == y.references);
        REQUIRE(a.nodes[i].relations.size() == b.nodes[i].relations.size());
        for (std::size_t k = 0; k < a.nodes[i].relations.size(); ++k) {
            CHECK(a.nodes[i].relations[k].type == b.nodes[i].relations[k].type);
            CHECK(a.nodes[i].relations[k].target == b.nodes[i].relations[k].target);
        }
    }
}

/// A name as files keep it: with a mark that makes it unique, no '/', nothing to trim.
std::string awkward_name(std::mt19937& random, int number) {
    std::string name = test::any_awkward(random);
    std::erase(name, '/');
    return "<" + name + std::to_string(number) + ">";
}

CodebookDraft random_draft(std::uint32_t seed) {
    std::mt19937 random{seed};
    CodebookDraft draft;
    std::vector<std::size_t> children{0}; // of the top, then of each node
    const std::function<void(const std::string&, int)> grow = [&](const std::string& parent,
                                                                  int depth) {
        const auto count = depth == 0 ? 4 : random() % 3;
        for (std::uint32_t i = 0; i < count; ++i) {
            Node node;
            auto& code = node.code;
            code.name = awkward_name(random, static_cast<int>(draft.nodes.size()));
            node.path = parent.empty() ? code.name : parent + "/" + code.name;
            code.position = i;
            code.colour = {static_cast<std::uint8_t>(random()), 0x10, 0xff};
            code.polarity = static_cast<Polarity>(random() % 3);
            code.definition = test::any_awkward(random);
            code.use = test::any_awkward(random);
            code.do_not_use = test::any_awkward(random);
            code.example = test::any_awkward(random);
            code.references = test::any_awkward(random);
            if (random() % 2 == 0) code.labels["en"] = "L" + test::any_awkward(random);
            if (random() % 2 == 0) code.labels["no"] = "L" + test::any_awkward(random);
            const auto path = node.path;
            draft.nodes.push_back(std::move(node));
            if (depth < 3) grow(path, depth + 1);
        }
    };
    grow("", 0);
    for (std::size_t i = 1; i < draft.nodes.size(); ++i) {
        if (random() % 2 != 0) continue;
        // A key of YAML has at most 1024 characters.
        const auto type = "<" + test::any_awkward(random).substr(0, 100) + ">";
        draft.nodes[i].relations.push_back({type, draft.nodes[i - 1].path});
    }
    return draft;
}

} // namespace

TEST_CASE("a codebook is written and read back the same, whatever its texts hold") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        const auto draft = random_draft(seed);
        const auto codebook = codebook_of(draft);
        const auto yaml = write_codebook_yaml(codebook, "nom: \"x\"", "fr");
        const auto from_yaml = read_codebook_yaml(yaml, "c.yaml");
        INFO(yaml);
        if (!from_yaml) FAIL(from_yaml.error().message());
        CHECK(from_yaml->name == "nom: \"x\"");
        CHECK(from_yaml->language == "fr");
        check_same(draft, *from_yaml);
        const auto from_csv = read_codebook_csv(write_codebook_csv(codebook), "c.csv");
        if (!from_csv) FAIL(from_csv.error().message());
        check_same(draft, *from_csv);
    }
}

TEST_CASE("each awkward text alone comes back, as a value and as a key") {
    for (const auto& text : test::awkward_strings()) {
        const auto yaml = "a:\n  - " + yaml_value(text, 4) + "\n  - b: " + yaml_value(text, 6) +
                          "\n" + (text.size() < 1000 ? yaml_key(text) : "k") + ": x\n";
        INFO(yaml);
        const auto tree = read_yaml(yaml, "t.yaml");
        if (!tree) FAIL(tree.error().message());
        CHECK(tree->children.at(0).children.at(0).text == text);
        CHECK(tree->children.at(0).children.at(1).children.at(0).text == text);
        CHECK(tree->keys.at(1).text == (text.size() < 1000 ? text : "k"));
    }
}

TEST_CASE("texts of several lines stay readable in the file") {
    Code code;
    code.id = CodeId{{1}};
    code.name = "Confiance";
    code.definition = "Une ligne.\n\nUne autre : la suite.";
    Codebook codebook;
    codebook.put(code);
    CHECK(write_codebook_yaml(codebook, "Étude", "fr") == head + "name: Étude\n"
                                                                 "language: fr\n"
                                                                 "codes:\n"
                                                                 "  - name: Confiance\n"
                                                                 "    colour: \"#000000\"\n"
                                                                 "    polarity: none\n"
                                                                 "    definition: |-\n"
                                                                 "      Une ligne.\n"
                                                                 "\n"
                                                                 "      Une autre : la suite.\n");
}

TEST_CASE("the bundled codebook is read") {
    const auto draft =
        read_codebook_yaml(test::file_at("codebooks/tensions-leviers.yaml"), "t.yaml");
    if (!draft) FAIL(draft.error().message());
    CHECK(draft->language == "fr");
    CHECK(draft->nodes.size() > 25);
    CHECK(draft->nodes[0].path == "Tensions");
    CHECK(draft->nodes[0].code.labels.at("en") == "Tensions");
    CHECK(draft->nodes[0].code.references == "Tourte 2011\nCultiaux & Méhauden 2016");
    CHECK(draft->nodes[1].code.polarity == Polarity::tension);
    std::size_t relations = 0;
    for (const auto& node : draft->nodes) relations += node.relations.size();
    CHECK(relations > 20);
    const auto again =
        read_codebook_yaml(write_codebook_yaml(codebook_of(*draft), draft->name, "fr"), "t");
    REQUIRE(again.ok());
    check_same(*draft, *again);
}

TEST_CASE("mistakes in YAML are told with their line") {
    const auto codes = head + "codes:\n  - name: A\n";
    CHECK(yaml_error("name: x\n").starts_with("c.yaml, line 1: this is not a Filrouge codebook"));
    CHECK(yaml_error("").find("this is not a Filrouge codebook") != std::string::npos);
    CHECK(yaml_error("[]").find("this is not a Filrouge codebook") != std::string::npos);
    CHECK(yaml_error("format: filrouge-codebook/2\n").find("reads filrouge-codebook/1") !=
          std::string::npos);
    CHECK(yaml_error(head + "couleur: x\n")
              .starts_with("c.yaml, line 2: the key couleur is unknown"));
    CHECK(
        yaml_error(codes + "    defintion: x\n").starts_with("c.yaml, line 4: the key defintion"));
    CHECK(yaml_error(codes + "    colour: #ff0000\n")
              .starts_with("c.yaml, line 4: the colour is missing"));
    CHECK(yaml_error(codes + "    colour: rouge\n")
              .starts_with("c.yaml, line 4: rouge is not a colour"));
    CHECK(yaml_error(codes + "    polarity: levier\n")
              .starts_with("c.yaml, line 4: levier is not a polarity"));
    CHECK(yaml_error(codes + "    use: [a]\n").starts_with("c.yaml, line 4: use is a text"));
    CHECK(yaml_error(codes + "    use: a\n    use: b\n")
              .starts_with("c.yaml, line 5: the key use stands twice"));
    CHECK(yaml_error(codes + "  - name: a\n").starts_with("c.yaml, line 4: there are two codes a"));
    CHECK(yaml_error(codes + "  - name: A/B\n")
              .starts_with("c.yaml, line 4: the name A/B holds the sign /"));
    CHECK(yaml_error(codes + "  - name: null\n").starts_with("c.yaml, line 4: a code has no name"));
    CHECK(
        yaml_error(codes + "  - name: \"  \"\n").starts_with("c.yaml, line 4: a code has no name"));
    CHECK(yaml_error(codes + "  - B\n").starts_with("c.yaml, line 4: a code begins with name"));
    CHECK(yaml_error(codes + "    codes: x\n").starts_with("c.yaml, line 4: codes is a list"));
    CHECK(yaml_error(codes + "    labels: x\n")
              .starts_with("c.yaml, line 4: labels names a language"));
    CHECK(yaml_error(codes + "    relations:\n      - regulates: B\n")
              .starts_with("c.yaml, line 5: there is no code B to relate to"));
    CHECK(yaml_error(codes + "    relations:\n      - regulates: a\n")
              .starts_with("c.yaml, line 5: a code is related to itself"));
    CHECK(yaml_error(codes + "    relations: [regulates]\n")
              .starts_with("c.yaml, line 4: a relation names"));
    CHECK(yaml_error(codes + "  -name: B\n").starts_with("c.yaml, line "));
    CHECK(yaml_error(codes + "    use: a: b\n").starts_with("c.yaml, line 4: "));
    CHECK(yaml_error(codes + "\t- name: B\n").starts_with("c.yaml, line 4: "));
    CHECK(yaml_error(codes + "    use: \xE9t\xE9\n")
              .starts_with("c.yaml, line 4: the text is not UTF-8"));
    CHECK(
        yaml_error(codes + "    use: !!python/object x\n").starts_with("c.yaml, line 4: the tag"));
    CHECK(yaml_error(codes + "---\na: b\n").starts_with("c.yaml, line 4: a second document"));
}

TEST_CASE("relations find their target folded, by its whole path") {
    const auto draft = read_codebook_yaml(head + "codes:\n"
                                                 "  - name: Tensions\n"
                                                 "    codes: [{name: Temporalités}]\n"
                                                 "  - name: Confiance\n"
                                                 "    relations:\n"
                                                 "      - regulates: tensions / temporalites\n",
                                          "c.yaml");
    REQUIRE(draft.ok());
    CHECK(draft->nodes[2].relations.at(0).target == "Tensions/Temporalités");
    const auto hint = yaml_error(head + "codes:\n"
                                        "  - name: Tensions\n"
                                        "    codes: [{name: Temps}]\n"
                                        "  - name: Confiance\n"
                                        "    relations: [{regulates: Temps}]\n");
    CHECK(hint.find("Is it Tensions/Temps that is meant?") != std::string::npos);
}

TEST_CASE("a codebook as a table makes the codes above and takes rows in any order") {
    const auto draft =
        read_codebook_csv("path;polarity;colour;relations;label:en\n"
                          "Leviers / Confiance;lever;;regulates>tensions/temps;Trust\n"
                          "Tensions/Temps;tension;#f00;;\n"
                          "Leviers;lever;#0000FF;;Levers\n",
                          "c.csv");
    REQUIRE(draft.ok());
    std::vector<std::string> paths;
    for (const auto& node : draft->nodes) paths.push_back(node.path);
    CHECK(paths ==
          std::vector<std::string>{"Leviers", "Leviers/Confiance", "Tensions", "Tensions/Temps"});
    CHECK(draft->nodes[0].code.colour == Colour{0, 0, 255});
    CHECK(draft->nodes[0].code.labels.at("en") == "Levers");
    CHECK_FALSE(draft->nodes[1].has_colour);
    CHECK(draft->nodes[1].relations.at(0).target == "Tensions/Temps");
    CHECK_FALSE(draft->nodes[2].has_colour);
    CHECK(draft->nodes[2].code.position == 1);
}

TEST_CASE("mistakes in a codebook table are told with their line") {
    CHECK(csv_error("name\nA\n").starts_with("c.csv, line 1: there is no column path"));
    CHECK(csv_error("path,defintion\n")
              .starts_with("c.csv, line 1: the column defintion is unknown"));
    CHECK(csv_error("path\nA\nÀ\n").starts_with("c.csv, line 3: there are two codes A"));
    CHECK(csv_error("path\nA//B\n").starts_with("c.csv, line 2: a code has no name"));
    CHECK(csv_error("path,colour\nA,rouge\n").starts_with("c.csv, line 2: rouge is not a colour"));
    CHECK(csv_error("path,polarity\nA,x\n").starts_with("c.csv, line 2: x is not a polarity"));
    CHECK(csv_error("path,relations\nA,regulates B\n")
              .starts_with("c.csv, line 2: regulates B is not a"));
    CHECK(csv_error("path,relations\nA,regulates>B\n")
              .starts_with("c.csv, line 2: there is no code B"));
}

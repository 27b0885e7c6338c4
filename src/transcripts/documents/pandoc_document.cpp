#include "transcripts/documents/page.h"
#include "transcripts/documents/pandoc.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>

namespace filrouge::transcripts {
namespace {

using Json = nlohmann::json;

bool is_html_element(const std::string& name) {
    static const std::set<std::string> elements = [] {
        std::istringstream in{"a abbr b big blockquote body br center code dd del details div dl "
                              "dt em font footer h1 h2 "
                              "h3 h4 h5 h6 head header hr html i img ins kbd li mark ol p pre s "
                              "section small span strike "
                              "strong style sub summary sup table tbody td th thead tr tt u ul"};
        return std::set<std::string>{std::istream_iterator<std::string>{in}, {}};
    }();
    return elements.count(name) > 0;
}

constexpr int deepest = 200;

/// Walks pandoc's tree (pandoc-types 1.22): `{"t": TYPE, "c": CONTENT}`.
class Walker {
  public:
    explicit Walker(const std::string& format)
        : markdown_{format == "md"}, visible_alternatives_{format == "md" || format == "html"} {}

    void blocks(const Json& list) {
        for (const auto& item : list) block(item);
    }
    void meta(const Json& value) {
        const Deeper level{*this};
        const auto& type = tag(value);
        if (type == "MetaInlines") inlines(value.at("c"));
        if (type == "MetaBlocks") blocks(value.at("c"));
        if (type == "MetaString") page_.word(value.at("c").get_ref<const std::string&>());
        if (type == "MetaList") {
            for (const auto& item : value.at("c")) meta(item);
        }
        page_.end_paragraph();
    }
    PandocDocument finish() && {
        return {std::move(page_).take(), std::move(emphasised_), std::move(headings_), {}};
    }

  private:
    class Deeper {
      public:
        explicit Deeper(Walker& walker) : walker_{walker} {
            if (++walker_.depth_ > deepest) throw std::length_error{"nested too deeply"};
        }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;
        ~Deeper() { --walker_.depth_; }

      private:
        Walker& walker_;
    };

    static const std::string& tag(const Json& node) {
        return node.at("t").get_ref<const std::string&>();
    }

    void block(const Json& node) {
        const Deeper level{*this};
        const auto& type = tag(node);
        if (type == "Para" || type == "Plain") {
            inlines(node.at("c"));
        } else if (type == "Header") {
            heading(node.at("c").at(2));
        } else if (type == "BlockQuote") {
            blocks(node.at("c"));
        } else if (type == "Div") {
            blocks(node.at("c").at(1));
        } else if (type == "Figure") {
            blocks(node.at("c").at(2));
            caption(node.at("c").at(1));
        } else if (type == "CodeBlock") {
            page_.word(node.at("c").at(1).get_ref<const std::string&>());
        } else if (type == "RawBlock") {
            raw(node.at("c").at(1).get_ref<const std::string&>());
        } else if (type == "Table") {
            table(node.at("c"));
        } else {
            lists(type, node);
        }
        page_.end_paragraph();
    }

    void lists(const std::string& type, const Json& node) {
        if (type == "LineBlock") {
            for (const auto& line : node.at("c")) {
                inlines(line);
                page_.end_paragraph();
            }
        } else if (type == "BulletList") {
            for (const auto& item : node.at("c")) blocks(item);
        } else if (type == "OrderedList") {
            ordered_list(node.at("c"));
        } else if (type == "DefinitionList") {
            for (const auto& entry : node.at("c")) {
                inlines(entry.at(0));
                page_.end_paragraph();
                for (const auto& definition : entry.at(1)) blocks(definition);
            }
        }
    }

    // The numbers are words that the reader of the document sees.
    void ordered_list(const Json& content) {
        auto number = content.at(0).at(0).get<long long>();
        const auto& style = tag(content.at(0).at(1));
        const bool letters = style == "LowerAlpha" || style == "UpperAlpha";
        for (const auto& item : content.at(1)) {
            if (letters && number >= 1 && number <= 26) {
                const char first = style == "LowerAlpha" ? 'a' : 'A';
                page_.word(std::string(1, static_cast<char>(first + number - 1)) + ". ");
            } else {
                page_.word(std::to_string(number) + ". ");
            }
            ++number;
            blocks(item);
            page_.end_paragraph();
        }
    }

    void heading(const Json& list) {
        const auto begin = page_.here();
        inlines(list);
        if (page_.here() > begin) headings_.emplace_back(begin, page_.here());
    }

    void caption(const Json& content) { blocks(content.at(1)); }

    void table(const Json& content) {
        caption(content.at(1));
        page_.end_paragraph();
        rows(content.at(3).at(1));
        for (const auto& body : content.at(4)) {
            rows(body.at(2));
            rows(body.at(3));
        }
        rows(content.at(5).at(1));
    }

    // Cells are parted by tabs; a cell's paragraphs become lines, so a label's cell should be the
    // first.
    void rows(const Json& list) {
        for (const auto& row : list) {
            bool first = true;
            for (const auto& cell : row.at(1)) {
                if (!first) page_.tab();
                first = false;
                cell_blocks(cell.at(4));
            }
            page_.end_paragraph();
        }
    }

    void cell_blocks(const Json& list) {
        bool first = true;
        for (const auto& item : list) {
            if (!first) page_.end_paragraph();
            first = false;
            const auto& type = tag(item);
            if (type == "Para" || type == "Plain") {
                inlines(item.at("c"));
            } else {
                block(item);
            }
        }
    }

    void inlines(const Json& list) {
        for (const auto& item : list) in_line(item);
    }

    void in_line(const Json& node) {
        const Deeper level{*this};
        const auto& type = tag(node);
        if (type == "Str") {
            page_.word(node.at("c").get_ref<const std::string&>());
        } else if (type == "Space") {
            page_.space();
        } else if (type == "SoftBreak") {
            page_.soft_break();
        } else if (type == "LineBreak") {
            page_.new_line();
        } else if (type == "Strong" || type == "Underline" || type == "SmallCaps") {
            const auto begin = page_.here();
            inlines(node.at("c"));
            if (page_.here() > begin) emphasised_.emplace_back(begin, page_.here());
        } else if (type == "Emph" || type == "Strikeout" || type == "Superscript" ||
                   type == "Subscript") {
            inlines(node.at("c"));
        } else {
            in_line_with_attributes(type, node);
        }
    }

    void in_line_with_attributes(const std::string& type, const Json& node) {
        if (type == "Span" || type == "Link" || type == "Cite") {
            inlines(node.at("c").at(1));
        } else if (type == "Image") {
            if (visible_alternatives_) inlines(node.at("c").at(1));
        } else if (type == "Quoted") {
            quoted(node.at("c"));
        } else if (type == "Code" || type == "Math") {
            page_.word(node.at("c").at(1).get_ref<const std::string&>());
        } else if (type == "RawInline") {
            raw(node.at("c").at(1).get_ref<const std::string&>());
        } else if (type == "Note") {
            page_.word(" [");
            note(node.at("c"));
            page_.word("]");
        }
    }

    void quoted(const Json& content) {
        const bool single = tag(content.at(0)) == "SingleQuote";
        page_.word(single ? "‘" : "“");
        inlines(content.at(1));
        page_.word(single ? "’" : "”");
    }

    // A note stays inside its paragraph, whatever it is made of.
    void note(const Json& list) {
        bool first = true;
        for (const auto& item : list) {
            if (!first) page_.space();
            first = false;
            const auto& type = tag(item);
            if (type == "Para" || type == "Plain") {
                inlines(item.at("c"));
            } else {
                block(item);
            }
        }
    }

    // In Markdown, "<rires>" is a word of the transcriber and "<b>" is not.
    void raw(const std::string& html) {
        if (!markdown_) return;
        std::size_t at = 0;
        while (at < html.size()) {
            const auto open = std::min(html.find('<', at), html.size());
            page_.word(std::string_view{html}.substr(at, open - at));
            if (open == html.size()) return;
            const bool comment = html.compare(open, 4, "<!--") == 0;
            const auto close = comment ? html.find("-->", open) : html.find('>', open);
            const auto end = close == std::string::npos ? html.size() : close + (comment ? 3 : 1);
            auto name_begin = open + 1;
            if (name_begin < html.size() && html[name_begin] == '/') ++name_begin;
            const auto name_end = html.find_first_of(" />\t\n", name_begin);
            auto element = html.substr(name_begin, std::min(name_end, end) - name_begin);
            std::transform(element.begin(), element.end(), element.begin(), [](char c) {
                return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            });
            if (element == "br" || element == "p" || element == "div") page_.new_line();
            if (!comment && !is_html_element(element)) {
                page_.word(std::string_view{html}.substr(open, end - open));
            }
            at = end;
        }
    }

    bool markdown_;
    bool visible_alternatives_;
    int depth_ = 0;
    Page page_;
    std::vector<CpSpan> emphasised_;
    std::vector<CpSpan> headings_;
};

// Word's styles Title, Author, Date … land in pandoc's metadata although they are paragraphs.
void visible_metadata(Walker& walker, const Json& meta, const std::string& format) {
    if (format != "docx" && format != "odt") return;
    for (const auto* field : {"title", "subtitle", "author", "date", "abstract"}) {
        if (meta.contains(field)) walker.meta(meta.at(field));
    }
}

std::string language_of(const Json& meta) {
    if (!meta.contains("lang")) return {};
    const auto& value = meta.at("lang");
    if (value.at("t") == "MetaString") return value.at("c").get<std::string>();
    std::string language;
    if (value.at("t") == "MetaInlines") {
        for (const auto& item : value.at("c")) {
            if (item.at("t") == "Str") language += item.at("c").get<std::string>();
        }
    }
    return language;
}

} // namespace

Result<PandocDocument> read_pandoc_json(std::string_view json, const std::string& format) {
    try {
        const auto tree = Json::parse(json);
        Walker walker{format};
        visible_metadata(walker, tree.at("meta"), format);
        walker.blocks(tree.at("blocks"));
        auto document = std::move(walker).finish();
        document.language = language_of(tree.at("meta"));
        return document;
    } catch (const Json::exception&) {
        return Error{ErrorCode::failed, "pandoc's answer cannot be read",
                     "Check the installed version of pandoc"};
    } catch (const std::length_error&) {
        return Error{ErrorCode::invalid_input, "the document is nested too deeply",
                     "Open it in a word processor and save it again as docx or odt"};
    }
}

} // namespace filrouge::transcripts

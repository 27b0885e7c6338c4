#include "transcripts/documents/word_text_boxes.h"

#include "transcripts/documents/xml.h"
#include "transcripts/documents/zip_archive.h"

#include <cstring>
#include <map>
#include <set>
#include <vector>

namespace filrouge::transcripts {
namespace {

bool is(const pugi::xml_node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

/// Of alternatives the first that holds a box stays; lists the boxes that do, in order. Documents
/// are at most 1,000 levels deep.
class Boxes {
  public:
    explicit Boxes(pugi::xml_node root) { visit(root); }
    [[nodiscard]] const std::vector<pugi::xml_node>& found() const { return found_; }

  private:
    void visit(pugi::xml_node node) {
        if (is(node, "w:txbxContent")) found_.push_back(node);
        const bool alternatives = is(node, "mc:AlternateContent");
        const auto before = found_.size();
        for (auto child = node.first_child(); child;) {
            const auto next = child.next_sibling();
            if (alternatives && found_.size() > before) {
                node.remove_child(child);
            } else {
                visit(child);
            }
            child = next;
        }
    }
    std::vector<pugi::xml_node> found_;
};

pugi::xml_node paragraph_around(pugi::xml_node node) {
    while (node && !is(node, "w:p")) node = node.parent();
    return node;
}

// The drawing that holds it, which stands in a run of words: pandoc gives up the words for it.
pugi::xml_node drawing_around(pugi::xml_node box) {
    while (!is(box.parent(), "w:r") && !is(box.parent(), "w:p")) box = box.parent();
    return box;
}

// False where there is none.
bool move_boxes(pugi::xml_document& document) {
    const Boxes boxes{document};
    std::map<pugi::xml_node, pugi::xml_node> last; // what was put after a paragraph
    std::set<pugi::xml_node> drawings;
    for (auto box : boxes.found()) {
        const auto anchor = paragraph_around(box);
        if (!anchor) continue;
        auto& after = last.try_emplace(anchor, anchor).first->second;
        for (auto child = box.first_child(); child;) {
            const auto next = child.next_sibling();
            if (const auto moved = after.parent().insert_move_after(child, after)) after = moved;
            child = next;
        }
        drawings.insert(drawing_around(box));
    }
    for (auto drawing : drawings) drawing.parent().remove_child(drawing);
    return !boxes.found().empty();
}

class StringWriter : public pugi::xml_writer {
  public:
    void write(const void* data, std::size_t size) override {
        bytes.append(static_cast<const char*>(data), size);
    }
    std::string bytes;
};

} // namespace

std::optional<std::string> with_text_boxes_as_paragraphs(std::string_view docx, std::size_t most) {
    const auto entries = zip_entries(docx);
    if (!entries) return std::nullopt;
    for (const auto& entry : *entries) {
        if (!entry.name.starts_with("word/document") || !entry.name.ends_with(".xml")) continue;
        const auto xml = unpack(docx, entry, most);
        if (!xml || xml->find("txbxContent") == std::string::npos) continue;
        const auto document = read_xml(*xml, "word/document.xml");
        if (!document || !move_boxes(**document)) continue;
        StringWriter out;
        (*document)->save(out, "", pugi::format_raw, pugi::encoding_utf8);
        return with_entry_replaced(docx, *entries, entry, out.bytes);
    }
    return std::nullopt;
}

} // namespace filrouge::transcripts

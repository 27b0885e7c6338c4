#include "transcripts/pdf/pdf_paragraphs.h"

#include "transcripts/documents/page.h"
#include "transcripts/pdf/line_hyphens.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

namespace filrouge::transcripts {
namespace {

using Lines = std::vector<PdfLine>;

struct Edges {
    double left = 0;
    double right = 0;
};

// Where most lines begin; the furthest to which more than a stray one goes.
Edges edges_of(const std::vector<const PdfLine*>& lines) {
    std::map<long, std::size_t> lefts;
    std::vector<double> rights;
    for (const auto* line : lines) {
        ++lefts[std::lround(line->row.box.left / 3)];
        rights.push_back(line->row.box.right);
    }
    if (rights.empty()) return {};
    const auto most =
        std::max_element(lefts.begin(), lefts.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        })->first;
    std::sort(rights.begin(), rights.end(), std::greater<>{});
    const auto enough = std::max<std::size_t>(2, rights.size() / 50);
    for (const auto right : rights) {
        const auto near =
            std::count_if(rights.begin(), rights.end(), [&](double r) { return r >= right - 24; });
        if (static_cast<std::size_t>(near) >= enough) {
            return {3.0 * static_cast<double>(most), right};
        }
    }
    return {3.0 * static_cast<double>(most), rights.front()};
}

double size_of(const PdfLine& line) {
    double size = 0;
    for (const auto& word : line.row.words) size = std::max(size, word.size);
    return size;
}

double pitch(const PdfLine& above, const PdfLine& line) {
    return line.row.box.bottom - above.row.box.bottom;
}

// Distance of lines by size of font, in tenths of the size.
class Leading {
  public:
    void add(const PdfLine& above, const PdfLine& line) {
        if (line.lead != PdfLead::below) return;
        ++counts_[std::lround(10 * pitch(above, line) / size_of(line))];
    }
    // The smallest that is common: lines of a paragraph are never wider apart than paragraphs.
    void settle() {
        std::size_t most = 0;
        for (const auto& [tenths, count] : counts_) most = std::max(most, count);
        for (const auto& [tenths, count] : counts_) {
            if (tenths >= 8 && count * 4 >= most) {
                usual_ = static_cast<double>(tenths) / 10;
                return;
            }
        }
    }
    [[nodiscard]] bool is_gap(const PdfLine& above, const PdfLine& line) const {
        return pitch(above, line) > (usual_ + 0.35) * size_of(line);
    }

  private:
    std::map<long, std::size_t> counts_;
    double usual_ = 1.2;
};

bool ends_sentence(const PdfRow& row) {
    const auto& text = row.words.back().text;
    return std::string_view{".!?:;"}.find(text.back()) != std::string_view::npos ||
           text.ends_with("…") || text.ends_with("»") || text.ends_with("”");
}

bool begins_item(const PdfRow& row) {
    const auto& text = row.words.front().text;
    for (const std::string_view bullet : {"•", "▪", "◦", "●", "■", "‣", "\uF0B7", "\uF0A7"}) {
        if (text.starts_with(bullet)) return true;
    }
    return false;
}
bool begins_with_dash(const PdfRow& row) {
    const auto& text = row.words.front().text;
    return text == "-" || text == "–" || text == "—";
}

bool is_heading_before(const PdfRow& above, const PdfRow& row) {
    const auto bold = [](const PdfWord& word) { return word.weight == PdfWeight::bold; };
    return std::all_of(above.words.begin(), above.words.end(), bold) &&
           std::none_of(row.words.begin(), row.words.end(), bold);
}

/// What stands between a line and the next.
enum class Joint { tab, paragraph, space, word_ends, word_goes_on };

struct Placed {
    const PdfLine* line;
    Edges edges; ///< of its column
};

// Where all lines are short, none shows how wide the text may be.
constexpr double least_share = 0.6;

// A page of few wide lines says little about its margins: then the document's count.
std::vector<Placed> placed(const std::vector<PdfLaidOutPage>& pages) {
    const auto wide_of = [](const Lines& lines) {
        std::vector<const PdfLine*> wide;
        for (const auto& line : lines) {
            if (!line.in_column) wide.push_back(&line);
        }
        return wide;
    };
    std::vector<const PdfLine*> all_wide;
    for (const auto& page : pages) {
        const auto wide = wide_of(page.lines);
        all_wide.insert(all_wide.end(), wide.begin(), wide.end());
    }
    const auto document = edges_of(all_wide);
    std::vector<Placed> all;
    for (const auto& page : pages) {
        const auto wide = wide_of(page.lines);
        auto whole = wide.size() < 8 ? document : edges_of(wide);
        whole.right = std::max(whole.right, least_share * page.width);
        for (const auto& line : page.lines) {
            all.push_back(
                {&line, line.in_column ? Edges{line.column_left, line.column_right} : whole});
        }
    }
    return all;
}

std::string written(const std::vector<Placed>& lines) {
    std::string all;
    for (const auto& [line, edges] : lines) all += text_of(line->row) + '\n';
    return all;
}

class Paragraphs {
  public:
    explicit Paragraphs(const std::vector<PdfLaidOutPage>& pages)
        : lines_{placed(pages)}, hyphens_{written(lines_)} {
        for (std::size_t i = 1; i < lines_.size(); ++i) {
            leading_.add(*lines_[i - 1].line, *lines_[i].line);
        }
        for (const auto& [line, edges] : lines_) ++same_[text_of(line->row)];
        leading_.settle();
    }

    PdfText write() && {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool last = i + 1 == lines_.size();
            const auto joint = last ? Joint::paragraph : joint_after(i);
            write_words(lines_[i].line->row.words, joint);
            write_joint(joint);
        }
        text_.utf8 = std::move(page_).take();
        return std::move(text_);
    }

  private:
    [[nodiscard]] Joint joint_after(std::size_t i) const {
        const auto& above = lines_[i];
        const auto& below = lines_[i + 1];
        if (below.line->lead == PdfLead::cell) return Joint::tab;
        if (below.line->lead == PdfLead::row || is_apart(*above.line, *below.line)) {
            return Joint::paragraph;
        }
        const auto hyphen = hyphens_.at(text_of(above.line->row), text_of(below.line->row));
        if (hyphen == LineHyphen::of_line) return Joint::word_goes_on;
        if (has_room(above, *below.line) || is_moved(above, below)) return Joint::paragraph;
        return hyphen == LineHyphen::of_word ? Joint::word_ends : Joint::space;
    }

    [[nodiscard]] bool is_apart(const PdfLine& above, const PdfLine& line) const {
        const auto size = size_of(line);
        if (std::abs(size_of(above) - size) > 0.15 * size) return true;
        if (begins_item(line.row) || is_heading_before(above.row, line.row)) return true;
        if (line.lead == PdfLead::flow && is_label(line.row)) return true;
        if (begins_with_dash(line.row) && ends_sentence(above.row)) return true;
        return line.lead == PdfLead::below && leading_.is_gap(above, line);
    }

    // Of a speaker, alone on its line: it recurs so. At the top of a page the line above, on
    // another page, may be full.
    [[nodiscard]] bool is_label(const PdfRow& row) const {
        const auto text = text_of(row);
        const auto times = same_.at(text);
        return text.ends_with(':') ? times > 1 : times > 2 && !ends_sentence(row);
    }

    // A line breaks where the next word does not fit. Who writes lines of verse or single words has
    // room at the end of each.
    static bool has_room(const Placed& above, const PdfLine& line) {
        const auto& word = line.row.words.front();
        const auto size = size_of(line);
        const auto needed = 0.35 * size + word.box.width();
        return above.line->row.box.right + needed < above.edges.right - 0.8 * size;
    }

    // First lines stand further right than the others, or further left (hanging indents).
    static bool is_moved(const Placed& above, const Placed& below) {
        const auto em = 0.8 * size_of(*below.line);
        const auto indent = below.line->row.box.left - below.edges.left;
        const auto indent_above = above.line->row.box.left - above.edges.left;
        const bool first = indent > em && indent_above < em && indent < 8 * em;
        const bool hanging = indent < -em && indent_above > indent + em;
        return first || hanging;
    }

    void write_words(const std::vector<PdfWord>& words, Joint joint) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto& word = words[i];
            if (word.weight != PdfWeight::bold) end_bold();
            if (i > 0 && apart(words[i - 1], word)) page_.space();
            if (word.weight == PdfWeight::bold && !bold_) bold_ = page_.here();
            std::string_view text = word.text;
            if (i + 1 == words.size() && joint == Joint::word_goes_on) {
                text = text.substr(0, last_character(text));
            }
            page_.word(text);
        }
    }

    static std::size_t last_character(std::string_view text) {
        auto at = text.size() - 1;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
        return at;
    }

    void write_joint(Joint joint) {
        if (joint == Joint::space) page_.soft_break();
        if (joint == Joint::tab || joint == Joint::paragraph) end_bold();
        if (joint == Joint::tab) page_.tab();
        if (joint == Joint::paragraph) page_.end_paragraph();
    }

    void end_bold() {
        if (bold_ && page_.here() > *bold_) text_.emphasised.emplace_back(*bold_, page_.here());
        bold_.reset();
    }

    std::vector<Placed> lines_;
    LineHyphens hyphens_;
    std::map<std::string, std::size_t> same_; // how often a line stands so
    Leading leading_;
    Page page_;
    PdfText text_;
    std::optional<CpPos> bold_;
};

} // namespace

PdfText paragraphs_of(const std::vector<PdfLaidOutPage>& pages) {
    return Paragraphs{pages}.write();
}

} // namespace filrouge::transcripts

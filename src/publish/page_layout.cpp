#include "publish/page_layout.h"

#include "publish/inks.h"
#include "publish/markup.h"

#include <algorithm>

namespace filrouge::publish {
namespace {

constexpr double leading = 3.6;
constexpr double turn_gap = 5.5;
constexpr double paragraph_gap = 2.5;
// Pango takes more than its share of time and memory for a megabyte in one paragraph.
constexpr std::size_t piece_bytes = 4096;

/// The same number of bytes; control characters would be printed as boxes.
std::string printable(std::string_view text) {
    std::string out{text};
    for (auto& c : out) {
        const bool control = (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
        if (control) c = ' ';
    }
    return out;
}

std::size_t character_start(std::string_view utf8, std::size_t at) {
    while (at > 0 && at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

/// How many of `left` lines go on a page where `n` fit, without leaving one alone.
std::size_t in_company(std::size_t n, std::size_t left, bool empty_page) {
    if (n >= left) return left;
    if (n + 1 == left && n > 2) return n - 1;
    const bool alone = n == 1 || n + 1 == left;
    return alone && !empty_page ? 0 : n;
}

} // namespace

PageGrid::PageGrid(const PageFormat& paper) : format{paper} {
    constexpr double numbers = 26;
    constexpr double gap = 14;
    const auto inner = std::max(format.width - format.left - format.right, 160.0);
    margin_width = inner * 0.31;
    text_left = format.left + numbers;
    text_width = inner - numbers - gap - margin_width;
    margin_left = text_left + text_width + gap;
    // Paper too small for its edges still gets a few lines a page.
    format.bottom = std::min(format.bottom, std::max(format.height - format.top - 60, 0.0));
}

PageLayout::PageLayout(const CodedTranscript& transcript, const PageGrid& grid,
                       const Typesetter& type, double first_top)
    : transcript_{transcript}, grid_{grid}, type_{type}, y_{first_top} {
    const TextIndex index{transcript.text};
    find_turns(index);
    lay_out_text();
    find_codings(index);
}

void PageLayout::find_turns(const TextIndex& index) {
    const std::string_view text = transcript_.text;
    for (const auto& turn : transcript_.turns) {
        const auto label = index.to_bytes(turn.label);
        const auto said = index.to_bytes(turn.span);
        const auto begin = (turn.label.empty() ? said : label).begin().value();
        const auto first = text.find_first_not_of(" \t\n", begin);
        turns_.push_back({std::min(first, text.size()), label, said, &turn});
    }
    std::stable_sort(turns_.begin(), turns_.end(),
                     [](const auto& a, const auto& b) { return a.begin < b.begin; });
}

void PageLayout::lay_out_text() {
    const std::string_view text = transcript_.text;
    auto turn = turns_.begin();
    std::size_t at = 0;
    std::size_t blank = 0;
    while (at < text.size()) {
        auto end = std::min(text.find('\n', at), text.size());
        while (turn != turns_.end() && turn->begin < at) ++turn;
        std::string before;
        const bool begins_turn = turn != turns_.end() && turn->begin == at;
        if (begins_turn && turn->turn->label.empty() && !turn->turn->name.empty())
            before = turn->turn->name + (is_french(transcript_.language) ? "\u00a0: " : ": ");
        // A turn that is told by a name before it begins a paragraph of its own.
        for (auto next = turn; next != turns_.end() && next->begin < end; ++next) {
            if (next->begin > at && next->turn->label.empty() && !next->turn->name.empty())
                end = next->begin;
        }
        if (text.find_first_not_of(" \t", at) >= end) {
            ++blank;
        } else {
            add_paragraph(at, end, before, begins_turn || blank > 0 ? turn_gap : paragraph_gap);
            blank = 0;
        }
        at = end < text.size() && text[end] == '\n' ? end + 1 : end;
    }
    end_page();
}

void PageLayout::add_paragraph(std::size_t begin, std::size_t end, std::string before, double gap) {
    place(lines_of({begin, end, std::move(before)}, end), gap);
}

std::vector<PageLine> PageLayout::lines_of(Piece piece, std::size_t end) {
    std::vector<PageLine> lines;
    while (piece.begin < end) {
        const auto cut = std::min(end, piece.begin + piece_bytes);
        piece.end = character_start(transcript_.text, cut);
        const auto next = measure(piece, piece.end == end, lines);
        pieces_.push_back(piece);
        piece.begin = next;
        piece.before.clear();
    }
    return lines;
}

/// Returns where the next piece begins: at the last line of this one, which might have gone on.
std::size_t PageLayout::measure(Piece& piece, bool last, std::vector<PageLine>& into) const {
    const auto layout = lay_out(piece);
    if (!last && piece.direction == Direction::of_letters)
        piece.direction = direction_of(layout.get());
    const auto before = piece.before.size();
    const auto n = static_cast<std::size_t>(pango_layout_get_line_count(layout.get()));
    const auto place_of = [&](int index) {
        const auto byte = static_cast<std::size_t>(index);
        return piece.begin + (byte > before ? byte - before : 0);
    };
    const auto* each = pango_layout_get_lines_readonly(layout.get());
    for (std::size_t row = 0; row < n; ++row, each = each->next) {
        auto* const shown = static_cast<PangoLayoutLine*>(each->data);
        PangoRectangle logical;
        pango_layout_line_get_extents(shown, nullptr, &logical);
        PageLine line;
        line.piece = pieces_.size();
        line.row = row;
        line.begin = place_of(shown->start_index);
        line.end = place_of(shown->start_index + shown->length);
        if (!last && row > 0 && row + 1 == n && line.begin > piece.begin) return line.begin;
        const double above = -static_cast<double>(logical.y) / PANGO_SCALE;
        const double below = static_cast<double>(logical.height) / PANGO_SCALE - above;
        line.baseline = leading / 2 + std::max(above, type_.ascent());
        line.height = line.baseline + std::max(below, type_.descent()) + leading / 2;
        into.push_back(line);
    }
    return piece.end;
}

LayoutPtr PageLayout::lay_out(const Piece& piece) const {
    const AttributesPtr attributes{pango_attr_list_new()};
    add_inks(piece, attributes.get());
    const auto text =
        std::string_view{transcript_.text}.substr(piece.begin, piece.end - piece.begin);
    return type_.body(piece.before + printable(text), grid_.text_width, piece.direction,
                      attributes.get());
}

void PageLayout::add_inks(const Piece& piece, PangoAttrList* list) const {
    const auto before = piece.before.size();
    const auto in_piece = [&](BytePos p) {
        return std::clamp(p.value(), piece.begin, piece.end) - piece.begin + before;
    };
    // Turns do not overlap, so that the one before may reach in, but none before that.
    auto turn = std::partition_point(turns_.begin(), turns_.end(),
                                     [&](const auto& t) { return t.begin <= piece.begin; });
    if (turn != turns_.begin()) --turn;
    for (; turn != turns_.end() && turn->begin < piece.end; ++turn) {
        const auto& who = *turn->turn;
        auto label_begin = in_piece(turn->label.begin());
        const auto label_end = in_piece(turn->label.end());
        const auto ink = who.subdued ? grey : who.speaker ? speaker_ink(*who.speaker) : black;
        if (before > 0 && turn->begin == piece.begin) {
            add_bold(list, 0, before);
            add_ink(list, ink, 0, before);
        }
        if (!who.label.empty() && label_begin < label_end) {
            add_bold(list, label_begin, label_end);
            add_ink(list, ink, label_begin, label_end);
        }
        if (who.subdued)
            add_ink(list, grey, in_piece(turn->said.begin()), in_piece(turn->said.end()));
    }
}

std::size_t PageLayout::fitting(const std::vector<PageLine>& lines, std::size_t from) const {
    auto y = y_;
    auto next = from;
    while (next < lines.size() && y + lines[next].height <= grid_.bottom())
        y += lines[next++].height;
    return next - from;
}

void PageLayout::place(const std::vector<PageLine>& lines, double gap) {
    std::size_t done = 0;
    if (lines_.size() > page_begins_) y_ += gap;
    while (done < lines.size()) {
        const bool empty = lines_.size() == page_begins_;
        auto n = in_company(fitting(lines, done), lines.size() - done, empty);
        if (n == 0 && !empty) {
            end_page();
            continue;
        }
        for (n = std::max(n, std::size_t{1}); n > 0; --n, ++done) {
            auto line = lines[done];
            line.top = y_;
            line.baseline += y_;
            y_ += line.height;
            lines_.push_back(line);
        }
        if (done < lines.size()) end_page();
    }
}

void PageLayout::end_page() {
    pages_.push_back({page_begins_, lines_.size()});
    page_begins_ = lines_.size();
    y_ = grid_.format.top;
}

std::size_t PageLayout::page_of(std::size_t line) const {
    const auto page = std::partition_point(pages_.begin(), pages_.end(),
                                           [line](const Rows& p) { return p.end <= line; });
    return static_cast<std::size_t>(page - pages_.begin());
}

void PageLayout::find_codings(const TextIndex& index) {
    codings_by_page_.resize(pages_.size());
    if (lines_.empty()) return;
    const auto line_at = [&](auto&& is_before) {
        const auto found = std::partition_point(lines_.begin(), lines_.end(), is_before);
        return std::min(static_cast<std::size_t>(found - lines_.begin()), lines_.size() - 1);
    };
    for (const auto& coding : transcript_.codings) {
        const auto bytes = index.to_bytes(coding.span);
        if (bytes.empty() || coding.code >= transcript_.codes.size()) continue;
        const auto begin = bytes.begin().value();
        const auto end = bytes.end().value();
        const auto first = line_at([&](const PageLine& line) { return line.end <= begin; });
        const auto beyond = line_at([&](const PageLine& line) { return line.begin < end; });
        const auto last = lines_[beyond].begin < end ? beyond + 1 : beyond;
        // What holds only empty lines is shown at the next line.
        codings_.push_back({begin, end, {first, std::max(last, first + 1)}, 0, &coding});
    }
    std::stable_sort(codings_.begin(), codings_.end(), [](const auto& a, const auto& b) {
        return std::pair{a.begin, b.end} < std::pair{b.begin, a.end};
    });
    std::vector<Rows> spans;
    for (const auto& coding : codings_) spans.push_back({coding.begin, coding.end});
    const auto lanes = lanes_of(spans);
    for (std::size_t i = 0; i < codings_.size(); ++i) {
        codings_[i].lane = lanes[i];
        const auto last = page_of(codings_[i].lines.end - 1);
        for (auto page = page_of(codings_[i].lines.begin); page <= last; ++page)
            codings_by_page_[page].push_back(i);
    }
}

std::vector<const LaidCoding*> PageLayout::codings_on(std::size_t page) const {
    std::vector<const LaidCoding*> found;
    for (const auto i : codings_by_page_[page]) found.push_back(&codings_[i]);
    return found;
}

} // namespace filrouge::publish

#include "transcripts/pdf/pdf_page.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace filrouge::transcripts {
namespace {

struct Replacement {
    std::string_view shown;
    std::string_view meant;
};
constexpr std::array replacements{
    Replacement{"ﬀ", "ff"},  Replacement{"ﬁ", "fi"},  Replacement{"ﬂ", "fl"},
    Replacement{"ﬃ", "ffi"}, Replacement{"ﬄ", "ffl"}, Replacement{"ﬅ", "st"},
    Replacement{"ﬆ", "st"},
};

void replace_all(std::string& text, const Replacement& change) {
    for (auto at = text.find(change.shown); at != std::string::npos;
         at = text.find(change.shown, at + change.meant.size())) {
        text.replace(at, change.shown.size(), change.meant);
    }
}

std::string cleaned(std::string_view word) {
    const auto clean = Text::clean(word);
    std::string text = clean ? clean->utf8() : std::string{};
    for (const auto& change : replacements) replace_all(text, change);
    return text;
}

enum Turn { upright, downwards, upside_down, upwards };

struct TurnedWord {
    PdfWord word;
    int turn = upright;
};

class Fields {
  public:
    explicit Fields(std::string_view line) : rest_{line} {}
    double number() {
        const auto field = next();
        double value = 0;
        const auto [end, failed] =
            std::from_chars(field.data(), field.data() + field.size(), value);
        good_ = good_ && failed == std::errc{} && end == field.data() + field.size() &&
                std::isfinite(value);
        return value;
    }
    int flag() { return static_cast<int>(std::clamp(number(), 0.0, 3.0)); }
    std::string_view next() {
        const auto end = std::min(rest_.find(' '), rest_.size());
        const auto field = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return field;
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] bool good() const { return good_; }

  private:
    std::string_view rest_;
    bool good_ = true;
};

PdfBox turned(const PdfBox& box, int turn, const PdfPage& page) {
    const auto w = page.width;
    const auto h = page.height;
    if (turn == downwards) return {box.top, w - box.right, box.bottom, w - box.left};
    if (turn == upwards) return {h - box.bottom, box.left, h - box.top, box.right};
    return {w - box.right, h - box.bottom, w - box.left, h - box.top};
}

// Most words say which side of the page is up. Others stand in margins, to be read last.
void set_upright(PdfPage& page, std::vector<TurnedWord>&& words) {
    std::array<std::size_t, 4> count{};
    for (const auto& word : words) ++count[static_cast<std::size_t>(word.turn)];
    const auto up = static_cast<int>(std::max_element(count.begin(), count.end()) - count.begin());
    double below = 0;
    for (auto& [word, turn] : words) {
        if (turn == up && up != upright) word.box = turned(word.box, up, page);
        if (turn == up) below = std::max(below, word.box.bottom);
    }
    double at = 0;
    for (auto& [word, turn] : words) {
        if (turn != up) {
            const auto size = word.size;
            const auto length = std::max(word.box.width(), word.box.height());
            word.box = {at, below + 2 * size, at + length, below + 3 * size};
            at += length + size / 3;
        }
        page.words.push_back(std::move(word));
    }
    if (up == downwards || up == upwards) std::swap(page.width, page.height);
}

double overlap(const PdfBox& a, const PdfBox& b) {
    return std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
}

} // namespace

PdfBox around(const PdfBox& a, const PdfBox& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}

std::vector<PdfRow> rows_of(std::vector<PdfWord> words) {
    std::stable_sort(words.begin(), words.end(), [](const PdfWord& a, const PdfWord& b) {
        return a.box.middle() < b.box.middle();
    });
    std::vector<PdfRow> rows;
    PdfBox tallest;
    for (auto& word : words) {
        const auto least = std::min(word.box.height(), tallest.height());
        if (rows.empty() || overlap(word.box, tallest) < 0.5 * least) {
            rows.emplace_back();
            rows.back().box = word.box;
            tallest = word.box;
        }
        if (word.box.height() > tallest.height()) tallest = word.box;
        rows.back().box = around(rows.back().box, word.box);
        rows.back().words.push_back(std::move(word));
    }
    for (auto& row : rows) {
        std::stable_sort(
            row.words.begin(), row.words.end(),
            [](const PdfWord& a, const PdfWord& b) { return a.box.left < b.box.left; });
    }
    return rows;
}

bool apart(const PdfWord& left, const PdfWord& right) {
    return left.space == PdfSpace::after || right.box.left - left.box.right > 0.15 * left.size;
}

std::string text_of(const PdfRow& row) {
    std::string text;
    for (std::size_t i = 0; i < row.words.size(); ++i) {
        if (i > 0 && apart(row.words[i - 1], row.words[i])) text += ' ';
        text += row.words[i].text;
    }
    return text;
}

Result<PdfListing> parse_pdf_listing(std::string_view listing) {
    const Error broken{ErrorCode::failed, "the list of its words cannot be read",
                       "Check that Filrouge is whole: install it again"};
    PdfListing result;
    std::vector<TurnedWord> words;
    const auto end_page = [&] {
        if (!result.shown.empty()) set_upright(result.shown.back(), std::exchange(words, {}));
    };
    while (!listing.empty()) {
        const auto end = std::min(listing.find('\n'), listing.size());
        Fields fields{listing.substr(0, end)};
        listing.remove_prefix(std::min(end + 1, listing.size()));
        if (fields.rest().starts_with("pages ")) {
            fields.next();
            result.pages = static_cast<std::size_t>(std::max(0.0, fields.number()));
        } else if (fields.rest().starts_with("page ")) {
            end_page();
            fields.next();
            result.shown.emplace_back();
            result.shown.back().width = fields.number();
            result.shown.back().height = fields.number();
        } else {
            PdfWord word;
            word.box.left = fields.number();
            word.box.top = fields.number();
            word.box.right = fields.number();
            word.box.bottom = fields.number();
            word.size = std::max(1.0, fields.number());
            word.weight = fields.flag() != 0 ? PdfWeight::bold : PdfWeight::normal;
            word.space = fields.flag() != 0 ? PdfSpace::after : PdfSpace::none;
            const int turn = fields.flag();
            word.text = cleaned(fields.rest());
            if (!word.text.empty()) words.push_back({std::move(word), turn});
        }
        if (!fields.good()) return broken;
    }
    end_page();
    return result;
}

} // namespace filrouge::transcripts

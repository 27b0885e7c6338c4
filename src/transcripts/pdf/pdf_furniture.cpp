#include "transcripts/pdf/pdf_furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace filrouge::transcripts {
namespace {

using Rows = std::vector<PdfRow>;

constexpr std::size_t edge_rows = 4; // at the top and at the bottom
constexpr double same_place = 2.5;   // points

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

// Digits count alike; spaces do not count.
std::string folded(const PdfRow& row) {
    std::string key;
    for (const char c : text_of(row)) {
        if (c == ' ') continue;
        if (!is_ascii_digit(c)) {
            key += c;
        } else if (key.empty() || key.back() != '#') {
            key += '#';
        }
    }
    return key;
}

std::optional<int> only_number(std::string_view text) {
    if (text.empty() || text.size() > 5) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (!is_ascii_digit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

// "page#of#", "#": a row without its signs, in small letters.
std::string page_form(const PdfRow& row) {
    std::string form;
    for (const char c : folded(row)) {
        const bool sign = std::string_view{"-[]()|/.:"}.find(c) != std::string_view::npos;
        if (!sign) form += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    for (const std::string_view dash : {"–", "—"}) {
        for (auto at = form.find(dash); at != std::string::npos; at = form.find(dash)) {
            form.erase(at, dash.size());
        }
    }
    return form;
}

// What stands apart at the right end: "3 May 2026          Page 1 of 4".
PdfRow last_part(const PdfRow& row) {
    constexpr double wide = 4; // times the size of the font
    auto first = row.words.size();
    while (--first > 0) {
        const auto& word = row.words[first];
        if (word.box.left - row.words[first - 1].box.right > wide * word.size) break;
    }
    return {row.box, {row.words.begin() + static_cast<std::ptrdiff_t>(first), row.words.end()}};
}

// "3", "- 3 -", "3/10", "Page 3 sur 10", "p. 3": its first number; nothing for other lines. Beside
// something else a number without its word may be anything.
std::optional<int> page_number(const PdfRow& row) {
    static const std::set<std::string> forms{
        "#",     "##",       "p#",          "page#",      "page##",     "#of#",  "#sur#",
        "#de#",  "page#of#", "page#sur#",   "seite#",     "seite#von#", "#von#", "pagina#",
        "#van#", "página#",  "pagina#van#", "pagina#di#", "página#de#"};
    if (row.words.empty()) return std::nullopt;
    auto text = text_of(row);
    if (forms.count(page_form(row)) == 0) {
        const auto part = last_part(row);
        const auto form = page_form(part);
        if (form.starts_with('#') || forms.count(form) == 0) return std::nullopt;
        text = text_of(part);
    }
    const auto begin = std::find_if(text.begin(), text.end(), is_ascii_digit);
    const auto end = std::find_if_not(begin, text.end(), is_ascii_digit);
    return only_number(std::string{begin, end});
}

enum class Edge { top, bottom };

const PdfRow& at_edge(const Rows& rows, Edge edge, std::size_t depth) {
    return edge == Edge::top ? rows[depth] : rows[rows.size() - 1 - depth];
}

/// What of a row stays the same from page to page: all of it, or all but the number of the page.
struct Sameness {
    std::vector<std::string> keys; ///< the first is all of it
};
Sameness sameness(const PdfRow& row, std::size_t page) {
    const auto text = text_of(row);
    Sameness same{{text}};
    for (std::size_t i = 0; i < text.size();) {
        auto end = i;
        while (end < text.size() && is_ascii_digit(text[end])) ++end;
        if (const auto number = only_number(text.substr(i, end - i))) {
            const auto from_page = *number - static_cast<int>(page);
            same.keys.push_back(text.substr(0, i) + "\n" + std::to_string(from_page) + "\n" +
                                text.substr(end));
        }
        i = std::max(end, i + 1);
    }
    return same;
}

class RunningRows {
  public:
    RunningRows(const std::vector<Rows>& pages, Edge edge) : edge_{edge} {
        for (std::size_t p = 0; p < pages.size(); ++p) {
            const auto& rows = pages[p];
            if (!rows.empty()) ++filled_;
            const auto at_most = std::min(edge_rows, rows.size());
            for (std::size_t d = 0; d < at_most; ++d) {
                const auto& row = at_edge(rows, edge, d);
                for (const auto& key : sameness(row, p).keys) {
                    places_[key].push_back({p, row.box.top});
                }
                if (d > 1) continue;
                if (const auto number = page_number(row)) ++offsets_[*number - static_cast<int>(p)];
            }
            // Heads have two rows at most, but for a few.
            for (std::size_t i = 2; i + 2 < rows.size(); ++i)
                inside_[text_of(rows[i])].push_back(rows[i].box.top);
        }
    }

    [[nodiscard]] std::size_t count_on(const Rows& rows, std::size_t page) const {
        std::size_t running = 0;
        for (std::size_t d = 0; d < std::min(edge_rows, rows.size()); ++d) {
            const auto& row = at_edge(rows, edge_, d);
            if (!recurs(row, page) && !numbers(row, page)) break; // a line of the text
            ++running;
        }
        return running;
    }

  private:
    struct Place {
        std::size_t page;
        double top;
    };

    [[nodiscard]] bool recurs(const PdfRow& row, std::size_t page) const {
        if (is_label(row)) return false;
        const auto same = sameness(row, page);
        for (const auto& key : same.keys) {
            const bool with_number = &key != &same.keys.front();
            if (recurs(places_.at(key), row.box.top, page, with_number ? 2 : 3)) return true;
        }
        return false;
    }

    // A speaker's label stands at the edge of a page by chance.
    [[nodiscard]] bool is_label(const PdfRow& row) const {
        const auto text = text_of(row);
        if (text.ends_with(':')) return true;
        const auto inside = inside_.find(text);
        if (inside == inside_.end()) return false;
        const auto elsewhere =
            std::count_if(inside->second.begin(), inside->second.end(),
                          [&](double top) { return std::abs(top - row.box.top) > same_place; });
        return elsewhere > 1;
    }

    // On most pages, or on most of the left or right ones.
    [[nodiscard]] bool recurs(const std::vector<Place>& places, double top, std::size_t page,
                              std::size_t fewest) const {
        std::size_t all = 0;
        std::size_t side = 0;
        for (const auto& place : places) {
            if (std::abs(place.top - top) > same_place) continue;
            ++all;
            if (place.page % 2 == page % 2) ++side;
        }
        return (all >= fewest && all * 10 >= filled_ * 6) ||
               (side >= 3 && side * 10 >= (filled_ + 1) / 2 * 8);
    }

    [[nodiscard]] bool numbers(const PdfRow& row, std::size_t page) const {
        const auto number = page_number(row);
        if (!number) return false;
        const auto offset = offsets_.find(*number - static_cast<int>(page));
        if (offset == offsets_.end()) return false;
        return offset->second >= 2 || (filled_ == 1 && *number == static_cast<int>(page) + 1);
    }

    Edge edge_;
    std::size_t filled_ = 0;
    std::map<std::string, std::vector<Place>> places_;
    std::map<std::string, std::vector<double>> inside_; // where it stands amid pages
    std::map<int, int> offsets_;                        // page number less page → pages
};

void remove_running_rows(std::vector<Rows>& pages) {
    const RunningRows heads{pages, Edge::top};
    const RunningRows feet{pages, Edge::bottom};
    // Pages that all say the same say it.
    bool others = false;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        others =
            others || heads.count_on(pages[p], p) + feet.count_on(pages[p], p) < pages[p].size();
    }
    if (!others) return;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        auto& rows = pages[p];
        const auto head = heads.count_on(rows, p);
        const auto foot = std::min(feet.count_on(rows, p), rows.size() - head);
        rows.erase(rows.end() - static_cast<std::ptrdiff_t>(foot), rows.end());
        rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(head));
    }
}

enum class Margin { left, right };

const PdfWord& outermost(const PdfRow& row, Margin margin) {
    return margin == Margin::left ? row.words.front() : row.words.back();
}

// Rows with a number beyond all other words of the page.
std::vector<std::size_t> numbered_rows(const Rows& rows, Margin margin) {
    double left = 1e9;
    double right = -1e9;
    for (const auto& row : rows) {
        for (const auto& word : row.words) {
            if (only_number(word.text)) continue;
            left = std::min(left, word.box.left);
            right = std::max(right, word.box.right);
        }
    }
    std::vector<std::size_t> numbered;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& word = outermost(rows[i], margin);
        const bool beyond = margin == Margin::left ? word.box.right < left : word.box.left > right;
        if (beyond && only_number(word.text)) numbered.push_back(i);
    }
    return numbered;
}

// Rows that begin, or end, with a number in the column where most such numbers stand.
std::vector<std::size_t> aligned_rows(const Rows& rows, Margin margin) {
    std::vector<std::size_t> best;
    for (const auto edge : {&PdfBox::left, &PdfBox::right}) {
        std::vector<std::pair<double, std::size_t>> places;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto& word = outermost(rows[i], margin);
            if (only_number(word.text)) places.emplace_back(word.box.*edge, i);
        }
        std::sort(places.begin(), places.end());
        for (std::size_t from = 0, to = 0; from < places.size(); ++from) {
            while (to < places.size() && places[to].first <= places[from].first + same_place) ++to;
            if (to - from <= best.size()) continue;
            best.clear();
            for (auto i = from; i < to; ++i) best.push_back(places[i].second);
        }
    }
    std::sort(best.begin(), best.end());
    return best;
}

// Not "1 The first point", a list.
bool stands_apart(const PdfRow& row, Margin margin) {
    const auto count = row.words.size();
    if (count < 2) return false;
    const bool left = margin == Margin::left;
    const auto& before = row.words[left ? 0 : count - 2];
    const auto& after = row.words[left ? 1 : count - 1];
    return after.box.left - before.box.right > 2 * std::max(before.size, after.size);
}

// A title and a date may begin further out than the numbers between them; what stands flush with
// the numbers heads a column of a table.
std::vector<std::size_t> numbered_between(const Rows& rows, Margin margin) {
    auto aligned = aligned_rows(rows, margin);
    if (aligned.empty()) return {};
    const auto& number = outermost(rows[aligned.front()], margin).box;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& outer = outermost(rows[i], margin);
        const bool own = std::binary_search(aligned.begin(), aligned.end(), i);
        const bool inside = aligned.front() < i && i < aligned.back();
        const bool flush = std::abs(outer.box.left - number.left) <= same_place ||
                           std::abs(outer.box.right - number.right) <= same_place;
        if (!own && (inside || flush)) return {};
        if (own && !stands_apart(rows[i], margin)) return {};
    }
    return aligned;
}

// 1 2 3 …, 5 10 15 …: by one step, mostly; a page may begin anew.
bool count_up(const std::vector<int>& numbers) {
    std::map<int, std::size_t> steps;
    for (std::size_t i = 1; i < numbers.size(); ++i) ++steps[numbers[i] - numbers[i - 1]];
    std::size_t best = 0;
    for (const auto& [step, count] : steps) {
        if (step > 0) best = std::max(best, count);
    }
    return numbers.size() >= 4 && best * 10 >= (numbers.size() - 1) * 7;
}

using NumberedRows = std::vector<std::vector<std::size_t>>; // of each page

// Empty where they do not count up.
NumberedRows margin_numbers(const std::vector<Rows>& pages, Margin margin,
                            std::vector<std::size_t> (*find)(const Rows&, Margin)) {
    std::vector<int> numbers;
    NumberedRows numbered;
    for (const auto& rows : pages) {
        numbered.push_back(find(rows, margin));
        for (const auto i : numbered.back()) {
            numbers.push_back(*only_number(outermost(rows[i], margin).text));
        }
    }
    return count_up(numbers) ? numbered : NumberedRows{};
}

void remove_margin_numbers(std::vector<Rows>& pages, Margin margin) {
    auto numbered = margin_numbers(pages, margin, numbered_rows);
    if (numbered.empty()) numbered = margin_numbers(pages, margin, numbered_between);
    if (numbered.empty()) return;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        std::vector<PdfWord> words;
        for (std::size_t i = 0, n = 0; i < pages[p].size(); ++i) {
            auto& row = pages[p][i].words;
            if (n < numbered[p].size() && numbered[p][n] == i) {
                row.erase(margin == Margin::left ? row.begin() : row.end() - 1);
                ++n;
            }
            std::move(row.begin(), row.end(), std::back_inserter(words));
        }
        pages[p] = rows_of(std::move(words));
    }
}

// Programs that print a scrolled view cut a line at the end of a page and print it again.
void remove_repeated_lines(std::vector<Rows>& pages) {
    constexpr std::size_t long_enough = 5; // words
    for (std::size_t p = 0; p + 1 < pages.size(); ++p) {
        if (pages[p].empty() || pages[p + 1].empty()) continue;
        const auto& last = pages[p].back();
        const auto& first = pages[p + 1].front();
        if (last.words.size() >= long_enough && text_of(last) == text_of(first)) {
            pages[p].pop_back();
        }
    }
}

} // namespace

void remove_furniture(std::vector<std::vector<PdfRow>>& pages) {
    // Numbers in the margin first: the last may stand below the foot of the page.
    remove_margin_numbers(pages, Margin::left);
    remove_margin_numbers(pages, Margin::right);
    remove_running_rows(pages);
    remove_repeated_lines(pages);
}

} // namespace filrouge::transcripts

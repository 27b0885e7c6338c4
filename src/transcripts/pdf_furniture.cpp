#include "transcripts/pdf_furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

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

// "3", "- 3 -", "3/10", "Page 3 sur 10", "p. 3": its first number; nothing for other lines.
std::optional<int> page_number(const PdfRow& row) {
    static const std::set<std::string> forms{
        "#",     "##",       "p#",          "page#",      "page##",     "#of#",  "#sur#",
        "#de#",  "page#of#", "page#sur#",   "seite#",     "seite#von#", "#von#", "pagina#",
        "#van#", "página#",  "pagina#van#", "pagina#di#", "página#de#"};
    const auto text = text_of(row);
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
    if (forms.count(form) == 0) return std::nullopt;
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

void remove_margin_numbers(std::vector<Rows>& pages, Margin margin) {
    std::vector<int> numbers;
    std::vector<std::vector<std::size_t>> numbered;
    for (const auto& rows : pages) {
        numbered.push_back(numbered_rows(rows, margin));
        for (const auto i : numbered.back()) {
            numbers.push_back(*only_number(outermost(rows[i], margin).text));
        }
    }
    if (!count_up(numbers)) return;
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

#include "transcripts/pdf/pdf_columns.h"

#include <algorithm>
#include <cstddef>

namespace filrouge::transcripts {
namespace {

using Rows = std::vector<PdfRow>;

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double typical_size(const Rows& rows) {
    std::vector<double> sizes;
    for (const auto& row : rows) {
        for (const auto& word : row.words) sizes.push_back(word.size);
    }
    return median(std::move(sizes));
}

double pitch(const Rows& rows, std::size_t i) {
    return rows[i].box.bottom - rows[i - 1].box.bottom;
}

std::vector<double> pitches(const Rows& rows) {
    std::vector<double> all;
    for (std::size_t i = 1; i < rows.size(); ++i) all.push_back(pitch(rows, i));
    return all;
}

/// A range of x where no word stands.
struct Gap {
    double left = 0;
    double right = 0;
    [[nodiscard]] double width() const { return right - left; }
};

/// Rows that one gap goes through.
struct Band {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t both = 0; ///< rows with words on both sides
};

class BandSearch {
  public:
    BandSearch(const Rows& rows, double least) : rows_{rows}, least_{least} {
        loose_ = 1.6 * median(pitches(rows));
    }

    // The band that begins with a gap of row `begin` and goes furthest.
    [[nodiscard]] Band best(std::size_t begin) const {
        Band best{begin, begin, 0};
        const auto& words = rows_[begin].words;
        for (std::size_t i = 1; i < words.size(); ++i) {
            const Gap gap{words[i - 1].box.right, words[i].box.left};
            if (gap.width() < least_) continue;
            const auto band = follow(begin, gap);
            if (band.both > best.both) best = band;
        }
        return best;
    }

  private:
    [[nodiscard]] Band follow(std::size_t begin, Gap gap) const {
        Band band{begin, begin + 1, 1};
        for (auto i = begin + 1; i < rows_.size(); ++i) {
            const auto narrowed = narrow(gap, rows_[i]);
            if (narrowed.width() < least_) break;
            const bool both =
                rows_[i].box.left < narrowed.left && rows_[i].box.right > narrowed.right;
            // Short lines below a table or columns have nothing to do with them.
            if (!both && pitch(rows_, i) > loose_) break;
            gap = narrowed;
            band.end = i + 1;
            if (both) ++band.both;
        }
        return band;
    }

    // What the row leaves of the gap; the widest part where it parts it.
    static Gap narrow(const Gap& gap, const PdfRow& row) {
        Gap best;
        double left = gap.left;
        for (const auto& word : row.words) {
            if (word.box.right <= gap.left) continue;
            if (word.box.left >= gap.right) break;
            if (word.box.left - left > best.width()) best = {left, word.box.left};
            left = std::max(left, word.box.right);
        }
        if (gap.right - left > best.width()) best = {left, gap.right};
        return best;
    }

    const Rows& rows_;
    double least_;
    double loose_;
};

/// A column of a band: its rows, and for each the row of the band it stands in.
struct Column {
    Rows rows;
    PdfBox box;
};

// All gaps that go through the whole band.
std::vector<Gap> gaps_through(const Rows& band, double least) {
    std::vector<Gap> covered;
    for (const auto& row : band) {
        for (const auto& word : row.words) covered.push_back({word.box.left, word.box.right});
    }
    std::sort(covered.begin(), covered.end(),
              [](const Gap& a, const Gap& b) { return a.left < b.left; });
    std::vector<Gap> gaps;
    double end = covered.empty() ? 0 : covered.front().right;
    for (const auto& word : covered) {
        if (word.left - end >= least) gaps.push_back({end, word.left});
        end = std::max(end, word.right);
    }
    return gaps;
}

std::size_t column_of(const PdfWord& word, const std::vector<Gap>& gaps) {
    const auto* const first = gaps.data();
    const auto* const after = std::find_if(first, first + gaps.size(), [&](const Gap& gap) {
        return word.box.left < gap.right - 0.01;
    });
    return static_cast<std::size_t>(after - first);
}

std::vector<Column> columns_of(const Rows& band, const std::vector<Gap>& gaps) {
    std::vector<std::vector<PdfWord>> words(gaps.size() + 1);
    for (const auto& row : band) {
        for (const auto& word : row.words) words[column_of(word, gaps)].push_back(word);
    }
    std::vector<Column> columns;
    for (auto& own : words) {
        Column column{rows_of(std::move(own)), {}};
        column.box = column.rows.front().box;
        for (const auto& row : column.rows) column.box = around(column.box, row.box);
        columns.push_back(std::move(column));
    }
    return columns;
}

// Of the lines of one cell.
double least_pitch(const Rows& rows) {
    const auto em = typical_size(rows);
    double least = 1e9;
    for (const auto p : pitches(rows)) {
        if (p >= 0.8 * em) least = std::min(least, p);
    }
    return least;
}

bool has_first(const PdfRow& row, const std::vector<Gap>& gaps) {
    return column_of(row.words.front(), gaps) == 0;
}

// A colon ends a speaker's label: what stands below it is another's.
bool first_cell_wraps(const PdfRow& above, const PdfRow& row, const std::vector<Gap>& gaps) {
    if (!has_first(above, gaps)) return false;
    for (const auto* line : {&above, &row}) {
        for (const auto& word : line->words) {
            if (column_of(word, gaps) == 0 && word.text.ends_with(':')) return false;
        }
    }
    return true;
}

// Rows of a table: blocks that white space parts across all columns, beginning in each.
bool looks_like_table(const Rows& band, const std::vector<Gap>& gaps) {
    const auto loose = 1.35 * least_pitch(band);
    std::size_t blocks = 1;
    for (std::size_t i = 0; i < band.size(); ++i) {
        const bool begins = i == 0 || pitch(band, i) > loose;
        if (!begins) continue;
        if (i > 0) ++blocks;
        const auto& words = band[i].words;
        if (column_of(words.front(), gaps) == column_of(words.back(), gaps)) return false;
    }
    return blocks >= 3;
}

// Columns of prose are about as wide as one another, and most of their lines fill them.
bool is_prose(const Rows& band, const std::vector<Gap>& gaps, const std::vector<Column>& columns,
              double em) {
    double narrowest = 1e9;
    double widest = 0;
    for (const auto& column : columns) {
        narrowest = std::min(narrowest, column.box.width());
        widest = std::max(widest, column.box.width());
        std::vector<double> widths;
        for (const auto& row : column.rows) widths.push_back(row.box.width());
        const bool filled = median(std::move(widths)) >= 0.6 * column.box.width();
        if (column.rows.size() < 4 || !filled) return false;
    }
    return narrowest >= 0.45 * widest && narrowest >= 10 * em && !looks_like_table(band, gaps);
}

class Reading {
  public:
    explicit Reading(const Rows& rows) : em_{typical_size(rows)} { read(rows); }
    std::vector<PdfLine> take() && { return std::move(lines_); }

  private:
    void read(const Rows& rows) {
        constexpr std::size_t fewest = 3;
        const BandSearch search{rows, least_gap()};
        PdfLead lead = PdfLead::flow;
        for (std::size_t i = 0; i < rows.size();) {
            const auto band = search.best(i);
            if (band.both < fewest) {
                lines_.push_back({rows[i], lead, false, 0, 0});
                lead = PdfLead::below;
                ++i;
                continue;
            }
            read_band({rows.begin() + static_cast<std::ptrdiff_t>(band.begin),
                       rows.begin() + static_cast<std::ptrdiff_t>(band.end)});
            lead = PdfLead::row;
            i = band.end;
        }
    }

    void read_band(const Rows& band) {
        const auto gaps = gaps_through(band, least_gap());
        const auto columns = columns_of(band, gaps);
        if (!is_prose(band, gaps, columns, em_)) return read_table(band, gaps, columns);
        for (const auto& column : columns) {
            auto lead = PdfLead::flow;
            for (const auto& row : column.rows) {
                lines_.push_back({row, lead, true, column.box.left, column.box.right});
                lead = PdfLead::below;
            }
        }
    }

    void read_table(const Rows& band, const std::vector<Gap>& gaps,
                    const std::vector<Column>& columns) {
        const auto tight = 1.35 * least_pitch(band);
        bool spaced = false;
        for (std::size_t i = 1; i < band.size(); ++i) spaced = spaced || pitch(band, i) > tight;
        std::size_t begin = 0;
        for (std::size_t i = 1; i <= band.size(); ++i) {
            const bool goes_on =
                i < band.size() &&
                (!has_first(band[i], gaps) || (spaced && pitch(band, i) <= tight &&
                                               first_cell_wraps(band[i - 1], band[i], gaps)));
            if (goes_on) continue;
            read_table_row({band.begin() + static_cast<std::ptrdiff_t>(begin),
                            band.begin() + static_cast<std::ptrdiff_t>(i)},
                           gaps, columns);
            begin = i;
        }
    }

    void read_table_row(const Rows& row, const std::vector<Gap>& gaps,
                        const std::vector<Column>& columns) {
        auto lead = PdfLead::row;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            std::vector<PdfWord> words;
            for (const auto& line : row) {
                for (const auto& word : line.words) {
                    if (column_of(word, gaps) == c) words.push_back(word);
                }
            }
            if (words.empty()) continue;
            const auto& box = columns[c].box;
            for (auto& line : rows_of(std::move(words))) {
                lines_.push_back({std::move(line), lead, true, box.left, box.right});
                lead = PdfLead::below;
            }
            lead = PdfLead::cell;
        }
    }

    [[nodiscard]] double least_gap() const { return 1.1 * em_; }

    double em_;
    std::vector<PdfLine> lines_;
};

} // namespace

std::vector<PdfLine> lines_in_reading_order(const std::vector<PdfRow>& rows) {
    return Reading{rows}.take();
}

} // namespace filrouge::transcripts

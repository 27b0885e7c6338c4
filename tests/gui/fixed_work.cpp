#include "gui/fixed_work.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

// Compiled twice, FILROUGE_FIXED_WORK being the name of the function.
namespace filrouge::gui_test {
namespace {

// Its own type in each object: else the linker would keep one of two instances of each template.
struct Row {
    std::size_t key = 0;
    std::string name;
};
bool operator<(const Row& a, const Row& b) {
    return a.key != b.key ? a.key < b.key : a.name < b.name;
}

} // namespace

std::size_t FILROUGE_FIXED_WORK() {
    std::vector<Row> rows;
    std::size_t random = 7;
    for (std::size_t i = 0; i < 20'000; ++i) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        rows.push_back({random >> 40, "passage"});
    }
    std::sort(rows.begin(), rows.end());
    std::map<Row, std::size_t> seen;
    for (const auto& row : rows) seen[row] += row.name.size();
    std::size_t sum = 0;
    for (const auto& [row, count] : seen) sum += row.key ^ count;
    for (const auto& row : rows) {
        for (const char c : row.name) sum = sum * 31 + static_cast<unsigned char>(c);
    }
    return sum;
}

} // namespace filrouge::gui_test

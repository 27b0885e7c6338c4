#include "publish/page_margin.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace filrouge::publish;

TEST_CASE("bars that share a line are in different lanes") {
    CHECK(lanes_of({}).empty());
    CHECK(lanes_of({{0, 5}, {1, 3}, {3, 4}, {5, 6}}) == std::vector<std::size_t>{0, 1, 1, 0});
}

TEST_CASE("labels stay where they are while there is room") {
    CHECK(spread({{10, 5}, {20, 5}}, 0, 100) == std::vector<double>{10, 20});
    CHECK(spread({{10, 6}, {10, 6}}, 0, 100) == std::vector<double>{7, 13});
    CHECK(spread({{0, 10}, {0, 10}, {95, 10}}, 0, 100) == std::vector<double>{0, 10, 90});
}

TEST_CASE("labels neither overlap nor leave the page", "[property]") {
    std::mt19937 random{20261121};
    for (int round = 0; round < 500; ++round) {
        std::vector<Box> boxes(random() % 20);
        for (auto& box : boxes)
            box = {static_cast<double>(random() % 240) - 20, 1 + static_cast<double>(random() % 9)};
        std::sort(boxes.begin(), boxes.end(),
                  [](const Box& a, const Box& b) { return a.top < b.top; });
        const auto tops = spread(boxes, 0, 200);
        REQUIRE(tops.size() == boxes.size());
        double free_from = 0;
        for (std::size_t i = 0; i < tops.size(); ++i) {
            REQUIRE(tops[i] >= free_from - 1e-9);
            free_from = tops[i] + boxes[i].height;
        }
        REQUIRE(free_from <= 200 + 1e-9);
    }
}

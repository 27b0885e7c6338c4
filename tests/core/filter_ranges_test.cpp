#include "core/filter_ranges.h"

#include "core/sample.h"

#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("times are read as people write them") {
    const auto ms = [](std::string_view text) {
        const auto time = parse_media_time(text);
        return time ? time->ms : -1;
    };
    CHECK(ms("90") == 90'000);
    CHECK(ms("1:30") == 90'000);
    CHECK(ms("00:01:30") == 90'000);
    CHECK(ms("1:00:00") == 3'600'000);
    CHECK(ms("0:01.5") == 1'500);
    CHECK(ms("0:01,250") == 1'250);
    for (const auto* bad : {"", ":", "1:", ":30", "1:2:3:4", "a", "-5", "1:-2", "99999999999"}) {
        INFO(bad);
        CHECK(ms(bad) == -1);
    }
}

namespace {

/// Turns 1 0–10 s, 2 10 s without an end, 3 20–30 s, 4 without times; ages 8, 12, 40.
Project timed() {
    Change all;
    all.sources.came = {source(1, "FG1"), source(2, "FG2")};
    all.sources.came[0].created = {1'772'323'200'000}; // 2026-03-01
    all.sources.came[1].created = {1'775'001'600'000}; // 2026-04-01
    all.variables.came = {variable(1, "âge", VariableType::number)};
    for (std::uint64_t n = 1; n <= 4; ++n) {
        all.participants.came.push_back(participant(n, "P" + std::to_string(n)));
        all.turns.came.push_back(turn(n, 1, cp_span(n * 10, n * 10 + 5), id<ParticipantId>(n)));
    }
    const auto at = [](std::int64_t s) { return MediaTime{s * 1000}; };
    auto& turns = all.turns.came;
    turns[0].begins = at(0), turns[0].ends = at(10);
    turns[1].begins = at(10);
    turns[2].begins = at(20), turns[2].ends = at(30);
    all.values.came = {value(1, 1, id<ParticipantId>(1), "8"),
                       value(2, 1, id<ParticipantId>(2), "12"),
                       value(3, 1, id<ParticipantId>(3), "40")};
    Project project;
    project.apply(all);
    return project;
}

std::string fitting(const Project& project, std::string_view text) {
    INFO(text);
    const auto filter = Filter::compile(text, project).value();
    std::string numbers;
    for (const auto& turn : project.turns(id<SourceId>(1)))
        if (filter.fits_passage({turn.source, turn.span, &turn}))
            numbers += std::to_string(turn.number);
    return numbers;
}

} // namespace

TEST_CASE("time fits the turns being said then") {
    const auto project = timed();
    CHECK(fitting(project, "time:5") == "1");
    CHECK(fitting(project, "time:00:00:10") == "2");
    CHECK(fitting(project, "temps:0:15") == "2");
    CHECK(fitting(project, "time:0:05..0:12") == "12");
    CHECK(fitting(project, "time:12..") == "23");
    CHECK(fitting(project, "time:..9") == "1");
    CHECK(fitting(project, "time>=20") == "3");
    CHECK(fitting(project, "time<10") == "1");
    CHECK(fitting(project, "time<=10") == "12");
    CHECK(fitting(project, "not time:0..30") == "4");
    CHECK(fitting(project, "time!=0..15") == "34");
    const auto error = Filter::compile("time:soon", project).error();
    CHECK(error.code == ErrorCode::invalid_input);
    CHECK(error.hint.find("00:10:00") != std::string::npos);
}

TEST_CASE("ranges of numbers and dates include their ends") {
    const auto project = timed();
    CHECK(fitting(project, "âge:8..12") == "12");
    CHECK(fitting(project, "age:\"8\"..\"12\"") == "12");
    CHECK(fitting(project, "age:8..«12» and not age:12") == "1");
    CHECK(fitting(project, "age:\"8\"..12") == "12");
    CHECK(fitting(project, "age:\"9\"..") == "23");
    CHECK(fitting(project, "(age:..\"12\")") == "12");
    CHECK(fitting(project, "age:\"0\"..\"1 000\"") == fitting(project, "age:0..1000"));
    CHECK(fitting(project, "age:9..") == "23");
    CHECK(fitting(project, "age:..12") == "12");
    CHECK(fitting(project, "age!=8..12") == "34");
    CHECK(fitting(project, "date:2026-03") == "1234");
    CHECK(fitting(project, "date:2026-02..2026-03") == "1234");
    CHECK(fitting(project, "date>2026-03-01") == "");
    CHECK(fitting(project, "date:2025") == "");
    CHECK(Filter::compile("date:hier", project).error().code == ErrorCode::invalid_input);
}

TEST_CASE("a range of a variable of words is refused, not empty") {
    auto project = timed();
    Change more;
    more.variables.came = {variable(5, "durée", VariableType::text)};
    more.values.came = {value(50, 5, id<ParticipantId>(1), "1’200"),
                        value(51, 5, id<ParticipantId>(2), "3..4")};
    project.apply(more);
    const auto refused = Filter::compile("durée:20..40", project);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().what == "'durée' cannot be compared by size with '20..40'");
    CHECK_FALSE(Filter::compile("durée!=20..", project).ok());
    CHECK(fitting(project, "durée:3..4") == "2"); // just these words
}

TEST_CASE("a variable named time or date is that variable") {
    auto project = timed();
    Change more;
    more.variables.came = {variable(2, "date", VariableType::date),
                           variable(3, "temps", VariableType::text)};
    more.values.came = {value(4, 2, id<ParticipantId>(2), "2020-05-05"),
                        value(5, 3, id<ParticipantId>(3), "partiel")};
    project.apply(more);
    CHECK(fitting(project, "date:2020") == "2");
    CHECK(fitting(project, "date:2019..2021") == "2");
    CHECK(fitting(project, "temps:partiel") == "3");
    CHECK(fitting(project, "time:5") == "1");
}

#include "core/filter.h"

#include "core/filter_program.h"
#include "core/main_part.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace filrouge {

namespace {

constexpr std::uint32_t unasked = 0xffffffff;

/// What `Project::main_turn` would look at, without the rest of the turn: many more fit into the
/// cache.
struct Spoken {
    CpSpan span;
    std::uint32_t speaker;
};

/// The places of one source that codings of a test cover: disjoint, in order.
using Cover = std::vector<CpSpan>;

Cover cover_of(const FilterTest& test, const SourceId& source, const CodingColumns& columns) {
    std::vector<CpSpan> spans;
    for (const auto row : columns.rows_in(source)) {
        const bool of_code = test.about == FilterTest::About::code;
        if (of_code && test.codes[columns.codes()[row]] == 0) continue;
        if (!test.coders.empty() && test.coders[columns.coders()[row]] == 0) continue;
        if (!columns.span(row).empty()) spans.push_back(columns.span(row));
    }
    std::sort(spans.begin(), spans.end());
    Cover cover;
    for (const auto& span : spans) {
        if (cover.empty() || cover.back().end() < span.begin()) {
            cover.push_back(span);
        } else if (cover.back().end() < span.end()) {
            cover.back() = CpSpan{cover.back().begin(), span.end()};
        }
    }
    return cover;
}

/// `subject` answers `covered_by(test number)`, `speaker()` and `source()`.
template <class Subject>
bool fits(const FilterProgram& program, const FilterStep& step, Subject& subject);

template <class Subject>
bool fits_test(const FilterProgram& program, std::size_t number, Subject& subject) {
    using Verdict = FilterTest::Verdict;
    const auto& test = program.tests[number];
    if (test.about == FilterTest::About::time) return subject.said_within(test.window);
    if (test.about != FilterTest::About::subject) return subject.covered_by(number);
    if (!test.speakers.empty()) {
        const auto verdict = test.speakers[subject.speaker()];
        if (verdict != Verdict::ask_source) return verdict == Verdict::yes;
    }
    return test.sources[subject.source()] != 0;
}

template <class Subject>
bool fits(const FilterProgram& program, const FilterStep& step, Subject& subject) {
    const auto child_fits = [&](const FilterStep& child) { return fits(program, child, subject); };
    const auto& children = step.children;
    switch (step.kind) {
    case FilterNode::Kind::condition:
        return fits_test(program, step.test, subject) != program.tests[step.test].negated;
    case FilterNode::Kind::all_of: return std::all_of(children.begin(), children.end(), child_fits);
    case FilterNode::Kind::any_of: return std::any_of(children.begin(), children.end(), child_fits);
    case FilterNode::Kind::none_of:
        return std::none_of(children.begin(), children.end(), child_fits);
    }
    return false;
}

} // namespace

struct Filter::Bound {
    const Project* project;
    FilterProgram program;
    std::vector<std::uint32_t> row_sources; // program's number by the columns' number

    // Filled when first asked for; see the note on threads in the header.
    std::vector<std::optional<std::vector<Spoken>>> spoken; // by source
    std::vector<std::vector<std::optional<Cover>>> covers;  // by test, then source
    SourceId last_source;
    std::uint32_t last_number = unasked;

    Bound(const Project& of, FilterProgram made) : project{&of}, program{std::move(made)} {
        const auto& numbers = of.codings().source_numbers();
        for (std::uint32_t n = 0; n < numbers.size(); ++n) {
            row_sources.push_back(source_number(numbers.id(n)));
        }
        spoken.resize(program.sources.size());
        covers.resize(program.tests.size());
    }

    [[nodiscard]] std::uint32_t nowhere() const {
        return static_cast<std::uint32_t>(program.sources.size());
    }
    [[nodiscard]] std::uint32_t source_number(const SourceId& id) const {
        const auto it = program.source_numbers.find(id);
        return it == program.source_numbers.end() ? nowhere() : it->second;
    }
    [[nodiscard]] std::uint32_t nobody() const {
        return static_cast<std::uint32_t>(program.participant_numbers.size());
    }
    [[nodiscard]] std::uint32_t participant_number(const ParticipantId& id) const {
        const auto it = program.participant_numbers.find(id);
        return it == program.participant_numbers.end() ? nobody() : it->second;
    }

    std::uint32_t main_speaker(std::uint32_t source, CpSpan span) {
        if (source == nowhere()) return nobody();
        auto& known = spoken[source];
        if (!known) {
            known.emplace();
            for (const auto& turn : project->turns(program.sources[source])) {
                known->push_back({turn.span, participant_number(turn.speaker)});
            }
        }
        const auto most = main_part(*known, span, [](const Spoken& part) { return part.span; });
        return most == known->end() ? nobody() : most->speaker;
    }

    [[nodiscard]] bool said_within(const Turn* turn, const TimeWindow& window) const {
        if (turn == nullptr) return false;
        const auto& turns = project->turns(turn->source);
        return is_within(window, *turn,
                         turn->number < turns.size() ? &turns[turn->number] : nullptr);
    }

    bool covers_part_of(std::size_t test, std::uint32_t source, CpSpan span) {
        if (source == nowhere() || span.empty()) return false;
        auto& of_test = covers[test];
        if (of_test.empty()) of_test.resize(program.sources.size());
        auto& cover = of_test[source];
        if (!cover) {
            cover = cover_of(program.tests[test], program.sources[source], project->codings());
        }
        const auto it = std::partition_point(cover->begin(), cover->end(), [&](const CpSpan& part) {
            return part.end() <= span.begin();
        });
        return it != cover->end() && it->begin() < span.end();
    }
};

namespace {

/// A coding, as `fits` asks about it.
template <class Bound>
struct CodingSubject {
    Bound& bound;
    std::uint32_t row;
    std::uint32_t asked = unasked;

    [[nodiscard]] bool covered_by(std::size_t number) const {
        const auto& columns = bound.project->codings();
        const auto& test = bound.program.tests[number];
        return test.about == FilterTest::About::code ? test.codes[columns.codes()[row]] != 0
                                                     : test.coders[columns.coders()[row]] != 0;
    }
    [[nodiscard]] bool said_within(const TimeWindow& window) const {
        const auto& columns = bound.project->codings();
        const auto& id = columns.source_numbers().id(columns.sources()[row]);
        return bound.said_within(bound.project->main_turn(id, columns.span(row)), window);
    }
    [[nodiscard]] std::uint32_t source() const {
        return bound.row_sources[bound.project->codings().sources()[row]];
    }
    [[nodiscard]] std::uint32_t speaker() {
        if (asked == unasked) {
            asked = bound.main_speaker(source(), bound.project->codings().span(row));
        }
        return asked;
    }
};

/// Any passage, as `fits` asks about it.
template <class Bound>
struct PassageSubject {
    Bound& bound;
    const Passage& passage;

    [[nodiscard]] bool covered_by(std::size_t number) const {
        return bound.covers_part_of(number, source(), passage.span);
    }
    [[nodiscard]] bool said_within(const TimeWindow& window) const {
        return bound.said_within(passage.turn, window);
    }
    [[nodiscard]] std::uint32_t source() const {
        if (bound.last_number == unasked || bound.last_source != passage.source) {
            bound.last_source = passage.source;
            bound.last_number = bound.source_number(passage.source);
        }
        return bound.last_number;
    }
    [[nodiscard]] std::uint32_t speaker() const {
        return bound.participant_number(passage.turn == nullptr ? ParticipantId{}
                                                                : passage.turn->speaker);
    }
};

} // namespace

Filter::Filter() = default;
Filter::Filter(Filter&&) noexcept = default;
Filter& Filter::operator=(Filter&&) noexcept = default;
Filter::~Filter() = default;

Result<Filter> Filter::bind(const FilterNode& node, const Project& project) {
    auto program = bind_filter(node, project);
    if (!program) return program.error();
    Filter filter;
    const auto& root = program->root;
    if (root.kind != FilterNode::Kind::all_of || !root.children.empty()) {
        filter.bound_ = std::make_unique<Bound>(project, std::move(*program));
    }
    return filter;
}

Result<Filter> Filter::compile(std::string_view text, const Project& project) {
    const auto node = parse_filter(text);
    if (!node) return node.error();
    return bind(*node, project);
}

bool Filter::fits_everything() const {
    return bound_ == nullptr;
}

bool Filter::fits_coding(std::uint32_t row) const {
    if (bound_ == nullptr) return true;
    CodingSubject<Bound> subject{*bound_, row};
    return fits(bound_->program, bound_->program.root, subject);
}

bool Filter::fits_passage(const Passage& passage) const {
    if (bound_ == nullptr) return true;
    PassageSubject<Bound> subject{*bound_, passage};
    return fits(bound_->program, bound_->program.root, subject);
}

} // namespace filrouge

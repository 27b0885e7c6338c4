#include "study.h"

#include <random>

namespace filrouge::bench {
namespace {

constexpr std::size_t turns_a_source = 100;
constexpr std::size_t turn_length = 200; // with its line end
constexpr std::size_t speakers = 6;      // of a source

void add_people(Change& change, IdGenerator& ids, std::size_t values) {
    Variable sector{ids.next<VariableId>(), "secteur", VariableType::text,
                    VariableScope::participant};
    change.variables.came.push_back(sector);
    const auto people = change.sources.came.size() * speakers;
    for (std::size_t i = 0; i < people; ++i) {
        Participant who{ids.next<ParticipantId>(), "P" + std::to_string(i), Role::participant};
        change.participants.came.push_back(who);
        change.values.came.push_back({ids.next<VariableValueId>(), sector.id, who.id,
                                      "secteur " + std::to_string(i % values)});
    }
}

void add_turns(Change& change, IdGenerator& ids) {
    for (std::size_t s = 0; s < change.sources.came.size(); ++s) {
        for (std::size_t t = 0; t < turns_a_source; ++t) {
            Turn turn;
            turn.id = ids.next<TurnId>();
            turn.source = change.sources.came[s].id;
            turn.number = static_cast<std::uint32_t>(t + 1);
            turn.span = cp_span(t * turn_length, (t + 1) * turn_length - 1);
            turn.speaker = change.participants.came[s * speakers + t % speakers].id;
            change.turns.came.push_back(turn);
        }
    }
}

void add_codings(Change& change, IdGenerator& ids, std::size_t count) {
    std::mt19937 random{7}; // NOLINT: the same study every time
    const auto below = [&](std::size_t n) { return random() % n; };
    change.codings.came.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        Coding coding;
        coding.id = ids.next<CodingId>();
        coding.source = change.sources.came[below(change.sources.came.size())].id;
        const auto begin = below(turns_a_source) * turn_length + below(turn_length / 2);
        coding.span = cp_span(begin, begin + 10 + below(turn_length / 3));
        coding.code = change.codes.came[below(change.codes.came.size())].id;
        coding.coder = change.coders.came.front().id;
        change.codings.came.push_back(coding);
    }
}

} // namespace

Change make_study(const StudySize& size) {
    std::int64_t now = 1'700'000'000'000;
    IdGenerator ids{[&now] { return now++; }, 7};
    Change change;
    change.coders.came.push_back({ids.next<CoderId>(), "anne", {}});
    for (std::size_t i = 0; i < size.sources; ++i) {
        Source source;
        source.id = ids.next<SourceId>();
        source.name = "Groupe " + std::to_string(i + 1);
        source.characters = CpCount{turns_a_source * turn_length};
        change.sources.came.push_back(source);
    }
    for (std::size_t i = 0; i < size.codes; ++i) {
        Code code;
        code.id = ids.next<CodeId>();
        code.position = static_cast<std::uint32_t>(i);
        code.name = "code " + std::to_string(i + 1);
        change.codes.came.push_back(code);
    }
    add_people(change, ids, size.values);
    add_turns(change, ids);
    add_codings(change, ids, size.codings);
    return change;
}

std::string study_text() {
    std::string text;
    const std::string words = "on parle de confiance et de temps dans notre association ";
    while (text.size() < turns_a_source * turn_length) text += words;
    text.resize(turns_a_source * turn_length);
    for (std::size_t end = turn_length; end <= text.size(); end += turn_length)
        text[end - 1] = '\n';
    return text;
}

} // namespace filrouge::bench

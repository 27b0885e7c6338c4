#pragma once

#include "core/project.h"

#include <random>
#include <string>
#include <vector>

namespace filrouge::test {

/// Builds projects by the same messages that a project file sends.
class ProjectMaker {
  public:
    explicit ProjectMaker(std::uint64_t seed) : ids_{[] { return 1'700'000'000'000; }, seed} {}

    Project project;

    SourceId source(const std::string& name) {
        Change change;
        Source source;
        source.id = ids_.next<SourceId>();
        source.name = name;
        source.characters = CpCount{100'000};
        change.sources.came.push_back(source);
        project.apply(change);
        return source.id;
    }

    ParticipantId participant(const std::string& pseudonym) {
        Change change;
        change.participants.came.push_back({ids_.next<ParticipantId>(), pseudonym, {}});
        project.apply(change);
        return change.participants.came.front().id;
    }

    void turn(const SourceId& source, std::uint32_t number, CpSpan span, const ParticipantId& who) {
        Change change;
        Turn turn;
        turn.id = ids_.next<TurnId>();
        turn.source = source;
        turn.number = number;
        turn.span = span;
        turn.speaker = who;
        change.turns.came.push_back(turn);
        project.apply(change);
    }

    CodeId code(const std::string& name, const CodeId& parent = {}) {
        Change change;
        Code code;
        code.id = ids_.next<CodeId>();
        code.parent = parent;
        code.name = name;
        code.position = static_cast<std::uint32_t>(project.codebook().children(parent).size());
        change.codes.came.push_back(code);
        project.apply(change);
        return code.id;
    }

    CoderId coder(const std::string& name) {
        Change change;
        change.coders.came.push_back({ids_.next<CoderId>(), name, {}});
        project.apply(change);
        return change.coders.came.front().id;
    }

    VariableId variable(const std::string& name, VariableScope scope) {
        Change change;
        change.variables.came.push_back({ids_.next<VariableId>(), name, VariableType::text, scope});
        project.apply(change);
        return change.variables.came.front().id;
    }

    template <class Subject>
    void value(const VariableId& variable, const Subject& subject, const std::string& value) {
        Change change;
        change.values.came.push_back({ids_.next<VariableValueId>(), variable, subject, value});
        project.apply(change);
    }

    /// Not applied: for the test to apply.
    Coding coding(const SourceId& source, CpSpan span, const CodeId& code, const CoderId& coder) {
        Coding coding;
        coding.id = ids_.next<CodingId>();
        coding.source = source;
        coding.span = span;
        coding.code = code;
        coding.coder = coder;
        return coding;
    }

    void put(const Coding& coding) {
        Change change;
        change.codings.came.push_back(coding);
        project.apply(change);
    }

  private:
    IdGenerator ids_;
};

/// A project of some sources, speakers, codes, coders and two variables, all drawn from `seed`:
/// with turns without a speaker, text outside turns, people and sources without a value.
struct RandomProject {
    explicit RandomProject(std::uint64_t seed, std::size_t codings) : maker{seed}, random{seed} {
        sector = maker.variable("sector", VariableScope::participant);
        cycle = maker.variable("cycle", VariableScope::source);
        for (int i = 0; i < 7; ++i) people.push_back(maker.participant("P" + std::to_string(i)));
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (i % 3 != 2) maker.value(sector, people[i], i % 2 == 0 ? "AMO" : "École");
        }
        for (int i = 0; i < 5; ++i) add_source(i);
        for (int i = 0; i < 3; ++i) coders.push_back(maker.coder("coder " + std::to_string(i)));
        for (int i = 0; i < 6; ++i) codes.push_back(maker.code("code " + std::to_string(i)));
        for (std::size_t i = 0; i < codings; ++i) maker.put(any_coding());
    }

    std::size_t below(std::size_t n) {
        return std::uniform_int_distribution{std::size_t{0}, n - 1}(random);
    }

    Coding any_coding() {
        const auto begin = below(900);
        return maker.coding(sources[below(sources.size())], cp_span(begin, begin + 1 + below(150)),
                            codes[below(codes.size())], coders[below(coders.size())]);
    }

    ProjectMaker maker;
    std::mt19937_64 random;
    std::vector<SourceId> sources;
    std::vector<ParticipantId> people;
    std::vector<CodeId> codes;
    std::vector<CoderId> coders;
    VariableId sector;
    VariableId cycle;

  private:
    void add_source(int number) {
        const auto id = maker.source("FG" + std::to_string(number));
        sources.push_back(id);
        if (number != 3) maker.value(cycle, id, std::to_string(number % 2 + 1));
        std::size_t at = 20;
        for (std::uint32_t turn = 1; at < 900; ++turn) {
            const auto length = 10 + below(120);
            const auto who = below(people.size() + 1);
            maker.turn(id, turn, cp_span(at, at + length),
                       who < people.size() ? people[who] : ParticipantId{});
            at += length + below(30);
        }
    }
};

} // namespace filrouge::test

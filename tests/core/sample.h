#pragma once

#include "core/project.h"

#include <initializer_list>
#include <string>
#include <string_view>

// Small projects for the tests of core, made as the project file makes them: by changes.
namespace filrouge::test {

/// Ids that tests can predict: `id<CodeId>(3)` is always the same.
template <class AnyId>
AnyId id(std::uint64_t n) {
    AnyId made;
    for (std::size_t i = 0; i < 8; ++i) {
        made.bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
    }
    made.bytes[0] = 1; // not nil
    return made;
}

inline Code code(std::uint64_t n, std::string name, CodeId parent = {},
                 std::uint32_t position = 0) {
    Code made;
    made.id = id<CodeId>(n);
    made.name = std::move(name);
    made.parent = parent;
    made.position = position;
    return made;
}

inline Source source(std::uint64_t n, std::string name, SourceKind kind = SourceKind::focus_group) {
    Source made;
    made.id = id<SourceId>(n);
    made.name = std::move(name);
    made.kind = kind;
    made.characters = CpCount{1000};
    return made;
}

inline Turn turn(std::uint64_t n, std::uint64_t source, CpSpan span, ParticipantId speaker = {}) {
    Turn made;
    made.id = id<TurnId>(n);
    made.source = id<SourceId>(source);
    made.number = static_cast<std::uint32_t>(n);
    made.span = span;
    made.speaker = speaker;
    return made;
}

inline Coding coding(std::uint64_t n, std::uint64_t source, CpSpan span, std::uint64_t code,
                     std::uint64_t coder = 1) {
    Coding made;
    made.id = id<CodingId>(n);
    made.source = id<SourceId>(source);
    made.span = span;
    made.code = id<CodeId>(code);
    made.coder = id<CoderId>(coder);
    return made;
}

inline Participant participant(std::uint64_t n, std::string name, Role role = Role::participant) {
    return Participant{id<ParticipantId>(n), std::move(name), role};
}

inline Variable variable(std::uint64_t n, std::string name, VariableType type,
                         VariableScope scope = VariableScope::participant) {
    return Variable{id<VariableId>(n), std::move(name), type, scope};
}

template <class Subject>
VariableValue value(std::uint64_t n, std::uint64_t variable, Subject subject, std::string text) {
    return VariableValue{id<VariableValueId>(n), id<VariableId>(variable), subject,
                         std::move(text)};
}

} // namespace filrouge::test

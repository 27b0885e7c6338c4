#include "core/memo_subject.h"

#include "core/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace filrouge {
namespace {

void check_turns(const Project& project, std::vector<std::string>& problems) {
    for (const auto& entry : project.sources()) {
        const auto& source = entry.second;
        CpPos end{0};
        for (const auto& turn : project.turns(source.id)) {
            const auto say = [&](const char* what) {
                problems.push_back(
                    fmt::format("Turn {} of \"{}\" {}", turn.number, source.name, what));
            };
            if (turn.span.begin() < end) say("overlaps the one before");
            if (turn.span.end().value() > source.characters.value()) say("ends after the text");
            if (!turn.speaker.is_nil() && project.find(turn.speaker) == nullptr) {
                say("has a speaker who is not in the project");
            }
            if (!turn.label.empty() && turn.label.end() > turn.span.begin()) {
                say("begins before its label ends");
            }
            if (!turn.label.empty() && turn.label.begin() < end) {
                say("has a label inside the turn before");
            }
            end = std::max(end, turn.span.end());
        }
    }
}

void check_codings(const Project& project, std::vector<std::string>& problems) {
    const auto& columns = project.all_codings();
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        const auto coding = columns.at(row);
        const auto say = [&](const char* what) {
            problems.push_back(fmt::format("Coding {} {}", coding.id.str(), what));
        };
        const auto* source = project.find(coding.source);
        if (source == nullptr) {
            say("is in a source that is not there");
        } else if (coding.span.end().value() > source->characters.value()) {
            say("ends after its text");
        }
        if (coding.span.empty()) say("is empty");
        if (project.codebook().find(coding.code) == nullptr) say("has a code that is not there");
        if (project.find(coding.coder) == nullptr) say("has a coder who is not there");
    }
}

void check_codebook(const Project& project, std::vector<std::string>& problems) {
    const auto& codebook = project.codebook();
    std::set<std::pair<CodeId, std::string>> names;
    for (const auto& id : codebook.in_order()) {
        const auto& code = codebook.at(id);
        const auto say = [&](const char* what) {
            problems.push_back(fmt::format("Code '{}' {}", code.name, what));
        };
        if (codebook.is_below(id, id)) say("is below itself");
        if (!code.parent.is_nil() && codebook.find(code.parent) == nullptr) {
            say("is below a code that is not there");
        }
        if (code.name.empty()) say("has no name");
        if (code.name.find('/') != std::string::npos) say("has a '/' in its name");
        if (!names.emplace(code.parent, fold(code.name)).second) {
            say("has the name of another code beside it");
        }
    }
    for (const auto& [id, relation] : codebook.relations()) {
        if (codebook.find(relation.from) == nullptr || codebook.find(relation.to) == nullptr) {
            problems.push_back(fmt::format("Relation {} names a code that is not there", id.str()));
        }
    }
}

template <class Map, class Key>
void check_names(const Map& map, const char* what, const Key& key_of,
                 std::vector<std::string>& problems) {
    std::set<decltype(key_of(map.begin()->second))> names;
    for (const auto& [id, entity] : map) {
        if (names.insert(key_of(entity)).second) continue;
        problems.push_back(fmt::format("Several {} are named '{}'", what, entity.name));
    }
}

} // namespace

std::vector<std::string> Project::problems() const {
    std::vector<std::string> found;
    check_turns(*this, found);
    check_codings(*this, found);
    check_codebook(*this, found);
    const auto folded_name = [](const auto& entity) { return fold(entity.name); };
    check_names(
        sources_, "sources", [](const Source& source) { return source.name; }, found);
    check_names(coders_, "coders", folded_name, found);
    check_names(
        variables_, "variables",
        [](const Variable& v) {
            return std::tuple{v.scope, fold(v.name)};
        },
        found);
    for (const auto& [source, turns] : turns_) {
        if (find(source) == nullptr) {
            found.push_back(
                fmt::format("There are turns of a source {} that is not there", source.str()));
        }
    }
    for (const auto& [id, memo] : memos_) {
        if (!is_there(*this, memo.subject)) {
            found.push_back(fmt::format("Memo {} is about something that is not there", id.str()));
        }
    }
    check_values(found);
    return found;
}

namespace {

/// How many of the rows have a number whose thing is not there.
template <class AnyId, class IsThere>
std::size_t count_astray(std::span<const std::uint32_t> numbers, const Dictionary<AnyId>& ids,
                         const IsThere& is_there) {
    std::vector<bool> gone(ids.size());
    for (std::uint32_t number = 0; number < ids.size(); ++number) {
        gone[number] = !is_there(ids.id(number));
    }
    return static_cast<std::size_t>(std::count_if(
        numbers.begin(), numbers.end(), [&](std::uint32_t number) { return gone[number]; }));
}

std::string codings_astray(const Project& project) {
    const auto& columns = project.all_codings();
    const auto is_known = [&](const auto& id) { return project.find(id) != nullptr; };
    const auto has_code = [&](const CodeId& id) { return project.codebook().find(id) != nullptr; };
    auto count = count_astray(columns.sources(), columns.source_numbers(), is_known);
    if (count > 0) return fmt::format("{} codings are in a source that is not there", count);
    count = count_astray(columns.codes(), columns.code_numbers(), has_code);
    if (count > 0) return fmt::format("{} codings have a code that is not there", count);
    count = count_astray(columns.coders(), columns.coder_numbers(), is_known);
    if (count > 0) return fmt::format("{} codings have a coder who is not there", count);
    return {};
}

} // namespace

std::string Project::broken_reference() const {
    if (auto text = codings_astray(*this); !text.empty()) return text;
    for (const auto& [source, turns] : turns_) {
        if (find(source) == nullptr) return "there are turns of a source that is not there";
        for (const auto& turn : turns) {
            if (turn.speaker.is_nil() || find(turn.speaker) != nullptr) continue;
            return fmt::format("turn {} of \"{}\" has a speaker who is not there", turn.number,
                               find(source)->name);
        }
    }
    for (const auto& [id, relation] : codebook_.relations()) {
        if (codebook_.find(relation.from) == nullptr || codebook_.find(relation.to) == nullptr)
            return "a relation names a code that is not there";
    }
    for (const auto& [id, of_variable] : values_) {
        if (!variables_.contains(id)) return "there are values of a variable that is not there";
    }
    return {};
}

void Project::check_values(std::vector<std::string>& problems) const {
    for (const auto& [id, of_variable] : values_) {
        const auto variable = variables_.find(id);
        if (variable == variables_.end()) {
            problems.push_back(
                fmt::format("There are values of a variable {} that is not there", id.str()));
            continue;
        }
        const bool of_sources = variable->second.scope == VariableScope::source;
        for (const auto& [subject, value] : of_variable) {
            const bool known = of_sources ? sources_.contains(SourceId{subject})
                                          : participants_.contains(ParticipantId{subject});
            if (known) continue;
            problems.push_back(
                fmt::format("A value of variable '{}' is about a {} that is not there",
                            variable->second.name, to_name(variable->second.scope)));
        }
    }
}

} // namespace filrouge

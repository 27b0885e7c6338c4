#include "core/project.h"

#include <fmt/format.h>

#include <set>

namespace filrouge {
namespace {

void check_turns(const Project& project, std::vector<std::string>& problems) {
    for (const auto& [id, source] : project.sources()) {
        CpPos end{0};
        for (const auto& turn : project.turns(id)) {
            const auto say = [&](const char* what) {
                problems.push_back(
                    fmt::format("Turn {} of \"{}\" {}", turn.number, source.name, what));
            };
            if (turn.span.begin() < end) say("overlaps the one before");
            if (turn.span.end().value() > source.characters.value()) say("ends after the text");
            if (!turn.speaker.is_nil() && project.find(turn.speaker) == nullptr) {
                say("has a speaker who is not in the project");
            }
            end = turn.span.end();
        }
    }
}

void check_codings(const Project& project, std::vector<std::string>& problems) {
    const auto& columns = project.codings();
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
    const auto ordered = codebook.in_order();
    // A code in a cycle, or below a parent that is not there, is not reached from the top.
    if (std::set<CodeId>{ordered.begin(), ordered.end()}.size() != codebook.size()) {
        problems.emplace_back("Some codes are below themselves or below a code that is not there");
    }
    for (const auto& [id, relation] : codebook.relations()) {
        if (codebook.find(relation.from) == nullptr || codebook.find(relation.to) == nullptr) {
            problems.push_back(fmt::format("Relation {} names a code that is not there", id.str()));
        }
    }
}

bool is_there(const Project& project, const Memo& memo) {
    struct Finder {
        const Project& project;
        bool operator()(const ProjectId& id) const { return id == project.info.id; }
        bool operator()(const SourceId& id) const { return project.find(id) != nullptr; }
        bool operator()(const ParticipantId& id) const { return project.find(id) != nullptr; }
        bool operator()(const CodeId& id) const { return project.codebook().find(id) != nullptr; }
        bool operator()(const CodingId& id) const { return project.codings().contains(id); }
    };
    return std::visit(Finder{project}, memo.subject);
}

} // namespace

std::vector<std::string> Project::problems() const {
    std::vector<std::string> found;
    check_turns(*this, found);
    check_codings(*this, found);
    check_codebook(*this, found);
    for (const auto& [id, memo] : memos_) {
        if (!is_there(*this, memo)) {
            found.push_back(fmt::format("Memo {} is about something that is not there", id.str()));
        }
    }
    for (const auto& [variable, of_variable] : values_) {
        if (!variables_.contains(variable)) {
            found.push_back(
                fmt::format("There are values of a variable {} that is not there", variable.str()));
        }
    }
    return found;
}

} // namespace filrouge

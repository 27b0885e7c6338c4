#include "core/memo_subject.h"

namespace filrouge {

bool is_there(const Project& project, const MemoSubject& subject) {
    struct Finder {
        const Project& project;
        bool operator()(const ProjectId& id) const { return id == project.info.id; }
        bool operator()(const SourceId& id) const { return project.find(id) != nullptr; }
        bool operator()(const ParticipantId& id) const { return project.find(id) != nullptr; }
        bool operator()(const CodeId& id) const { return project.codebook().find(id) != nullptr; }
        bool operator()(const CodingId& id) const { return project.all_codings().contains(id); }
    };
    return std::visit(Finder{project}, subject);
}

} // namespace filrouge

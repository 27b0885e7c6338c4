#include "app/logic/visibility.h"

#include <vector>

namespace filrouge::app {
namespace {

bool in_branch(const Codebook& book, const CodeId& branch, CodeId code) {
    while (!code.is_nil() && code != branch) {
        const auto* known = book.find(code);
        code = known == nullptr ? CodeId{} : known->parent;
    }
    return code == branch;
}

} // namespace

CoderFilter coders_seen(const Visibility& wanted, const Project& project, const std::string& me) {
    if (wanted.others == Visibility::Others::hidden) return CoderFilter::only({me});
    std::vector<std::string> hidden;
    for (const auto& id : wanted.hidden) {
        if (const auto* coder = project.find(id)) hidden.push_back(coder->name);
    }
    return CoderFilter::all_but(hidden);
}

Look look_of(const Visibility& wanted, const Project& project, const CoderId& me,
             const Coding& coding) {
    const auto* code = project.codebook().find(coding.code);
    if (code == nullptr) return Look::hidden;
    if (wanted.polarity && code->polarity != *wanted.polarity) return Look::hidden;
    if (!wanted.branch.is_nil() && !in_branch(project.codebook(), wanted.branch, coding.code)) {
        return Look::hidden;
    }
    if (wanted.hidden.contains(coding.coder)) return Look::hidden;
    if (coding.coder == me || wanted.others == Visibility::Others::coloured) return Look::coloured;
    return wanted.others == Visibility::Others::grey ? Look::grey : Look::hidden;
}

} // namespace filrouge::app

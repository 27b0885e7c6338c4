#include "workbench/sources/sources.h"

#include "core/fold.h"
#include "workbench/people/people.h"
#include "workbench/people/speakers.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::workbench {
namespace {

const Error unknown_source{ErrorCode::not_found, "There is no such source", ""};

/// Letters, digits and hyphens, as in `fr-BE`: enough to catch "french" typed with a space or sign.
bool is_language_tag(std::string_view tag) {
    std::size_t part = 0;
    bool first = true;
    for (const char c : tag) {
        const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        const bool digit = c >= '0' && c <= '9';
        if (c == '-') {
            if (part == 0 || (first && part < 2)) return false;
            part = 0;
            first = false;
        } else {
            ++part;
            const bool allowed = letter || (digit && !first);
            if (!allowed || part > (first ? 3u : 8u)) return false;
        }
    }
    return part >= 2 || (!first && part > 0);
}

} // namespace

std::vector<SourceId> sources_by_name(const Project& project) {
    std::vector<const Source*> sources;
    for (const auto& [id, source] : project.sources()) sources.push_back(&source);
    std::stable_sort(sources.begin(), sources.end(), [&](const auto* a, const auto* b) {
        return collate(a->name, b->name, project.info.language) < 0;
    });
    std::vector<SourceId> ids;
    ids.reserve(sources.size());
    for (const auto* source : sources) ids.push_back(source->id);
    return ids;
}

Result<void> rename_source(Workbench& bench, const SourceId& id, const std::string& name) {
    const auto* now = bench.project().find(id);
    if (now == nullptr) return unknown_source;
    const auto wanted = trimmed_name(name, "A source");
    if (!wanted) return wanted.error();
    for (const auto& [other, source] : bench.project().sources()) {
        if (other != id && fold(source.name) == fold(*wanted)) {
            return Error{ErrorCode::already_exists,
                         fmt::format("There is already a source \"{}\"", source.name),
                         "Choose another name"};
        }
    }
    if (now->name == *wanted) return {};
    auto source = *now;
    source.name = *wanted;
    return bench.edit(fmt::format("Rename source \"{}\" to \"{}\"", now->name, *wanted),
                      [&](store::Edit& edit) { edit.put(source); });
}

Result<void> remove_source(Workbench& bench, const SourceId& id) {
    const auto* source = bench.project().find(id);
    if (source == nullptr) return unknown_source;
    const auto people = speakers_of(bench.project(), id);
    const auto only_here = only_in(bench.project(), id, {people.begin(), people.end()});
    return bench.edit(fmt::format("Remove source \"{}\"", source->name), [&](store::Edit& edit) {
        edit.remove(id);
        for (const auto& person : only_here) edit.remove(person);
    });
}

Result<void> set_source_language(Workbench& bench, const SourceId& id,
                                 const std::string& language) {
    const auto* now = bench.project().find(id);
    if (now == nullptr) return unknown_source;
    if (!is_language_tag(language)) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("\"{}\" is not a language code", language),
                     "Write a code such as fr, nl or en-GB"};
    }
    if (now->language == language) return {};
    auto source = *now;
    source.language = language;
    return bench.edit(fmt::format("Make \"{}\" a text in {}", source.name, language),
                      [&](store::Edit& edit) { edit.put(source); });
}

Result<void> set_source_kind(Workbench& bench, const SourceId& id, SourceKind kind) {
    const auto* now = bench.project().find(id);
    if (now == nullptr) return unknown_source;
    if (now->kind == kind) return {};
    auto source = *now;
    source.kind = kind;
    return bench.edit(fmt::format("Make \"{}\" of kind {}", source.name, to_name(kind)),
                      [&](store::Edit& edit) { edit.put(source); });
}

} // namespace filrouge::workbench

#include "store/random_edits.h"

#include <array>

namespace filrouge::test {

using store::Edit;

namespace {

/// A code of the project; needs one.
CodeId nth_code(const Project& project, std::size_t n) {
    const auto codes = project.codebook().in_order();
    return codes[n % codes.size()];
}

bool ready_to_code(const Project& project) {
    return !project.sources().empty() && !project.coders().empty() && project.codebook().size() > 0;
}

} // namespace

void RandomEdits::write(Edit& edit, const Project& project) {
    valued_.clear();
    // What one write removes, another must not refer to: only one write removes.
    if (below(4) == 0) {
        remove(edit, project);
        return;
    }
    for (auto n = below(4) + 1; n > 0; --n) write_one(edit, project);
}

void RandomEdits::write_one(Edit& edit, const Project& project) {
    if (below(3) == 0)
        change_old(edit, project);
    else
        put_new(edit, project);
}

std::string RandomEdits::word() {
    constexpr std::array words = {
        "été", "e\u0301te\u0301", "👨‍👩‍👧‍👦", "עברית", "", "l’enfant", "a\u00a0b"};
    return std::string{words[below(words.size())]} + std::to_string(random_());
}

void RandomEdits::put_new(Edit& edit, const Project& project) {
    switch (below(9)) {
    case 0: edit.put(Coder{ids_.next<CoderId>(), word(), {1, 2, 3}}); break;
    case 1: put_source(edit); break;
    case 2: edit.put(Participant{ids_.next<ParticipantId>(), word(), Role::observer}); break;
    case 3:
        edit.put(Variable{ids_.next<VariableId>(), word(), VariableType::text,
                          below(2) == 0 ? VariableScope::source : VariableScope::participant});
        break;
    case 4: put_value(edit, project); break;
    case 5: put_codebook(edit, project); break;
    case 6: put_memo(edit, project); break;
    default: put_coding(edit, project); break;
    }
}

void RandomEdits::put_source(Edit& edit) {
    std::string content;
    const auto turns = below(4);
    std::vector<CpSpan> spans;
    for (std::size_t i = 0; i < turns + 1; ++i) {
        const auto start = count_code_points(content).value();
        content += word() + " bla";
        spans.push_back(cp_span(start, count_code_points(content).value()));
        content += "\n";
    }
    const auto text = make_text(content);
    Source source;
    source.id = ids_.next<SourceId>();
    source.name = word();
    source.characters = text.size();
    source.text_hash = store::sha256_hex(content);
    edit.put(source);
    edit.put_text(source.id, text);
    const Participant speaker{ids_.next<ParticipantId>(), word(), Role::participant};
    edit.put(speaker);
    std::uint32_t number = 0;
    for (const auto& span : spans)
        edit.put(Turn{ids_.next<TurnId>(),
                      source.id,
                      ++number,
                      {},
                      span,
                      below(2) == 0 ? speaker.id : ParticipantId{},
                      {},
                      {}});
}

void RandomEdits::put_coding(Edit& edit, const Project& project) {
    if (!ready_to_code(project)) return;
    const auto& [id, source] = pick(project.sources());
    const auto end = source.characters.value();
    if (end == 0) return;
    const auto start = below(end);
    Coding coding;
    coding.id = ids_.next<CodingId>();
    coding.source = id;
    coding.span = cp_span(start, start + 1 + below(end - start));
    coding.code = nth_code(project, below(1000));
    coding.coder = pick(project.coders()).first;
    coding.memo = below(2) == 0 ? word() : "";
    if (below(3) == 0) coding.weight = static_cast<double>(below(100)) / 7;
    edit.put(coding);
}

void RandomEdits::put_codebook(Edit& edit, const Project& project) {
    const bool some = project.codebook().size() > 0;
    if (some && below(3) == 0) {
        edit.put(Relation{ids_.next<RelationId>(), "regulates", nth_code(project, below(1000)),
                          nth_code(project, below(1000))});
        return;
    }
    Code code;
    code.id = ids_.next<CodeId>();
    if (some && below(2) == 0) code.parent = nth_code(project, below(1000));
    code.name = word();
    code.labels["en"] = word();
    edit.put(code);
}

void RandomEdits::put_value(Edit& edit, const Project& project) {
    if (project.variables().empty()) return;
    const auto& [id, variable] = pick(project.variables());
    VariableValue value{ids_.next<VariableValueId>(), id, {}, word()};
    UuidBytes subject{};
    if (variable.scope == VariableScope::source) {
        if (project.sources().empty()) return;
        value.subject = pick(project.sources()).first;
        subject = std::get<SourceId>(value.subject).bytes;
    } else {
        if (project.participants().empty()) return;
        value.subject = pick(project.participants()).first;
        subject = std::get<ParticipantId>(value.subject).bytes;
    }
    if (!valued_.insert({id, subject}).second) return; // one value a subject
    if (const auto* old = project.find_value(id, subject)) value.id = old->id;
    edit.put(value);
}

void RandomEdits::put_memo(Edit& edit, const Project& project) {
    Memo memo{ids_.next<MemoId>(), project.info.id, word(), {}, {1}, {2}};
    switch (below(4)) {
    case 0:
        if (!project.sources().empty()) memo.subject = pick(project.sources()).first;
        break;
    case 1:
        if (project.codings().size() > 0)
            memo.subject = project.codings().ids()[below(project.codings().size())];
        break;
    case 2:
        if (project.codebook().size() > 0) memo.subject = nth_code(project, below(1000));
        break;
    default: break;
    }
    if (!project.coders().empty()) memo.author = pick(project.coders()).first;
    edit.put(memo);
}

void RandomEdits::change_old(Edit& edit, const Project& project) {
    switch (below(5)) {
    case 0: {
        ProjectInfo info = project.info;
        info.name = word();
        edit.put(info);
        break;
    }
    case 1:
        if (project.codings().size() > 0) {
            auto coding =
                project.codings().at(static_cast<std::uint32_t>(below(project.codings().size())));
            coding.memo = word();
            coding.weight.reset();
            edit.put(coding);
        }
        break;
    case 2:
        if (project.codebook().size() > 0) {
            auto code = project.codebook().at(nth_code(project, below(1000)));
            code.name = word();
            code.parent = {};
            edit.put(code);
        }
        break;
    case 3:
        if (!project.sources().empty()) {
            auto source = pick(project.sources()).second;
            source.name = word();
            edit.put(source);
        }
        break;
    default:
        if (!project.coders().empty()) {
            auto coder = pick(project.coders()).second;
            coder.name = word();
            edit.put(coder);
        }
        break;
    }
}

void RandomEdits::remove(Edit& edit, const Project& project) {
    const auto remove_from = [&](const auto& map) {
        if (!map.empty()) edit.remove(pick(map).first);
    };
    switch (below(7)) {
    case 0: remove_from(project.sources()); break;
    case 1: remove_from(project.participants()); break;
    case 2: remove_from(project.variables()); break;
    case 3: remove_from(project.memos()); break;
    case 4: remove_from(project.codebook().relations()); break;
    case 5:
        if (project.codebook().size() > 0) edit.remove(nth_code(project, below(1000)));
        break;
    default:
        if (project.codings().size() > 0)
            edit.remove(project.codings().ids()[below(project.codings().size())]);
        break;
    }
}

} // namespace filrouge::test

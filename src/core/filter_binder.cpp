#include "core/filter_program.h"

#include "core/filter_values.h"
#include "core/fold.h"
#include "core/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace filrouge {

namespace {

using Kind = FilterNode::Kind;
using About = FilterTest::About;
using Verdict = FilterTest::Verdict;

/// Nodes made by a program, not by the parser, may be deeper than the stack allows.
constexpr std::size_t deepest = 1000;

constexpr std::array<std::string_view, 7> fixed_fields{"code",   "coder", "speaker", "role",
                                                       "source", "kind",  "language"};
/// These are fields only where no variable has the name.
constexpr std::array<std::string_view, 3> shy_fields{"time", "temps", "date"};

bool is_fixed(const std::string& field) {
    return std::find(fixed_fields.begin(), fixed_fields.end(), field) != fixed_fields.end();
}

template <class T>
bool holds(const std::vector<T>& all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

void unite(NumberSet& into, const NumberSet& other) {
    for (std::size_t i = 0; i < into.size(); ++i) into[i] |= other[i];
}

/// Throws `Failure` for what `bind_filter` returns as an error.
class Binder {
  public:
    explicit Binder(const Project& project) : project_{project} {
        for (const auto& [id, source] : project.sources()) {
            program_.source_numbers.emplace(id, program_.sources.size());
            program_.sources.push_back(id);
        }
        for (const auto& [id, participant] : project.participants()) {
            program_.participant_numbers.emplace(id, participants_.size());
            participants_.push_back(&participant);
        }
        for (const auto& [id, variable] : project.variables()) {
            variables_.emplace(fold_trimmed(variable.name), &variable);
        }
    }

    FilterProgram run(const FilterNode& node) && {
        program_.root = bind(node, 0);
        return std::move(program_);
    }

  private:
    FilterStep bind(const FilterNode& node, std::size_t depth) {
        if (depth > deepest) {
            throw Failure{Error{ErrorCode::invalid_input, "The filter is nested too deeply",
                                "Write it with fewer parentheses"}};
        }
        FilterStep step;
        step.kind = node.kind;
        if (node.kind == Kind::condition) {
            if (can_be_range(node.condition)) {
                if (const auto range = split_range(node.condition)) return bind(*range, depth + 1);
            }
            step.test = program_.tests.size();
            auto made = test(node.condition);
            made.negated = node.condition.op == Condition::Op::not_equal;
            program_.tests.push_back(std::move(made));
            return step;
        }
        for (const auto& child : node.children) {
            auto bound = bind(child, depth + 1);
            if (node.kind == Kind::all_of && bound.kind == Kind::all_of) {
                std::move(bound.children.begin(), bound.children.end(),
                          std::back_inserter(step.children));
                continue;
            }
            if (node.kind == Kind::any_of && unite_with(step.children, bound)) continue;
            step.children.push_back(std::move(bound));
        }
        if (step.children.size() == 1 && node.kind != Kind::none_of) {
            return FilterStep{std::move(step.children.front())};
        }
        if (node.kind == Kind::all_of) ask_same_coding(step.children);
        return step;
    }

    [[nodiscard]] bool is_shy_field(const std::string& field) const {
        return variables_.find(field) == variables_.end() &&
               std::find(shy_fields.begin(), shy_fields.end(), field) != shy_fields.end();
    }
    /// Variables of numbers and dates, and `date`; `time` knows its own ranges.
    [[nodiscard]] bool can_be_range(const Condition& condition) const {
        const auto field = fold_trimmed(condition.field);
        if (is_fixed(field)) return false;
        if (is_shy_field(field)) return field == "date";
        const auto [begin, end] = variables_.equal_range(field);
        return std::any_of(begin, end, [](const auto& entry) {
            return entry.second->type == VariableType::number ||
                   entry.second->type == VariableType::date;
        });
    }

    /// `code:a or code:b` is one test for a set of two, and likewise for coders.
    bool unite_with(const std::vector<FilterStep>& siblings, const FilterStep& step) {
        if (step.kind != Kind::condition || siblings.empty()) return false;
        const auto& last = siblings.back();
        if (last.kind != Kind::condition || step.test + 1 != program_.tests.size()) return false;
        auto& into = program_.tests[last.test];
        const auto& from = program_.tests[step.test];
        if (into.about != from.about || into.negated || from.negated) return false;
        if (from.about != About::code && from.about != About::coder) return false;
        // A code test that is bound to coders is no plain set of codes.
        if (from.about == About::code && (!into.coders.empty() || !from.coders.empty()))
            return false;
        unite(into.codes, from.codes);
        unite(into.coders, from.coders);
        program_.tests.pop_back();
        return true;
    }

    /// `code:a and coder:anne` means what Anne coded with a, not a passage that Bob coded with a
    /// and Anne with something else.
    void ask_same_coding(const std::vector<FilterStep>& siblings) {
        NumberSet coders;
        const auto plain = [&](const FilterStep& step, About about) -> FilterTest* {
            if (step.kind != Kind::condition) return nullptr;
            auto& test = program_.tests[step.test];
            return test.about == about && !test.negated ? &test : nullptr;
        };
        for (const auto& step : siblings) {
            const auto* test = plain(step, About::coder);
            if (test == nullptr) continue;
            if (coders.empty()) coders = test->coders;
            for (std::size_t i = 0; i < coders.size(); ++i) coders[i] &= test->coders[i];
        }
        if (coders.empty()) return;
        for (const auto& step : siblings) {
            if (auto* test = plain(step, About::code); test != nullptr) test->coders = coders;
        }
    }

    FilterTest test(const Condition& condition) {
        const auto field = fold_trimmed(condition.field);
        if (is_fixed(field) && is_order(condition.op)) refuse_order(condition);
        if (field == "code") return code_test(condition);
        if (field == "coder") return coder_test(condition);
        if (field == "speaker") return speaker_test(condition);
        if (field == "role") return role_test(condition);
        if (field == "source") return source_test(condition);
        if (field == "kind") return kind_test(condition);
        if (field == "language") return language_test(condition);
        if (is_shy_field(field)) {
            return field == "date" ? date_test(condition) : time_test(condition);
        }
        return variable_test(field, condition);
    }

    [[noreturn]] static void refuse_order(const Condition& condition) {
        throw Failure{
            Error{ErrorCode::invalid_input,
                  fmt::format("'{}' cannot be compared by size with '{}'", condition.field,
                              condition.value),
                  "< <= > >= compare variables of type number (12 or 3,5) or date (2026-03-01); "
                  "use = or != for the others"}};
    }

    FilterTest code_test(const Condition& condition) {
        const auto& codebook = project_.codebook();
        const auto& numbers = project_.codings().code_numbers();
        FilterTest made;
        made.about = About::code;
        made.codes.resize(numbers.size());
        const auto add = [&](const CodeId& id) {
            for (const auto& below : codebook.with_descendants(id)) {
                if (const auto n = numbers.find(below); n < made.codes.size()) made.codes[n] = 1;
            }
        };
        const Wanted wanted{condition.value};
        if (!wanted.prefix) {
            const auto id = codebook.resolve(condition.value);
            if (!id) throw Failure{id.error()};
            add(*id);
            return made;
        }
        std::vector<std::string> paths;
        bool found = wanted.text.empty();
        for (const auto& id : codebook.in_order()) {
            paths.push_back(codebook.path(id));
            if (!wanted.fits(fold(codebook.at(id).name)) && !wanted.fits(fold(paths.back()))) {
                continue;
            }
            add(id);
            found = true;
        }
        if (!found) fail_unknown("code", condition, paths);
        return made;
    }

    FilterTest coder_test(const Condition& condition) {
        const auto& numbers = project_.codings().coder_numbers();
        const Wanted wanted{condition.value};
        const auto id = CoderId::parse(condition.value);
        FilterTest made;
        made.about = About::coder;
        made.coders.resize(numbers.size() + 1); // never empty: that would mean any coder
        bool found = wanted.prefix && wanted.text.empty();
        std::vector<std::string> names;
        for (const auto& [key, coder] : project_.coders()) {
            names.push_back(coder.name);
            if (key != id && !wanted.fits(fold_trimmed(coder.name))) continue;
            found = true;
            if (const auto n = numbers.find(key); n < numbers.size()) made.coders[n] = 1;
        }
        if (!found) fail_unknown("coder", condition, names);
        return made;
    }

    FilterTest speaker_test(const Condition& condition) {
        if (pseudonyms_.empty()) {
            for (const auto* who : participants_)
                pseudonyms_.push_back(fold_trimmed(who->pseudonym));
            pseudonyms_.emplace_back();
        }
        const Wanted wanted{condition.value};
        FilterTest made;
        for (const auto& name : pseudonyms_) made.speakers.push_back(verdict(wanted.fits(name)));
        if (!wanted.text.empty() && !holds(made.speakers, Verdict::yes)) {
            std::vector<std::string> names;
            names.reserve(participants_.size());
            for (const auto* who : participants_) names.push_back(who->pseudonym);
            fail_unknown("speaker", condition, names);
        }
        return made;
    }

    FilterTest role_test(const Condition& condition) {
        const auto roles = roles_named(condition);
        FilterTest made;
        for (const auto* who : participants_) {
            made.speakers.push_back(verdict(holds(roles, who->role)));
        }
        made.speakers.push_back(Verdict::no);
        return made;
    }

    FilterTest source_test(const Condition& condition) {
        const Wanted wanted{condition.value};
        if (!wanted.prefix) {
            const auto id = project_.resolve_source(condition.value);
            if (!id) throw Failure{id.error()};
            return sources_where([&](const Source& source) { return source.id == *id; });
        }
        auto made = sources_where(
            [&](const Source& source) { return wanted.fits(fold_trimmed(source.name)); });
        if (!wanted.text.empty() && !holds<std::uint8_t>(made.sources, 1)) {
            std::vector<std::string> names;
            for (const auto& [id, source] : project_.sources()) names.push_back(source.name);
            fail_unknown("source", condition, names);
        }
        return made;
    }

    FilterTest kind_test(const Condition& condition) {
        const auto kinds = kinds_named(condition);
        return sources_where([&](const Source& source) { return holds(kinds, source.kind); });
    }

    FilterTest language_test(const Condition& condition) {
        const Wanted wanted{condition.value};
        return sources_where([&](const Source& source) {
            const auto language = fold_trimmed(source.language);
            return wanted.fits(language) || language.starts_with(wanted.text + "-");
        });
    }

    /// The day the source came into the project.
    FilterTest date_test(const Condition& condition) {
        const Wanted wanted{condition.value};
        const ValueTest test{VariableType::date, condition.op, wanted};
        if (!test.can_order() && !wanted.prefix) refuse_date(condition);
        return sources_where([&](const Source& source) {
            return test.fits(Cell{source.created.iso().substr(0, 10), {}, {}});
        });
    }

    static FilterTest time_test(const Condition& condition) {
        FilterTest made;
        made.about = About::time;
        made.window = time_window(condition);
        return made;
    }

    template <class Predicate>
    FilterTest sources_where(const Predicate& fits) {
        FilterTest made;
        made.sources.reserve(program_.sources.size() + 1);
        for (const auto& [id, source] : project_.sources()) {
            made.sources.push_back(fits(source) ? 1 : 0);
        }
        made.sources.push_back(0);
        return made;
    }

    /// The value of the speaker; where there is none and sources have a variable of that name too,
    /// the value of the source.
    FilterTest variable_test(const std::string& field, const Condition& condition) {
        const auto* of_speakers = variable(field, VariableScope::participant);
        const auto* of_sources = variable(field, VariableScope::source);
        if (of_speakers == nullptr && of_sources == nullptr) fail_unknown_field(condition);
        const Wanted wanted{condition.value};
        FilterTest made;
        bool comparable = !is_order(condition.op);
        if (of_speakers != nullptr) {
            const ValueTest test{of_speakers->type, condition.op, wanted};
            comparable = comparable || test.can_order();
            for (const auto& cell : column(*of_speakers)) {
                const bool ask = of_sources != nullptr && cell.folded.empty();
                made.speakers.push_back(ask ? Verdict::ask_source : verdict(test.fits(cell)));
            }
        }
        if (of_sources != nullptr) {
            const ValueTest test{of_sources->type, condition.op, wanted};
            comparable = comparable || test.can_order();
            for (const auto& cell : column(*of_sources)) {
                made.sources.push_back(test.fits(cell) ? 1 : 0);
            }
        }
        // "20..40" of a variable of words, where nobody has just these two numbers.
        const bool range = split_range(condition) && !holds(made.speakers, Verdict::yes) &&
                           !holds(made.sources, NumberSet::value_type{1});
        if (!comparable || range) refuse_order(condition);
        return made;
    }

    [[nodiscard]] const Variable* variable(const std::string& field, VariableScope scope) const {
        const auto [begin, end] = variables_.equal_range(field);
        const auto it = std::find_if(
            begin, end, [&](const auto& entry) { return entry.second->scope == scope; });
        return it == end ? nullptr : it->second;
    }

    const std::vector<Cell>& column(const Variable& variable) {
        const auto known = columns_.find(variable.id);
        if (known != columns_.end()) return known->second;
        auto& column = columns_[variable.id];
        const auto add = [&](const auto& subject) {
            const auto value = project_.value_of(variable.id, subject);
            auto folded = fold_trimmed(value);
            const auto boolean = parse_boolean(folded);
            column.push_back(Cell{std::move(folded), parse_number(value), boolean});
        };
        if (variable.scope == VariableScope::participant) {
            for (const auto* who : participants_) add(who->id);
        } else {
            for (const auto& source : program_.sources) add(source);
        }
        column.emplace_back();
        return column;
    }

    static Verdict verdict(bool fits) { return fits ? Verdict::yes : Verdict::no; }

    [[noreturn]] static void fail_unknown(std::string_view what, const Condition& condition,
                                          const std::vector<std::string>& known) {
        throw Failure{Error{ErrorCode::not_found,
                            fmt::format("There is no {} '{}'", what, condition.value),
                            hint_for_name(Wanted{condition.value}.text, known)}};
    }

    [[noreturn]] void fail_unknown_field(const Condition& condition) const {
        std::vector<std::string> known{fixed_fields.begin(), fixed_fields.end()};
        for (const auto& [name, variable] : variables_) known.push_back(variable->name);
        throw Failure{Error{ErrorCode::not_found,
                            fmt::format("There is no variable '{}' to filter by", condition.field),
                            hint_for_name(condition.field, known)}};
    }

    const Project& project_;
    FilterProgram program_;
    std::vector<const Participant*> participants_; // by number
    std::vector<std::string> pseudonyms_;
    std::multimap<std::string, const Variable*> variables_; // by folded name
    std::map<VariableId, std::vector<Cell>> columns_; // by subject number; the last has no value
};

} // namespace

Result<FilterProgram> bind_filter(const FilterNode& node, const Project& project) {
    try {
        return Binder{project}.run(node);
    } catch (const Failure& failure) {
        return failure.error();
    }
}

} // namespace filrouge

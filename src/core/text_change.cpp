#include "core/text_change.h"

#include "core/text_difference.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge {
namespace {

CpPos moved(CpPos p, const CpSpan& was, const CpSpan& now) {
    return now.end() + (p - was.end());
}

bool before(const Replacement& a, const Replacement& b) {
    return a.span < b.span;
}

/// In order; neighbours that touch become one, those that say nothing go.
std::vector<Replacement> joined(std::vector<Replacement> sorted) {
    std::vector<Replacement> all;
    for (auto& replacement : sorted) {
        if (replacement.span.empty() && replacement.text.empty()) continue;
        if (!all.empty() && all.back().span.end() == replacement.span.begin()) {
            all.back().span = {all.back().span.begin(), replacement.span.end()};
            all.back().text += replacement.text;
        } else {
            all.push_back(std::move(replacement));
        }
    }
    return all;
}

Result<void> check(const Text& old, const std::vector<Replacement>& sorted) {
    CpPos end{0};
    for (const auto& replacement : sorted) {
        if (replacement.span.begin() < end || old.all().end() < replacement.span.end()) {
            return Error{ErrorCode::invalid_input,
                         fmt::format("The correction {}-{} overlaps another one, or ends after "
                                     "the text",
                                     replacement.span.begin().value(),
                                     replacement.span.end().value()),
                         "Positions count code points from 0; the end is not included"};
        }
        if (find_invalid_utf8(replacement.text)) {
            return Error{ErrorCode::invalid_input, "The corrected text is not valid UTF-8", ""};
        }
        end = replacement.span.end();
    }
    return {};
}

} // namespace

Result<TextChange> TextChange::make(const Text& old, std::vector<Replacement> replacements) {
    std::stable_sort(replacements.begin(), replacements.end(), before);
    if (auto sound = check(old, replacements); !sound) return sound.error();
    TextChange change;
    change.replacements_ = joined(std::move(replacements));
    change.measure();
    return change;
}

TextChange TextChange::between(const Text& old, const Text& now) {
    TextChange change;
    change.replacements_ = joined(text_difference(old, now));
    change.measure();
    return change;
}

void TextChange::measure() {
    now_.clear();
    CpPos old_end{0};
    CpPos end{0};
    for (const auto& replacement : replacements_) {
        const auto begin = end + (replacement.span.begin() - old_end);
        end = begin + count_code_points(replacement.text);
        now_.emplace_back(begin, end);
        old_end = replacement.span.end();
    }
}

Text TextChange::apply(const Text& old) const {
    std::string now;
    CpPos from{0};
    for (const auto& replacement : replacements_) {
        now += old.slice({from, replacement.span.begin()});
        now += replacement.text;
        from = replacement.span.end();
    }
    now += old.slice({from, old.all().end()});
    return Text::make(std::move(now)).value();
}

std::optional<CpSpan> TextChange::shift(CpSpan span) const {
    return shift(span, Edges::out);
}

std::optional<CpSpan> TextChange::shift_with_edges(CpSpan span) const {
    return shift(span, Edges::in);
}

std::optional<CpSpan> TextChange::shift(CpSpan span, Edges edges) const {
    // The replacements that lie before the begin, and before the end, of the span. They neither
    // overlap nor touch, so that at most one holds each end.
    const auto first =
        std::partition_point(replacements_.begin(), replacements_.end(),
                             [&](const Replacement& r) { return r.span.end() < span.begin(); });
    auto begin = span.begin();
    if (first != replacements_.begin()) {
        const auto before_it = static_cast<std::size_t>(first - replacements_.begin()) - 1;
        begin = moved(begin, replacements_[before_it].span, now_[before_it]);
    }
    if (first != replacements_.end() && first->span.begin() <= span.begin()) {
        const auto& was = first->span;
        const auto& now = now_[static_cast<std::size_t>(first - replacements_.begin())];
        const bool takes = was.empty() ? edges == Edges::in : was.begin() == span.begin();
        begin = takes ? now.begin() : now.end();
    }
    const auto last = std::partition_point(first, replacements_.end(), [&](const Replacement& r) {
        return r.span.end() < span.end();
    });
    auto end = span.end();
    if (last != replacements_.begin()) {
        const auto before_it = static_cast<std::size_t>(last - replacements_.begin()) - 1;
        end = moved(end, replacements_[before_it].span, now_[before_it]);
    }
    if (last != replacements_.end() && last->span.begin() <= span.end()) {
        const auto& was = last->span;
        const auto& now = now_[static_cast<std::size_t>(last - replacements_.begin())];
        const bool takes = was.empty() ? edges == Edges::in
                                       : was.end() == span.end() && was.begin() >= span.begin();
        end = takes ? now.end() : now.begin();
    }
    if (end <= begin) return std::nullopt;
    return CpSpan{begin, end};
}

bool TextChange::touches(CpSpan span) const {
    const auto first =
        std::partition_point(replacements_.begin(), replacements_.end(),
                             [&](const Replacement& r) { return r.span.end() <= span.begin(); });
    return first != replacements_.end() && first->span.begin() < span.end();
}

} // namespace filrouge

#include "search/pattern.h"
#include "search/query.h"

#include <algorithm>
#include <map>
#include <optional>

namespace filrouge::search {

namespace {

/// The tokens of a text by position: its words, and the joined forms that begin there.
class Places {
  public:
    explicit Places(const std::vector<Token>& tokens) : tokens_{tokens} {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].position > first_.size()) first_.push_back(i);
        }
        first_.push_back(tokens.size());
    }
    [[nodiscard]] std::size_t count() const { return first_.size() - 1; }
    /// The first token at the place (from 0) that fits the slot.
    [[nodiscard]] const Token* find(const Slot& slot, std::size_t place) const {
        for (auto i = first_[place]; i < first_[place + 1]; ++i) {
            const auto& word = *tokens_[i].terms;
            if (std::any_of(slot.begin(), slot.end(),
                            [&](const Element& element) { return fits(element, word); })) {
                return &tokens_[i];
            }
        }
        return nullptr;
    }

  private:
    const std::vector<Token>& tokens_;
    std::vector<std::size_t> first_;
};

void add_words(const Pattern& pattern, const Places& places, std::vector<ByteSpan>& found) {
    for (std::size_t i = 0; i < places.count(); ++i) {
        if (const auto* token = places.find(pattern.slots.front(), i)) found.push_back(token->span);
    }
}

void add_phrases(const Pattern& pattern, const Places& places, std::vector<ByteSpan>& found) {
    for (std::size_t i = 0; i + pattern.slots.size() <= places.count(); ++i) {
        const auto* const first = places.find(pattern.slots.front(), i);
        const auto* last = first;
        for (std::size_t k = 1; last != nullptr && k < pattern.slots.size(); ++k) {
            last = places.find(pattern.slots[k], i + k);
        }
        if (last != nullptr) found.push_back({first->span.begin(), last->span.end()});
    }
}

struct Candidate {
    std::size_t place;
    std::size_t slot;
    ByteSpan span;
};

/// True where each slot can have a candidate at a place of its own (augmenting paths).
class Seating {
  public:
    Seating(const Candidate* begin, const Candidate* end, std::size_t slots)
        : begin_{begin}, end_{end}, slots_{slots} {}
    bool possible() {
        for (std::size_t slot = 0; slot < slots_; ++slot) {
            tried_.clear();
            if (!seat(slot)) return false;
        }
        return true;
    }

  private:
    struct Seat {
        std::size_t place;
        std::size_t slot;
    };
    bool seat(std::size_t slot) {
        for (const auto* c = begin_; c != end_; ++c) {
            if (c->slot != slot ||
                std::find(tried_.begin(), tried_.end(), c->place) != tried_.end()) {
                continue;
            }
            tried_.push_back(c->place);
            const auto taken = std::find_if(seats_.begin(), seats_.end(),
                                            [&](const Seat& s) { return s.place == c->place; });
            if (taken == seats_.end()) {
                seats_.push_back({c->place, slot});
                return true;
            }
            const auto index = taken - seats_.begin();
            if (seat(taken->slot)) {
                seats_[static_cast<std::size_t>(index)].slot = slot;
                return true;
            }
        }
        return false;
    }

    const Candidate* begin_;
    const Candidate* end_;
    std::size_t slots_;
    std::vector<Seat> seats_;
    std::vector<std::size_t> tried_;
};

void add_near(const Pattern& pattern, const Places& places, std::vector<ByteSpan>& found) {
    std::vector<Candidate> candidates;
    for (std::size_t place = 0; place < places.count(); ++place) {
        for (std::size_t slot = 0; slot < pattern.slots.size(); ++slot) {
            const auto* token = places.find(pattern.slots[slot], place);
            if (token != nullptr) candidates.push_back({place, slot, token->span});
        }
    }
    std::size_t added = 0; // candidates before this one are told already
    std::size_t end = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        while (end < candidates.size() &&
               candidates[end].place <= candidates[i].place + pattern.distance) {
            ++end;
        }
        const auto* const data = candidates.data();
        if (!Seating{data + i, data + end, pattern.slots.size()}.possible()) continue;
        for (added = std::max(added, i); added < end; ++added) {
            found.push_back(candidates[added].span);
        }
    }
}

void collect(const QueryNode& node, TermMaker& maker, std::vector<Pattern>& patterns) {
    // What must be absent cannot be shown; what stands in passages is not known here.
    if (node.kind == QueryNode::Kind::none_of || node.kind == QueryNode::Kind::inside) return;
    if (asks_for_words(node.kind)) {
        auto some = patterns_of(node, maker);
        patterns.insert(patterns.end(), some.begin(), some.end());
        return;
    }
    for (const auto& child : node.children) collect(child, maker, patterns);
}

void add_matches(const Pattern& pattern, const Places& places, std::vector<ByteSpan>& found) {
    switch (pattern.kind) {
    case Pattern::Kind::word: return add_words(pattern, places, found);
    case Pattern::Kind::phrase: return add_phrases(pattern, places, found);
    case Pattern::Kind::near: return add_near(pattern, places, found);
    }
}

void merge_overlapping(std::vector<ByteSpan>& spans) {
    std::sort(spans.begin(), spans.end());
    std::size_t kept = 0;
    for (const auto& span : spans) {
        if (kept > 0 && span.begin() < spans[kept - 1].end()) {
            auto& last = spans[kept - 1];
            last = {last.begin(), std::max(last.end(), span.end())};
        } else {
            spans[kept++] = span;
        }
    }
    spans.resize(kept);
}

/// One a thread, as its memory of words seen is what makes a page of hits quick.
TermMaker& maker_for(std::string_view language) {
    thread_local std::optional<TermMaker> maker;
    thread_local std::string maker_language;
    if (!maker || maker_language != language) {
        maker.emplace(language);
        maker_language = language;
    }
    maker->take_new_words();
    return *maker;
}

std::vector<CpSpan> to_code_points(std::vector<ByteSpan> found, const Text& text) {
    merge_overlapping(found);
    std::vector<CpSpan> matches;
    matches.reserve(found.size());
    for (const auto& span : found) matches.push_back(text.index().from_bytes(span));
    return matches;
}

/// Whether a query's words fit one passage, and with which words of it.
class PassageTest {
  public:
    PassageTest(const QueryNode& root, TermMaker& maker) : root_{root} {
        take_patterns(root, maker);
    }
    bool fits(const std::vector<Token>& passage, std::vector<ByteSpan>& with) const {
        return fits(root_, Places{passage}, with);
    }

  private:
    void take_patterns(const QueryNode& node, TermMaker& maker) {
        if (asks_for_words(node.kind)) {
            patterns_[&node] = patterns_of(node, maker);
            return;
        }
        for (const auto& child : node.children) take_patterns(child, maker);
    }
    bool fits(const QueryNode& node, const Places& places, std::vector<ByteSpan>& with) const {
        if (asks_for_words(node.kind)) {
            const auto before = with.size();
            for (const auto& pattern : patterns_.at(&node)) add_matches(pattern, places, with);
            return with.size() > before;
        }
        std::size_t fitting = 0;
        for (const auto& child : node.children) {
            std::vector<ByteSpan> some;
            if (!fits(child, places, some)) continue;
            ++fitting;
            with.insert(with.end(), some.begin(), some.end());
        }
        return node.kind == QueryNode::Kind::any_of ? fitting > 0 : fitting == node.children.size();
    }

    const QueryNode& root_;
    std::map<const QueryNode*, std::vector<Pattern>> patterns_;
};

/// The tokens that lie within `place`, their positions counted from there.
std::vector<Token> tokens_within(const std::vector<Token>& all, ByteSpan place) {
    std::vector<Token> some;
    std::uint32_t before = 0;
    for (const auto& token : all) {
        if (!place.contains(token.span)) continue;
        if (some.empty()) before = token.position - 1;
        some.push_back(token);
        some.back().position -= before;
    }
    return some;
}

} // namespace

std::vector<CpSpan> find_matches(const Query& query, const Text& text, std::string_view language) {
    auto& maker = maker_for(language);
    std::vector<Pattern> patterns;
    collect(query.root(), maker, patterns);
    const Places places{maker.tokens(text.utf8())};
    std::vector<ByteSpan> found;
    for (const auto& pattern : patterns) add_matches(pattern, places, found);
    return to_code_points(std::move(found), text);
}

std::vector<CpSpan> find_matches_inside(const Query& words, const Text& text,
                                        std::string_view language,
                                        const std::vector<CpSpan>& places) {
    auto& maker = maker_for(language);
    const PassageTest test{words.root(), maker};
    const auto& tokens = maker.tokens(text.utf8());
    std::vector<ByteSpan> found;
    for (const auto& place : places) {
        std::vector<ByteSpan> with;
        if (!test.fits(tokens_within(tokens, text.index().to_bytes(place)), with)) continue;
        found.insert(found.end(), with.begin(), with.end());
    }
    return to_code_points(std::move(found), text);
}

} // namespace filrouge::search

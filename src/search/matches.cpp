#include "search/pattern.h"
#include "search/query.h"

#include <algorithm>
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
    if (node.kind == QueryNode::Kind::none_of) return; // what must be absent cannot be shown
    if (asks_for_words(node.kind)) {
        auto some = patterns_of(node, maker);
        patterns.insert(patterns.end(), some.begin(), some.end());
        return;
    }
    for (const auto& child : node.children) collect(child, maker, patterns);
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

} // namespace

std::vector<CpSpan> find_matches(const Query& query, const Text& text, std::string_view language) {
    // One a thread, as its memory of words seen is what makes a page of hits quick.
    thread_local std::optional<TermMaker> maker;
    thread_local std::string maker_language;
    if (!maker || maker_language != language) {
        maker.emplace(language);
        maker_language = language;
    }
    std::vector<Pattern> patterns;
    collect(query.root(), *maker, patterns);
    const auto& tokens = maker->tokens(text.utf8());
    maker->take_new_words();
    const Places places{tokens};
    std::vector<ByteSpan> found;
    for (const auto& pattern : patterns) {
        switch (pattern.kind) {
        case Pattern::Kind::word: add_words(pattern, places, found); break;
        case Pattern::Kind::phrase: add_phrases(pattern, places, found); break;
        case Pattern::Kind::near: add_near(pattern, places, found); break;
        }
    }
    merge_overlapping(found);
    std::vector<CpSpan> matches;
    matches.reserve(found.size());
    for (const auto& span : found) matches.push_back(text.index().from_bytes(span));
    return matches;
}

} // namespace filrouge::search

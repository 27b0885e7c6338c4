#include "workbench/finding/retrieval.h"

#include "analysis/proximity.h"
#include "core/code_selection.h"
#include "core/filter.h"
#include "search/index.h"
#include "workbench/documents/quoting.h"
#include "workbench/sources/sources.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace filrouge::workbench {
namespace {

using analysis::Piece;
using analysis::Proximity;
using analysis::TurnCount;

/// The codings of one source that take part, in the order of the text.
struct Sets {
    std::vector<Piece> ours;
    std::vector<Piece> others;
};

class Retrieval {
  public:
    Retrieval(Workbench& bench, const RetrievalRequest& request, const Filter& filter)
        : bench_{bench}, columns_{bench.project().codings()}, request_{request}, filter_{filter},
          ours_{CodeSelection::named_or_all(bench.project(), columns_, request.codes)},
          others_{request.combination == Combination::any
                      ? CodeSelection::none(columns_)
                      : CodeSelection::named_or_all(bench.project(), columns_, request.others)} {
        // As many as there may be: to move a million of them to a larger place takes long.
        found_.reserve(ours_.count());
    }

    Result<void> add(const SourceId& source) {
        const auto before = found_.size();
        auto done = add_codings(source);
        if (request_.once && request_.combination != Combination::together) make_passages(before);
        return done;
    }
    std::vector<Retrieved> found() { return std::move(found_); }

  private:
    Result<void> add_codings(const SourceId& source) {
        const auto sets = sets_in(source);
        if (sets.ours.empty()) return {};
        switch (request_.combination) {
        case Combination::any:
            for (const auto& piece : sets.ours) take(source, piece, std::nullopt);
            return {};
        case Combination::together:
            for (const auto& shared : shared_stretches(sets.ours, sets.others)) {
                found_.push_back({source,
                                  cp_span(shared.begin, shared.end),
                                  {columns_.ids()[shared.row], columns_.ids()[shared.partner]}});
            }
            return {};
        case Combination::overlapping:
        case Combination::without: add_by_sharing(source, sets); return {};
        case Combination::near:
        case Combination::followed_by: break;
        }
        return add_by_distance(source, sets);
    }

    /// Of what was found in `source`, from `first` on, each passage once, in the order of the text.
    void make_passages(std::size_t first) {
        std::vector<std::uint32_t> rows;
        std::unordered_map<CodingId, std::size_t> places; // in found_
        for (auto i = first; i < found_.size(); ++i) {
            rows.push_back(columns_.row_of(found_[i].codings.front()));
            places.emplace(found_[i].codings.front(), i);
        }
        std::vector<Retrieved> passages;
        for (const auto& passage : as_passages(bench_.project(), rows)) {
            auto one = std::move(found_[places.at(passage.codings.front())]);
            for (std::size_t i = 1; i < passage.codings.size(); ++i) {
                const auto& other = found_[places.at(passage.codings[i])].span;
                one.span = {std::min(one.span.begin(), other.begin()),
                            std::max(one.span.end(), other.end())};
                one.also.push_back(passage.codings[i]);
            }
            passages.push_back(std::move(one));
        }
        std::sort(passages.begin(), passages.end(), [](const Retrieved& a, const Retrieved& b) {
            return std::tuple{a.span.begin(), a.span.end(), a.codings.front()} <
                   std::tuple{b.span.begin(), b.span.end(), b.codings.front()};
        });
        found_.resize(first);
        std::move(passages.begin(), passages.end(), std::back_inserter(found_));
    }

    Sets sets_in(const SourceId& source) const {
        Sets sets;
        for (const auto row : columns_.rows_in(source)) {
            const bool ours = ours_.holds(row);
            const bool other = others_.holds(row);
            if (!ours && !other) continue;
            if (!filter_.fits_everything() && !filter_.fits_coding(row)) continue;
            const Piece piece{columns_.begins()[row], columns_.ends()[row], row};
            if (ours) sets.ours.push_back(piece);
            if (other) sets.others.push_back(piece);
        }
        const auto before = [&](const Piece& a, const Piece& b) {
            return std::tie(a.begin, a.end, columns_.ids()[a.row]) <
                   std::tie(b.begin, b.end, columns_.ids()[b.row]);
        };
        std::sort(sets.ours.begin(), sets.ours.end(), before);
        std::sort(sets.others.begin(), sets.others.end(), before);
        return sets;
    }

    void add_by_sharing(const SourceId& source, const Sets& sets) {
        const bool wanted = request_.combination == Combination::overlapping;
        const Proximity near{sets.others};
        for (const auto& piece : sets.ours) {
            const auto partner = near.sharing(piece);
            if (partner.has_value() == wanted) take(source, piece, partner);
        }
    }

    Result<void> add_by_distance(const SourceId& source, const Sets& sets) {
        if (sets.others.empty()) return {};
        const auto turns = count_turns(source);
        if (!turns) return turns.error();
        const Proximity near{sets.others};
        for (const auto& piece : sets.ours) {
            if (const auto partner = within_reach(piece, near, *turns))
                take(source, piece, partner);
        }
        return {};
    }

    std::optional<Piece> within_reach(const Piece& piece, const Proximity& others,
                                      const TurnCount& turns) const {
        if (request_.combination == Combination::near) {
            const auto near = others.nearest(piece, turns);
            if (near && near->distance <= request_.within) return near->piece;
            return std::nullopt;
        }
        const auto next = others.following(piece);
        if (next && turns.between(piece, *next) <= request_.within) return next;
        return std::nullopt;
    }

    Result<TurnCount> count_turns(const SourceId& source) const {
        const auto& turns = bench_.project().turns(source);
        if (!turns.empty()) return TurnCount{turns};
        const auto text = bench_.text(source);
        if (!text) return text.error();
        std::vector<CpSpan> paragraphs;
        for (const auto& unit : search::units_of(source, **text, {})) {
            paragraphs.push_back(unit.span);
        }
        return TurnCount{paragraphs};
    }

    void take(const SourceId& source, const Piece& piece, const std::optional<Piece>& partner) {
        auto& retrieved = found_.emplace_back();
        retrieved.source = source;
        retrieved.span = cp_span(piece.begin, piece.end);
        retrieved.codings.push_back(columns_.ids()[piece.row]);
        if (partner) retrieved.codings.push_back(columns_.ids()[partner->row]);
    }

    Workbench& bench_;
    const CodingColumns& columns_;
    const RetrievalRequest& request_;
    const Filter& filter_;
    CodeSelection ours_, others_;
    std::vector<Retrieved> found_;
};

} // namespace

Error retrieval_stopped() {
    return {ErrorCode::cancelled, "The retrieval was stopped", {}};
}

Result<std::vector<Retrieved>> retrieve(Workbench& bench, const RetrievalRequest& request,
                                        Progress& progress) {
    const auto filter = Filter::compile(request.where, bench.project());
    if (!filter) return filter.error();
    Retrieval retrieval{bench, request, *filter};
    const auto sources = sources_by_name(bench.project());
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto& source = sources[i];
        progress.step(i, sources.size(), bench.project().find(source)->name);
        if (progress.cancelled()) return retrieval_stopped();
        if (auto done = retrieval.add(source); !done) return done.error();
    }
    return retrieval.found();
}

} // namespace filrouge::workbench

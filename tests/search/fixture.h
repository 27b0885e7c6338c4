#pragma once

#include "platform/files.h"
#include "search/index.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

namespace filrouge::test {

/// An id whose order is that of `n`.
inline SourceId source_id(unsigned n) {
    SourceId id;
    id.bytes[0] = static_cast<std::uint8_t>(n >> 8U);
    id.bytes[1] = static_cast<std::uint8_t>(n);
    id.bytes[15] = 1;
    return id;
}

inline Text text_of(const std::string& utf8) {
    return Text::make(utf8).value();
}

inline Result<std::vector<bool>> no_filter(const Condition& condition,
                                           std::span<const search::Unit> /*units*/) {
    return Error{ErrorCode::not_found, "no field " + condition.field, {}};
}

/// An index of small texts in a folder of its own; each line is a unit.
class Library {
  public:
    Library() : index_{search::Index::open(path()).value()} {}

    [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "index"; }
    search::Index& index() { return index_; }
    void reopen() { index_ = search::Index::open(path()).value(); }

    /// Sets source `n`, not yet in the index.
    void put(unsigned n, const std::string& utf8, const std::string& language = "fr") {
        const auto id = source_id(n);
        documents_[id] = {id,
                          language,
                          std::make_shared<const Text>(text_of(utf8)),
                          {},
                          std::to_string(std::hash<std::string>{}(utf8 + language))};
    }
    search::Document& document(unsigned n) { return documents_.at(source_id(n)); }
    void drop(unsigned n) { documents_.erase(source_id(n)); }

    /// Brings the index up to date by its stamps, as the workbench does.
    Result<void> refresh() {
        std::vector<SourceId> changed;
        std::vector<SourceId> gone;
        const auto stamps = index_.stamps();
        for (const auto& [id, document] : documents_) {
            const auto known = stamps.find(id);
            if (known == stamps.end() || known->second != document.stamp) changed.push_back(id);
        }
        for (const auto& [id, stamp] : stamps) {
            if (documents_.count(id) == 0) gone.push_back(id);
        }
        SilentProgress silent;
        return index_.update(
            changed, gone, [&](const SourceId& id) { return load(id); }, silent);
    }
    Result<search::Document> load(const SourceId& id) const { return documents_.at(id); }

    search::Answer ask(const std::string& query, search::Page page = {0, 1000},
                       const search::UnitFilter& filter = no_filter) {
        INFO(query);
        return index_.search(search::Query::parse(query).value(), filter, page).value();
    }
    /// The texts found, in the order of sources and text.
    std::vector<std::string> found(const std::string& query,
                                   const search::UnitFilter& filter = no_filter) {
        auto answer = ask(query, {0, 100'000}, filter);
        REQUIRE(answer.hits.size() == answer.total);
        std::sort(
            answer.hits.begin(), answer.hits.end(), [](const search::Hit& a, const search::Hit& b) {
                return std::tie(a.unit.source, a.unit.span) < std::tie(b.unit.source, b.unit.span);
            });
        std::vector<std::string> texts;
        for (const auto& hit : answer.hits) texts.push_back(text(hit.unit));
        return texts;
    }
    [[nodiscard]] std::string text(const search::Unit& unit) const {
        return std::string{documents_.at(unit.source).text->slice(unit.span)};
    }

  private:
    platform::TemporaryDirectory directory_;
    search::Index index_;
    std::map<SourceId, search::Document> documents_;
};

using Texts = std::vector<std::string>;

} // namespace filrouge::test

#include "cli/finding.h"

#include "cli/progress.h"

#include <fmt/format.h>

namespace filrouge::cli {

using Json = nlohmann::json;

namespace {
/// Longer than the largest projects take to be indexed.
constexpr std::chrono::minutes patience{5};

/// A damaged index is a cache to be made anew: the project is not damaged for it.
Error about_the_index(Error error) {
    const bool index = error.what.find("search index") != std::string::npos;
    if (index && error.code == ErrorCode::damaged) error.code = ErrorCode::failed;
    return error;
}
} // namespace

Result<void> with_finder(workbench::Workbench& bench,
                         const std::function<Result<void>(workbench::Finder&, Progress&)>& work) {
    auto finder = workbench::Finder::open(bench, {}, patience);
    if (!finder) return about_the_index(finder.error());
    TerminalProgress progress;
    auto done = work(**finder, progress);
    if (!done) return about_the_index(done.error());
    return done;
}

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json hit_json(const Project& project, const workbench::FoundPassage& hit) {
    auto matches = Json::array();
    for (const auto& match : hit.matches) {
        matches.push_back({match.begin().value(), match.end().value()});
    }
    return {{"source", project.find(hit.source)->name},
            {"turn", hit.turn == 0 ? Json() : Json(hit.turn)},
            {"speaker", or_null(hit.speaker)},
            {"start", hit.span.begin().value()},
            {"end", hit.span.end().value()},
            {"snippet", hit.snippet.text},
            {"score", hit.score},
            {"matches", matches}};
}

std::string to_line(const Project& project, const workbench::FoundPassage& hit) {
    const auto place = hit.turn == 0 ? std::string{} : fmt::format(", {}", hit.turn);
    return fmt::format("[{}{}] {}{}{}", project.find(hit.source)->name, place, hit.speaker,
                       hit.speaker.empty() ? "" : ": ", hit.snippet.text);
}

void note_suggestion(const std::string& suggestion) {
    if (!suggestion.empty()) note(fmt::format("Did you mean: {}", suggestion));
}

} // namespace filrouge::cli
